//! Published sets: the roster of an era, and the root that other chains know.

use super::{crowd::*, setting::*};
use crate::{work::Gathered, Drafts, Error, Event, Roots, Rosters, WeightInfo as _};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use restaking_primitives::{
	set_root::{tree_by, Member, SetHeader},
	EraIndex, PledgeInspect, Roster,
};
use sp_core::{Hasher, KeccakHasher, H256, U256};

fn publish(crowd: &Crowd, most: u32) -> DispatchResult {
	let signed = RuntimeOrigin::signed(STRANGER);
	Restaking::publish_set(signed, crowd.service, most).plain()
}

fn roster(crowd: &Crowd, era: EraIndex) -> Option<Roster> {
	<Restaking as PledgeInspect<AccountId>>::roster(crowd.service, era)
}

/// Who is displaced, leaves, joins or is suspended while a set is gathered changes nothing of it.
#[test]
fn a_set_is_what_it_was_when_its_era_began() {
	let gather = |disturbed: Option<u32>| {
		let mut root = None;
		chain(8).build_and_execute(|| {
			let mut crowd = Crowd::new(5, [30, 10, 20, 30, 0, 40]);
			assert_eq!(roster(&crowd, 10), None);
			for page in 0..2 {
				if disturbed == Some(page) {
					assert_ok!(crowd.take(5));
					let signed = RuntimeOrigin::signed(operator(0));
					assert_ok!(Restaking::leave_service(signed, crowd.service));
					crowd.join(500);
					crowd.pledge(1, 100);
					crowd.exit(2, 20);
				}
				assert_ok!(publish(&crowd, 2));
				let draft = Drafts::<Test>::contains_key(crowd.service);
				assert_eq!((roster(&crowd, 10), draft), (None, true));
			}
			assert_ok!(publish(&crowd, 256));
			let home = |number: usize| crowd.homes[number];
			let members = vec![(home(0), 30), (home(3), 60), (home(2), 80), (home(1), 90)];
			let since = <Restaking as PledgeInspect<AccountId>>::clock();
			assert_eq!(roster(&crowd, 10), Some(Roster { since, members }));
			assert!(!Drafts::<Test>::contains_key(crowd.service));
			assert_noop!(publish(&crowd, 256), Error::<Test>::NothingToPublish);
			let published = Roots::<Test>::get(crowd.service)[0];
			assert_eq!((published.era, published.count, published.total), (10, 4, 90));
			root = Some(published.root);
		});
		root.unwrap()
	};
	assert_eq!(gather(None), gather(Some(0)));
	assert_eq!(gather(None), gather(Some(1)));
}

/// A roster picks by running sums: each unit of stake is one member's.
#[test]
fn a_roster_picks_by_stake() {
	chain(3).build_and_execute(|| {
		let crowd = Crowd::new(3, [1, 3, 2]);
		assert_ok!(publish(&crowd, 3));
		let roster = roster(&crowd, 10).unwrap();
		let picked: Vec<_> = (0..7).map(|at| roster.pick(U256::from(at)).unwrap()).collect();
		assert_eq!(picked, [1, 1, 1, 2, 2, 0, 1].map(|number: usize| crowd.homes[number]));
	});
}

/// The proof of a member, and the words of the root, as a contract would check them.
#[test]
fn a_root_proves_its_members() {
	for count in [1, 2, 3, 5, 127, 128] {
		chain(count).build_and_execute(|| {
			let crowd = Crowd::new(128, (0..count).map(|number| 100 + number as u128));
			let set = Restaking::operator_set(crowd.service, 10).unwrap();
			assert!(!set.published);
			while roster(&crowd, 10).is_none() {
				assert_ok!(publish(&crowd, 16));
			}
			let published = Roots::<Test>::get(crowd.service)[0];
			assert_eq!((published.root, published.total), (set.root, crowd.counted(10)));
			let genesis = System::block_hash(0);
			let domain = KeccakHasher::hash(&[genesis.as_bytes(), b"Restaking"].concat());
			let header = SetHeader {
				domain,
				service: crowd.service,
				era: 10,
				count: count as u32,
				total: crowd.counted(10),
				quorum: percent(50),
			};
			for (index, told) in (0..).zip(&set.members) {
				// An account of eight bytes.
				let mut account = [0; 32];
				account[24..].copy_from_slice(&told.operator.to_le_bytes());
				let (kind, key) = told.key.word();
				let (assignment, weight) = (told.assignment, told.weight);
				let member = Member { assignment, operator: H256(account), kind, key, weight };
				let tree = tree_by(member.leaf(index), index, count as u32, &told.proof).unwrap();
				assert_eq!(header.root(tree), set.root);
			}
		});
	}
}

/// Blocks publish the sets of a service that draws from them, from the first block of each era on, and no other.
#[test]
fn blocks_publish_what_is_drawn_from() {
	chain(4).build_and_execute(|| {
		let mut draws = terms(40);
		draws.hook = TestHook::Draws;
		let mut crowd = Crowd::register_with(draws);
		[10, 20, 30].into_iter().for_each(|amount| crowd.join(amount));
		for era in 10..=14 {
			run_to(era);
			assert_eq!(roster(&crowd, era).unwrap().members.len(), 3);
			check_state();
		}
		// Four eras are kept, and the roots of the window.
		assert_eq!([10, 11].map(|era| roster(&crowd, era).is_some()), [false, true]);
		assert_eq!(Roots::<Test>::get(crowd.service).len(), 6);
		run_to(20);
		assert_eq!(Roots::<Test>::get(crowd.service)[0].era, 13);
		// With the retirement it ends.
		assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), crowd.service));
		run_to(22);
		assert_eq!((roster(&crowd, 20).is_some(), roster(&crowd, 21)), (true, None));
		assert_noop!(publish(&crowd, 1), Error::<Test>::RetiredService);
		assert_eq!(roster(&Crowd { service: A, homes: vec![] }, 20), None);
	});
}

