//! The calls. The bodies hold no logic; they are three lines long.

use frame_support::pallet_macros::pallet_section;

/// The names that this section uses. Another section may use the same.
#[allow(unused_imports)]
pub(crate) mod imports {
	pub(crate) use crate::{
		opening::Opening,
		types::{Kind, Name, TargetList, VaultId, MAX_CLAIMS, MAX_PENDING, MAX_TARGETS},
		AssetIdOf, CallerOf, ChoicesOf,
	};
	pub(crate) use restaking_math::BatchId;
	pub(crate) use restaking_primitives::Balance;
	pub(crate) use sp_runtime::Perbill;
}

#[pallet_section]
mod calls {
	use super::calls::imports::*;

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Opens a vault with the origin as its manager. Its seed is bonded at once, and leaves last.
		///
		/// Origin: [`Config::ManagerOrigin`], which also names the founder, who pays.
		///
		/// - `seed`: units of the stake: at least the minimum seed, and twice the least bond.
		/// - `validators`: the validators to nominate, each with the highest commission with which it is: from
		///   the minimum number to as many as so much stake may nominate, all validators now.
		/// - `targets`: assignments, the part of active stake that shall count in each, the hash of the terms that
		///   are signed, and the operator's highest commission: 0 to 8, within the limits. In force from the
		///   next turn on.
		/// - `fee`: parts per billion of gains, at most the highest fee.
		/// - `fee_to`: account that gets the fee in shares.
		/// - `cap`: units of the stake: the most assets for which the vault takes deposits.
		/// - `name`: name of the receipt: 0 to 32 bytes.
		/// - `symbol`: symbol of the receipt: 0 to 32 bytes.
		/// - `decimals`: decimals of the receipt: those of the stake.
		///
		/// Emits [`Event::VaultOpened`].
		///
		/// Errors: [`Error::TooManyVaults`], [`Error::SeedTooSmall`], [`Error::FeeTooHigh`],
		/// [`Error::AccountOfVault`], [`Error::TooFewValidators`], [`Error::TooManyValidators`],
		/// [`Error::NotAValidator`], [`Error::SameValidatorTwice`], [`Error::NoSuchAssignment`],
		/// [`Error::WrongTerms`], [`Error::TargetLossTooHigh`], [`Error::OperatorLossTooHigh`],
		/// [`Error::ExposureTooHigh`], [`Error::WindowTooLong`], [`Error::ConflictingTargets`]; those of the
		/// currency, the assets and the stake.
		///
		/// Cost: some ten records and an asset; a deposit, the float, and an existential deposit.
		#[pallet::call_index(0)]
		pub fn open_vault(
			origin: OriginFor<T>,
			seed: Balance,
			validators: ChoicesOf<T>,
			targets: TargetList,
			fee: Perbill,
			fee_to: T::AccountId,
			cap: Balance,
			name: Name,
			symbol: Name,
			decimals: u8,
		) -> DispatchResult {
			let (founder, manager) = Self::ensure_founder(origin)?;
			let opening =
				Opening { seed, validators, targets, fee, fee_to, cap, name, symbol, decimals };
			Self::do_open_vault(founder, manager, opening).map(|_| ())
		}

		/// Deposits: mints shares at the full price of now. They are bonded at the next turn, and count in
		/// services from the era after it.
		///
		/// Origin: signed by whoever pays.
		///
		/// - `vault`: id of a vault that takes deposits.
		/// - `amount`: units of the stake: at least the minimum deposit.
		/// - `least`: shares: the fewest that are accepted.
		/// - `beneficiary`: account that gets the shares; `None` for the signer.
		///
		/// Emits [`Event::Deposited`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::DepositsStopped`], [`Error::AccountOfVault`],
		/// [`Error::NotSettled`], [`Error::TooLittle`], [`Error::TooMuch`], [`Error::Broken`],
		/// [`Error::UndoPending`], [`Error::CapReached`], [`Error::VaultShareReached`],
		/// [`Error::BelowLeast`]; those of the currency and the assets.
		///
		/// Cost: constant in holders; a read for each loss that may come back, and is charged for those there are.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::deposit(MAX_PENDING))]
		pub fn deposit(
			origin: OriginFor<T>,
			vault: VaultId,
			amount: Balance,
			least: Balance,
			beneficiary: Option<T::AccountId>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let looked = Self::do_deposit(&who, vault, amount, least, beneficiary)?;
			Ok(Some(T::WeightInfo::deposit(looked)).into())
		}

