//! Plays whole stories, and finds short ones that fail.

use crate::{
	cast::{account, has_funds, NOBODY, PEOPLE},
	figures::Figures,
	model::{Model, WAIT},
	op::{self, Op},
	pick::{era, signed},
	player::Player,
	setting, vaults,
};
use pallet_liquid_restaking::{Call as LiquidCall, Live, VaultId, Vaults};
use pallet_restaking::{Call, Stakers, Unclaimed};
use polkadot_sdk::{frame_system::RawOrigin, pallet_assets};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use restaking_integration_tests::Chain;
use restaking_runtime::{Restaking, Runtime};
use std::cell::RefCell;

/// The maximum number of steps of a story.
pub const STEPS: usize = 160;

/// The longest exit window of the terms here, in eras.
const LONGEST: u32 = 9;

/// The number of eras in which a closed vault has ended: those after which all are priced, those of unbonding, and those
/// in which what is held of it may be slashed.
const LONGEST_END: u32 = 40;

/// What becomes of the stakers at the end of a story.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
	/// They stay.
	Open,
	/// All of them leave, which takes many eras.
	EverybodyLeaves,
}

/// Plays a story, and panics if a check fails.
pub fn play(story: &[Op], end: End) -> Figures {
	let mut figures = Figures::default();
	setting::tell(|player, chain| {
		for op in story {
			let outcome = player.take(chain, *op);
			figures.note(*op, &outcome);
		}
		player.see_it_through(chain);
		if end == End::EverybodyLeaves {
			everybody_leaves(player, chain);
		}
		figures.end_story(player.watch.count());
	});
	figures
}

/// Lets all who may have stake exit. After the longest window nothing is liable and nothing is held; in the end nothing
/// waits of any slash.
fn everybody_leaves(player: &mut Player, chain: &mut Chain) {
	close_vaults(player);
	for who in PEOPLE {
		// A staker of whom nothing counts is refused.
		let _done = player.do_between_steps(signed(who), Call::<Runtime>::exit_all {});
	}
	player.eras(chain, LONGEST + 2);
	for who in PEOPLE.map(account) {
		let release = || Call::<Runtime>::release_custody { stash: who.clone(), positions: 12 };
		// An account without positions is refused. Positions that are the last of their assignments
		// are removed a few a call.
		while player.do_between_steps(signed(NOBODY), release()).is_ok() {}
		assert_eq!(Restaking::liability_of(&who), 0, "an exit is not over");
		// One whose rewards are to be bonded has a record until they are claimed.
		let left = Stakers::<Runtime>::get(&who).unwrap_or_default();
		assert!(left.positions.is_empty() && left.custody == 0, "a staker is left");
		let is_owed = Unclaimed::<Runtime>::iter_key_prefix(&who).next().is_some();
		assert!(is_owed || !Stakers::<Runtime>::contains_key(&who), "an empty record is left");
	}
	let end = era() + 2 * WAIT;
	while player.model.waits() {
		assert!(era() <= end, "the proceeds of a slash have no end");
		player.eras(chain, 1);
	}
	player.eras(chain, 2);
	Model::check_nothing_waits();
	see_vaults_end(player, chain);
	player.check_state();
}

/// Closes all vaults: whoever is in leaves some eras later.
fn close_vaults(player: &mut Player) {
	for vault in Live::<Runtime>::get() {
		// Some are closed.
		let close = LiquidCall::<Runtime>::close { vault };
		let _closed = player.do_between_steps(RawOrigin::Root.into(), close);
	}
}

