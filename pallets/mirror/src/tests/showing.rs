//! Sets that are shown, and each way to show one that is none. A call that fails changes nothing.

use super::{
	mock::{guilty, HomeId, Mirror, RuntimeOrigin},
	scene::{
		adopt, call, counted, events, govern, keys, root_of, run, run_shown, seat, show, Scene,
		ANYBODY, FIRST, SERVICE,
	},
	Test,
};
use crate::{
	benchmarking::home::{header, relay_proof},
	Call, Error, Event, ProvenCalendar, Services, Sets, Stays, MAX_SHOW,
};
use codec::Encode;
use cumulus_pallet_parachain_system::OnSystemEvent;
use frame_support::{assert_noop, dispatch::Pays, traits::Get};
use restaking_primitives::{AssignmentId, EraStart, ServiceId};
use sp_runtime::StateVersion;
use sp_trie::StorageProof;

/// Tells of a head with the present state of the other chain, and returns its height and proof.
fn told(scene: &mut Scene) -> (u32, StorageProof) {
	scene.height += 1;
	let head = header(scene.height, scene.root());
	Mirror::on_relay_state_proof(&relay_proof(scene.slot, HomeId::get(), Some(head)));
	(scene.height, scene.proof())
}

#[test]
fn a_set_is_shown_for_nothing_once() {
	run(guilty(), |scene| {
		assert_eq!(counted(FIRST), None);
		let shown = scene.show(FIRST).expect("it is a set");
		assert_eq!(shown.pays_fee, Pays::No);
		let (service, era, height) = (SERVICE, FIRST, scene.height);
		let (count, total, new) = (3, 1_100, true);
		let event = Event::SetShown { service, era, height, count, total, new };
		assert!(events().contains(&event));
		assert_eq!(counted(FIRST), None, "nothing counts within the block");
		scene.blocks(1);
		assert_eq!(counted(FIRST), Some(1_100));
		let again = scene.show(FIRST).expect("of a newer head");
		assert_eq!(again.pays_fee, Pays::Yes);
		let height = scene.height;
		let event = Event::SetShown { service, era, height, count, total, new: false };
		assert!(events().contains(&event));
	});
}

#[test]
fn a_known_set_needs_no_operators() {
	run_shown(guilty(), |scene| {
		scene.begin();
		let shown = show(FIRST, scene.height, scene.proof(), Vec::new());
		assert_eq!(shown.map(|it| it.pays_fee), Ok(Pays::Yes));
		scene.end();
		assert_eq!(Services::<Test>::get(SERVICE).map(|it| it.height), Some(scene.height));
	});
}

#[test]
fn only_adopted_services_are_shown() {
	run(guilty(), |scene| {
		scene.begin();
		let it = |service| Call::show_set {
			service,
			era: FIRST,
			height: scene.height,
			proof: scene.proof(),
			seats: scene.seats.clone().try_into().unwrap(),
		};
		let anybody = || RuntimeOrigin::signed(ANYBODY);
		assert_noop!(call(anybody(), it(ServiceId(6))), Error::<Test>::NoSuchService);
		assert_noop!(call(RuntimeOrigin::none(), it(SERVICE)), sp_runtime::traits::BadOrigin);
		govern(Call::abandon { service: SERVICE }).unwrap();
		assert_noop!(call(anybody(), it(SERVICE)), Error::<Test>::NoSuchService);
		assert_noop!(govern_adopt_again(), Error::<Test>::AlreadyAdopted);
		call(anybody(), Call::forget { service: SERVICE, most: 1 }).unwrap();
		adopt(guilty(), true);
		assert!(call(anybody(), it(SERVICE)).is_ok());
		scene.end();
	});
}

fn govern_adopt_again() -> frame_support::dispatch::DispatchResultWithPostInfo {
	let terms = super::mock::terms(guilty());
	let terms_hash = terms.hash();
	govern(Call::adopt { service: SERVICE, terms, slasher: None, terms_hash, rules: None })
}

