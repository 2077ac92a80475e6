//! The errors of the pallet, grouped by operation: what is wrong, and what to do next.

use crate::pallet::Error;
use frame_support::{defensive, pallet_macros::pallet_section};
use restaking_math::Error as MathError;

#[pallet_section]
mod errors {
	/// A reason to refuse a call: what is wrong, then what to do next.
	#[pallet::error]
	pub enum Error<T, I = ()> {
		// Origins and ownership.
		/// There is no such service. Look up its id.
		NoSuchService,
		/// The origin is neither the owner of the service nor governance. Ask one of them.
		NotOwner,
		/// The service was not offered to this origin. Ask the owner to offer it.
		NotOffered,
		/// This origin can never act. Name another.
		OriginCannotAct,

		// Terms of a service that registers.
		/// The maximum slash is below the minimum of this chain. Choose a larger one.
		MaxSlashTooLow,
		/// The veto window is below the minimum of this chain. Make it longer.
		VetoWindowTooShort,
		/// Report and veto window together exceed the exit window. Make it longer, or them shorter.
		ExitWindowTooShort,
		/// The exit window is longer than this chain allows. Make it shorter.
		ExitWindowTooLong,
		/// The minimum pledge is below that of this chain. Raise it.
		MinPledgeTooLow,
		/// The quorum is zero. Choose a larger one.
		QuorumTooLow,
		/// The number of places is zero, or above the maximum of 128. Choose another.
		BadPlaces,
		/// With these terms no origin could ever slash, or not by one of their rules. Name a slasher, or choose
		/// another hook.
		NobodyCouldSlash,
		/// The hook names a fraction of zero, or below a 1,024th part of the maximum slash, which is never
		/// taken. Raise the fractions in its rules, or lower the maximum slash.
		FaultTooCheap,
		/// The hook names a fraction above the maximum slash. Lower the fractions in its rules, or raise
		/// the maximum slash.
		FaultTooDear,
		/// The cheapest slash would take less of a minimum pledge than this chain's least loss. Raise the minimum
		/// pledge, or the smallest fraction.
		LeastLossTooSmall,

		// Pause, retirement and succession.
		/// This side has paused the service already. Nothing to do.
		AlreadyPaused,
		/// The service is not paused. Nothing to do.
		NotPaused,
		/// Governance paused the service, and only governance may resume it. Ask there.
		PausedByGovernance,
		/// The owner paused the service, and only the owner may resume it. Ask there.
		PausedByOwner,
		/// The service is paused. Ask those who paused it to resume it; windows run on meanwhile.
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

		// Operators.
		/// The service admits every operator. Nothing to approve.
		NoApprovalNeeded,
		/// The service has not approved this operator. Ask its owner for approval.
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
		/// The operator has left the service, and may still be slashed for it. Wait for the era that the
		/// runtime API `rejoin_from` names.
		RejoinTooEarly,
		/// The operator has as many assignments as one may have, closed ones included. Release what is left in those
		/// that are closed, or leave a service.
		TooManyAssignments,
		/// The operator has not joined the service. Join the service first.
		NotJoined,
		/// Another operator of the service has this key. Use one of your own.
		KeyTaken,
		/// Anybody can sign with this key, because it has no secret. Generate one.
		KeyOfEverybody,
		/// The proof is not this key's signature of the key message. Sign the message of this operator and
		/// service.
		BadKeyProof,
		/// Assignments of the operator are left. Leave them, wait until their members are free, and
		/// settle them.
		OperatorInUse,

		// Places.
		/// The assignment has a place already. Nothing to do.
		HasPlace,
		/// The assignment waits for a place. Take one with `take_place`.
		NoPlace,
		/// The operator has said that it is not ready to serve. Ask it to call `set_ready`.
		NotReady,
		/// Nothing is pledged to the assignment. Pledge first.
		NothingPledged,
		/// The assignment lost its place in this era. Try again in the next one.
		DisplacedNow,
		/// The set of this era is published, or no assignment was to be looked at. Nothing to do.
		NothingToPublish,
		/// All places are taken, and the assignment counts for no more than the least of them and a sixteenth
		/// of that. Pledge more.
		NotAbove,