/// Waits until all vaults have ended, and lets everybody be paid. Who has no ticket and no receipt any more holds no
/// vault; what others hold, they can bring at any time.
fn see_vaults_end(player: &mut Player, chain: &mut Chain) {
	let end = era() + LONGEST_END;
	while !Live::<Runtime>::get().is_empty() {
		assert!(era() <= end, "a vault does not end");
		player.eras(chain, 1);
	}
	// What is left of vaults does not pass a safe mode.
	player.lift_brakes();
	let mut all: Vec<VaultId> = Vaults::<Runtime>::iter_keys().collect();
	all.sort();
	for vault in all {
		for (owner, batch) in vaults::tickets(vault) {
			let claim = LiquidCall::<Runtime>::claim { vault, owner: owner.clone(), batch };
			let paid = player.do_between_steps(signed(NOBODY), claim);
			assert!(paid.is_ok() || !has_funds(&owner), "{batch:?} is not paid: {paid:?}");
		}
		for who in PEOPLE {
			let shares = vaults::shares(vault, &account(who));
			if shares > 0 {
				let redeem = LiquidCall::<Runtime>::redeem { vault, shares };
				let paid = player.do_between_steps(signed(who), redeem);
				let right = paid.is_ok() || !has_funds(&account(who));
				assert!(right, "receipts of {vault:?} are not paid: {paid:?}");
			}
		}
		finish_vault(player, vault);
	}
}

/// Lets a vault go of which nobody has anything any more. The receipts of a pool keep theirs.
fn finish_vault(player: &mut Player, vault: VaultId) {
	let id = vaults::receipt(vault).expect("it has ended, and is there");
	let supply = || pallet_assets::Asset::<Runtime>::get(id).map_or(0, |it| it.supply);
	if supply() > 0 || !vaults::tickets(vault).is_empty() {
		return;
	}
	let finish = || LiquidCall::<Runtime>::finish { vault };
	// It may have begun before, and this be the end.
	let _begun = player.do_between_steps(signed(NOBODY), finish());
	if !Vaults::<Runtime>::contains_key(vault) {
		return;
	}
	let accounts = pallet_assets::Call::<Runtime>::destroy_accounts { id: id.into() };
	let _destroyed = player.do_between_steps(signed(NOBODY), accounts);
	let ends = pallet_assets::Call::<Runtime>::finish_destroy { id: id.into() };
	let _ended = player.do_between_steps(signed(NOBODY), ends);
	let finished = player.do_between_steps(signed(NOBODY), finish());
	assert!(finished.is_ok(), "{vault:?} is not finished: {finished:?}");
	assert!(!Vaults::<Runtime>::contains_key(vault), "something is left of {vault:?}");
}

/// A story that fails, as short as it could be made, and the reason.
pub struct Failure {
	/// The steps.
	pub story: Vec<Op>,
	/// The message of the check that failed at first.
	pub reason: String,
	/// The story as it was found.
	pub found: Vec<Op>,
}

/// The progress of a search.
struct Progress<F> {
	/// Gets the figures of each story, and returns true if more are wanted.
	told: F,
	/// The number of stories that were told.
	stories: u32,
	/// No more stories are wanted.
	enough: bool,
	first: Option<First>,
}

/// Plays a story. Returns the message of the check that fails.
fn message(story: &[Op], end: End) -> Result<Figures, String> {
	std::panic::catch_unwind(|| play(story, end)).map_err(|panic| {
		let text = panic.downcast_ref::<String>().cloned();
		text.or_else(|| panic.downcast_ref::<&str>().map(|it| it.to_string()))
			.unwrap_or_default()
	})
}

/// A story that fails, as it was found.
struct First {
	story: Vec<Op>,
	end: End,
	message: String,
}

impl First {
	/// Returns true if another story fails for the same reason: with the same words, whatever the figures in them.
	fn is_like(&self, story: &[Op]) -> bool {
		message(story, self.end).is_err_and(|it| self.is_told_by(&it))
	}

	fn is_told_by(&self, message: &str) -> bool {
		let words = |it: &str| it.replace(|it: char| it.is_ascii_digit(), "");
		words(message) == words(&self.message)
	}
}

impl<F: FnMut(Figures) -> bool> Progress<F> {
	/// Returns the end of the next story: all stakers leave at the end of every fourth.
	fn end(&self) -> End {
		if self.stories.is_multiple_of(4) {
			End::EverybodyLeaves
		} else {
			End::Open
		}
	}

