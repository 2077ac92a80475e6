//! Scenes in which somebody tries to switch off a slash that is due.

use crate::{
	kind::Kind::*,
	scene::{at, just, of, Line, EIGHT, ONE, THREE},
};

/// A new service that judges statements is the seventh, and its first assignment the thirteenth.
const NEW_SERVICE: u8 = 6;
pub const NEW_ASSIGNMENT: u8 = 12;
/// The operators that sign twice are ordered by their assignments; that of the new service is the second.
pub const NEW_VILLAIN: u8 = 1;

pub const fn new_service(dice: u16) -> Line {
	Line(RegisterService, Some(1), Some(0), Some(dice))
}

pub const JOIN: Line = Line(JoinService, Some(NEW_SERVICE), Some(0), Some(40));
/// A pledge of ten tokens, and one of half of the stake.
const DUST: Line = Line(Pledge, Some(NEW_ASSIGNMENT), Some(1_011), Some(0));
pub const MUCH: Line = Line(Pledge, Some(NEW_ASSIGNMENT), Some(500), Some(0));

const fn fault(villain: u8) -> Line {
	Line(Equivocate, Some(villain), Some(0), None)
}

/// Returns an operator's report against itself, of a fault some blocks ago.
pub const fn own_report(villain: u8, blocks: u16) -> Line {
	Line(SelfReport, Some(villain), Some(blocks), None)
}

/// All of them.
pub const SCENES: &[&[Line]] = &[
	// A stranger pays into the bond.
	&[of(StrangersBond, 1_001), of(StrangersBond, 1_007), at(RequestSlash, 0), THREE],
	// The owner pauses, dismisses, retires, removes.
	&[at(PauseService, 1), fault(0), at(DismissOperator, 3), ONE, at(RetireService, 1), THREE],
	&[at(RequestSlash, 3), at(RemoveSlasher, 1), at(AnnounceSlasher, 1), fault(0), THREE],
	// Words fill the room, and take names.
	&[at(SmallWords, 3), fault(0), just(CancelRequest), THREE],
	&[Line(PuppetsWord, Some(0), Some(0), Some(27)), fault(0), just(CancelRequest), THREE],
	&[Line(PuppetsWord, Some(0), Some(0), Some(1)), fault(0), THREE],
	&[Line(PuppetsWord, Some(0), Some(0), Some(2)), own_report(0, 0), THREE],
	&[own_report(0, 0), Line(PuppetsWord, Some(0), Some(0), Some(2)), THREE],
	// The cap is used up while little counts, or kept for later.
	&[
		new_service(0),
		JOIN,
		DUST,
		ONE,
		own_report(NEW_VILLAIN, 0),
		MUCH,
		ONE,
		fault(NEW_VILLAIN),
		THREE,
	],
	&[
		new_service(0),
		JOIN,
		DUST,
		ONE,
		MUCH,
		ONE,
		fault(NEW_VILLAIN),
		own_report(NEW_VILLAIN, 5),
		THREE,
	],
	&[
		new_service(0),
		JOIN,
		DUST,
		ONE,
		Line(RequestSlash, Some(NEW_ASSIGNMENT), Some(0), Some(30)),
		THREE,
		MUCH,
		ONE,
		fault(NEW_VILLAIN),
		EIGHT,
	],
	// Many small verdicts, and no room for settlement.
	&[
		new_service(16),
		JOIN,
		MUCH,
		ONE,
		of(Busy, 0),
		own_report(NEW_VILLAIN, 0),
		of(Blocks, 0),
		own_report(NEW_VILLAIN, 0),
		fault(NEW_VILLAIN),
		of(Blocks, 0),
		own_report(NEW_VILLAIN, 2),
		THREE,
		of(Busy, 3),
		ONE,
	],
	// Two rules side by side: silence, and two statements.
	&[
		Line(RegisterService, Some(6), Some(0), Some(1)),
		JOIN,
		MUCH,
		ONE,
		ONE,
		fault(NEW_VILLAIN),
		THREE,
	],
	// A fault clipped by one that is vetoed.
	&[
		own_report(0, 0),
		of(Blocks, 0),
		own_report(0, 0),
		of(Blocks, 0),
		fault(0),
		just(Veto),
		THREE,
	],
	// Leave and join again; be away.
	&[
		at(RequestSlash, 1),
		at(Dodge, 1),
		at(JoinService, 0),
		just(Pledge),
		THREE,
		at(JoinService, 0),
	],
	&[
		Line(RegisterService, Some(5), Some(0), Some(3_584)),
		JOIN,
		MUCH,
		EIGHT,
		just(SettleAssignment),
		just(Unjail),
		THREE,
	],
	// Buy a safe mode; send the proof in a wrapper.
	&[
		fault(0),
		just(EnterSafeMode),
		at(PauseCall, 0),
		of(BatchedReport, 0),
		of(SharedReport, 1),
		THREE,
		just(LeaveSafeMode),
		at(UnpauseCall, 0),
	],
	// Leave and come back in one era; pledge what is forfeited.
	&[of(Exit, 400), of(Pledge, 150), of(Exit, 900), ONE, of(Exit, 1_004)],
	&[Line(Offence, Some(0), None, Some(1_000)), of(Pledge, 100), ONE, of(Pledge, 100), THREE],
	&[
		Line(Offence, Some(0), None, Some(1_000)),
		THREE,
		just(TrimStaker),
		of(Exit, 300),
		just(ClaimAll),
	],
];
