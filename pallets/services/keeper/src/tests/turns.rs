//! Whose turn it is, and what is counted.

use super::*;

/// Makes a job, and goes to its first slot in era 2. Returns the slot, and whose turn it is.
fn in_first_slot() -> (u64, u64) {
	assert_ok!(create(transfer(1), EVERY));
	begin(2);
	let slot = first_slot(0, EVERY, 2, 2);
	go_to(slot);
	(slot, turn(0, slot))
}

#[test]
fn slot_should_open_to_more_and_more() {
	run(|| {
		let (slot, who) = in_first_slot();
		let other = another(who);
		let refused = |early: u64, error: Error<Test>| {
			assert_noop!(perform(early, 0), error);
		};
		refused(other, Error::NotYourTurn);
		refused(STRANGER, Error::NotYourTurn);
		go_to(slot + WINDOW - 1);
		refused(other, Error::NotYourTurn);
		go_to(slot + WINDOW);
		refused(STRANGER, Error::NotServing);
		go_to(slot + 2 * WINDOW - 1);
		refused(STRANGER, Error::NotServing);
		assert_ok!(perform(other, 0));
		assert_eq!((turns_of(who, 2), turns_of(other, 2)), ((1, 1), (0, 0)));
		// Late work by whose turn it is: it is paid, and is no miss. The grid does not move.
		let who = turn(0, slot + 32);
		let before = turns_of(who, 2);
		go_to(slot + 32 + 3 * WINDOW);
		assert_ok!(perform(who, 0));
		assert_eq!(turns_of(who, 2), (before.0 + 1, before.1));
		if slot + 64 < 300 {
			go_to(slot + 64);
			assert_ok!(perform(turn(0, slot + 64), 0));
		}
	});
}

/// SV-37: a slot that nobody takes is lost, unpaid, and missed by nobody. An outsider may take one.
#[test]
fn slot_that_nobody_takes_should_be_lost() {
	run(|| {
		let (slot, _) = in_first_slot();
		go_to(slot + 32);
		let who = turn(0, slot + 32);
		go_to(slot + 32 + 2 * WINDOW);
		assert_ok!(perform(STRANGER, 0));
		assert_eq!(Balances::free_balance(STRANGER), 1_000 + PRICE);
		// The first slot was nobody's fault.
		let all: u32 = (1..=3).map(|keeper| turns_of(keeper, 2).0).sum();
		assert_eq!((all, turns_of(who, 2)), (1, (1, 1)));
	});
}

/// Who loses a race pays for no call, and so not for the heaviest that a job may have.
#[test]
fn lost_race_should_cost_no_call() {
	run(|| {
		let (_, who) = in_first_slot();
		let refused = |who, error: Error<Test>| {
			let signed = RuntimeOrigin::signed(who);
			let refused = Keeper::perform(signed, SERVICE, 0, Weight::MAX).unwrap_err();
			assert_eq!(refused.error, error.into());
			assert_eq!(refused.post_info.actual_weight, Some(<()>::perform()));
		};
		refused(another(who), Error::NotYourTurn);
		assert_ok!(perform(who, 0));
		refused(another(who), Error::NotDue);
	});
}

/// What an era counts is final when it ends.
#[test]
fn slot_should_be_lost_with_its_era() {
	run(|| {
		let (slot, _) = in_first_slot();
		let last = (slot..300).step_by(32).last().unwrap();
		go_to(299);
		assert_ne!(perform(turn(0, last), 0), Err(Error::<Test>::NotDue.into()));
		Jobs::<Test>::mutate(SERVICE, 0, |job| job.as_mut().unwrap().taken = Some(slot));
		let counted = turns_of(turn(0, last), 2);
		begin(3);
		let next = first_slot(0, EVERY, 3, 2);
		if next > 300 {
			assert_noop!(perform(STRANGER, 0), Error::<Test>::NotDue);
		}
		assert_eq!(turns_of(turn(0, last), 2), counted);
	});
}

/// A slot that begins before all is known by which turns are drawn is anybody's, and nobody misses it. So
/// whoever pledges, joins or makes a job in the last block of an era, or in the first ones of the next, can not
/// choose turns by it.
#[test]
fn slots_before_the_seed_and_the_roster_should_be_anybodys() {
	for (seed, roster, early) in [(260, 200, 0), (210, 260, 2), (260, 260, 0)] {
		run(|| {
			assert_ok!(create(transfer(1), EVERY));
			assert_ok!(create(transfer(1), EVERY + 1));
			go_to(200);
			testing::set_seed(2, seed, seed_of(2));
			let mut before = 0;
			for tick in 200..300 {
				go_to(tick);
				if tick == roster {
					testing::publish(SERVICE, 2);
				}
				for id in [0, 1] {
					let counted = || (1..=3).map(|keeper| turns_of(keeper, 2).0).sum::<u32>();
					let old = counted();
					if perform(STRANGER, id).is_err() {
						continue;
					}
					let slot = job(id).taken.unwrap();
					if slot < seed.max(roster) {
						// At once, and it is nobody's turn.
						assert_eq!((slot, counted()), (tick, old));
						before += 1;
					} else {
						assert_eq!((slot + 2 * WINDOW, counted()), (tick, old + 1));
					}
				}
			}
			assert!(before >= early, "{before}");
			assert_eq!(job(0).grid.unwrap().start, seed);
		});
	}
}