	/// Plays a story, and tells its figures; after the first that fails, only such as are to be shorter.
	fn play(&mut self, story: Vec<Op>) -> Result<(), TestCaseError> {
		if let Some(first) = &self.first {
			let same = first.is_like(&story);
			return if same { Err(TestCaseError::fail(first.message.clone())) } else { Ok(()) };
		}
		if self.enough {
			return Ok(());
		}
		let end = self.end();
		match message(&story, end) {
			Ok(figures) => {
				self.stories += 1;
				self.enough = !(self.told)(figures);
				Ok(())
			},
			Err(message) => {
				self.first = Some(First { story, end, message: message.clone() });
				Err(TestCaseError::fail(message))
			},
		}
	}
}

/// Plays `stories` random stories from a seed. Stops at the first failure and shortens it to one
/// that fails with the same words, and when `told`, which gets the figures of each story, returns false.
pub fn search(seed: u64, stories: u32, told: impl FnMut(Figures) -> bool) -> Result<(), Failure> {
	let config = Config {
		cases: stories,
		max_shrink_iters: 200,
		failure_persistence: None,
		..Config::default()
	};
	let bytes: Vec<u8> = (0..4u64).flat_map(|part| (seed ^ part << 32).to_le_bytes()).collect();
	let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
	let mut runner = TestRunner::new_with_rng(config, rng);
	let begin = Progress { told, stories: 0, enough: false, first: None };
	let progress = RefCell::new(begin);
	let result = runner.run(&op::story(STEPS), |story| progress.borrow_mut().play(story));
	match result {
		Ok(()) => Ok(()),
		Err(TestError::Fail(_, story)) => {
			let first = progress.into_inner().first.expect("a story has failed");
			let story = shorten(story, |it| first.is_like(it));
			Err(Failure { story, reason: first.message, found: first.story })
		},
		Err(TestError::Abort(reason)) => panic!("no stories: {reason}"),
	}
}

/// Leaves out every step without which a story fails as well, and makes its numbers zero where it can.
///
/// Proptest has shortened the list before scenes were made of it. This shortens the steps themselves.
fn shorten(mut story: Vec<Op>, fails: impl Fn(&[Op]) -> bool) -> Vec<Op> {
	let mut size = story.len() / 2;
	while size > 0 {
		let mut end = story.len();
		while end > 0 {
			let begin = end.saturating_sub(size);
			let shorter = [&story[..begin], &story[end..]].concat();
			if fails(&shorter) {
				story = shorter;
			}
			end = begin;
		}
		size /= 2;
	}
	for place in 0..story.len() {
		let Op { kind, who, at, size, dice } = story[place];
		let plainer = [
			Op { kind, who: 0, at, size, dice },
			Op { kind, who, at: 0, size, dice },
			Op { kind, who, at, size: 0, dice },
			Op { kind, who, at, size, dice: 0 },
		];
		for plain in plainer {
			let op = story[place];
			let mut other = story.clone();
			other[place] = Op {
				kind,
				who: op.who.min(plain.who),
				at: op.at.min(plain.at),
				size: op.size.min(plain.size),
				dice: op.dice.min(plain.dice),
			};
			if fails(&other) {
				story = other;
			}
		}
	}
	story
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::kind::Kind;

	fn step(kind: Kind, size: u16) -> Op {
		Op { kind, who: 1, at: 1, size, dice: 1 }
	}

	#[test]
	fn a_shorter_story_has_only_what_it_needs_to_fail() {
		let others = (0..20).map(|size| step(Kind::Blocks, size));
		let story: Vec<Op> = others.chain([step(Kind::Eras, 3), step(Kind::Poll, 7)]).collect();
		let fails = |story: &[Op]| story.iter().any(|it| it.kind == Kind::Eras && it.size > 0);
		assert_eq!(
			shorten(story, fails),
			[Op { kind: Kind::Eras, who: 0, at: 0, size: 3, dice: 0 }]
		);
	}

	#[test]
	fn another_reason_to_fail_does_not_make_a_story_shorter() {
		let first = First { story: vec![], end: End::Open, message: "1 is not 2".into() };
		assert!(first.is_told_by("30 is not 4"));
		assert!(!first.is_told_by("1 is less than 2"));
	}
}