		// Pledges.
		/// There is no such assignment. Look up its id.
		NoSuchAssignment,
		/// The operator has left the service. Choose another.
		ClosedAssignment,
		/// The assignment is suspended by a slash. Settle its members, and wait until it counts again.
		SuspendedAssignment,
		/// The account has no stake. Bond first.
		NotStash,
		/// The funds of this account are kept by another pallet. Stake with an account of your own.
		VirtualStaker,
		/// Stash and controller are two accounts. Make the stash its own controller first.
		SeparateController,
		/// The staker has no such position. Look up its positions.
		NoPosition,
		/// The amount is zero. Choose a larger one.
		ZeroAmount,
		/// The hash is not that of the service's terms. Read the terms again.
		WrongTerms,
		/// The operator's commission, or its announced one, is above your maximum. Accept more, or choose
		/// another operator.
		CommissionTooHigh,
		/// All worst cases together would exceed the limit. Pledge less, bond more, or wait for exits. After a
		/// slash, call `settle_staker` first.
		ExposureLimitReached,
		/// More would count in this service than is actively staked. Pledge less; after a slash, call
		/// `settle_staker` first.
		NotEnoughActiveStake,
		/// The base chain may still take a part of your stake for a reported offence, and nothing is pledged
		/// on it. Pledge less, bond more, or wait until that is over.
		StakeSpokenFor,
		/// You back another service of this group. Exit from that one first.
		ConflictingService,
		/// Less than the minimum pledge would count. Pledge more.
		BelowMinPledge,
		/// No more positions fit. Exit one, and wait until it is released.
		TooManyPositions,
		/// The service has all the stake that one service may have. Choose another.
		ServiceShareReached,
		/// The operator has all the stake that one operator may have in this service. Choose another.
		OperatorShareReached,

		// Exits, custody and settlement.
		/// Nothing counts in this position. Wait for its release.
		NothingToExit,
		/// A pledge moves within its service or to the successor that it named. Exit instead.
		NotASuccessor,
		/// Nothing is in custody. Nothing to do.
		NothingInCustody,
		/// The custody is still needed. Wait for exits, or bond more.
		StillLiable,
		/// Nothing can be released yet. Wait for exits.
		NothingToRelease,
		/// Everything that counts has stake behind it. Nothing to do.
		NothingToTrim,
		/// Coverage is as recorded. Nothing to do.
		NothingToEnforce,
		/// Everything is settled. Nothing to do.
		NothingToSettle,
		/// More losses wait for this staker than this call takes. Call `settle_staker` first, perhaps in one
		/// batch, with the number in `waiting_losses` of `restakingApi.staker`.
		TooManyLosses,
		/// The staker has more positions than this call was told. Name more, or call `claim_all`.
		MorePositions,

		// Terms of a service that registers: jail, shares and hook.
		/// The jail term is longer than this chain allows. Make it shorter.
		JailTermTooLong,
		/// The shares are too large: at most 5 % for a reporter, half for it and the recipient together,
		/// and the whole for all. Make them smaller.
		BadShares,
		/// A recipient has no share, or a share has no recipient. Name both or neither.
		RecipientWithoutShare,
		/// The terms have a reporter's share, and the hook judges no evidence. Choose a hook that judges, or
		/// leave the share out.
		NobodyCouldReport,
		/// A list of rules has one to four of them, no kind twice, and at most one that pays for work. Change the
		/// list.
		BadRuleList,
		/// The slasher's account would get a share of its slashes. Name another recipient or slasher.
		SlasherIsRecipient,
		/// The hook judges, so the slasher is part of the terms. Let it resign, ask governance to remove it, or
		/// register a successor.
		SlasherInTerms,

		// Hooks.
		/// The hook of the service is unknown to this runtime. Ask governance to retire the service.
		NoHook,
		/// The service judges no evidence on chain. Bring it to its slasher.
		NotJudged,
		/// A hook tried to change restaking. Report it to those who wrote the hook.
		CalledByHook,

		// Requests to slash.
		/// The origin was not the service's slasher in the era of the offence. Ask the one who was.
		NotSlasher,
		/// The era of the offence has not come. Name a past era or the present one.
		OffenceInTheFuture,
		/// The report window of the offence is over. It can no longer be slashed.
		ReportedTooLate,
		/// The fraction is above the service's maximum slash. Ask for less.
		AboveMaxSlash,
		/// The fraction is below the minimum: a 32nd of the maximum slash, for evidence judged on chain a
		/// 1,024th. Ask for more.
		SlashTooSmall,
		/// The assignment served with no stake in the era of the offence: it waited for a place, was suspended,
		/// or nothing was pledged to it. Name another era.
		NotServing,
		/// The offence was brought before by the same means, or all of it was taken. Nothing to do.
		OffenceSeen,
		/// Slashes of nearby eras leave less than this of the maximum slash. Ask for less, if anything is
		/// left.
		CapReached,
		/// The maximum number of such requests is open for this assignment. Wait until one ends.
		TooManyOpenRequests,
		/// The free part of the payer's bond does not cover this request. Fund the bond.
		BondTooSmall,
		/// The origin is no account, so it has no bond of its own. Name a payer.
		NoPayer,