/// In later eras the grid is known, and slots begin before the seed or the roster. When these come, the turn of
/// such a slot could be computed; it is anybody's all the same.
#[test]
fn slot_that_has_begun_should_not_become_somebodys() {
	for (seed_after, roster_after) in [(2, 0), (0, 2)] {
		run(|| {
			let (_, who) = in_first_slot();
			assert_ok!(perform(who, 0));
			let slot = first_slot(0, EVERY, 3, 2);
			testing::set_seed(3, slot + seed_after, seed_of(3));
			go_to(slot + roster_after);
			testing::publish(SERVICE, 3);
			go_to(slot + 3);
			assert_ok!(perform(STRANGER, 0));
			assert_eq!((1..=3).map(|keeper| turns_of(keeper, 3).0).sum::<u32>(), 0);
			go_to(slot + 32);
			assert_noop!(perform(STRANGER, 0), Error::<Test>::NotYourTurn);
			assert_ok!(perform(turn(0, slot + 32), 0));
		});
	}
}

/// A chain without a seed for an era has jobs, and no turns.
#[test]
fn jobs_should_be_anybodys_without_seeds() {
	run(|| {
		assert_ok!(create(transfer(1), EVERY));
		go_to(200);
		testing::publish(SERVICE, 2);
		go_to(299);
		assert_noop!(perform(STRANGER, 0), Error::<Test>::NotDue);
		go_to(300);
		testing::publish(SERVICE, 3);
		go_to(332);
		assert_ok!(perform(STRANGER, 0));
		assert_eq!(Dealt::<Test>::iter().count(), 0);
		assert_eq!(job(0).grid.map(|grid| grid.start), Some(0));
		// Turns are drawn as soon as there are seeds.
		begin(4);
		go_to(432);
		let refused = (0..10).filter(|who| perform(*who, 0).is_err()).count();
		assert!(refused > 0);
		assert_eq!(Dealt::<Test>::iter().count(), 1);
	});
}

/// SV-34: the victim has 5 % of the stake, and the creator tries what it can: numbers of jobs, intervals that
/// would have been good in this era, and cancelling what turns out badly.
#[test]
fn creator_should_not_choose_turns() {
	const JOBS: u32 = 500;
	const VICTIM: AssignmentId = AssignmentId(1);
	let victims_turn = |job: JobId, slot: u64, era: EraIndex| {
		let random = blake2_256(&(b"turn", seed_of(era), job, slot).encode());
		(U256::from_big_endian(&random) % U256::from(100)).as_u64() >= 95
	};
	run_with(rules(), &[(1, 95), (2, 5)], || {
		for job in 0..JOBS {
			// The interval by which the victim would have most turns, if the seed were the present one.
			let hits = |every: &u32| {
				let slots = (200..300u64).filter(|tick| tick % u64::from(*every) == 0);
				slots.filter(|slot| victims_turn(job, *slot, 1)).count()
			};
			let every = (EVERY..EVERY + 32).max_by_key(hits).unwrap();
			assert_ok!(create(remark(1), every));
		}
		begin(2);
		// Cancelled jobs are due all the same.
		for job in 0..JOBS {
			let job_record = crate::jobs::JobStore::<Test>::job(SERVICE, job).unwrap();
			let phase = u64::from(job_record.grid.unwrap().phase);
			let every = u64::from(job_record.every);
			let mut slots = (200..300u64).filter(|tick| tick % every == phase);
			if !slots.any(|slot| victims_turn(job, slot, 2)) {
				assert_ok!(cancel(OWNER, job));
			}
		}
		for tick in 200..300 {
			go_to(tick);
			for job in 0..JOBS {
				for who in [1, 2] {
					let _not_due_or_not_theirs = perform(who, job);
				}
			}
		}
		let dealt = |id| Dealt::<Test>::get(id).map_or(0, |turns| turns.in_era(2).unwrap().dealt);
		let (all, victims) = (dealt(AssignmentId(0)) + dealt(VICTIM), dealt(VICTIM));
		assert!(all > JOBS, "{all}");
		// Five per cent, within three standard deviations.
		let (mean, deviation) = (f64::from(all) * 0.05, (f64::from(all) * 0.05 * 0.95).sqrt());
		assert!((f64::from(victims) - mean).abs() < 3.0 * deviation, "{victims} of {all}");
	});
}