#[test]
fn heads_that_nobody_told_of_prove_nothing() {
	run(guilty(), |scene| {
		scene.begin();
		let (height, seats) = (scene.height, scene.seats.clone());
		let at = |height| show(FIRST, height, scene.proof(), seats.clone());
		assert_noop!(at(height + 1), Error::<Test>::NoSuchHead);
		assert_noop!(at(999), Error::<Test>::NoSuchHead);
		assert_noop!(at(height - 1), Error::<Test>::OtherState);
		scene.end();
	});
}

#[test]
fn old_heads_leave_the_ring_and_grow_stale() {
	run(guilty(), |scene| {
		scene.blocks(1);
		let (height, proof, seats) = (scene.height, scene.proof(), scene.seats.clone());
		let at = |height, proof| show(FIRST, height, proof, seats.clone());
		scene.blocks(20);
		scene.begin();
		assert_noop!(at(height, proof.clone()), Error::<Test>::Stale);
		scene.end();
		scene.blocks(64);
		scene.begin();
		assert_noop!(at(height, proof), Error::<Test>::NoSuchHead);
		scene.end();
	});
}

#[test]
fn a_head_of_twenty_slots_ago_is_not_stale() {
	run(guilty(), |scene| {
		scene.blocks(1);
		let (height, proof, seats) = (scene.height, scene.proof(), scene.seats.clone());
		scene.blocks(19);
		scene.begin();
		assert!(show(FIRST, height, proof, seats).is_ok());
		scene.end();
	});
}

#[test]
fn a_proof_has_every_node_as_it_was() {
	run(guilty(), |scene| {
		scene.begin();
		let (height, seats) = (scene.height, scene.seats.clone());
		let whole: Vec<_> = scene.proof().into_iter_nodes().collect();
		for place in 0..whole.len() {
			let mut dropped = whole.clone();
			dropped.remove(place);
			let mut flipped = whole.clone();
			let middle = flipped[place].len() / 2;
			flipped[place][middle] ^= 4;
			for nodes in [dropped, flipped] {
				let before = sp_io::storage::root(StateVersion::V1);
				let shown = show(FIRST, height, StorageProof::new(nodes), seats.clone());
				let error = shown.expect_err("it is no proof").error;
				let known = [
					Error::<Test>::OtherState,
					Error::<Test>::NodeMissing,
					Error::<Test>::NodeStrange,
				];
				assert!(known.into_iter().any(|it| error == it.into()), "{place}: {error:?}");
				let after = sp_io::storage::root(StateVersion::V1);
				assert_eq!(before, after);
			}
		}
		let more = whole.into_iter().chain([vec![0; 40]]);
		let more = show(FIRST, height, StorageProof::new(more), seats);
		assert_eq!(more.map_err(|it| it.error), Err(Error::<Test>::NodeStrange.into()));
		scene.end();
	});
}

#[test]
fn another_version_is_no_news() {
	run(guilty(), |scene| {
		scene.home.version = 2;
		scene.begin();
		assert_noop!(scene.show_now(FIRST), Error::<Test>::OtherVersion);
		govern(Call::allow_version { spec_version: 2 }).unwrap();
		assert!(scene.show_now(FIRST).is_ok());
		scene.end();
		// One below it is known as well.
		scene.home.version = 1;
		assert!(scene.show(FIRST).is_ok());
	});
}

#[test]
fn no_version_is_known_until_one_is_allowed() {
	super::new_test_ext().execute_with(|| {
		let mut scene = Scene::new();
		scene.begin();
		let terms = super::mock::terms(guilty());
		let (slasher, terms_hash) = (None, terms.hash());
		let it = Call::adopt { service: SERVICE, terms, slasher, terms_hash, rules: None };
		govern(it).unwrap();
		scene.home.version = 0;
		let (height, proof) = told(&mut scene);
		let shown = show(FIRST, height, proof, scene.seats.clone());
		assert_eq!(shown.map_err(|it| it.error), Err(Error::<Test>::OtherVersion.into()));
	});
}

