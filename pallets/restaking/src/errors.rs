//! Why the pallet refuses, and what to do next.

use crate::pallet::Error;
use frame_support::{defensive, pallet_macros::pallet_section};
use restaking_math::Error as MathError;

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
		/// The assignment is suspended by a slash. Settle its members, and wait for its operator.
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
		/// More losses wait for this staker than this call takes. Call `settle` first, perhaps in one batch.
		TooManyLosses,
		/// The jail term is longer than this chain allows. Make it shorter.
		JailTermTooLong,
		/// The shares are too large: at most 5 % for a reporter, half for it and the recipient together,
		/// and the whole for all. Make them smaller.
		BadShares,
		/// A recipient without a share, or a share without a recipient. Name both or neither.
		RecipientWithoutShare,
		/// A reporter's share where nobody can report. Choose a hook that judges, or leave it out.
		NobodyCouldReport,
		/// A slasher may not get a share of what it slashes. Name another recipient or slasher.
		SlasherIsRecipient,
		/// The hook of the service is unknown to this runtime. Ask governance to retire the service.
		NoHook,
		/// The service judges no evidence. Bring it to its slasher.
		NotJudged,
		/// A hook may not change what it judges. Report it to those who wrote the hook.
		CalledByHook,
		/// The origin was not the service's slasher in the era of the offence. Ask who was.
		NotSlasher,
		/// The era of the offence has not come. Look at the era again.
		OffenceInTheFuture,
		/// The report window of the offence is over. Nothing can be done.
		ReportedTooLate,
		/// The fraction is above the service's largest slash. Ask for less.
		AboveMaxSlash,
		/// The fraction is below the least one: the largest slash over the most open requests. Ask for
		/// more.
		SlashTooSmall,
		/// Nobody counted in the era of the offence. Look at the era again.
		NothingCounted,
		/// The offence was brought before, and counts once. Nothing to do.
		OffenceSeen,
		/// Slashes of nearby eras leave less than this of the largest slash. Ask for less.
		CapReached,
		/// As many requests are open for this assignment as can be. Wait until one ends.
		TooManyOpenRequests,
		/// The bond of the service does not cover this request. Fund the bond.
		BondTooSmall,
		/// Another account pays the bond of this service. Use that one.
		BondOfAnother,
		/// The service has no bond. Nothing to do.
		NoSlashBond,
		/// Pending requests need all of the bond. Wait until they end.
		BondLocked,
		/// There is no such request: it ended, or never was. Look up its id.
		NoSuchRequest,
		/// The request was executed. It can not be vetoed any more; governance may redirect its escrow.
		AlreadyExecuted,
		/// The request was not executed. Wait until it is due.
		NotExecuted,
		/// The origin may not veto this request. Ask governance, or the resolver of its era.
		NotResolver,
		/// Another origin made this request. Ask it, or veto.
		NotRequester,
		/// The veto window is still open. Wait.
		StillDisputable,
		/// The request was not executed in time and has no effect any more. Nothing to do.
		ExpiredRequest,
		/// Too many slashes of this assignment wait. Settle its members first.
		LogFull,
		/// Nothing waits in escrow. Nothing to do.
		NothingInEscrow,
		/// The escrow is paid later. Wait for the era that the request names.
		EscrowNotPayable,
		/// The assignment is not suspended. Nothing to do.
		NotSuspended,
		/// The jail term is not over. Wait for its era.
		JailedOperator,
		/// The operator is banned from this service. Serve another.
		BannedOperator,
		/// Slashes have used up the cap: nothing could be taken of new pledges. Wait until old slashes
		/// leave the window.
		CapUsedUp,
		/// This chain does not allow rewards in this asset. Choose another.
		AssetNotAllowed,
		/// The service has a pot already. Fund it.
		PotOpen,
		/// The service has no pot. Ask its owner to open one.
		NoPot,
		/// A stream runs over one era at least, and as many as this chain allows at most. Choose others.
		BadDuration,
		/// Less than one unit per era, or than the asset's least balance. Fund more.
		TooLittleFunded,
		/// More was paid into this pot than it can ever count. Register another service.
		TooMuchFunded,
		/// Rewards are left in the pot. Take them back first.
		PotNotEmpty,
		/// Nothing is left that could be taken back. Nothing to do.
		NothingToRefund,
		/// Nothing was earned, or nothing that could be paid. Wait, or look at the payee.
		NothingToClaim,
		/// More would be at risk than the stake behind the service certifies. Declare less, or wait for
		/// more pledges to count.
		AboveCertified,
		/// Two records contradict each other, or a number left its type. Report it.
		Inconsistent,
	}
}

impl<T, I> From<MathError> for Error<T, I> {
	fn from(error: MathError) -> Self {
		match error {
			MathError::ExposureLimitReached => Self::ExposureLimitReached,
			MathError::NotEnoughActiveStake => Self::NotEnoughActiveStake,
			MathError::BelowMinPledge => Self::BelowMinPledge,
			MathError::OffenceInTheFuture => Self::OffenceInTheFuture,
			MathError::ReportedTooLate => Self::ReportedTooLate,
			MathError::AboveMaxSlash => Self::AboveMaxSlash,
			MathError::SlashTooSmall => Self::SlashTooSmall,
			MathError::CapReached => Self::CapReached,
			MathError::TooManyOpenRequests => Self::TooManyOpenRequests,
			MathError::StillDisputable => Self::StillDisputable,
			MathError::Expired => Self::ExpiredRequest,
			MathError::LogFull => Self::LogFull,
			MathError::BadShares => Self::BadShares,
			MathError::BadDuration => Self::BadDuration,
			MathError::TooLittleFunded => Self::TooLittleFunded,
			MathError::TooMuchFunded => Self::TooMuchFunded,
			_ => {
				defensive!("the records of a position contradict each other");
				Self::Inconsistent
			},
		}
	}
}
