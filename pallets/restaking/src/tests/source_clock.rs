//! Clocks of the source of stake that turn late in a block or in a migration, pass over eras, or go back. The second
//! instance follows one.

use super::{
	held_stake::{bond, pledge, set_up},
	setting::*,
};
use crate::{types::EraClock, Assignments, Error, Event, HoldReason, Instance1, PresentEra};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::DispatchClass,
	traits::{fungible::InspectHold, Hooks},
	weights::{Weight, WeightMeter},
};
use restaking_primitives::{AssignmentId, EraIndex, PledgeInspect, ServiceId, StakeInspect};

type Stake = <Test as crate::Config<Instance1>>::Stake;

const HOME: AssignmentId = AssignmentId(0);

/// Begins the next block for the second instance alone.
fn begin_block() {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	System::reset_events();
	Held::on_initialize(number);
}

/// Goes on to the transactions of the block.
fn poll(limit: Weight) {
	Held::on_poll(System::block_number(), &mut WeightMeter::with_limit(limit));
}

fn clock() -> EraClock {
	PresentEra::<Test, Instance1>::get().unwrap()
}

/// The era, and that of the present tick.
fn told() -> (EraIndex, Option<EraIndex>) {
	let tick = <Held as PledgeInspect<AccountId>>::clock();
	let of_tick = <Held as PledgeInspect<AccountId>>::era_of_tick(tick);
	(<Held as PledgeInspect<AccountId>>::era(), of_tick)
}

fn skips() -> Vec<(EraIndex, EraIndex, EraIndex)> {
	let skip = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Held(Event::ClockSkipped { era, from_era, to_era }) => {
			Some((era, from_era, to_era))
		},
		_ => None,
	};
	System::events().into_iter().filter_map(skip).collect()
}

fn backward() -> Vec<(EraIndex, EraIndex, EraIndex)> {
	let back = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Held(Event::ClockWentBack { era, from_era, to_era }) => {
			Some((era, from_era, to_era))
		},
		_ => None,
	};
	System::events().into_iter().filter_map(back).collect()
}

/// `STRANGER` has pledged all it has, and the slasher asks for 40 % of it in era 10: from 13 to 17.
fn asked() {
	set_up();
	bond(STRANGER, 1_000);
	run_to(9);
	assert_ok!(pledge(STRANGER, 1_000));
	run_to(10);
	let payer = RuntimeOrigin::signed(BOND_PAYER);
	let for_slasher = caller(RuntimeOrigin::signed(SLASHER));
	assert_ok!(Held::fund_slash_bond(payer, ServiceId(0), for_slasher, 1_000));
	let (slasher, part) = (RuntimeOrigin::signed(SLASHER), percent(40));
	let (name, evidence, payer) = (new_offence(), Default::default(), Some(BOND_PAYER));
	assert_ok!(Held::request_slash(slasher, HOME, 10, part, name, evidence, payer).plain());
}

/// SC-PARA-01: a chain that stood still for twenty eras, whose clock goes by the time of day: the slash is executed in its time,
/// and who has left in the era of the offence gets nothing out before it.
#[test]
fn a_clock_that_skips_shortens_no_window() {
	ExtBuilder::default().build_and_execute(|| {
		asked();
		let signed = || RuntimeOrigin::signed(STRANGER);
		assert_ok!(Held::exit_and_unbond(signed(), HOME, 1_000).plain());
		let reason = RuntimeHoldReason::Held(HoldReason::Custody);
		let custody = || Balances::balance_on_hold(&reason, &STRANGER);
		assert_eq!((Stake::stake(&STRANGER).total, custody()), (0, 400));
		Ahead::set(20);
		begin_block();
		assert_eq!(skips(), [(11, 10, 30)]);
		poll(Weight::MAX);
		assert_eq!(told(), (11, Some(11)));
		next_block();
		assert_eq!((told().0, Stake::era(), skips()), (12, 31, vec![]));
		// It can still be vetoed.
		let release = Held::release_custody(signed(), STRANGER, MANY).plain();
		assert_noop!(release, Error::<Test, Instance1>::NothingToRelease);
		assert_eq!(custody(), 400);
		next_block();
		assert_eq!((told().0, Stake::era(), custody()), (13, 32, 0));
		assert_eq!(clock().era_at_source(10), 29);
	});
}

