//! The reasons for which operations on a vault are refused.

use crate::types::Balance;

/// The reason for which an operation on a vault was refused.
///
/// [`VaultError::QueueFull`], [`VaultError::Overflow`] and [`VaultError::Inconsistent`] cannot happen while the books are changed
/// by this crate alone: report them as defensive. After any error, drop the records that the function
/// was to change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VaultError {
	/// The vault has turned in this era. Wait for the next.
	AlreadyTurned,
	/// The last batch was priced: nothing enters or leaves any more. Redeem the receipts.
	Ended,
	/// A share is worth less than 1/1024 of a unit: nothing enters any more. Choose another vault.
	Broken,
	/// More than 1/64 of the assets was slashed and may still come back. Wait until that is decided.
	UndoPending,
	/// The amount is below the minimum, or mints no share. Deposit or redeem more.
	TooLittle,
	/// The deposit would mint fewer shares than its least. Accept fewer.
	BelowLeast,
	/// The assets would exceed the cap of the vault. Deposit less.
	CapReached,
	/// The assets would exceed the vault's part of all stake. Deposit less.
	VaultShareReached,
	/// The holder or the ticket has fewer shares. Name fewer.
	NotEnoughShares,
	/// The batch cannot be paid yet. Wait.
	NotPayable,
	/// The ticket is paid, and waits for what may still come back.
	NothingToClaim,
	/// The seed is below the minimum. Bond more.
	SeedTooSmall,
	/// The largest loss by one target is above its limit. Lower its weight.
	TargetLossTooHigh,
	/// The largest loss by one operator is above its limit. Lower weights.
	OperatorLossTooHigh,
	/// The largest loss by all targets is above its limit. Lower weights.
	ExposureTooHigh,
	/// The exit window of a target is not shorter than the bonding duration. Choose another.
	WindowTooLong,
	/// Two targets are the same, or of one group. Drop one of them.
	ConflictingTargets,
	/// Fewer validators than the minimum. Choose more.
	TooFewValidators,
	/// More validators than may be nominated. Choose fewer.
	TooManyValidators,
	/// The fee is above its limit. Ask less.
	FeeTooHigh,
	/// The fee would rise by more than one step. Raise it less.
	FeeStepTooLarge,
	/// The queue of exits has no room left. Cannot happen: batches are postponed before.
	QueueFull,
	/// The buy is below a part of what is for sale, or above it. Buy another amount.
	BadAmount,
	/// More than twice of what the price was for is there. Offer it anew.
	Restocked,
	/// A number left its type. Cannot happen.
	Overflow,
	/// Two stored records contradict each other. Cannot happen.
	Inconsistent,
}

/// Returns `before + more`.
pub(super) fn plus(before: Balance, more: Balance) -> Result<Balance, VaultError> {
	before.checked_add(more).ok_or(VaultError::Overflow)
}

/// Returns `before − less`.
pub(super) fn minus(before: Balance, less: Balance) -> Result<Balance, VaultError> {
	before.checked_sub(less).ok_or(VaultError::Inconsistent)
}
