//! Answers of the reads.

use crate::types::{Announcement, Handle, Phase, RateOfEra, TargetSpec, VaultId};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use restaking_math::{
	vault::{Rate, Stage},
	AssignmentId, Balance, BatchId, EraIndex, ServiceId,
};
use restaking_primitives::{AssignmentView, Choice};
use scale_info::TypeInfo;
use sp_runtime::Perbill;

/// A vault. Amounts are in units of the stake, shares in units of the receipt, prices in 2⁻⁶⁴ of a unit of
/// the stake for a share.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct VaultInfo<AccountId, AssetId> {
	/// The id.
	pub vault: VaultId,
	/// The receipt.
	pub asset: AssetId,
	/// The account of its stake.
	pub stash: AccountId,
	/// The account of its cash.
	pub cash: AccountId,
	/// The account that opened it.
	pub founder: AccountId,
	/// The hash of the origin that manages it.
	pub manager: Option<Handle>,
	/// Phase of its life: whether it takes deposits.
	pub phase: Phase,
	/// The most assets for which it takes deposits.
	pub cap: Balance,
	/// The part of gains that is the fee.
	pub fee: Perbill,
	/// A higher fee, and its era.
	pub next_fee: Option<Announcement<Perbill>>,
	/// The account that gets the fee.
	pub fee_to: AccountId,
	/// All that its holders have.
	pub assets: Balance,
	/// Part of it that can be redeemed now.
	pub redeemable: Balance,
	/// The gains that have not vested.
	pub unvested: Balance,
	/// The era in which they have.
	pub vested_era: EraIndex,
	/// All shares.
	pub shares: Balance,
	/// Those of the founder, which leave last.
	pub seed: Balance,
	/// The price for who enters.
	pub mint_price: Rate,
	/// The price for who leaves.
	pub redeem_price: Rate,
	/// The redeem price at the end of the last turn.
	pub told: Rate,
	/// True if a share is worth so little that nothing enters any more.
	pub is_broken: bool,
	/// Active stake.
	pub active: Balance,
	/// Cash to be bonded at the next turn.
	pub entering: Balance,
	/// Funds held because they are still liable.
	pub custody: Balance,
	/// Debts to who left.
	pub owed: Balance,
	/// The cash that is there for it.
	pub payable: Balance,
	/// The shares that were asked out since the last turn.
	pub asked: Balance,
	/// The batch that they will be.
	pub open_batch: BatchId,
	/// The era of the last turn.
	pub turned_era: EraIndex,
	/// Maximum that the targets can take, of what counts now. What has left a target is liable for an exit window more:
	/// a pledge's own preview tells it.
	pub worst: WorstLoss,
	/// The targets in force.
	pub targets: Vec<TargetInfo<AccountId>>,
	/// Those that were announced, and their era.
	pub next_targets: Option<(EraIndex, Vec<TargetSpec>)>,
	/// The validators.
	pub validators: Vec<Choice<AccountId>>,
	/// Those that were announced, and their era.
	pub next_validators: Option<(EraIndex, Vec<Choice<AccountId>>)>,
	/// The number of slashes that may still come back.
	pub losses: u32,
	/// The last batch, if all shares were priced: its tickets are the receipts.
	pub last_batch: Option<BatchId>,
}

/// Losses that targets can cause.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo)]
pub struct WorstLoss {
	/// The worst of them alone.
	pub one: Balance,
	/// The two worst.
	pub two: Balance,
	/// All of them.
	pub all: Balance,
}

/// A target.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct TargetInfo<AccountId> {
	/// Announcements of the manager.
	pub spec: TargetSpec,
	/// True if it was slashed, and gets nothing until it is announced anew.
	pub stopped: bool,
	/// Stake that counts in it from the next era on.
	pub counted: Balance,
	/// Service, operator, terms, commission, and whether it takes pledges. One that waits for a place earns
	/// nothing.
	pub terms: Option<AssignmentView<AccountId>>,
}

/// A deposit before it is signed.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct PreviewDeposit {
	/// The shares.
	pub shares: Balance,
	/// Amount that they could be redeemed for at once: less by the gains that have not vested.
	pub worth: Balance,
	/// The era in which it is bonded, at the earliest.
	pub bonded_era: EraIndex,
	/// The era from which it counts in services.
	pub counts_era: EraIndex,
	/// The earliest era in which it could be paid out again.
	pub earliest_out_era: EraIndex,
	/// The part of gains that is the fee.
	pub fee: Perbill,
	/// Maximum that the targets can take of the deposit, if each takes all that it may.
	pub worst_loss: Balance,
	/// Amount that executed slashes have not taken yet from the whole vault.
	pub due: Balance,
	/// Amount that the base chain may still take from the whole vault for offences that were reported.
	pub spoken: Balance,
}

/// A request to leave before it is signed.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ExitPreview {
	/// The batch.
	pub batch: BatchId,
	/// The worth of the shares now. The price is that of the next turn.
	pub worth: Balance,
	/// Their part of gains that have not vested, which they leave behind.
	pub forgone: Balance,
	/// The era in which they are priced, at the earliest.
	pub priced_era: EraIndex,
	/// The last era for whose offences they are liable: that of the pricing.
	pub liable_era: EraIndex,
	/// The era from which they can be paid.
	pub payable_era: EraIndex,
}

/// Shares and tickets of an account in a vault.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct HeldShares {
	/// The vault.
	pub vault: VaultId,
	/// The shares.
	pub shares: Balance,
	/// Amount that they can be redeemed for; once the vault has ended, as soon as the last batch can be paid.
	pub worth: Balance,
	/// The tickets.
	pub tickets: Vec<TicketInfo>,
}

/// A ticket.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct TicketInfo {
	/// The batch.
	pub batch: BatchId,
	/// Stage of its batch; `None` if it has no price yet.
	pub stage: Option<Stage>,
	/// The shares.
	pub shares: Balance,
	/// Amount that was paid.
	pub paid: Balance,
	/// Amount to be paid, if nothing happens to the stake of the batch.
	pub worth: Balance,
	/// The era from which it can be claimed: of one that waits for cash, the next in which the vault looks for some.
	pub payable_era: EraIndex,
}

/// The yield of a vault, as prices: whoever wants a rate a year compares them.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct YieldInfo {
	/// The redeem price at the end of the last turn.
	pub told: Rate,
	/// The era of that turn.
	pub turned_era: EraIndex,
	/// The price seven eras before, or the first known after that.
	pub week: Option<RateOfEra>,
	/// The price 28 eras before, or the first known after that.
	pub month: Option<RateOfEra>,
	/// The part of gains that is the fee. It is in the prices.
	pub fee: Perbill,
	/// The targets that earn now. Their rates are reads of the restaking pallet.
	pub streams: Vec<Stream>,
}

/// A target that earns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Stream {
	/// The assignment.
	pub assignment: AssignmentId,
	/// The service.
	pub service: ServiceId,
	/// Stake that counts in it.
	pub counted: Balance,
	/// The operator's commission, the higher of those in force and announced.
	pub commission: Perbill,
}

/// The ways out.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ExitChoices {
	/// By a request: the worth now, and the era from which it is paid.
	pub queue: (Balance, EraIndex),
	/// By a market, at once; `None` if the runtime knows none.
	pub market: Option<Balance>,
}
