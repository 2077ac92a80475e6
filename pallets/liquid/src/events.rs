//! The events of the pallet.

use frame_support::pallet_macros::pallet_section;

/// The names that this section uses. Another section may use the same.
#[allow(unused_imports)]
pub(crate) mod imports {
	pub use crate::{
		types::{Handle, Kind, VaultId},
		AssetIdOf,
	};
	pub use restaking_math::BatchId;
	pub use restaking_primitives::{AssignmentId, Balance, EraIndex, RequestId};
	pub use sp_runtime::{DispatchError, Perbill};
}

#[pallet_section]
mod events {
	#[allow(unused_imports)]
	use super::events::imports::*;

	/// An event. Amounts are in units of the stake, shares in units of the receipt. What does nothing has no event.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A vault was opened.
		VaultOpened {
			/// The vault.
			vault: VaultId,
			/// The account that bonded the seed.
			founder: T::AccountId,
			/// The account of the vault's stake.
			stash: T::AccountId,
			/// The receipt.
			asset: AssetIdOf<T>,
			/// The seed.
			seed: Balance,
		},
		/// Somebody has entered.
		Deposited {
			/// The vault.
			vault: VaultId,
			/// The account that paid.
			who: T::AccountId,
			/// The account that got the shares.
			beneficiary: T::AccountId,
			/// The amount.
			amount: Balance,
			/// The shares.
			shares: Balance,
		},
		/// Somebody has asked out. The price is that of the next turn.
		ExitAsked {
			/// The vault.
			vault: VaultId,
			/// The holder.
			who: T::AccountId,
			/// The batch of which the request is a part.
			batch: BatchId,
			/// The shares.
			shares: Balance,
		},
		/// Somebody stays after all.
		ExitCancelled {
			/// The vault.
			vault: VaultId,
			/// The holder.
			who: T::AccountId,
			/// The batch.
			batch: BatchId,
			/// The shares that it has back.
			shares: Balance,
		},
		/// All that was asked out since the last turn has its price.
		BatchPriced {
			/// The vault.
			vault: VaultId,
			/// The batch.
			batch: BatchId,
			/// Its shares.
			shares: Balance,
			/// Its stake, which unbonds. Slashes for offences up to this era may lower it.
			value: Balance,
			/// The era from which it can be paid.
			payable_era: EraIndex,
		},
		/// There is cash for a batch: it can be claimed.
		BatchPayable {
			/// The vault.
			vault: VaultId,
			/// The batch.
			batch: BatchId,
			/// The amount that was added to it.
			amount: Balance,
		},
		/// Exits that were asked wait for the next turn. Nothing is pledged more until then.
		ExitsPostponed {
			/// The vault.
			vault: VaultId,
			/// The batch.
			batch: BatchId,
		},
		/// A ticket was paid.
		Claimed {
			/// The vault.
			vault: VaultId,
			/// The owner, who got it.
			owner: T::AccountId,
			/// The batch.
			batch: BatchId,
			/// The amount.
			amount: Balance,
			/// False if the ticket stays: something may still come back.
			closed: bool,
		},
		/// Receipts of an ended vault were paid.
		Redeemed {
			/// The vault.
			vault: VaultId,
			/// The account that brought them.
			who: T::AccountId,
			/// The shares.
			shares: Balance,
			/// The amount.
			amount: Balance,
		},
		/// Payouts after the last batch was priced unbond as another chunk of it.
		LastBatchRose {
			/// The vault.
			vault: VaultId,
			/// The last batch.
			batch: BatchId,
			/// The stake that unbonds.
			value: Balance,
			/// The era from which it can be paid.
			payable_era: EraIndex,
		},
		/// A vault has turned.
		Turned {
			/// The vault.
			vault: VaultId,
			/// The era.
			era: EraIndex,
			/// All assets of its holders.
			assets: Balance,
			/// The part of them that can be redeemed.
			redeemable: Balance,
			/// All shares.
			shares: Balance,
		},
		/// A turn settled what it could, and goes on in a later block.
		TurnWaits {
			/// The vault.
			vault: VaultId,
		},
		/// The chain could not turn a vault. Requests and claims go on.
		TurnFailed {
			/// The vault.
			vault: VaultId,
			/// The reason.
			error: DispatchError,
		},
		/// A vault has gained since its last turn. It vests from now on.
		GainSeen {
			/// The vault.
			vault: VaultId,
			/// The gain.
			amount: Balance,
		},
		/// A vault has lost since its last turn.
		LossSeen {
			/// The vault.
			vault: VaultId,
			/// The loss.
			amount: Balance,
		},
		/// The fee of a turn was taken, in shares.
		FeeTaken {
			/// The vault.
			vault: VaultId,
			/// The shares that were minted.
			shares: Balance,
			/// Their worth.
			value: Balance,
		},
		/// The account of the fee can not get it. There is no fee in this turn.
		FeeRefused {
			/// The vault.
			vault: VaultId,
			/// The reason.
			error: DispatchError,
		},
		/// Deposits could not be bonded. They wait, and earn nothing.
		BondRefused {
			/// The vault.
			vault: VaultId,
			/// The amount.
			amount: Balance,
			/// The reason.
			error: DispatchError,
		},
		/// A vault nominates other validators than before.
		Nominated {
			/// The vault.
			vault: VaultId,
			/// The validators.
			validators: Vec<T::AccountId>,
		},
		/// A vault could not nominate.
		NominationFailed {
			/// The vault.
			vault: VaultId,
			/// The reason.
			error: DispatchError,
		},
		/// Fewer validators of the selection than the minimum can be nominated. The manager names others.
		TooFewNominated {
			/// The vault.
			vault: VaultId,
			/// The number of those that are nominated.
			nominated: u32,
		},
		/// A vault pledged more to a target. It counts from the next era on.
		TargetRaised {
			/// The vault.
			vault: VaultId,
			/// The target.
			assignment: AssignmentId,
			/// The amount.
			amount: Balance,
		},
		/// A vault took a part of a pledge out.
		TargetLowered {
			/// The vault.
			vault: VaultId,
			/// The assignment.
			assignment: AssignmentId,
			/// The amount.
			amount: Balance,
		},
		/// A target takes no more now. The next turn tries again.
		TargetSkipped {
			/// The vault.
			vault: VaultId,
			/// The target.
			assignment: AssignmentId,
			/// The reason.
			error: DispatchError,
		},
		/// The assignment of a target was slashed, whoever paid, or closed. Nothing is pledged to it until a list that was
		/// announced after the slash is in force.
		TargetStopped {
			/// The vault.
			vault: VaultId,
			/// The target.
			assignment: AssignmentId,
		},
		/// A target is over. It was dropped.
		TargetGone {
			/// The vault.
			vault: VaultId,
			/// The target.
			assignment: AssignmentId,
		},
		/// The manager has announced something that raises risk or cost.
		Announced {
			/// The vault.
			vault: VaultId,
			/// The kind.
			kind: Kind,
			/// The first era in whose turn it comes in force.
			from_era: EraIndex,
		},
		/// The manager has changed something that raises neither, or an announcement came in force.
		Applied {
			/// The vault.
			vault: VaultId,
			/// The kind.
			kind: Kind,
		},
		/// An announcement was taken back, or broke a limit when its era came.
		AnnouncementDropped {
			/// The vault.
			vault: VaultId,
			/// The kind.
			kind: Kind,
			/// The reason; `None` if it was taken back.
			error: Option<DispatchError>,
		},
		/// Deposits were stopped or opened.
		DepositsSet {
			/// The vault.
			vault: VaultId,
			/// True if it takes deposits.
			open: bool,
			/// True if governance did it.
			by_governance: bool,
		},
		/// The cap of a vault was set.
		CapSet {
			/// The vault.
			vault: VaultId,
			/// The most assets for which it takes deposits.
			cap: Balance,
		},
		/// The account of a vault's fee was set.
		FeeAccountSet {
			/// The vault.
			vault: VaultId,
			/// The account.
			who: T::AccountId,
		},
		/// A vault has another manager, or none.
		ManagerChanged {
			/// The vault.
			vault: VaultId,
			/// The hash of its origin.
			manager: Option<Handle>,
		},
		/// A vault was closed: nothing enters any more.
		VaultClosed {
			/// The vault.
			vault: VaultId,
			/// The era from which all shares are priced, whoever is still in.
			ends_era: EraIndex,
		},
		/// All shares of a vault were priced as its last batch.
		LastBatchPriced {
			/// The vault.
			vault: VaultId,
			/// The batch.
			batch: BatchId,
			/// The shares.
			shares: Balance,
		},
		/// A vault has ended: its receipts are paid, and its place is free.
		VaultEnded {
			/// The vault.
			vault: VaultId,
			/// The part of the float that the founder has back.
			float: Balance,
		},
		/// The receipt of a vault of which nothing is left may be destroyed.
		ReceiptEnds {
			/// The vault.
			vault: VaultId,
		},
		/// Nothing is left of a vault.
		Finished {
			/// The vault.
			vault: VaultId,
			/// The amount that the founder has back.
			founder: Balance,
			/// The amount that belonged to nobody, and went to the treasury.
			treasury: Balance,
		},
		/// The stash of a vault lost something by a slash that may still come back.
		LossWaits {
			/// The vault.
			vault: VaultId,
			/// The request.
			request: RequestId,
			/// The part of the pool.
			pool: Balance,
			/// The part of batches that leave.
			batches: Balance,
		},
		/// A part of a loss came back.
		LossReturned {
			/// The vault.
			vault: VaultId,
			/// The request.
			request: RequestId,
			/// The part of batches that leave or left. The rest is a gain of the next turn.
			batches: Balance,
		},
		/// A loss does not come back.
		LossStands {
			/// The vault.
			vault: VaultId,
			/// The request.
			request: RequestId,
		},
		/// Rewards in another asset are for sale, or are so anew, from the first price on.
		SaleOpened {
			/// The vault.
			vault: VaultId,
			/// The asset.
			asset: AssetIdOf<T>,
		},
		/// Rewards in another asset were sold.
		Sold {
			/// The vault.
			vault: VaultId,
			/// The asset.
			asset: AssetIdOf<T>,
			/// The account that bought.
			who: T::AccountId,
			/// The amount of the asset.
			amount: Balance,
			/// The price of all of it, in units of the stake.
			cost: Balance,
		},
		/// A sale ended: nothing is left, another one needed its place, or the manager or governance ended it.
		SaleEnded {
			/// The vault.
			vault: VaultId,
			/// The asset.
			asset: AssetIdOf<T>,
		},
	}
}
