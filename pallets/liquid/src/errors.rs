//! The errors of the pallet: what is wrong, and what to do next.

use crate::pallet::{Config, Error};
use frame_support::{defensive, pallet_macros::pallet_section};
use restaking_math::VaultError;

#[pallet_section]
mod errors {
	/// A reason to refuse a call: what is wrong, then what to do next.
	#[pallet::error]
	pub enum Error<T> {
		// Who and what.
		/// There is no such vault. Look up its id.
		NoSuchVault,
		/// The origin is neither the manager of the vault nor governance. Ask one of them.
		NotManager,
		/// This origin can never act. Name another.
		OriginCannotAct,
		/// The account of a vault can not get this. Name another account.
		AccountOfVault,
		/// Nothing would change. Nothing to do.
		NothingToChange,

		// Opening.
		/// There are as many vaults as the chain allows. Wait until one has ended.
		TooManyVaults,
		/// The seed is below the minimum, or below twice the least bond. Bond more.
		SeedTooSmall,
		/// All ids of vaults are used. Nothing can be done.
		NoMoreVaults,

		// Deposits.
		/// The vault takes no deposits now. Choose another, or wait.
		DepositsStopped,
		/// The amount is below the minimum, or mints no share. Name more.
		TooLittle,
		/// The amount is larger than all money there is. Name less.
		TooMuch,
		/// It would be fewer shares, or worth less, than the least that was named. Accept less, or wait.
		BelowLeast,
		/// An executed slash waits for the vault. Call `turn`, or `settleStaker` for its stash, and try again.
		NotSettled,
		/// A share is worth less than 1/1024 of a unit: nothing enters any more. Choose another vault.
		Broken,
		/// More than a 64th of the vault, or too many losses to know, may still come back. Wait until that is
		/// decided.
		UndoPending,
		/// The vault would exceed the cap that its manager has set. Deposit less.
		CapReached,
		/// The vault would exceed its part of all stake. Deposit less, or elsewhere.
		VaultShareReached,

		// Exits.
		/// The signer or the ticket has fewer shares. Name fewer.
		NotEnoughShares,
		/// The signer has no ticket for this batch. Look up its batches.
		NoTicket,
		/// The batch can not be paid yet. Wait until its stake is free.
		NotPayable,
		/// The ticket is paid as far as there is money for it. Wait for what may still come back.
		NothingToClaim,
		/// All shares were priced as the last batch, or its cash is there and nothing is left to turn. Redeem the receipts
		/// instead.
		Ended,
		/// The vault goes on. Ask out instead, or close it first.
		NotEnded,

		// Turns.
		/// The vault has turned in this era. Wait for the next.
		AlreadyTurned,

		// What a manager announces.
		/// There is no such assignment, or it has ended. Look up its id.
		NoSuchAssignment,
		/// The terms of the service are others than those that were signed. Read them, and name their hash.
		WrongTerms,
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
		/// An account is no validator, or asks more than was named. Choose another.
		NotAValidator,
		/// A validator is named twice. Drop one.
		SameValidatorTwice,
		/// The fee is above its limit. Ask less.
		FeeTooHigh,
		/// The fee would rise by more than one step. Raise it less.
		FeeStepTooLarge,
		/// Nothing of this kind is announced. Nothing to do.
		NothingAnnounced,

		// Phases.
		/// The vault is open, or governance has stopped its deposits. Ask governance.
		CannotResume,
		/// The vault is closed. Open another.
		Closed,
		/// Tickets, receipts or losses of the vault are left. Claim and redeem them first.
		NotAlone,
		/// The receipt is not destroyed yet. Call `destroyAccounts`, `destroyApprovals` and `finishDestroy` of the
		/// assets, and try again.
		ReceiptExists,

		// Sales.
		/// The asset is a receipt of a vault, and never sold. Choose another.
		NotForSale,
		/// The stash has nothing of this asset. Wait for rewards.
		NothingForSale,
		/// The sale was opened, and no more than twice of that is there. Buy.
		AlreadyForSale,
		/// The vault has as many sales as it can, none of which is old. Buy what is for sale, wait, or let the
		/// manager end one.
		TooManySales,
		/// The buy is below a 64th of what is for sale, or above what may be bought at once. Buy another amount.
		BadAmount,
		/// It would cost more than the signer named. Accept more, or wait until the price has fallen.
		TooDear,
		/// More than twice of what the price was for has come since. Call `offer` again.
		Restocked,

		/// Two stored records contradict each other. Report it.
		Inconsistent,
	}
}

impl<T: Config> From<VaultError> for Error<T> {
	fn from(error: VaultError) -> Self {
		use VaultError as E;
		match error {
			E::AlreadyTurned => Self::AlreadyTurned,
			E::Ended => Self::Ended,
			E::Broken => Self::Broken,
			E::UndoPending => Self::UndoPending,
			E::TooLittle => Self::TooLittle,
			E::BelowLeast => Self::BelowLeast,
			E::CapReached => Self::CapReached,
			E::VaultShareReached => Self::VaultShareReached,
			E::NotEnoughShares => Self::NotEnoughShares,
			E::NotPayable => Self::NotPayable,
			E::NothingToClaim => Self::NothingToClaim,
			E::SeedTooSmall => Self::SeedTooSmall,
			E::TargetLossTooHigh => Self::TargetLossTooHigh,
			E::OperatorLossTooHigh => Self::OperatorLossTooHigh,
			E::ExposureTooHigh => Self::ExposureTooHigh,
			E::WindowTooLong => Self::WindowTooLong,
			E::ConflictingTargets => Self::ConflictingTargets,
			E::TooFewValidators => Self::TooFewValidators,
			E::TooManyValidators => Self::TooManyValidators,
			E::FeeTooHigh => Self::FeeTooHigh,
			E::FeeStepTooLarge => Self::FeeStepTooLarge,
			E::BadAmount => Self::BadAmount,
			E::Restocked => Self::Restocked,
			E::Overflow => Self::TooMuch,
			E::QueueFull | E::Inconsistent => {
				defensive!("the books of a vault contradict each other");
				Self::Inconsistent
			},
		}
	}
}
