//! What keepers that miss all their turns can do with a third, a half, two thirds and all of the stake.

use super::*;

/// As many as it takes for several turns of each side in an era.
const JOBS: JobId = 12;

/// The keeper that attacks.
const IDLE: u64 = 1;
/// The keeper that does its duties.
const HONEST: u64 = 2;

/// Runs era 2 of twelve jobs. The keepers of the list and an outsider take every slot as soon as they can. Returns who
/// took each of them, and how many ticks late.
fn era_of(takers: &[u64]) -> Vec<(u64, u64)> {
	for _ in 0..JOBS {
		assert_ok!(create(transfer(1), EVERY));
	}
	begin(2);
	let mut taken = vec![];
	for tick in 2 * ERA..3 * ERA {
		go_to(tick);
		for job in 0..JOBS {
			let late = tick.checked_sub(first_slot(job, EVERY, 2, 2)).map(|it| it % 32);
			for who in takers.iter().chain(&[STRANGER]) {
				if perform(*who, job).is_ok() {
					taken.push((*who, late.unwrap()));
				}
			}
		}
	}
	begin(3);
	taken
}

/// Returns the number of slots of era 2 that begin so long before its end.
fn slots_before_end(ticks: u64) -> usize {
	let slots = |job| (first_slot(job, EVERY, 2, 2)..3 * ERA - ticks).step_by(32).count();
	(0..JOBS).map(slots).sum()
}

/// Whoever does its turns is on time. The slots of the idle are late by one window and no more: the honest take them,
/// and are paid for them. The idle are convicted, and nobody else.
#[test]
fn idle_stake_should_delay_its_own_turns_and_no_other() {
	for part in [33, 50, 67] {
		run_with(rules(), &[(IDLE, part), (HONEST, 100 - part)], || {
			let before = Balances::free_balance(HONEST);
			let taken = era_of(&[HONEST]);
			assert!(taken.iter().all(|(who, late)| *who == HONEST && [0, WINDOW].contains(late)));
			assert!(taken.len() >= slots_before_end(WINDOW), "{} of {part}", taken.len());
			let paid = Balances::free_balance(HONEST) - before;
			assert_eq!(paid, PRICE * taken.len() as Balance);
			let (dealt, missed) = turns_of(IDLE, 2);
			assert_eq!(dealt, missed);
			assert_eq!(missed as usize, taken.iter().filter(|(_, late)| *late == WINDOW).count());
			assert_eq!(turns_of(HONEST, 2).1, 0);
			assert_ok!(judge(IDLE, &2u32.encode()));
			let refused = Err(Error::<Test>::NotEnoughMissed.into());
			assert_eq!(judge(HONEST, &2u32.encode()), refused);
		});
	}
}

/// With all of the stake idle, any outsider takes the slots two windows late, and is paid; and the idle are convicted.
#[test]
fn idle_set_should_not_keep_slots_from_outsiders() {
	run_with(rules(), &[(IDLE, 100)], || {
		let before = Balances::free_balance(STRANGER);
		let taken = era_of(&[]);
		assert!(taken.iter().all(|(_, late)| *late == 2 * WINDOW));
		assert_eq!(taken.len(), slots_before_end(2 * WINDOW));
		let paid = Balances::free_balance(STRANGER) - before;
		assert_eq!(paid, PRICE * taken.len() as Balance);
		assert_ok!(judge(IDLE, &2u32.encode()));
	});
}

/// If no outsider comes, the slots are lost: nobody is at fault, and nobody is paid.
#[test]
fn idle_set_without_outsiders_should_be_at_no_fault() {
	run_with(rules(), &[(IDLE, 100)], || {
		for _ in 0..JOBS {
			assert_ok!(create(transfer(1), EVERY));
		}
		begin(2);
		begin(3);
		assert_eq!(turns_of(IDLE, 2), (0, 0));
		assert!(judge(IDLE, &2u32.encode()).is_err());
		assert_eq!(held(HoldReason::Job), Balance::from(JOBS) * JOB_FUNDS);
	});
}

/// A victim with 5 % of the stake is dealt three of sixty slots: whoever makes them pays for sixty.
#[test]
fn turns_should_fall_by_stake() {
	run_with(rules(), &[(IDLE, 95), (HONEST, 5)], || {
		let taken = era_of(&[IDLE, HONEST]);
		let (victim, other) = (turns_of(HONEST, 2), turns_of(IDLE, 2));
		assert_eq!((victim.1, other.1), (0, 0));
		assert_eq!((victim.0 + other.0) as usize, taken.len());
		assert!(victim.0 * 5 < other.0, "{victim:?} {other:?}");
	});
}