		/// Asks out. The shares move to the vault, gain and lose like all others until the next turn, and get one
		/// price with all that was asked since the last.
		///
		/// Origin: signed by the holder.
		///
		/// - `vault`: id of the vault.
		/// - `shares`: shares: worth the minimum exit, or all that the holder has.
		/// - `least`: units of the stake: the least that they are worth now. The price is that of the turn.
		///
		/// Emits [`Event::ExitAsked`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NotEnoughShares`], [`Error::TooLittle`],
		/// [`Error::BelowLeast`], [`Error::Ended`]; no free funds for the deposit of the ticket.
		///
		/// Cost: constant. A deposit for a ticket, once a batch.
		#[pallet::call_index(2)]
		pub fn request_exit(
			origin: OriginFor<T>,
			vault: VaultId,
			shares: Balance,
			least: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_request_exit(&who, vault, shares, least)
		}

		/// Takes a request back, or a part of it, before it was priced. It is as if it had never been asked.
		///
		/// Origin: signed by the holder.
		///
		/// - `vault`: id of the vault.
		/// - `shares`: shares: above zero, at most those of the ticket of the open batch.
		///
		/// Emits [`Event::ExitCancelled`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NoTicket`], [`Error::NotEnoughShares`]; those of the
		/// assets.
		///
		/// Cost: constant.
		#[pallet::call_index(3)]
		pub fn cancel_exit(
			origin: OriginFor<T>,
			vault: VaultId,
			shares: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_exit(&who, vault, shares)
		}

		/// Pays a ticket to its owner.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `vault`: id of the vault.
		/// - `owner`: account that asked out.
		/// - `batch`: id of the batch.
		///
		/// Emits [`Event::Claimed`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NoTicket`], [`Error::NotPayable`],
		/// [`Error::NothingToClaim`]; the currency's, if it can not arrive: then it stays owed.
		///
		/// Cost: constant.
		#[pallet::call_index(4)]
		pub fn claim(
			origin: OriginFor<T>,
			vault: VaultId,
			owner: T::AccountId,
			batch: BatchId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim(vault, &owner, batch)
		}

