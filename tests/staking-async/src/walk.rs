//! Random walks as those of the core: whatever is bonded, pledged, slashed, undone and withdrawn, in whatever order.

use crate::setting::*;
use frame_support::dispatch::DispatchResult;
use pallet_staking_async::{AreNominatorsSlashable, OffenceQueueEras, ProcessingOffence};
use restaking_primitives::{AssignmentId, Balance, RequestId, StakeInspect};

/// The kind of a walk.
#[derive(Clone, Copy)]
pub struct Walk {
	/// True if the base chain slashes nominators when it begins.
	pub slashes_nominators: bool,
	/// True if the base chain slashes meanwhile, stakers validate, and governance moves its settings.
	pub rough: bool,
	/// The number of stories.
	pub stories: u64,
	/// The operations of each story.
	pub operations: u64,
}

impl Walk {
	/// Takes the walk. Returns the number of operations that succeeded.
	pub fn take(self) -> u64 {
		(0..self.stories).map(|seed| self.story(seed)).sum()
	}

	fn story(self, seed: u64) -> u64 {
		let (mut dice, mut done) = (Dice(seed), 0);
		new_test_ext(self.slashes_nominators).execute_with(|| {
			run_to(FIRST_SPARED);
			begin();
			for _ in 0..self.operations {
				let result = match self.rough && dice.throw(11) == 0 {
					true => rough_step(&mut dice),
					false => step(&mut dice),
				};
				done += u64::from(result.is_ok());
				self.check();
			}
			self.everything_can_be_left();
		});
		done
	}

	/// After each step: the laws; and in calm walks the reserve, of the base chain or of nothing.
	fn check(self) {
		if self.rough {
			for who in STAKERS {
				let _nothing_to_note_or_done = enforce(who);
			}
		}
		check_state();
		if !self.rough {
			STAKERS.into_iter().for_each(reserve_holds);
			assert_eq!(Restaking::unreserved(), vec![]);
		}
	}

	/// All exits are possible, and after the longest window everything is free again.
	fn everything_can_be_left(self) {
		for who in STAKERS {
			let _nothing_left_or_done = exit_all(who);
		}
		self.check();
		run_to(era() + 8);
		for who in STAKERS {
			assert_eq!(liability(who), 0);
			// Some positions may be the last of their assignments: not all of those go at once.
			for _ in 0..2 {
				let _nothing_left_or_done = release(who);
			}
			assert!(!pallet_restaking::Stakers::<Test>::contains_key(who));
		}
		assert_eq!(pallet_restaking::SparedStakers::<Test>::count(), 0);
		self.check();
	}
}

/// Pledges to begin with: near the limit of who is not spared.
fn begin() {
	for who in STAKERS {
		for (home, amount) in
			[(AT_A, 4_000), (AT_B, 8_000), (Q_AT_A, 2_000), (AT_ALL, 1_000), (AT_QUARTER, 2_000)]
		{
			pledge(who, home, amount).unwrap();
		}
	}
	run_to(era() + 1);
}

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

	fn small(&mut self, sides: u64) -> u32 {
		u32::try_from(self.throw(sides)).unwrap()
	}

	fn one_of<X: Copy>(&mut self, all: &[X]) -> X {
		all[usize::try_from(self.throw(all.len() as u64)).unwrap()]
	}

	fn who(&mut self) -> AccountId {
		self.one_of(&STAKERS)
	}

	fn home(&mut self) -> AssignmentId {
		self.one_of(&HOMES)
	}

	/// One of the latest requests.
	fn request(&mut self) -> RequestId {
		let next = pallet_restaking::NextRequestId::<Test>::get();
		RequestId(next.0.saturating_sub(1 + self.small(4)))
	}

	fn amount(&mut self) -> Balance {
		match self.throw(10) {
			0 => Balance::MAX,
			1 => 1,
			_ => Balance::from(1 + self.throw(4_000)),
		}
	}
}

/// A step of a calm walk. A refusal is an answer, too.
fn step(dice: &mut Dice) -> DispatchResult {
	let (who, home, amount) = (dice.who(), dice.home(), dice.amount());
	match dice.throw(96) {
		0..=11 => pledge_with(who, home, amount, dice.throw(2) == 0),
		12..=19 => exit(who, home, amount),
		20..=23 => exit_and_unbond(who, home, amount),
		24 => exit_all(who),
		25..=28 => move_pledge(who, home, dice.home(), amount),
		29..=36 => unbond(who, Balance::from(1_000 + dice.throw(8_000))),
		// A ledger that ends while a slash waits would be missed.
		37..=44 if slashes_wait() && ledger(who).1 == 0 => Ok(()),
		37..=44 => withdraw(who),
		45..=47 => bond_extra(who, amount),
		48 | 49 => rebond(who, amount),
		50..=55 => release(who),
		56..=59 => trim(who),
		60 | 61 => settle(who),
		62..=65 => rebond_custody(who, amount),
		66 => {
			let (operator, service) = (dice.one_of(&[P, Q]), dice.one_of(&[A, B]));
			attempt(|| Restaking::leave_service(signed(operator), service))
		},
		67 => {
			let service = dice.one_of(&[A, B]);
			attempt(|| Restaking::retire_service(RuntimeOrigin::root(), service))
		},
		68..=75 => slash(home, dice.small(16)),
		76..=81 => undo(dice.request()),
		82 | 83 => give_back(dice.request(), who),
		84 => divide(dice.request()),
		_ => {
			let eras = dice.one_of(&[1, 1, 2, 3, 7, 8, 11]);
			run_to(era() + eras);
			Ok(())
		},
	}
}

/// The slasher asks for a part of the most that a service may take, in 32nds, for an offence of this era.
fn slash(home: AssignmentId, part: u32) -> DispatchResult {
	let of = pallet_restaking::Assignments::<Test>::get(home).map(|it| it.service);
	let service = of.and_then(pallet_restaking::Services::<Test>::get);
	let most = service.map_or(0, |it| it.conditions.max_slash.deconstruct());
	let fraction = sp_runtime::Perbill::from_parts((most / 32 + 1) * (part + 1));
	request(home, era(), fraction).map(|_| ())
}

/// A step of the base chain, or of governance.
fn rough_step(dice: &mut Dice) -> DispatchResult {
	match dice.throw(10) {
		0..=3 => report(dice),
		4 => ExposureLimit::set(percent(20 + dice.small(40))),
		5 | 6 => slash_nominators(!AreNominatorsSlashable::<Test>::get()),
		7 | 8 => return validate(dice.who()),
		_ => return nominate(dice.who()),
	}
	Ok(())
}

/// Reports an offence of one of the latest eras. None while a staker has no ledger: it may have left with a part of its
/// exposure, which the staking pallet calls a defect.
fn report(dice: &mut Dice) {
	let (offence_era, percents) = (era() - dice.small(4), 1 + dice.small(30));
	let offender = dice.one_of(&[VALIDATORS[0], VALIDATORS[1], S, T, U]);
	if STAKERS.iter().all(|who| Staking::bonded(who).is_some()) {
		offence(offender, offence_era, percents);
	}
}

/// Returns true while the base chain may still slash for what was reported to it.
fn slashes_wait() -> bool {
	Stake::slashes_wait()
		|| OffenceQueueEras::<Test>::exists()
		|| ProcessingOffence::<Test>::exists()
}