#[test]
fn records_of_another_form_are_no_news() {
	run(guilty(), |scene| {
		scene.begin();
		let seats = scene.seats.clone();
		let with = |key: &Vec<u8>, value: Vec<u8>, scene: &mut Scene| {
			let mut state = scene.home.state(&keys());
			state.insert(key.clone(), value);
			let (root, proof) = crate::benchmarking::home::prove(&state, &keys().in_order());
			scene.height += 1;
			let head = Some(header(scene.height, root));
			Mirror::on_relay_state_proof(&relay_proof(scene.slot, HomeId::get(), head));
			(scene.height, proof)
		};
		for key in [keys().starts, keys().clock, keys().roots] {
			let (height, proof) = with(&key, vec![9; 5], &mut *scene);
			assert_noop!(show(FIRST, height, proof, seats.clone()), Error::<Test>::OtherLayout);
		}
		let (height, proof) = with(&keys().upgrade, Vec::new(), &mut *scene);
		assert_noop!(show(FIRST, height, proof, seats.clone()), Error::<Test>::OtherLayout);
		// Eras in another order.
		let starts = [(20, 200), (19, 190)].map(|(era, tick)| EraStart { era, tick });
		let (height, proof) = with(&keys().starts, starts.to_vec().encode(), &mut *scene);
		assert_noop!(show(FIRST, height, proof, seats), Error::<Test>::OtherLayout);
		scene.end();
	});
}

#[test]
fn sets_that_do_not_add_up_are_refused() {
	run(guilty(), |scene| {
		scene.begin();
		let (height, proof) = (scene.height, scene.proof());
		let with = |seats| show(FIRST, height, proof.clone(), seats);
		let all = scene.seats.clone();
		assert_noop!(with(all[..2].to_vec()), Error::<Test>::DoesNotAddUp);
		assert_noop!(with(Vec::new()), Error::<Test>::DoesNotAddUp);
		assert_noop!(with([all.clone(), vec![seat(104, 1)]].concat()), Error::<Test>::DoesNotAddUp);
		let mut other = all.clone();
		other[1].operator = 999;
		assert_noop!(with(other), Error::<Test>::OtherRoot);
		let mut other = all.clone();
		other.swap(0, 1);
		assert_noop!(with(other), Error::<Test>::OtherRoot);
		let show_other = show(FIRST + 1, height, proof.clone(), all.clone());
		assert_eq!(show_other.map_err(|it| it.error), Err(Error::<Test>::NotPublished.into()));
		assert!(with(all).is_ok());
		scene.end();
	});
}

#[test]
fn what_is_too_long_is_refused_unread() {
	run(guilty(), |scene| {
		scene.home.name = "x".repeat(MAX_SHOW as usize);
		scene.begin();
		assert_noop!(scene.show_now(FIRST), Error::<Test>::TooLong);
		scene.end();
	});
}

#[test]
fn an_older_head_replaces_nothing() {
	run_shown(guilty(), |scene| {
		scene.blocks(1);
		let (old, proof) = (scene.height, scene.proof());
		scene.blocks(2);
		scene.show(FIRST).expect("of a newer head");
		let known = ProvenCalendar::<Test>::get();
		scene.begin();
		let seats = scene.seats.clone();
		assert_noop!(show(FIRST, old, proof.clone(), seats.clone()), Error::<Test>::NothingNew);
		// The same head again.
		let (height, now) = (scene.height - 1, scene.proof_at(scene.height - 1));
		assert_noop!(show(FIRST, height, now, seats), Error::<Test>::NothingNew);
		assert_eq!(ProvenCalendar::<Test>::get(), known);
		scene.end();
	});
}