/// A set of more than a page takes several tasks, as the blocks have room.
#[test]
fn a_large_set_is_published_page_by_page() {
	chain(40).build_and_execute(|| {
		let mut draws = terms(40);
		draws.hook = TestHook::Draws;
		let mut crowd = Crowd::register_with(draws);
		(0..40).for_each(|_| crowd.join(10));
		PollWeight::set(frame_support::weights::Weight::zero());
		run_to(10);
		assert_eq!(roster(&crowd, 10), None);
		let work = |tasks| Restaking::work(RuntimeOrigin::signed(STRANGER), tasks).plain();
		// Late tasks of the eras before publish this one.
		assert_ok!(work(1));
		assert_ok!(work(1));
		assert_eq!(
			(roster(&crowd, 10), Drafts::<Test>::get(crowd.service).unwrap().todo.len()),
			(None, 8)
		);
		assert_ok!(work(1));
		assert_eq!(roster(&crowd, 10).unwrap().members.len(), 40);
		assert_noop!(work(1), Error::<Test>::NothingDue);
		PollWeight::set(frame_support::weights::Weight::MAX);
		next_block();
		assert_eq!(roster(&crowd, 11).unwrap().members.len(), 40);
	});
}

/// A page is charged for those it looks at, and the hashes of all are charged once: with the root.
#[test]
fn only_the_last_page_is_charged_for_the_root() {
	chain(5).build_and_execute(|| {
		let crowd = Crowd::new(5, [30, 10, 20, 30, 0]);
		let page = |most| {
			let signed = RuntimeOrigin::signed(STRANGER);
			Restaking::publish_set(signed, crowd.service, most).unwrap().actual_weight
		};
		assert_eq!(page(2), Some(<()>::publish_set(2)));
		// Nothing counts through one of the five.
		assert_eq!(page(9), Some(<()>::publish_set(3) + <()>::make_root(4)));
		let refused = Restaking::publish_set(RuntimeOrigin::signed(STRANGER), crowd.service, 9);
		let look = <()>::look_at_positions(1);
		assert_eq!(refused.unwrap_err().post_info.actual_weight, Some(look));
	});
}

/// The agenda says what a page of it was, so that a block takes no more of its room.
#[test]
fn a_page_by_itself_takes_what_it_was() {
	chain(20).build_and_execute(|| {
		let mut draws = terms(40);
		draws.hook = TestHook::Draws;
		let mut crowd = Crowd::register_with(draws);
		(0..20).for_each(|_| crowd.join(10));
		PollWeight::set(frame_support::weights::Weight::zero());
		run_to(10);
		let page = || {
			let mut done = Gathered::default();
			assert_ok!(Restaking::publish_by_itself(crowd.service, &mut done));
			(done.looked_at, done.rooted)
		};
		assert_eq!([page(), page(), page()], [(16, None), (4, Some(20)), (0, None)]);
		PollWeight::set(frame_support::weights::Weight::MAX);
	});
}

/// Nobody serves: an empty set has a root, too. What is left of an earlier era is begun anew.
#[test]
fn an_empty_set_and_a_set_of_yesterday() {
	chain(3).build_and_execute(|| {
		let crowd = Crowd::new(3, [0, 0, 10]);
		assert_noop!(publish(&crowd, 0), Error::<Test>::NothingToPublish);
		assert_ok!(publish(&crowd, 1));
		crowd.exit(2, 10);
		run_to(11);
		assert_ok!(publish(&crowd, 3));
		let (service, root) = (crowd.service, Roots::<Test>::get(crowd.service)[0].root);
		let (era, count, total) = (11, 0, 0);
		assert!(events().contains(&Event::SetPublished { service, era, count, total, root }));
		assert_eq!(roster(&crowd, 11).unwrap().pick(U256::one()), None);
		assert_noop!(
			Restaking::publish_set(
				RuntimeOrigin::signed(STRANGER),
				restaking_primitives::ServiceId(99),
				1
			)
			.plain(),
			Error::<Test>::NoSuchService
		);
	});
}

/// Nothing of a service is left that is removed.
#[test]
fn a_service_goes_with_its_sets() {
	chain(1).build_and_execute(|| {
		let crowd = Crowd::new(3, [0]);
		assert_ok!(publish(&crowd, 3));
		run_to(11);
		assert_ok!(publish(&crowd, 3));
		assert_ok!(Restaking::leave_service(RuntimeOrigin::signed(operator(0)), crowd.service));
		assert_ok!(Restaking::retire_service(RuntimeOrigin::root(), crowd.service));
		assert_ok!(Restaking::deregister_service(RuntimeOrigin::root(), crowd.service));
		assert_eq!(Rosters::<Test>::iter_prefix(crowd.service).count(), 0);
		assert!(Roots::<Test>::get(crowd.service).is_empty());
		assert!(!crate::Sets::<Test>::contains_key(crowd.service));
	});
}