#[test]
fn whoever_left_should_owe_its_last_era_and_no_more() {
	run(|| {
		let (slot, who) = in_first_slot();
		testing::leave(SERVICE, &who);
		// It can act through its era, and is missed in it.
		go_to(slot + WINDOW);
		assert_ok!(perform(another(who), 0));
		assert_eq!(turns_of(who, 2), (1, 1));
		testing::suspend(id_of(another(who)));
		for era in 3..6 {
			begin(era);
			let rest = (1..=3).find(|it| ![who, another(who)].contains(it)).unwrap();
			go_to(first_slot(0, EVERY, era, 2));
			assert_ok!(perform(rest, 0));
			assert_eq!((turns_of(who, era), turns_of(another(who), era)), ((0, 0), (0, 0)));
		}
	});
}

/// Who performs names the weight of the job's call, and declares no more. Too little is refused.
#[test]
fn performance_should_declare_the_call_that_it_names() {
	run(|| {
		let (_, who) = in_first_slot();
		let declared = |most| {
			let call = crate::Call::<Test>::perform { service: SERVICE, job: 0, most };
			call.get_dispatch_info().call_weight
		};
		let perform = |most| Keeper::perform(RuntimeOrigin::signed(who), SERVICE, 0, most);
		let (own, weight) = (<()>::perform(), transfer(1).get_dispatch_info().call_weight);
		assert_eq!(declared(weight), own + weight);
		assert_eq!(declared(Weight::MAX), own + MaxCallWeight::get());
		for less in [Weight::zero(), weight - Weight::from_parts(1, 0)] {
			let refused = perform(less).unwrap_err();
			assert_eq!(refused.error, Error::<Test>::CallTooHeavy.into());
			assert_eq!(refused.post_info.actual_weight, Some(own));
		}
		assert_ok!(perform(weight));
	});
}

#[test]
fn duties_should_be_what_can_be_done() {
	run(|| {
		assert_eq!(Keeper::duties(SERVICE, &1), vec![]);
		let (slot, who) = in_first_slot();
		let most = transfer(1).get_dispatch_info().call_weight;
		let call = crate::Call::perform { service: SERVICE, job: 0, most };
		let due = slot + WINDOW;
		let duty = Duty { assignment: id_of(who), from: slot, due, free: true, call };
		assert_eq!(Keeper::duties(SERVICE, &who), vec![duty.clone()]);
		assert_eq!(Keeper::duties(SERVICE, &another(who)), vec![]);
		assert_eq!(Keeper::duties(SERVICE, &STRANGER), vec![]);
		go_to(slot + WINDOW - 1);
		assert_eq!(Keeper::duties(SERVICE, &who), vec![duty]);
		go_to(slot + WINDOW);
		assert_eq!(Keeper::duties(SERVICE, &who), vec![]);
		go_to(slot);
		assert_ok!(perform(who, 0));
		assert_eq!(Keeper::duties(SERVICE, &who), vec![]);
	});
}

/// Another rule of the service may pay for its own work: turns do not count for that.
#[test]
fn work_should_not_be_settled_where_the_terms_do_not_pay_for_it() {
	let unpaid = Liveness { pays_work: false, ..rules() };
	run_with(unpaid, &[(1, 100), (2, 100), (3, 100)], || {
		let (_, who) = in_first_slot();
		assert_ok!(perform(who, 0));
		begin(3);
		let settled = Keeper::settle_work(RuntimeOrigin::signed(STRANGER), SERVICE, id_of(who));
		assert_eq!(settled, Err(Error::<Test>::WorkNotPaid.into()));
		assert_eq!(testing::take_credited(), vec![]);
	});
}

#[test]
fn work_should_be_settled_once() {
	run(|| {
		let (slot, who) = in_first_slot();
		let settle = |service, keeper| {
			Keeper::settle_work(RuntimeOrigin::signed(STRANGER), service, id_of(keeper))
		};
		assert_ok!(perform(who, 0));
		let (mut dealt, mut missed) = (1, 0);
		for slot in [slot + 32, slot + 64] {
			if slot + WINDOW < 300 && turn(0, slot) == who {
				go_to(slot + WINDOW);
				assert_ok!(perform(another(who), 0));
				(dealt, missed) = (dealt + 1, missed + 1);
			}
		}
		assert_noop!(settle(SERVICE, who), Error::<Test>::NoTurns);
		begin(3);
		assert_noop!(settle(ServiceId(1), who), Error::<Test>::NoTurns);
		// Nothing was dealt to it.
		assert_noop!(settle(SERVICE, another(who)), Error::<Test>::NoTurns);
		assert_ok!(settle(SERVICE, who));
		let settled = Event::WorkSettled {
			assignment: id_of(who),
			era: 2,
			points: dealt - missed,
			most: dealt,
		};
		System::assert_last_event(settled.into());
		assert!(settle(SERVICE, who).is_err());
		assert_eq!(testing::take_credited(), vec![(id_of(who), 2, dealt - missed, dealt)]);
		begin(4);
		assert_noop!(settle(SERVICE, who), Error::<Test>::NoTurns);
	});
}
