#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
// The codec derives number the variants of enums with `as`.
#![allow(clippy::as_conversions)]

mod stake;
#[cfg(test)]
mod tests;
pub mod weights;

pub use pallet::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
// The pallet macros write such code for metadata and bounds.
#[allow(clippy::expect_used, clippy::unreachable)]
pub mod pallet {
	use super::*;
	use frame_support::{
		pallet_prelude::*,
		traits::fungible::{hold, Inspect},
	};
	use frame_system::{ensure_signed, pallet_prelude::*};
	use restaking_primitives::{Balance, EraIndex};
	use sp_staking::OnStakingUpdate;

	/// Version 1: the first.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Collateral. An instance for each asset.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T, I = ()>(PhantomData<(T, I)>);

	/// The choices of the runtime.
	#[pallet::config]
	pub trait Config<I: 'static = ()>: frame_system::Config {
		/// The asset, with holds: `AssetCurrency` of `restaking-adapters`. Never change it.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ hold::Mutate<Self::AccountId, Reason: From<HoldReason<I>>>
			+ hold::Balanced<Self::AccountId>;

		/// The clock: the era of the chain's staking, or of its sessions.
		type Era: Get<EraIndex>;

		/// The instance of the restaking pallet over this collateral. It hears of each unlock.
		type Listener: OnStakingUpdate<Self::AccountId, Balance>;

		/// True if this chain issues the asset, so that a part of a slash may be burned.
		type Burns: Get<bool>;

		/// The weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// The reason of a hold on an account's funds.
	#[pallet::composite_enum]
	pub enum HoldReason<I: 'static = ()> {
		/// Collateral. Held until its holder unlocks it, or a slash takes it.
		#[codec(index = 0)]
		Locked,
	}

	/// The amount that all accounts together have locked.
	#[pallet::storage]
	pub type Total<T: Config<I>, I: 'static = ()> = StorageValue<_, Balance, ValueQuery>;

	/// A result of a call.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config<I>, I: 'static = ()> {
		/// Somebody has locked funds.
		Locked {
			/// The account.
			who: T::AccountId,
			/// The amount.
			amount: Balance,
		},
		/// Somebody has unlocked funds. A part may be in custody.
		Unlocked {
			/// The account.
			who: T::AccountId,
			/// The amount.
			amount: Balance,
		},
	}

	/// A reason to refuse a call: what is wrong, then what to do next.
	#[pallet::error]
	pub enum Error<T, I = ()> {
		/// The amount is zero. Name more.
		ZeroAmount,
		/// The account has locked less. Name less.
		NotLocked,
		/// The account is frozen: what is liable could not be held. Ask the admin of the asset.
		Frozen,
		/// All accounts together would have locked more than can be counted. Lock less.
		TooMuch,
	}

	#[pallet::call(weight(<T as Config<I>>::WeightInfo))]
	impl<T: Config<I>, I: 'static> Pallet<T, I> {
		/// Locks free funds of the signer.
		///
		/// Origin: signed by the holder.
		///
		/// - `amount`: units of the asset: above zero.
		///
		/// Emits [`Event::Locked`].
		///
		/// Errors: [`Error::ZeroAmount`], [`Error::TooMuch`]; those of the asset.
		#[pallet::call_index(0)]
		pub fn lock(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_lock(&who, amount)
		}

		/// Unlocks funds of the signer. They are free at once, but for what services may still take: that is in
		/// custody until the exit window is over.
		///
		/// Origin: signed by the holder.
		///
		/// - `amount`: units of the asset: above zero, at most what is locked.
		///
		/// Emits [`Event::Unlocked`].
		///
		/// Errors: [`Error::ZeroAmount`], [`Error::NotLocked`], [`Error::Frozen`]; those of the asset.
		#[pallet::call_index(1)]
		pub fn unlock(origin: OriginFor<T>, amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unlock(&who, amount)
		}
	}
}