		// Slash bonds.
		/// The payer has no bond at this service. Fund one, or name another payer.
		NoSlashBond,
		/// The payer's bond is for another slasher. Name another payer, or withdraw the bond and fund it anew.
		BondForAnother,
		/// The service names no such slasher. Look up its slasher.
		NotItsSlasher,
		/// The bond would hold less than this chain's minimum beside what is locked. Fund more, or withdraw all
		/// that is free.
		BelowMinBond,
		/// Open requests need all of the bond. Wait until they end.
		BondLocked,

		// Vetoes, executions and escrow.
		/// There is no such request: it ended, or never was. Look up its id.
		NoSuchRequest,
		/// The request was executed and cannot be vetoed any more. Ask governance to undo it.
		AlreadyExecuted,
		/// The request was not executed. Wait until it is due.
		NotExecuted,
		/// The origin may not veto this request. Ask governance, or the resolver of its era.
		NotResolver,
		/// Another origin made this request. Ask it, or veto.
		NotRequester,
		/// The veto window is still open. Wait until it is over.
		StillDisputable,
		/// The request was not executed in time and has no effect any more. Nothing to do.
		ExpiredRequest,
		/// Too many slashes of this assignment wait. Settle its members first.
		LogFull,

		// Undoing, giving back and dividing.
		/// The slash is undone already. Ask for its losses with `give_back`.
		AlreadyUndone,
		/// The proceeds are divided already, and cannot come back. Ask the treasury.
		AlreadyDivided,
		/// Every member has settled, and the proceeds may be divided since `payable_era` of the request: too
		/// late to undo. Ask the treasury.
		TooLateToUndo,
		/// A proof of the same offence asked for less because of this word, and nobody may prove it again. Undo
		/// that, too, or say that it may lapse.
		ShieldsProof,
		/// The slash is not undone, so nothing comes back. Ask governance to undo it.
		NotUndone,
		/// Nothing of this account waits by this request. Look up what waits.
		NothingLost,
		/// The proceeds wait longer. Call again in the era that the request names as `payable_era`.
		NotDueYet,
		/// Not every member has settled the slash. Settle the rest first.
		NotSettledYet,

		/// No task is due. Nothing to do.
		NothingDue,
		/// No pallet of a service has anything to forget, or the number of records is zero. Nothing to do.
		NothingToForget,

		// Jails.
		/// The assignment is not suspended. Nothing to do.
		NotSuspended,
		/// The jail term is not over. Wait for its era.
		JailedOperator,
		/// The operator is not jailed by this service. Nothing to do.
		NotJailed,
		/// The jail term is over, and the operator has not said that it is back. Ask it to call `unjail`.
		SilentOperator,
		/// The operator is banned from this service. Serve another.
		BannedOperator,
		/// Slashes leave less than half of the cap, too little to rely on. Wait until old slashes leave the
		/// window, or one is vetoed.
		CapUsedUp,

		// Rewards.
		/// This chain does not allow rewards in this asset. Choose another.
		AssetNotAllowed,
		/// The service has a pot already. Fund it.
		PotOpen,
		/// The service has no pot. Ask its owner to open one.
		NoPot,
		/// The number of eras is zero, or above the maximum of this chain. Choose another.
		BadDuration,
		/// The amount is less than one unit per era, or than the asset's minimum balance. Fund more.
		TooLittleFunded,
		/// The sum of all fundings of this pot would exceed the largest number. Fund less.
		TooMuchFunded,
		/// Rewards are left in the pot. Refund them first.
		PotNotEmpty,
		/// Nothing is left to refund. Nothing to do.
		NothingToRefund,
		/// The exit window after the retirement is not over, and until then only governance refunds. Wait,
		/// or ask governance.
		RefundedTooEarly,
		/// Rewards of this service go by the work that its pallet records, and nobody else sets multipliers.
		/// Nothing to do.
		WorkIsPaid,
		/// The hook of this service pays for no work. Set the multiplier by its owner.
		WorkIsNotPaid,
		/// The era is not the one before the present. Record the work of an era in the era after it.
		NotLastEra,
		/// The work of this era, or of a later one, is recorded already. Nothing to do.
		WorkKnown,
		/// Nothing could be done in this era, so nothing is recorded. Record the work of an era with duties.
		NoWork,
		/// The account has no record as a staker or as an operator. Pledge or register first.
		NothingToEarn,
		/// Nothing was earned, or nothing that could be paid. Wait, or check the payee.
		NothingToClaim,

		// Value at risk.
		/// More would be at risk than the stake behind the service certifies. Declare less, or wait for
		/// more pledges to count.
		AboveCertified,

		// Defects.
		/// Internal accounting error or overflow. Report it.
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
