//! Why the pallet refuses, and what to do next.

use frame_support::pallet_macros::pallet_section;

/// Why the pallet refuses, and what to do next.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T, I = ()> {
		/// There is no such service. Look up its id.
		NoSuchService,
		/// Only the owner of the service or governance may do this. Ask them.
		NotOwner,
		/// The service was not offered to this origin. Ask the owner to offer it.
		NotOffered,
		/// This origin can never act. Name another.
		OriginCannotAct,
		/// The largest slash is below the least of this chain. Choose a larger one.
		MaxSlashTooLow,
		/// The veto window is too short: at least two eras where a slasher may ask. Make it longer.
		VetoWindowTooShort,
		/// Report and veto window together exceed the exit window. Make it longer, or them shorter.
		ExitWindowTooShort,
		/// The exit window is longer than this chain allows. Make it shorter.
		ExitWindowTooLong,
		/// The least pledge is below that of this chain. Raise it.
		MinPledgeTooLow,
		/// A quorum of nothing. Choose a larger one.
		QuorumTooLow,
		/// With these terms nobody could ever slash. Name a slasher, or choose another hook.
		NobodyCouldSlash,
		/// The service is paused already. Nothing to do.
		AlreadyPaused,
		/// The service is not paused. Nothing to do.
		NotPaused,
		/// Governance paused the service, and only governance may resume it. Ask there.
		PausedByGovernance,
		/// The service is paused. Wait until it resumes.
		PausedService,
		/// The service has retired. Use its successor, if it named one.
		RetiredService,
		/// The service has not retired. Retire it first.
		NotRetired,
		/// Assignments of the service are left. Wait until their members are free, and settle them.
		ServiceInUse,
		/// The value is the same already. Nothing to do.
		NothingToChange,
		/// The successor is the service itself, or is not open. Name another.
		BadSuccessor,
		/// The service admits every operator. Nothing to approve.
		NoApprovalNeeded,
		/// The service has not approved this operator. Ask its owner.
		NotApproved,
		/// The operator is approved already. Nothing to do.
		AlreadyApproved,
		/// Too many approved operators have not joined. Revoke some approvals first.
		TooManyApprovals,
		/// The account is not an operator. Register it first.
		NotOperator,
		/// The account is an operator already. Nothing to do.
		AlreadyOperator,
		/// The commission rises too much at once. Choose a smaller step.
		CommissionStepTooLarge,
		/// The operator has joined the service already. Nothing to do.
		AlreadyJoined,
		/// The operator has not joined the service. Nothing to do.
		NotJoined,
		/// Another operator of the service has this key. Use one of your own.
		KeyTaken,
		/// The proof is not this key's signature of the message for this operator and service. Sign it.
		BadKeyProof,
		/// Assignments of the operator are left. Leave them, wait until their members are free, and
		/// settle them.
		OperatorInUse,
		/// There is no such assignment. Look up its id.
		NoSuchAssignment,
		/// The operator has left the service. Choose another.
		ClosedAssignment,
		/// Slashes of this assignment wait to be settled. Settle its members, or wait.
		SuspendedAssignment,
		/// The account has no stake. Bond first.
		NotStash,
		/// The funds of this account are kept by another pallet. Stake with an account of your own.
		VirtualStaker,
		/// Stash and controller are two accounts. Make the stash its own controller first.
		SeparateController,
		/// The staker has no such position. Look up the assignment.
		NoPosition,
		/// The amount is zero. Choose another.
		ZeroAmount,
		/// These are not the terms of the service. Read them again.
		WrongTerms,
		/// The operator takes more, or announced it. Accept more, or choose another operator.
		CommissionTooHigh,
		/// All worst cases together would exceed the limit. Pledge less, bond more, or wait for exits.
		ExposureLimitReached,
		/// More would count in this service than is actively staked. Pledge less.
		NotEnoughActiveStake,
		/// You back another service of this group. Exit from that one first.
		ConflictingService,
		/// Less than the least pledge would count. Pledge more.
		BelowMinPledge,
		/// No more positions fit. Wait until one is released, or exit one.
		TooManyPositions,
		/// The service has all the stake that one service may have. Choose another.
		ServiceShareReached,
		/// The operator has all the stake that one operator may have in this service. Choose another.
		OperatorShareReached,
		/// Nothing counts in this position. Nothing to do but wait for the release.
		NothingToExit,
		/// A pledge moves within its service or to the successor the service named. Exit instead.
		NotASuccessor,
		/// Nothing is in custody. Nothing to do.
		NothingInCustody,
		/// The custody is still needed where it is. Wait for exits, or bond more.
		StillLiable,
		/// Nothing can be released yet. Wait for exits.
		NothingToRelease,
		/// What counts has stake behind it. Nothing to do.
		NothingToTrim,
		/// Coverage is as recorded. Nothing to do.
		NothingToEnforce,
		/// Everything is settled. Nothing to do.
		NothingToSettle,
		/// Two records contradict each other, or a number left its type. Report it.
		Inconsistent,
	}
}
