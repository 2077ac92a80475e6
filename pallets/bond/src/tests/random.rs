//! Whatever is bonded, pledged, slashed, undone and withdrawn, in whatever order, over the native currency and over an
//! asset in one runtime: the laws hold, and in the end everything can leave.

use super::setting::*;
use frame_support::dispatch::DispatchResult;
use restaking_primitives::{AssignmentId, Balance, RequestId};

const STORIES: u64 = 100;
const OPERATIONS: u64 = 1_000;

/// A small generator of numbers.
struct Dice(u64);

impl Dice {
	fn throw(&mut self, sides: u64) -> u64 {
		self.0 = self
			.0
			.wrapping_mul(6_364_136_223_846_793_005)
			.wrapping_add(1_442_695_040_888_963_407);
		(self.0 >> 33) % sides
	}

	fn who(&mut self) -> AccountId {
		[S, T, U][self.throw(3) as usize]
	}

	fn home(&mut self) -> AssignmentId {
		[AT_40, AT_10][self.throw(2) as usize]
	}

	/// One of the latest requests.
	fn request<X: Side>(&mut self) -> RequestId {
		RequestId(X::latest_request().0.saturating_sub(self.throw(4) as u32))
	}

	fn amount(&mut self) -> Balance {
		match self.throw(12) {
			0 => Balance::MAX,
			1 => 1,
			_ => Balance::from(1 + self.throw(1_500)),
		}
	}
}

/// Bonds, and what is done with them alone.
fn bonds<X: Side>(dice: &mut Dice) -> DispatchResult {
	let (who, amount) = (dice.who(), dice.amount());
	match dice.throw(8) {
		0 | 1 => X::bond(who, amount),
		2 | 3 => X::unbond(who, amount),
		4 => X::unbond(who, X::ledger(who).0),
		5 => X::rebond(who, amount),
		_ => X::withdraw(who),
	}
}

/// Pledges, and what happens to them.
fn pledges<X: Side>(dice: &mut Dice) -> DispatchResult {
	let (who, home, amount) = (dice.who(), dice.home(), dice.amount());
	match dice.throw(24) {
		0..=8 => X::pledge(who, home, amount, dice.throw(2) == 0),
		9 | 10 => X::exit(who, home, amount),
		11 | 12 => X::exit_and_unbond(who, home, amount),
		13 => X::exit_all(who),
		14 => X::settle(who),
		15 | 16 => X::release(who),
		17 => X::rebond_custody(who, amount),
		18 | 19 => {
			let (ago, part) = (dice.throw(5) as u32, percent(1 + dice.throw(6) as u32));
			X::request(home, era().saturating_sub(ago), part).map(|_| ())
		},
		20 => X::veto(dice.request::<X>()),
		21 | 22 => X::undo(dice.request::<X>()),
		_ => X::give_back(dice.request::<X>(), who),
	}
}

fn step(dice: &mut Dice) -> DispatchResult {
	match dice.throw(8) {
		0 | 1 => bonds::<Native>(dice),
		2 | 3 => bonds::<OfAsset>(dice),
		4 | 5 => pledges::<Native>(dice),
		6 => pledges::<OfAsset>(dice),
		_ => {
			next_block();
			Ok(())
		},
	}
}

/// The liability is on hold, with the reserve.
fn reserve_holds<X: Side>() {
	for who in [S, T, U] {
		let (active, queue) = X::ledger(who);
		let bonded = active + queue.iter().map(|(_, amount)| amount).sum::<Balance>();
		let (liable, custody) = (X::liability(who), X::custody(who));
		assert!(liable <= custody + bonded / 2, "{liable} of {custody} and {bonded}");
		assert_eq!(X::on_hold(who), custody + bonded);
	}
}

/// Unbonds everything. What comes back of a slash that is undone may be bonded again.
fn leave<X: Side>() {
	for who in [S, T, U] {
		let _nothing_left_or_done = X::exit_all(who);
		let _nothing_free_or_done = X::withdraw(who);
		let (active, _) = X::ledger(who);
		if active > 0 {
			assert_eq!(X::unbond(who, active), Ok(()));
		}
	}
}

fn everything_is_out<X: Side>() {
	for who in [S, T, U] {
		let _nothing_free_or_done = X::withdraw(who);
		for _ in 0..2 {
			let _nothing_left_or_done = X::release(who);
		}
		assert!(!X::has_ledger(who) && !X::has_record(who));
		assert_eq!((X::custody(who), X::on_hold(who)), (0, 0));
	}
	assert_eq!((X::total_active(), X::in_escrow()), (0, 10));
}

fn story(seed: u64) -> u64 {
	let (mut dice, mut done) = (Dice(seed), 0);
	new_test_ext().execute_with(|| {
		for operation in 0..OPERATIONS {
			done += u64::from(step(&mut dice).is_ok());
			check_bonds();
			if operation % 20 == 0 {
				check_state();
				reserve_holds::<Native>();
				reserve_holds::<OfAsset>();
			}
		}
		for _ in 0..3 {
			leave::<Native>();
			leave::<OfAsset>();
			run_to(era() + 25);
		}
		everything_is_out::<Native>();
		everything_is_out::<OfAsset>();
		check_state();
	});
	done
}

#[test]
fn a_hundred_thousand_operations_should_keep_the_laws() {
	let done: u64 = (0..STORIES).map(story).sum();
	assert!(done > STORIES * OPERATIONS / 5, "only {done} succeeded");
}