		/// Pays the tickets of an owner that can be paid.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `vault`: id of the vault.
		/// - `owner`: account that asked out.
		/// - `most`: number of tickets to look at: 1 to 32, and more counts as 32.
		///
		/// Emits [`Event::Claimed`] for each.
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NothingToClaim`].
		///
		/// Cost: that of so many claims; charged for those looked at.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::claim_all((*most).min(MAX_CLAIMS)))]
		pub fn claim_all(
			origin: OriginFor<T>,
			vault: VaultId,
			owner: T::AccountId,
			most: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let looked = Self::do_claim_all(vault, &owner, most.min(MAX_CLAIMS))?;
			Ok(Some(T::WeightInfo::claim_all(looked)).into())
		}

		/// Turns a vault, once in an era: settles, collects, counts, takes the fee, bonds, prices what was asked
		/// out, nominates and pledges. The chain does it by itself in the first block with room.
		///
		/// Origin: signed by any account: permissionless. Free of charge if it turned.
		///
		/// - `vault`: id of the vault.
		///
		/// Emits [`Event::Turned`] and what happened, or [`Event::TurnWaits`] if losses are left to settle.
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::AlreadyTurned`], [`Error::Ended`]; those of the stake.
		///
		/// Cost: constant in holders; by the number of targets, and the losses that it settles. It declares as many as one
		/// call can settle, and is charged for what it does.
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::max_turn())]
		pub fn turn(origin: OriginFor<T>, vault: VaultId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::turn_by_call(vault)
		}

		/// Sets the targets. What is lower or gone is in force at the next turn; if anything is more, the list as
		/// a whole is announced, and comes in force after the notice. It replaces an earlier announcement.
		///
		/// Origin: the manager, or governance.
		///
		/// - `vault`: id of the vault.
		/// - `targets`: as in `open_vault`. A target of which the assignment was slashed, whoever paid, gets more only if
		///   it is named here after that: if it is slashed before the list is in force, it has to be named again.
		///
		/// Emits [`Event::Applied`] or [`Event::Announced`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NotManager`], [`Error::Closed`],
		/// [`Error::NothingToChange`], and those of targets in `open_vault`.
		///
		/// Cost: by the number of targets.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::set_targets(MAX_TARGETS))]
		pub fn set_targets(
			origin: OriginFor<T>,
			vault: VaultId,
			targets: TargetList,
		) -> DispatchResult {
			Self::ensure_manager(origin, vault)?;
			Self::do_set_targets(vault, targets)
		}

		/// Sets the validators. Who is gone, or may ask less, is so at the next turn; if anything is more, the
		/// list as a whole is announced, and comes in force after the notice.
		///
		/// Origin: the manager, or governance.
		///
		/// - `vault`: id of the vault.
		/// - `validators`: as in `open_vault`.
		///
		/// Emits [`Event::Applied`] or [`Event::Announced`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NotManager`], [`Error::Closed`],
		/// [`Error::NothingToChange`], and those of validators in `open_vault`.
		///
		/// Cost: a read for each validator.
		#[pallet::call_index(8)]
		pub fn set_validators(
			origin: OriginFor<T>,
			vault: VaultId,
			validators: ChoicesOf<T>,
		) -> DispatchResult {
			Self::ensure_manager(origin, vault)?;
			Self::do_set_validators(vault, validators)
		}

		/// Sets the fee. A lower one is in force at once, a higher one after the notice. It is taken of a gain as that
		/// vests: a gain that was counted before and has not vested pays the new fee.
		///
		/// Origin: the manager, or governance.
		///
		/// - `vault`: id of the vault.
		/// - `fee`: parts per billion of gains: at most the highest fee, at most one step above the present one.
		///
		/// Emits [`Event::Applied`] or [`Event::Announced`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NotManager`], [`Error::Closed`], [`Error::FeeTooHigh`],
		/// [`Error::FeeStepTooLarge`], [`Error::NothingToChange`].
		///
		/// Cost: constant.
		#[pallet::call_index(9)]
		pub fn set_fee(origin: OriginFor<T>, vault: VaultId, fee: Perbill) -> DispatchResult {
			Self::ensure_manager(origin, vault)?;
			Self::do_set_fee(vault, fee)
		}

		/// Takes an announcement back.
		///
		/// Origin: the manager, or governance.
		///
		/// - `vault`: id of the vault.
		/// - `kind`: kind of the announcement.
		///
		/// Emits [`Event::AnnouncementDropped`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NotManager`], [`Error::NothingAnnounced`].
		///
		/// Cost: constant.
		#[pallet::call_index(10)]
		pub fn cancel_announcement(
			origin: OriginFor<T>,
			vault: VaultId,
			kind: Kind,
		) -> DispatchResult {
			Self::ensure_manager(origin, vault)?;
			Self::do_cancel_announcement(vault, kind)
		}

		/// Stops deposits. Nobody can stop exits.
		///
		/// Origin: the manager, or governance.
		///
		/// - `vault`: id of a vault that takes deposits. Governance may take over a stop by the manager.
		///
		/// Emits [`Event::DepositsSet`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NotManager`], [`Error::Closed`],
		/// [`Error::NothingToChange`].
		///
		/// Cost: constant.
		#[pallet::call_index(11)]
		pub fn pause_deposits(origin: OriginFor<T>, vault: VaultId) -> DispatchResult {
			let actor = Self::ensure_manager(origin, vault)?;
			Self::do_pause_deposits(vault, actor)
		}

		/// Opens deposits again.
		///
		/// Origin: the manager, if it stopped them; or governance.
		///
		/// - `vault`: id of the vault.
		///
		/// Emits [`Event::DepositsSet`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NotManager`], [`Error::Closed`],
		/// [`Error::CannotResume`].
		///
		/// Cost: constant.
		#[pallet::call_index(12)]
		pub fn resume_deposits(origin: OriginFor<T>, vault: VaultId) -> DispatchResult {
			let actor = Self::ensure_manager(origin, vault)?;
			Self::do_resume_deposits(vault, actor)
		}

		/// Sets the cap of a vault. It refuses deposits only.
		///
		/// Origin: the manager, or governance.
		///
		/// - `vault`: id of the vault.
		/// - `cap`: units of the stake; also below what the vault has.
		///
		/// Emits [`Event::CapSet`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NotManager`], [`Error::NothingToChange`].
		///
		/// Cost: constant.
		#[pallet::call_index(13)]
		pub fn set_cap(origin: OriginFor<T>, vault: VaultId, cap: Balance) -> DispatchResult {
			Self::ensure_manager(origin, vault)?;
			Self::do_set_cap(vault, cap)
		}

		/// Sets the account that gets the fee.
		///
		/// Origin: the manager, or governance.
		///
		/// - `vault`: id of the vault.
		/// - `who`: account that is no vault's.
		///
		/// Emits [`Event::FeeAccountSet`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NotManager`], [`Error::AccountOfVault`],
		/// [`Error::NothingToChange`].
		///
		/// Cost: constant.
		#[pallet::call_index(14)]
		pub fn set_fee_account(
			origin: OriginFor<T>,
			vault: VaultId,
			who: T::AccountId,
		) -> DispatchResult {
			Self::ensure_manager(origin, vault)?;
			Self::do_set_fee_account(vault, who)
		}

		/// Hands a vault over to another manager, at once: a new one has to announce like the old one.
		///
		/// Origin: the manager, or governance.
		///
		/// - `vault`: id of the vault.
		/// - `to`: origin of the new manager. Governance can correct a mistake.
		///
		/// Emits [`Event::ManagerChanged`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NotManager`], [`Error::OriginCannotAct`],
		/// [`Error::NothingToChange`].
		///
		/// Cost: constant.
		#[pallet::call_index(15)]
		pub fn hand_over(origin: OriginFor<T>, vault: VaultId, to: CallerOf<T>) -> DispatchResult {
			Self::ensure_manager(origin, vault)?;
			Self::do_hand_over(vault, &to)
		}

		/// Dismisses the manager of a vault, and takes its announcements back.
		///
		/// Origin: [`Config::GovernanceOrigin`].
		///
		/// - `vault`: id of a vault that has a manager.
		///
		/// Emits [`Event::ManagerChanged`], and [`Event::AnnouncementDropped`] for each announcement.
		///
		/// Errors: `BadOrigin`, [`Error::NoSuchVault`], [`Error::NothingToChange`].
		///
		/// Cost: constant.
		#[pallet::call_index(16)]
		pub fn dismiss_manager(origin: OriginFor<T>, vault: VaultId) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_dismiss_manager(vault)
		}

		/// Closes a vault for good: nothing enters, the fee is zero, and the next turn takes all pledges out.
		/// Holders leave when they like. When only the seed is left, or some time later anyway, all shares are
		/// priced as the last batch, and the receipts are its tickets.
		///
		/// Origin: the manager, or governance.
		///
		/// - `vault`: id of the vault.
		///
		/// Emits [`Event::VaultClosed`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NotManager`], [`Error::Closed`].
		///
		/// Cost: constant.
		#[pallet::call_index(17)]
		pub fn close(origin: OriginFor<T>, vault: VaultId) -> DispatchResult {
			Self::ensure_manager(origin, vault)?;
			Self::do_close(vault)
		}

		/// Pays receipts of a vault whose last batch can be paid, and burns them. While something may still come to the
		/// batch, who redeems leaves its part of that to those who stay.
		///
		/// Origin: signed by whoever has the receipts.
		///
		/// - `vault`: id of the vault.
		/// - `shares`: shares: above zero, at most those that the signer has.
		///
		/// Emits [`Event::Redeemed`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NotEnded`], [`Error::NotPayable`],
		/// [`Error::NotEnoughShares`]; those of the assets and the currency.
		///
		/// Cost: constant.
		#[pallet::call_index(18)]
		pub fn redeem(origin: OriginFor<T>, vault: VaultId, shares: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_redeem(&who, vault, shares)
		}

		/// Removes a vault that has ended and of which nobody has a ticket or a receipt any more: first the
		/// receipt begins to be destroyed; once it is, the rest goes to the founder and the treasury.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `vault`: id of the vault.
		///
		/// Emits [`Event::ReceiptEnds`], then [`Event::Finished`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NotEnded`], [`Error::NotAlone`],
		/// [`Error::ReceiptExists`]; those of the assets and the currency.
		///
		/// Cost: constant; all records of the vault.
		#[pallet::call_index(19)]
		pub fn finish(origin: OriginFor<T>, vault: VaultId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_finish(vault)
		}

		/// Opens the sale of rewards that a vault has in another asset, or begins its price anew once more than twice of
		/// what it was for is there. The price begins at the first and halves each era until somebody buys.
		///
		/// Where a vault has as many sales as it may, one ends of which nothing is left, or else the one that has earned
		/// least of those that were opened 96 eras ago or earlier.
		///
		/// Origin: signed by any account: permissionless.
		///
		/// - `vault`: id of the vault.
		/// - `asset`: id of an asset that is no receipt, and of which the stash has some.
		///
		/// Emits [`Event::SaleOpened`], and [`Event::SaleEnded`] of one that makes room.
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::Ended`], [`Error::NotForSale`],
		/// [`Error::NothingForSale`], [`Error::AlreadyForSale`], [`Error::TooManySales`].
		///
		/// Cost: constant; that of a look at 32 other sales.
		#[pallet::call_index(20)]
		pub fn offer(origin: OriginFor<T>, vault: VaultId, asset: AssetIdOf<T>) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_offer(vault, asset)
		}

		/// Buys rewards that a vault has in another asset. What is paid is a gain of the next turn. A sale of which
		/// nothing is left ends.
		///
		/// Origin: signed by whoever pays.
		///
		/// - `vault`: id of the vault.
		/// - `asset`: id of an asset that is offered.
		/// - `amount`: units of the asset: a 64th of what is there at least; a sixteenth at most, if nothing was
		///   sold before.
		/// - `most`: units of the stake: the most that it may cost.
		///
		/// Emits [`Event::Sold`], and [`Event::SaleEnded`] if nothing is left.
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::Ended`], [`Error::NothingForSale`],
		/// [`Error::Restocked`], [`Error::BadAmount`], [`Error::TooDear`]; those of the currency and the asset.
		///
		/// Cost: constant.
		#[pallet::call_index(21)]
		pub fn buy(
			origin: OriginFor<T>,
			vault: VaultId,
			asset: AssetIdOf<T>,
			amount: Balance,
			most: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_buy(&who, vault, asset, amount, most)
		}

		/// Ends the sale of an asset, such as junk that holds a place, so that another one can be offered. Nothing moves:
		/// anybody may offer the same again, from the first price on.
		///
		/// Origin: the manager, or governance.
		///
		/// - `vault`: id of the vault.
		/// - `asset`: id of an asset that is offered.
		///
		/// Emits [`Event::SaleEnded`].
		///
		/// Errors: [`Error::NoSuchVault`], [`Error::NotManager`], [`Error::NothingForSale`].
		///
		/// Cost: constant.
		#[pallet::call_index(22)]
		pub fn end_sale(
			origin: OriginFor<T>,
			vault: VaultId,
			asset: AssetIdOf<T>,
		) -> DispatchResult {
			Self::ensure_manager(origin, vault)?;
			Self::do_end_sale(vault, &asset)
		}
	}
}