/// A source that is replaced by one that begins anew is followed from there on: with each of its turns an era begins, what
/// was asked before is executed in its time, and no window is shorter.
#[test]
fn a_clock_that_goes_back_is_followed_from_there() {
	ExtBuilder::default().build_and_execute(|| {
		asked();
		let signed = RuntimeOrigin::signed(STRANGER);
		assert_ok!(Held::exit_and_unbond(signed, HOME, 1_000).plain());
		let reason = RuntimeHoldReason::Held(HoldReason::Custody);
		let custody = || Balances::balance_on_hold(&reason, &STRANGER);
		Ahead::set(-10);
		begin_block();
		assert_eq!((told(), Stake::era(), backward()), ((10, Some(10)), 0, vec![(10, 10, 0)]));
		for _ in 0..3 {
			begin_block();
			assert_eq!((told(), backward()), ((10, Some(10)), vec![]));
		}
		for turns in 1..=3 {
			assert_eq!(custody(), 400);
			next_block();
			assert_eq!((told().0, Stake::era()), (10 + turns, turns));
		}
		assert_eq!((custody(), skips(), backward()), (0, vec![], vec![]));
		assert_eq!([13, 12, 10, 9].map(|era| clock().era_at_source(era)), [3, 2, 0, 0]);
	});
}

/// While the source stands where it went back to, no era begins. If it jumps forth again, one does.
#[test]
fn a_clock_that_goes_back_stands() {
	ExtBuilder::default().build_and_execute(|| {
		asked();
		Ahead::set(-3);
		for _ in 0..5 {
			begin_block();
			assert_eq!((told(), Stake::era()), ((10, Some(10)), 7));
		}
		Ahead::set(0);
		begin_block();
		assert_eq!((told(), skips()), ((11, Some(11)), vec![(11, 7, 10)]));
		next_block();
		assert_eq!((told(), skips()), ((12, Some(12)), vec![]));
	});
}

/// A block of a migration takes nothing: nobody could report, veto or leave in it. So no era begins in one, whatever the
/// source does, and a slash of before is executed after it.
#[test]
fn no_era_begins_while_a_migration_runs() {
	ExtBuilder::default().build_and_execute(|| {
		asked();
		Migrating::set(true);
		for ahead in 1..=20 {
			Ahead::set(ahead);
			begin_block();
			assert_eq!((told(), skips()), ((10, Some(10)), vec![]));
		}
		Migrating::set(false);
		begin_block();
		assert_eq!((told(), skips()), ((11, Some(11)), vec![(11, 10, 30)]));
		next_block();
		assert_eq!((told().0, Stake::stake(&STRANGER).total), (12, 1_000));
		next_block();
		assert_eq!((told().0, Stake::stake(&STRANGER).total), (13, 600));
	});
}

/// SC-PARA-02: an inherent or a message turns the clock after the block was initialized: whatever reads the era in a
/// transaction reads the new one, and before the old one.
#[test]
fn transactions_are_of_one_era_when_the_clock_turns_late() {
	ExtBuilder::default().build_and_execute(|| {
		set_up();
		bond(STRANGER, 1_000);
		run_to(9);
		begin_block();
		Ahead::set(1);
		assert_eq!((Stake::era(), told()), (10, (9, Some(9))));
		poll(Weight::MAX);
		assert_eq!((Stake::era(), told()), (10, (10, Some(10))));
		assert_eq!(clock(), EraClock { era: 10, source_era: 10, since: System::block_number() });
		assert_ok!(pledge(STRANGER, 1_000));
		let totals = || Assignments::<Test, Instance1>::get(HOME).unwrap().totals;
		assert_eq!([10, 11].map(|era| totals().total_at(era)), [0, 1_000]);
		// The next block finds nothing new.
		begin_block();
		assert_eq!(told(), (10, Some(10)));
	});
}

/// The turn is noted whatever is left of the block, and weighs as much as one in time.
#[test]
fn a_late_turn_is_charged_to_the_block() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(5);
		let used = || *System::block_weight().get(DispatchClass::Mandatory);
		begin_block();
		let before = used();
		poll(Weight::zero());
		assert_eq!(used(), before);
		Ahead::set(1);
		poll(Weight::zero());
		assert_eq!((told().0, used() - before), (6, Held::era_weight()));
		begin_block();
		Ahead::set(2);
		let mut meter = WeightMeter::new();
		Held::on_poll(System::block_number(), &mut meter);
		assert_eq!((told().0, meter.consumed()), (7, Held::era_weight()));
	});
}

/// A source that turns twice in a block is followed by one era now and one in the next block.
#[test]
fn an_era_has_a_block_at_least() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(5);
		assert_eq!(clock().since, System::block_number());
		Ahead::set(1);
		poll(Weight::MAX);
		assert_eq!((told(), Stake::era()), ((5, Some(5)), 6));
		begin_block();
		assert_eq!((told(), skips()), ((6, Some(6)), vec![]));
	});
}

/// The first block begins with the era of the source, whichever it is.
#[test]
fn the_first_block_skips_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		PresentEra::<Test, Instance1>::kill();
		assert_eq!(told().0, Stake::era());
		Ahead::set(40);
		assert_eq!(told().0, Stake::era());
		begin_block();
		assert_eq!((told(), skips()), ((Stake::era(), Some(Stake::era())), vec![]));
	});
}
