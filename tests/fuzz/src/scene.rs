//! Steps that belong together, so that stories reach states that chance alone seldom does. Other steps
//! come in between.

use crate::{
	kind::Kind::{self, *},
	op::Op,
	scenes_of_foes::SCENES as FOES,
	scenes_of_orders::SCENES as ORDERS,
	scenes_of_vaults::SCENES as VAULTS,
};

/// A step of a scene, with the numbers that the scene fixes: the object, the size, and the dice.
#[derive(Clone, Copy)]
pub struct Line(pub Kind, pub Option<u8>, pub Option<u16>, pub Option<u16>);

/// Returns a line that fixes no number.
pub const fn just(kind: Kind) -> Line {
	Line(kind, None, None, None)
}

/// Returns a line at this object.
pub const fn at(kind: Kind, at: u8) -> Line {
	Line(kind, Some(at), None, None)
}

/// Returns a line of this size.
pub const fn of(kind: Kind, size: u16) -> Line {
	Line(kind, None, Some(size), None)
}

/// Returns a line with these dice.
const fn dice(kind: Kind, dice: u16) -> Line {
	Line(kind, None, None, Some(dice))
}

/// An era goes by: see the player.
pub const ONE: Line = of(Eras, 0);
/// Three eras go by.
pub const THREE: Line = of(Eras, 4);
/// Nine eras go by.
pub const EIGHT: Line = of(Eras, 5);
/// All eras go by for which the proceeds of a slash wait.
pub const WAIT: Line = of(Eras, 1_016);

