//! Scenes in which governance undoes a slash.

use crate::{
	kind::Kind::*,
	scene::{at, just, of, Line, EIGHT, ONE, THREE, WAIT},
	scenes_of_foes::{new_service, own_report, JOIN, MUCH, NEW_ASSIGNMENT, NEW_VILLAIN},
};

/// Blocks have no room for pages, so that members settle one by one.
const NO_ROOM: Line = of(Busy, 0);
const ROOM: Line = of(Busy, 3);
/// The slasher asks for a quarter of the maximum, for an offence of this era, at the first assignment.
const QUARTER: Line = Line(RequestSlash, Some(0), Some(0), Some(7));
/// The same at the assignment of a new service.
const QUARTER_OF_NEW: Line = Line(RequestSlash, Some(NEW_ASSIGNMENT), Some(0), Some(7));
const EXECUTE: Line = at(ExecuteSlash, 0);
/// An order about the first assignment's first slash, and about its second.
const UNDO: Line = Line(Undo, Some(0), Some(0), Some(0));
const UNDO_SECOND: Line = Line(Undo, Some(0), Some(1), Some(0));
/// An order about the new service's first slash, and about its second, that lets a proof lapse or not.
const fn undo_new(number: u16, lapse: u16) -> Line {
	Line(Undo, Some(NEW_ASSIGNMENT), Some(number), Some(lapse))
}
/// Somebody gets back what it lost with the first assignment.
const BACK: Line = at(GiveBack, 0);
/// A service of a slasher that jails for three eras, with a bond.
const JAILER: Line = Line(RegisterService, Some(0), Some(0), Some(5_376));
const BOND: Line = Line(FundSlashBond, Some(6), Some(1_004), Some(0));

/// All of them.
pub const SCENES: &[&[Line]] = &[
	// Some settle before the order, the others after it.
	&[
		NO_ROOM,
		QUARTER,
		THREE,
		EXECUTE,
		just(SettleStaker),
		UNDO,
		BACK,
		of(Pledge, 100),
		ROOM,
		of(Blocks, 2),
		BACK,
	],
	// All settle, and the order comes young, late, too late.
	&[QUARTER, THREE, just(SettleAssignment), UNDO, BACK, WAIT],
	&[QUARTER, THREE, EIGHT, EIGHT, UNDO, BACK, EIGHT, EIGHT, BACK],
	&[QUARTER, THREE, WAIT, UNDO, at(Divide, 0)],
	// Nobody has settled for as long as proceeds wait.
	&[NO_ROOM, QUARTER, THREE, EXECUTE, just(SettleStaker), WAIT, at(Divide, 0), UNDO, ROOM],
	// Stake that is leaving pays. It comes back free, and not sooner than the rest.
	&[of(Unbond, 1_004), QUARTER, THREE, just(SettleStaker), UNDO, BACK, WAIT],
	&[QUARTER, THREE, of(Unbond, 1_004), EIGHT, just(WithdrawUnbonded), UNDO, WAIT],
	// Custody pays, and the rest of the stake is gone.
	&[
		of(Unbond, 1_004),
		EIGHT,
		just(WithdrawUnbonded),
		QUARTER,
		THREE,
		of(Bond, 0),
		UNDO,
		BACK,
		just(ReleaseCustody),
		WAIT,
	],
	// The base chain slashes, or root takes the stake, meanwhile.
	&[QUARTER, THREE, Line(Offence, None, None, Some(1_000)), THREE, UNDO, BACK, WAIT],
	&[QUARTER, THREE, just(ForceUnstake), UNDO, BACK, just(TransferAll), WAIT, WAIT],
	// The operator leaves, or the service retires, meanwhile.
	&[QUARTER, THREE, at(LeaveService, 0), EIGHT, EIGHT, just(SettleAssignment), UNDO, WAIT],
	&[
		QUARTER,
		THREE,
		at(RetireService, 0),
		EIGHT,
		just(SettleAssignment),
		just(ReleaseCustody),
		at(DeregisterService, 0),
		UNDO,
		BACK,
	],
	// Two terms of jail, of which one is undone, or both.
	&[
		JAILER,
		BOND,
		JOIN,
		MUCH,
		ONE,
		QUARTER_OF_NEW,
		ONE,
		QUARTER_OF_NEW,
		THREE,
		ONE,
		undo_new(1, 0),
		just(Unjail),
		undo_new(0, 0),
		ONE,
	],
	// A fault clipped by one that is undone.
	&[
		own_report(0, 0),
		of(Blocks, 1),
		own_report(0, 0),
		ONE,
		own_report(0, 0),
		ONE,
		of(Blocks, 1),
		Line(Undo, Some(3), Some(0), Some(0)),
		THREE,
	],
	// Two slashes, of which one is undone before or after the other.
	&[QUARTER, ONE, QUARTER, THREE, UNDO, ONE, UNDO_SECOND, WAIT],
	&[QUARTER, ONE, QUARTER, THREE, ONE, of(Blocks, 1), UNDO_SECOND, UNDO, WAIT],
	// The slasher's word takes a part of what a proof would. Without it the proof has taken too little.
	&[
		new_service(32),
		BOND,
		JOIN,
		MUCH,
		ONE,
		Line(PuppetsWord, Some(NEW_VILLAIN), Some(0), Some(11)),
		THREE,
		of(Blocks, 1),
		own_report(NEW_VILLAIN, 14),
		undo_new(0, 0),
		undo_new(0, 1),
		THREE,
	],
];