#[test]
fn an_older_head_may_show_an_era_that_nobody_has_shown() {
	run_shown(guilty(), |scene| {
		scene.blocks(3);
		assert_eq!(scene.era(), FIRST + 1);
		let (old, proof) = (scene.height, scene.proof());
		scene.blocks(10);
		scene.show(FIRST + 2).expect("it is a set");
		let known = ProvenCalendar::<Test>::get();
		scene.begin();
		let shown = show(FIRST + 1, old, proof, scene.seats.clone());
		assert_eq!(shown.map(|it| it.pays_fee), Ok(Pays::No));
		assert_eq!(ProvenCalendar::<Test>::get(), known, "time does not go back");
		assert!(Services::<Test>::get(SERVICE).is_some_and(|it| it.height > old));
		scene.end();
	});
}

#[test]
fn eras_that_contradict_each_other_are_refused() {
	run_shown(guilty(), |scene| {
		scene.home.starts[0].tick -= 1;
		scene.begin();
		assert_noop!(scene.show_now(FIRST), Error::<Test>::OtherEras);
		scene.home.starts[0].tick += 1;
		let (over, moves) = (scene.home.over, scene.moves);
		scene.home.over = 201;
		let (height, proof) = told(scene);
		assert_noop!(show(FIRST, height, proof, Vec::new()), Error::<Test>::OtherEras);
		(scene.home.over, scene.moves) = (over, moves);
		scene.end();
	});
}

#[test]
fn two_sets_of_an_era_stop_the_service() {
	run_shown(guilty(), |scene| {
		let known = root_of(SERVICE, FIRST, &scene.seats).root;
		let other = vec![seat(101, 9_000)];
		scene.home.roots[0] = root_of(SERVICE, FIRST, &other);
		let shown = scene.home.roots[0].root;
		let stopped = scene.show(FIRST).expect("it is a fault of the other chain");
		assert_eq!(stopped.pays_fee, Pays::Yes);
		let event = Event::SetsDisagree { service: SERVICE, era: FIRST, known, shown };
		assert!(events().contains(&event));
		scene.blocks(1);
		assert_eq!(counted(FIRST), None);
		assert_eq!(Sets::<Test>::iter().map(|it| it.2.root).collect::<Vec<_>>(), [known]);
		scene.begin();
		assert_noop!(scene.show_now(FIRST), Error::<Test>::ServiceStopped);
		scene.end();
	});
}

#[test]
fn sets_that_can_not_be_judged_are_too_old() {
	run(guilty(), |scene| {
		scene.blocks(110);
		assert_eq!(scene.era(), FIRST + 11);
		scene.begin();
		assert_noop!(scene.show_now(FIRST), Error::<Test>::TooOld);
		assert!(scene.show_now(FIRST + 1).is_ok());
		scene.end();
	});
}

#[test]
fn a_later_era_takes_the_place_of_one_and_stays_end() {
	run(guilty(), |scene| {
		scene.show(FIRST).expect("it is a set");
		assert_eq!(Stays::<Test>::iter().count(), 3);
		scene.seats.remove(2);
		scene.seats.push(seat(104, 200));
		while scene.era() < FIRST + 32 {
			scene.blocks(1);
		}
		scene.show(FIRST + 32).expect("it is a set");
		assert_eq!(Sets::<Test>::iter().count(), 1);
		let mut stays: Vec<_> = Stays::<Test>::iter_keys().collect();
		stays.sort();
		assert_eq!(stays, [101, 102, 104].map(AssignmentId));
	});
}

#[test]
fn an_empty_set_is_one() {
	run(guilty(), |scene| {
		scene.seats.clear();
		scene.blocks(5);
		let era = scene.era();
		assert_eq!(era, FIRST + 1);
		assert!(scene.show(era).is_ok());
		scene.blocks(1);
		assert_eq!(counted(era), Some(0));
	});
}
