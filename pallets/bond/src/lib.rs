#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
mod bonding;
mod clock;
mod integrity;
mod ledger;
mod stake;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod weights;

pub use clock::RunningEra;
pub use ledger::{Chunk, Ledger};
pub use pallet::*;
pub use weights::WeightInfo;

/// The ledger of an account of this runtime.
pub type LedgerOf<T, I = ()> = Ledger<<T as Config<I>>::MaxUnlocking>;

#[frame_support::pallet]
// The pallet macros write such code for metadata, codecs and bounds.
#[allow(clippy::as_conversions, clippy::expect_used, clippy::unreachable)]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		migrations::MultiStepMigrator,
		pallet_prelude::*,
		traits::fungible::{hold, Inspect},
	};
	use frame_system::{ensure_signed, pallet_prelude::*};
	use restaking_primitives::{refusal, Balance, EraIndex, WithdrawalListener};
	use sp_staking::OnStakingUpdate;

	/// Version 1: the first.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Bonds, and a clock of eras.
	///
	/// A call that fails changes nothing. No call costs more for more accounts.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T, I = ()>(PhantomData<(T, I)>);

	/// The choices of the runtime.
	#[pallet::config]
	pub trait Config<I: 'static = ()>: frame_system::Config {
		/// The currency that is bonded, with holds: the native one, or an asset by `AssetCurrency` of
		/// `restaking-adapters`. Never change it: what is on hold would be out of reach.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ hold::Mutate<Self::AccountId, Reason: From<HoldReason<I>>>
			+ hold::Balanced<Self::AccountId>;

		/// The moment of the present block, in milliseconds, known before its first transaction. It never falls; 0
		/// is no moment.
		///
		/// Whoever makes blocks may not choose it: take the slot, times its duration, of a consensus that binds
		/// it, such as `pallet_aura::CurrentSlot`. Another count that only rises will do, such as the era of a
		/// staking pallet or the index of the session, if [`EraLength`](Self::EraLength) is in the same unit.
		type Now: Get<u64>;

		/// The least length of an era, in milliseconds, above zero. A change is in force at once.
		#[pallet::constant]
		type EraLength: Get<u64>;

		/// The number of eras for which unbonded stake stays within reach of slashes. With 0 it is free at once,
		/// but for what the listener holds.
		///
		/// A change moves the dates of what waits already.
		#[pallet::constant]
		type BondingDuration: Get<EraIndex>;

		/// The least amount to make active where nothing is, and to leave active, above zero. It is the price of
		/// a ledger: there is no other deposit.
		#[pallet::constant]
		type MinBond: Get<Balance>;

		/// The maximum number of chunks in the queue of an account: the bonding duration or more. Then
		/// something in a full queue is always free. Never lower it: ledgers would not decode.
		#[pallet::constant]
		type MaxUnlocking: Get<u32>;

		/// The pallet that hears of withdrawals and slashes in the same call: the instance of the restaking pallet
		/// over these bonds. It holds what leaves and is liable, and says what that weighs.
		type Listener: OnStakingUpdate<Self::AccountId, Balance>
			+ WithdrawalListener<Self::AccountId>;

		/// True if this chain issues the currency, so that a part of a slash may be burned. False for assets of
		/// others, and for receipts.
		type Burns: Get<bool>;

		/// The weights of the calls, and of the clock.
		type WeightInfo: WeightInfo;
	}

	/// The reason of a hold on an account's funds.
	#[pallet::composite_enum]
	pub enum HoldReason<I: 'static = ()> {
		/// Bond, active or unbonding. Held until its holder withdraws it, or a slash takes it.
		#[codec(index = 0)]
		Bonded,
	}

	/// The ledgers of the accounts that have a bond. None is empty.
	#[pallet::storage]
	pub type Ledgers<T: Config<I>, I: 'static = ()> =
		StorageMap<_, Blake2_128Concat, T::AccountId, LedgerOf<T, I>>;

	/// The active stake of all accounts together.
	#[pallet::storage]
	pub type TotalActive<T: Config<I>, I: 'static = ()> = StorageValue<_, Balance, ValueQuery>;

	/// The present era, and the moment at which it began.
	#[pallet::storage]
	pub type CurrentEra<T: Config<I>, I: 'static = ()> = StorageValue<_, RunningEra, ValueQuery>;

	/// Bonds that exist from the first block on, in era 0.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config<I>, I: 'static = ()> {
		/// The accounts, and the amount that each bonds of its own funds, in units of the currency.
		pub bonds: Vec<(T::AccountId, Balance)>,
		/// Nothing. It tells instances apart.
		#[serde(skip)]
		pub phantom: PhantomData<I>,
	}

	#[pallet::genesis_build]
	impl<T: Config<I>, I: 'static> BuildGenesisConfig for GenesisConfig<T, I> {
		/// Bonds by the rules of the call. A mistake stops the chain specification with its reason.
		fn build(&self) {
			STORAGE_VERSION.put::<Pallet<T, I>>();
			for (index, (who, amount)) in self.bonds.iter().enumerate() {
				let bonded = Pallet::<T, I>::do_bond(who, *amount);
				assert!(bonded.is_ok(), "bond genesis: bond {index} was refused: {bonded:?}");
			}
		}
	}

	/// A result of a call, of a block or of a slash.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config<I>, I: 'static = ()> {
		/// Somebody has bonded funds. They are active.
		Bonded {
			/// The account.
			who: T::AccountId,
			/// The amount added.
			amount: Balance,
		},
		/// Somebody has unbonded active stake. A slash can reach it until it is withdrawn.
		Unbonded {
			/// The account.
			who: T::AccountId,
			/// The amount.
			amount: Balance,
			/// The first era in which it can be withdrawn.
			free_era: EraIndex,
		},
		/// Somebody has made unbonding stake active again.
		Rebonded {
			/// The account.
			who: T::AccountId,
			/// The amount.
			amount: Balance,
		},
		/// Somebody has withdrawn all unbonded stake that was free. A part of it may be in custody.
		Withdrawn {
			/// The account.
			who: T::AccountId,
			/// The amount.
			amount: Balance,
		},
		/// The stake of an account was slashed.
		Slashed {
			/// The account.
			who: T::AccountId,
			/// The amount by which its stake fell.
			amount: Balance,
			/// The part of it that was active. The rest was unbonding.
			from_active: Balance,
		},
		/// An era has begun, and the one before it is over.
		EraBegan {
			/// The era.
			era: EraIndex,
		},
	}

	/// A reason to refuse a call: what is wrong, then what to do next.
	#[pallet::error]
	pub enum Error<T, I = ()> {
		/// The amount is zero. Name more.
		ZeroAmount,
		/// The account has less active stake. Name less; `Ledgers` tells how much is active.
		NotBonded,
		/// The account has less in its queue. Name less; `Ledgers` tells what is unbonding.
		NotUnbonding,
		/// Less than the least bond would be active. Bond the least bond or more; unbond everything, or less.
		BelowMinBond,
		/// The queue of the account is full. Something in it is free: withdraw first.
		QueueFull,
		/// Nothing in the queue is free yet. Wait for the era that `Unbonded` has told.
		NothingToWithdraw,
		/// The account or its asset is frozen: what is liable could not be held. Ask the admin of the asset.
		Frozen,
	}

	#[pallet::hooks]
	impl<T: Config<I>, I: 'static> Hooks<BlockNumberFor<T>> for Pallet<T, I> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			// A block of a migration takes nothing, and prolongs its era as one that is missing does. Whoever executes
			// the block asks for the same.
			match <T as frame_system::Config>::MultiBlockMigrator::ongoing() {
				true => T::WeightInfo::look_at_era(),
				false => Self::turn_era(T::Now::get()),
			}
		}

		fn integrity_test() {
			Self::check_constants();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config<I>>::WeightInfo))]
	impl<T: Config<I>, I: 'static> Pallet<T, I> {
		/// Bonds free funds of the signer, beside what it has bonded before. They are active at once.
		///
		/// Origin: signed by the holder.
		///
		/// - `amount`: units of the currency: above zero, and the least bond or more if nothing is active.
		///
		/// Emits [`Event::Bonded`].
		///
		/// Errors: [`Error::ZeroAmount`], [`Error::BelowMinBond`]; those of the currency, as for funds that are not
		/// there, or that keep the account alive.
		///
		/// Cost: constant.
		#[pallet::call_index(0)]
		pub fn bond(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_bond(&who, amount)
		}

		/// Unbonds active stake of the signer. It stays on hold for the bonding duration, and within reach of
		/// slashes until it is withdrawn. No pledge ends by it.
		///
		/// Origin: signed by the holder.
		///
		/// - `amount`: units of the currency: above zero, at most the active stake. Nothing or the least bond
		///   has to stay active.
		///
		/// Emits [`Event::Unbonded`].
		///
		/// Errors: [`Error::ZeroAmount`], [`Error::NotBonded`], [`Error::BelowMinBond`], [`Error::QueueFull`].
		///
		/// Cost: constant.
		#[pallet::call_index(1)]
		pub fn unbond(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unbond(&who, amount)
		}

		/// Makes unbonded stake of the signer active again, what was unbonded last first, free or not.
		///
		/// Origin: signed by the holder.
		///
		/// - `amount`: units of the currency: above zero, at most what was unbonded and not withdrawn; the least
		///   bond or more if nothing is active.
		///
		/// Emits [`Event::Rebonded`].
		///
		/// Errors: [`Error::ZeroAmount`], [`Error::NotUnbonding`], [`Error::BelowMinBond`].
		///
		/// Cost: constant.
		#[pallet::call_index(2)]
		pub fn rebond(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rebond(&who, amount)
		}

		/// Withdraws all unbonded stake of the signer that is free. Services may still take a part of it:
		/// that is in custody until the exit window is over.
		///
		/// Origin: signed by the holder.
		///
		/// Emits [`Event::Withdrawn`], and what the listener emits.
		///
		/// Errors: [`Error::NothingToWithdraw`], [`Error::Frozen`]; those of the currency.
		///
		/// Cost: constant. Declared is the most that the listener may do, charged what it did.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T, I>::max_on_withdraw())]
		pub fn withdraw(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let own = T::WeightInfo::withdraw();
			match Self::do_withdraw(&who) {
				Ok(heard) => Ok(Some(own.saturating_add(heard)).into()),
				// The listener hears of it last, and refuses nothing.
				Err(error) => Err(refusal(error, own)),
			}
		}
	}
}