/// All scenes. The numbers are those of the setting: two assignments for each of six services.
pub const SCENES: &[&[Line]] = &[
	// Stake that is pledged is withdrawn, and what is held of it comes back.
	&[
		of(Unbond, 1_004),
		EIGHT,
		just(WithdrawUnbonded),
		just(RebondCustody),
		EIGHT,
		just(ReleaseCustody),
	],
	&[of(Unbond, 900), EIGHT, just(WithdrawUnbonded), just(BondExtra), just(RebondCustody)],
	&[
		of(ExitAndUnbond, 1_004),
		of(Rebond, 500),
		EIGHT,
		just(WithdrawUnbonded),
		just(ReleaseCustody),
	],
	&[
		of(Unbond, 1_004),
		EIGHT,
		just(WithdrawUnbonded),
		at(RequestSlash, 0),
		THREE,
		just(SettleStaker),
	],
	// Slashes to their end.
	&[at(RequestSlash, 0), THREE, just(SettleAssignment), EIGHT, just(Divide)],
	&[at(RequestSlash, 1), THREE, just(RedirectEscrow), just(SettleAssignment), just(Unjail)],
	&[just(RequestSlash), just(Veto), just(RequestSlash), just(CancelRequest)],
	&[just(RequestSlash), just(RequestSlash), just(VetoAll), THREE, just(ExecuteSlash)],
	&[
		of(Busy, 0),
		at(RequestSlash, 0),
		THREE,
		at(ExecuteSlash, 0),
		ONE,
		just(SettleStaker),
		of(Busy, 3),
	],
	&[of(Busy, 0), at(RequestSlash, 1), EIGHT, at(ExecuteSlash, 0), of(Busy, 3), ONE],
	&[at(RequestSlash, 0), ONE, at(RequestSlash, 0), just(Exit), THREE, just(Unjail), just(Pledge)],
	// Proofs.
	&[at(ReportOffence, 2), THREE, at(SettleAssignment, 0), at(Unjail, 0), EIGHT, just(Divide)],
	&[
		dice(Submit, 0),
		dice(Submit, 3),
		of(Blocks, 2),
		Line(ReportOffence, Some(4), Some(0), Some(0)),
	],
	&[dice(Submit, 0), of(Blocks, 2), dice(Submit, 0), of(Blocks, 2), at(ReportOffence, 5)],
	&[
		just(Promise),
		ONE,
		of(Challenge, 0),
		of(Blocks, 2),
		of(Blocks, 2),
		at(CloseChallenge, 0),
		dice(ReportOffence, 8),
	],
	&[just(Promise), ONE, just(Challenge), at(AnswerChallenge, 0)],
	&[
		of(Promise, 9),
		ONE,
		of(Blocks, 1),
		just(Answer),
		just(Answer),
		just(Answer),
		of(Blocks, 2),
		Line(ReportOffence, Some(7), Some(0), Some(2)),
		ONE,
		Line(ReportOffence, Some(7), Some(3), Some(2)),
	],
	&[
		just(Promise),
		ONE,
		of(Challenge, 0),
		EIGHT,
		at(CloseChallenge, 0),
		ONE,
		at(CloseChallenge, 0),
		just(EndPromise),
	],
	&[
		Line(CreateJob, Some(0), Some(4), Some(45)),
		ONE,
		of(Blocks, 0),
		at(Perform, 0),
		at(Perform, 0),
		at(FundJob, 0),
		ONE,
		at(Perform, 0),
		at(SettleWork, 0),
		at(CancelJob, 0),
		at(Perform, 0),
		ONE,
		at(EndJob, 0),
	],
	&[
		Line(CreateJob, Some(0), Some(4), Some(45)),
		Line(CreateJob, Some(0), Some(4), Some(46)),
		Line(CreateJob, Some(0), Some(4), Some(47)),
		ONE,
		of(Blocks, 2),
		at(Perform, 0),
		at(Perform, 1),
		at(Perform, 2),
		ONE,
		dice(ReportOffence, 16),
		at(ChangeJob, 1),
		EIGHT,
		EIGHT,
		at(EndJob, 1),
	],
	&[at(Idle, 0), ONE],
	&[at(Beat, 0), ONE, Line(ReportOffence, Some(10), Some(1), Some(0)), THREE, just(SettleStaker)],
	// Services and operators from beginning to end.
	&[just(PauseService), just(Pledge), just(ResumeService), just(Pledge)],
	&[just(OfferOwnership), just(AcceptOwnership), just(SetServiceMetadata)],
	&[
		just(RetireService),
		just(ClaimAll),
		just(ClaimCommission),
		just(RefundRewards),
		EIGHT,
		EIGHT,
		just(SettleAssignment),
		just(SettleStaker),
		just(DeregisterService),
	],
	&[
		just(LeaveService),
		just(SettleStaker),
		EIGHT,
		EIGHT,
		just(SettleStaker),
		just(ReleaseCustody),
		just(DeregisterOperator),
	],
	&[
		Line(RegisterService, Some(0), Some(4), Some(0)),
		at(ApproveOperator, 0),
		just(RevokeApproval),
		at(ApproveOperator, 0),
		just(JoinService),
	],
	&[just(SetSuccessor), just(MovePledge), ONE, just(MovePledge)],
	&[just(AnnounceSlasher), EIGHT, ONE, just(RequestSlash), just(RemoveSlasher)],
	&[of(FundRewards, 500), THREE, just(Claim), just(ClaimAll), just(ClaimCommission)],
	// Losses by the base chain and by root.
	&[just(ManualSlash), THREE, just(TrimStaker), just(SettleStaker), just(ReleaseCustody)],
	&[just(Offence), THREE, just(TrimStaker), just(Pledge)],
	&[
		just(ForceUnstake),
		just(EnforceCoverage),
		just(Bond),
		just(ReleaseCustody),
		just(SettleStaker),
	],
	&[just(SetParameter), just(Pledge), just(TrimStaker), just(SetParameter)],
	&[just(SetParameter), just(WithdrawUnbonded), just(ReleaseCustody), just(SetParameter)],
];

/// Returns a line as a step. Numbers that the scene does not fix are those of its first step, or chance.
fn step(line: &Line, first: Op, chance: Op) -> Op {
	let Line(kind, at, size, dice) = line;
	Op {
		kind: *kind,
		who: first.who,
		at: at.unwrap_or(first.at),
		size: size.unwrap_or(chance.size),
		dice: dice.unwrap_or(chance.dice),
	}
}

/// Makes scenes of a list of steps. The second number of each decides if a scene begins or goes on there.
pub fn direct(tossed: Vec<(Op, u8)>) -> Vec<Op> {
	let mut rest: Option<(&[Line], Op)> = None;
	let mut story = Vec::with_capacity(tossed.len());
	for (op, toss) in tossed {
		let (lines, first) = match rest.take() {
			Some((lines, first)) if toss % 4 > 0 => (lines, first),
			// A step in between.
			Some(later) => {
				rest = Some(later);
				story.push(op);
				continue;
			},
			None if toss.is_multiple_of(2) => {
				story.push(op);
				continue;
			},
			None => {
				let mut all = SCENES.iter().chain(FOES).chain(ORDERS).chain(VAULTS);
				let place = usize::from(toss / 2) % all.clone().count();
				(*all.nth(place).expect("one of all"), op)
			},
		};
		if let Some((line, more)) = lines.split_first() {
			story.push(step(line, first, op));
			rest = Some((more, first)).filter(|_| !more.is_empty());
		}
	}
	story
}
