//! Scenes of vaults. The first one is that of the setting, whose targets are the first, the sixth and the ninth
//! assignment; it nominates the third and the fourth validator.

use crate::{
	kind::Kind::*,
	scene::{at, just, of, Line, EIGHT, ONE, THREE, WAIT},
};

/// A holder asks out with a part of its receipts, and all are priced.
const ASK: Line = Line(RequestExit, Some(0), Some(300), Some(0));
const ASK_FOR_ALL: Line = Line(RequestExit, Some(0), Some(1_004), Some(0));
const ENTER: Line = Line(Deposit, Some(0), Some(500), Some(10));
const TURN: Line = at(TurnVault, 0);
const CLAIM: Line = Line(ClaimTicket, Some(0), None, Some(1));
const CLAIM_ALL: Line = Line(ClaimTickets, Some(0), None, Some(7));
/// The slasher asks for a quarter of the maximum, for an offence of this era, at the first assignment.
const QUARTER: Line = Line(RequestSlash, Some(0), Some(0), Some(7));
const ALL: Line = Line(RequestSlash, Some(0), Some(0), Some(31));
const UNDO: Line = Line(Undo, Some(0), Some(0), Some(0));
const BACK: Line = at(GiveBack, 0);
/// More of the first target than is in force, and less of the others.
const RAISE: Line = Line(SetTargets, Some(0), Some(2), Some(4));
const LOWER: Line = Line(SetTargets, Some(0), Some(1), Some(8));
/// Validators that the vault nominates lose everything.
const RUIN: [Line; 2] =
	[Line(Offence, Some(2), Some(0), Some(1_000)), Line(Offence, Some(3), Some(0), Some(1_003))];
const NO_ROOM: Line = of(Busy, 0);
const ROOM: Line = of(Busy, 3);

/// All of them.
pub const SCENES: &[&[Line]] = &[
	// Slashed while people leave: before the offence, in its era, between request and execution.
	&[ASK, ONE, TURN, QUARTER, ASK, ONE, TURN, ASK, THREE, ENTER, EIGHT, CLAIM, CLAIM, CLAIM_ALL],
	&[QUARTER, ASK_FOR_ALL, ONE, ENTER, THREE, just(SettleStaker), EIGHT, CLAIM_ALL],
	&[NO_ROOM, QUARTER, ASK, THREE, at(ExecuteSlash, 0), ENTER, ASK, TURN, ENTER, ROOM, ONE],
	// Two slashes, of which one takes all that there may be.
	&[ALL, ONE, QUARTER, ASK, THREE, ONE, RAISE, EIGHT, ONE, CLAIM],
	// A notice, and who leaves in it.
	&[RAISE, ASK, ONE, ASK, THREE, ASK, ONE, QUARTER, THREE, EIGHT, CLAIM, CLAIM_ALL],
	&[LOWER, ONE, RAISE, at(CancelAnnouncement, 0), RAISE, THREE, at(DismissManager, 0), THREE],
	&[
		Line(SetValidators, Some(0), Some(4), Some(0)),
		Line(SetFee, Some(0), Some(2), None),
		at(Validate, 0),
		THREE,
		ONE,
		at(Kick, 0),
		ONE,
	],
	// Asked, cancelled, passed on, burned.
	&[ASK, at(CancelExit, 0), ASK, of(SendReceipt, 400), of(CancelExit, 1_004), ONE],
	&[at(TouchReceipt, 0), of(SendReceipt, 400), at(BurnReceipt, 0), ASK, ONE, ENTER],
	&[of(GiveToVault, 1_004), ENTER, of(GiveToVault, 999), ASK, of(SendReceipt, 7), ONE],
	// The end, with who leaves and who does not.
	&[
		ASK,
		at(CloseVault, 0),
		ENTER,
		ONE,
		ASK,
		EIGHT,
		THREE,
		EIGHT,
		CLAIM_ALL,
		of(Redeem, 1_004),
		of(Redeem, 500),
		CLAIM,
		at(FinishVault, 0),
		at(DestroyAccounts, 0),
		at(EndReceipt, 0),
		at(FinishVault, 0),
	],
	&[at(CloseVault, 0), QUARTER, THREE, EIGHT, THREE, UNDO, EIGHT, CLAIM_ALL, of(Redeem, 1_004)],
	// A vault of its own, from beginning to end.
	&[
		Line(OpenVault, Some(1), Some(900), Some(1)),
		Line(Deposit, Some(1), Some(300), Some(10)),
		ONE,
		Line(RequestExit, Some(1), Some(1_004), Some(0)),
		at(CloseVault, 1),
		ONE,
		ONE,
		EIGHT,
		ONE,
		Line(ClaimTickets, Some(1), None, Some(7)),
		at(FinishVault, 0),
		at(EndReceipt, 1),
		at(FinishVault, 0),
	],
	// Rewards in another asset.
	&[
		of(GiveReward, 1_004),
		Line(OfferReward, Some(0), None, Some(0)),
		Line(BuyReward, Some(0), Some(0), Some(0)),
		ONE,
		Line(BuyReward, Some(0), Some(0), Some(0)),
		THREE,
		of(BuyReward, 500),
		ONE,
		ASK,
	],
	// Undone while batches leave.
	&[
		ASK,
		QUARTER,
		ONE,
		TURN,
		ASK,
		THREE,
		just(SettleStaker),
		ENTER,
		UNDO,
		BACK,
		ENTER,
		ONE,
		ASK,
		EIGHT,
		CLAIM_ALL,
		WAIT,
		CLAIM_ALL,
	],
	&[QUARTER, ASK, THREE, TURN, EIGHT, CLAIM, EIGHT, EIGHT, UNDO, ONE, CLAIM_ALL, WAIT, CLAIM_ALL],
	&[NO_ROOM, QUARTER, ASK, THREE, at(ExecuteSlash, 0), UNDO, ENTER, TURN, ASK, ROOM, ONE, TURN],
	// All is gone.
	&[
		ASK,
		ONE,
		TURN,
		RUIN[0],
		RUIN[1],
		THREE,
		ENTER,
		ASK,
		ONE,
		EIGHT,
		CLAIM_ALL,
		at(CloseVault, 0),
	],
	&[of(GiveReward, 1_004), at(OfferReward, 0), RUIN[0], RUIN[1], THREE, at(BuyReward, 0), ONE],
	// More losses than a turn settles.
	&[ASK, at(ManySlashes, 0), ENTER, ASK, ONE, TURN, EIGHT, CLAIM_ALL],
	&[at(ManySlashes, 0), at(Undo, 0), ONE, at(PollVaults, 0), WAIT, CLAIM_ALL],
	// Blocks have no room for turns, and markets go mad.
	&[NO_ROOM, ASK, THREE, ASK, THREE, of(PollVaults, 3), ROOM, ONE, EIGHT, CLAIM_ALL],
	&[of(Swap, 1_004), of(Swap, 900), ENTER, ASK, of(Swap, 999), ONE],
];
