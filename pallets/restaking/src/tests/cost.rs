//! Law 9: what a call costs does not depend on how many others there are.
//!
//! Counted are the keys that are read from the database, and those that are written. Both contain
//! what the staking pallet and balances need.

use super::setting::*;
use frame_support::{
	assert_ok,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use restaking_primitives::{AssignmentId, Judge, RequestId, ServiceId};
use sp_runtime::Perbill;
use sp_state_machine::{Ext, OverlayedChanges, TrieBackendBuilder};
use sp_trie::recorder::Recorder;

/// Keys that one operation reads and writes.
pub struct Keys {
	read: Vec<Vec<u8>>,
	written: Vec<Vec<u8>>,
}

impl Keys {
	fn of(keys: &[Vec<u8>], pallet: &str) -> usize {
		let prefix = sp_io::hashing::twox_128(pallet.as_bytes());
		keys.iter().filter(|key| key.starts_with(&prefix)).count()
	}

	pub fn reads(&self, pallet: &str) -> usize {
		Self::of(&self.read, pallet)
	}

	fn writes(&self, pallet: &str) -> usize {
		Self::of(&self.written, pallet)
	}

	/// The numbers of accounts that are read, and written.
	fn accounts(&self) -> (usize, usize) {
		let prefix = frame_support::storage::storage_prefix(b"System", b"Account");
		let count = |keys: &[Vec<u8>]| keys.iter().filter(|key| key.starts_with(&prefix)).count();
		(count(&self.read), count(&self.written))
	}

	/// The keys of restaking, staking, balances and assets, and the accounts: those read, and those written.
	fn all(&self) -> (usize, usize) {
		let pallets = ["Restaking", "Staking", "Balances", "Assets"];
		let (read, written) = self.accounts();
		let reads: usize = pallets.iter().map(|pallet| self.reads(pallet)).sum();
		let writes: usize = pallets.iter().map(|pallet| self.writes(pallet)).sum();
		(reads + read, writes + written)
	}
}

/// The keys of an operation that is not kept.
pub fn keys(ext: &sp_io::TestExternalities, operation: impl FnOnce()) -> Keys {
	let recorder = Recorder::<sp_core::Blake2Hasher>::default();
	let backend = TrieBackendBuilder::wrap(&ext.backend).with_recorder(recorder.clone()).build();
	let mut overlay = OverlayedChanges::default();
	let mut counted = Ext::new(&mut overlay, &backend, None);
	// Of another chain, perhaps.
	History::forget();
	sp_externalities::set_and_run_with_externalities(&mut counted, operation);
	let recorded = recorder.recorded_keys();
	let read = recorded.values().flat_map(|keys| keys.keys().map(|key| key.to_vec())).collect();
	Keys { read, written: overlay.changes().map(|(key, _)| key.clone()).collect() }
}

/// Returns the numbers of keys that an operation reads and writes.
fn cost(ext: &sp_io::TestExternalities, operation: impl FnOnce()) -> (usize, usize) {
	let keys = keys(ext, operation);
	(keys.read.len(), keys.written.len())
}

/// A chain in which `crowd` stakers have a position, and `S` one too, of which it exits a part in
/// the era before.
pub fn chain(crowd: u64) -> sp_io::TestExternalities {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(|| {
		run_to(9);
		assert_ok!(pledge(S, P_AT_A, 500));
		let of_s = crate::Stakers::<Test>::get(S).unwrap();
		// Copies of a real position, written to the records as a pledge writes them.
		for who in 10_000..10_000 + crowd {
			crate::Stakers::<Test>::insert(who, &of_s);
			crate::Members::<Test>::insert(P_AT_A, who, ());
		}
		let others = u128::from(crowd) * 500;
		crate::Assignments::<Test>::mutate(P_AT_A, |home| {
			let home = home.as_mut().unwrap();
			home.members += u32::try_from(crowd).unwrap();
			home.totals.next += others;
		});
		crate::Services::<Test>::mutate(A, |it| {
			let service = it.as_mut().unwrap();
			service.totals.next += others;
			service.stream.weight += others;
		});
		assert_ok!(pledge(T, P_AT_A, 500));
		unbond(T, 1_000);
		run_to(10);
		assert_ok!(exit(S, P_AT_A, 100));
		run_to(38);
		withdraw(T);
		assert_ok!(exit(T, P_AT_A, 500));
		run_to(46);
	});
	ext.commit_all().unwrap();
	ext
}

type Operation = (&'static str, fn());

/// SC-HOOK-10: ten or a hundred thousand, it is the same.
#[test]
fn a_hundred_thousand_cost_no_more_than_ten() {
	let operations: [Operation; 8] = [
		("first pledge", || pledge(U, P_AT_A, 500).unwrap()),
		("pledge more", || pledge(S, P_AT_A, 100).unwrap()),
		("exit", || exit(S, P_AT_A, 100).unwrap()),
		("release", || release(T).unwrap()),
		("leave", || Restaking::leave_service(RuntimeOrigin::signed(P), A).unwrap()),
		("retire", || Restaking::retire_service(RuntimeOrigin::signed(OWNER_A), A).unwrap()),
		("withdrawal of a stranger", || {
			use sp_staking::OnStakingUpdate;
			Restaking::on_withdraw(&STRANGER, 1);
		}),
		("era turn", next_block),
	];
	let (few, many) = (chain(10), chain(100_000));
	println!("{:<26} {:>6} {:>6}", "operation", "reads", "writes");
	for (name, operation) in operations {
		let (with_few, with_many) = (cost(&few, operation), cost(&many, operation));
		println!("{name:<26} {:>6} {:>6}", with_many.0, with_many.1);
		assert_eq!(with_few, with_many, "{name}");
	}
}

/// The reads and writes of a pledge: a target, kept.
#[test]
fn a_pledge_is_cheap() {
	let mut ext = chain(10);
	// A signer has a nonce: then it is known to be no virtual staker.
	ext.execute_with(|| System::inc_account_nonce(S));
	ext.commit_all().unwrap();
	let of = keys(&ext, || pledge(S, P_AT_A, 100).unwrap());
	// Era, staker, limit, assignment, service; ledger and its controller, and what was reported.
	assert_eq!((of.reads("Restaking"), of.reads("Staking")), (5, 3));
	// Staker, assignment, service.
	assert_eq!((of.writes("Restaking"), of.writes("Staking"), of.writes("Balances")), (3, 0, 0));
}

/// Without custody nothing of an exit depends on a limit, so none is read.
#[test]
fn an_exit_reads_no_limit() {
	let mut ext = chain(10);
	let keys = keys(&ext, || exit(S, P_AT_A, 100).unwrap());
	let limit = ext.execute_with(crate::ExposureLimits::<Test>::hashed_key);
	assert!(!keys.read.contains(&limit.to_vec()));
	// Era, staker, assignment, service; of which the era is not written.
	assert_eq!((keys.reads("Restaking"), keys.writes("Restaking")), (4, 3));
}

/// SC-HOOK-10: what is kept does not grow with the eras that pass.
#[test]
fn a_thousand_eras_leave_nothing_behind() {
	let kept = |eras| {
		let mut ext = chain(10);
		ext.execute_with(|| run_to(era() + eras));
		let prefix = sp_io::hashing::twox_128(b"Restaking");
		ext.execute_with(|| super::setting::keys().filter(|key| key.starts_with(&prefix)).count())
	};
	assert_eq!(kept(40), kept(1_000));
}

/// SC-BASE-11, SC-HOOK-08: who never pledged pays for one look at our records in a withdrawal, and for none when
/// it is slashed.
#[test]
fn strangers_pay_for_one_look() {
	let mut ext = chain(10);
	ext.execute_with(|| {
		unbond(U, 100);
		run_to(era() + 28);
	});
	ext.commit_all().unwrap();
	let of = keys(&ext, || withdraw(U));
	assert_eq!((of.reads("Restaking"), of.writes("Restaking")), (1, 0));
	let of = keys(&ext, || base_slash(U, 100));
	assert_eq!((of.reads("Restaking"), of.writes("Restaking")), (0, 0));
	// The same for who did pledge: a base slash asks nobody.
	let of = keys(&ext, || base_slash(S, 100));
	assert_eq!((of.reads("Restaking"), of.writes("Restaking")), (0, 0));
}

/// Law 9 for slashes: what a request, a veto, an execution and one settlement read and write does not
/// depend on how many members there are.
#[test]
fn a_slash_of_a_hundred_thousand_costs_no_more_than_one_of_ten() {
	let chain = |crowd| {
		let mut ext = chain(crowd);
		ext.execute_with(|| {
			PollWeight::set(Weight::zero());
			request(P_AT_A, 45, percent(5)).unwrap();
			request(P_AT_A, 45, percent(5)).unwrap();
			run_to(49);
			request(P_AT_A, 46, percent(5)).unwrap();
			let stranger = RuntimeOrigin::signed(STRANGER);
			Restaking::execute_slash(stranger, RequestId(1)).unwrap();
		});
		ext.commit_all().unwrap();
		ext
	};
	let operations: [Operation; 6] = [
		("request", || {
			request(P_AT_A, 48, percent(5)).unwrap();
		}),
		("veto", || veto(RequestId(2)).unwrap()),
		("veto of everything", || Restaking::veto_all(RuntimeOrigin::root(), A).unwrap()),
		("execution", || {
			let stranger = RuntimeOrigin::signed(STRANGER);
			assert!(Restaking::execute_slash(stranger, RequestId(0)).is_ok());
		}),
		("settlement of one", || {
			Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), S, MANY)
				.plain()
				.unwrap();
		}),
		("block without weight", next_block),
	];
	let (few, many) = (chain(10), chain(100_000));
	println!("{:<26} {:>6} {:>6}", "operation", "reads", "writes");
	for (name, operation) in operations {
		let (with_few, with_many) = (cost(&few, operation), cost(&many, operation));
		println!("{name:<26} {:>6} {:>6}", with_many.0, with_many.1);
		assert_eq!(with_few, with_many, "{name}");
	}
	PollWeight::set(Weight::MAX);
}

/// A member that settles writes itself, its assignment, the request and its loss: the service only if that changes.
#[test]
fn a_settlement_writes_what_changes() {
	let mut ext = chain(10);
	ext.execute_with(|| {
		PollWeight::set(Weight::zero());
		request(P_AT_A, 45, percent(5)).unwrap();
		run_to(49);
		Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), RequestId(0)).unwrap();
	});
	ext.commit_all().unwrap();
	let settle = || {
		Restaking::settle_staker(RuntimeOrigin::signed(STRANGER), S, MANY)
			.plain()
			.unwrap()
	};
	let of = keys(&ext, settle);
	let service = ext.execute_with(|| crate::Services::<Test>::hashed_key_for(A));
	assert!(!of.written.contains(&service));
	assert_eq!((of.writes("Restaking"), of.writes("VoterList")), (4, 0));
	PollWeight::set(Weight::MAX);
}

/// What an assignment leaves to the agenda costs its removal nothing.
#[test]
fn the_removal_of_an_assignment_costs_the_same_for_many_keys() {
	use crate::store::KeyStore;
	let removal = |keys_of_q: u8| {
		let mut ext = chain(0);
		ext.execute_with(|| {
			for number in 0..keys_of_q {
				run_to(era() + 1);
				let (key, now) = (key(50 + number), era());
				KeyStore::<Test, ()>::enter_next(A, Q_AT_A, &Q, &key, 7, now).unwrap();
			}
		});
		ext.commit_all().unwrap();
		let of = keys(&ext, || Restaking::leave_service(RuntimeOrigin::signed(Q), A).unwrap());
		(of.reads("Restaking"), of.writes("Restaking"))
	};
	assert_eq!(removal(0), removal(8));
	assert_eq!(removal(8), (10, 7));
}

/// Law 9 for rewards: to fund, to claim, and to pledge where rewards are paid.
#[test]
fn rewards_of_a_hundred_thousand_cost_no_more_than_of_ten() {
	use frame_support::traits::tokens::fungible::NativeOrWithId;
	let chain = |crowd| {
		let mut ext = chain(crowd);
		ext.execute_with(|| {
			let owner = RuntimeOrigin::signed(OWNER_A);
			Restaking::open_pot(owner, A, NativeOrWithId::Native, 0).unwrap();
			let funder = RuntimeOrigin::signed(BOND_PAYER);
			Restaking::fund_rewards(funder, A, 6_400_000_000 / 1_000, 64).unwrap();
			System::inc_account_nonce(S);
			run_to(50);
		});
		ext.commit_all().unwrap();
		ext
	};
	let operations: [Operation; 4] = [
		("fund", || {
			let funder = RuntimeOrigin::signed(BOND_PAYER);
			Restaking::fund_rewards(funder, A, 1_000, 10).unwrap();
		}),
		("claim", || Restaking::claim(RuntimeOrigin::signed(STRANGER), S, A).plain().unwrap()),
		("pledge more", || pledge(S, P_AT_A, 50).unwrap()),
		("performance", || {
			let owner = RuntimeOrigin::signed(OWNER_A);
			Restaking::set_multiplier(owner, P_AT_A, percent(50)).unwrap();
		}),
	];
	let (few, many) = (chain(10), chain(100_000));
	println!("{:<26} {:>6} {:>6}", "operation", "reads", "writes");
	for (name, operation) in operations {
		let (with_few, with_many) = (cost(&few, operation), cost(&many, operation));
		println!("{name:<26} {:>6} {:>6}", with_many.0, with_many.1);
		assert_eq!(with_few, with_many, "{name}");
	}
	let of = keys(&many, || pledge(S, P_AT_A, 50).unwrap());
	// Era, staker, limit, assignment, service; era and limit are as they were.
	assert_eq!((of.reads("Restaking"), of.writes("Restaking")), (5, 3));
}

/// The reads and writes of a claim: a target, kept.
#[test]
fn a_claim_is_cheap() {
	use frame_support::traits::tokens::fungible::NativeOrWithId;
	let mut ext = chain(10);
	ext.execute_with(|| {
		Restaking::open_pot(RuntimeOrigin::signed(OWNER_A), A, NativeOrWithId::Native, 0).unwrap();
		let funder = RuntimeOrigin::signed(BOND_PAYER);
		Restaking::fund_rewards(funder, A, 6_400_000_000 / 1_000, 64).unwrap();
		assert_ok!(pledge(U, P_AT_A, 500));
		run_to(50);
	});
	ext.commit_all().unwrap();
	let claim = |who| Restaking::claim(RuntimeOrigin::signed(STRANGER), who, A).plain().unwrap();
	// Era, staker, assignment, service; the accounts of the pot and of the staker.
	let of = keys(&ext, || claim(S));
	assert_eq!((of.reads("Restaking"), of.reads("Staking"), of.accounts()), (4, 0, (2, 2)));
	assert_eq!((of.all(), of.writes("Restaking")), ((7, 5), 3));
	// Later in the era neither assignment nor service changes.
	ext.execute_with(|| claim(U));
	ext.commit_all().unwrap();
	let of = keys(&ext, || claim(S));
	assert_eq!((of.all(), of.writes("Restaking")), ((7, 3), 1));
}

/// What is declared covers that less may count, and the losses that were named; what is charged is what the
/// call did, also if it fails.
#[test]
fn calls_are_charged_for_what_they_do() {
	use crate::WeightInfo as _;
	use frame_support::dispatch::GetDispatchInfo;
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		pledge_once(S, P_AT_A, 1_000);
		run_to(10);
		PollWeight::set(Weight::zero());
		let part = Perbill::from_parts(12_500_000);
		let requests: Vec<_> = (0..5).map(|_| request(P_AT_A, 10, part).unwrap()).collect();
		run_to(13);
		for id in requests {
			assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id));
		}
		let exit = |id| Restaking::exit(RuntimeOrigin::signed(S), id, 10);
		let settle = |losses| Restaking::settle_staker(RuntimeOrigin::signed(S), S, losses);
		let call = crate::Call::<Test>::exit { assignment: P_AT_A, amount: 10 };
		let (own, look) = (<()>::exit(), <()>::look_at_positions(1));
		let declared = own + <()>::follow_fall();
		assert_eq!(call.get_dispatch_info().call_weight, declared);
		let refused = exit(P_AT_A).unwrap_err();
		assert_eq!(refused.error, crate::Error::<Test>::TooManyLosses.into());
		assert_eq!(refused.post_info.actual_weight, Some(own));
		let refused = settle(4).unwrap_err();
		assert_eq!(refused.error, crate::Error::<Test>::TooManyLosses.into());
		assert_eq!(refused.post_info.actual_weight, Some(look));
		// It is the last member, too: the cap is looked at again.
		let settled = <()>::settle_position(5) + <()>::recap();
		assert_eq!(settle(5).unwrap().actual_weight, Some(settled));
		assert_eq!(settle(5).unwrap_err().post_info.actual_weight, Some(look));
		assert_eq!(exit(P_AT_A).unwrap().actual_weight, Some(own));
		let refused = exit(P_AT_B).unwrap_err();
		assert_eq!(refused.error, crate::Error::<Test>::NoPosition.into());
		assert_eq!(refused.post_info.actual_weight, Some(own));
	});
}

/// A call that finds nothing to do is charged for the look, and not for all to which its signer says how many.
#[test]
fn calls_that_find_nothing_are_charged_for_a_look() {
	use crate::WeightInfo as _;
	type Error = crate::Error<Test>;
	ExtBuilder::default().build_and_execute(|| {
		let by = || RuntimeOrigin::signed(STRANGER);
		let (look, agenda) = (<()>::look_at_positions(1), <()>::look_at_agenda());
		let (loaded, queue) = (<()>::note_retirement(), <()>::turn_of_forgetting());
		let settle = |id| Restaking::settle_assignment(by(), id, 32);
		for (done, error, weight) in [
			(settle(AssignmentId(99)), Error::NoSuchAssignment, look),
			(settle(P_AT_A), Error::NothingToSettle, look),
			(Restaking::work(by(), 32), Error::NothingDue, agenda),
			(Restaking::publish_set(by(), ServiceId(99), 256), Error::NoSuchService, look),
			(Restaking::take_place(by(), P_AT_A, 128), Error::HasPlace, loaded),
			(Restaking::forget(by(), 32), Error::NothingToForget, queue),
		] {
			let refused = done.unwrap_err();
			assert_eq!(refused.error, error.into());
			assert_eq!(refused.post_info.actual_weight, Some(weight));
		}
	});
}

/// A block in which nothing is due takes nothing of its room.
#[test]
fn a_quiet_block_takes_no_room() {
	use frame_support::traits::Hooks;
	chain(10).execute_with(|| {
		let mut meter = WeightMeter::new();
		Restaking::on_poll(System::block_number(), &mut meter);
		assert_eq!(meter.consumed(), Weight::zero());
	});
}

/// A request that is due takes the weight of what becomes of it: an execution, or nearly nothing if it is over.
#[test]
fn a_due_request_takes_what_it_was() {
	use crate::WeightInfo as _;
	ExtBuilder::default().build_and_execute(|| {
		run_to(9);
		pledge_once(S, P_AT_A, 1_000);
		run_to(10);
		let ids = [0; 2].map(|_| request(P_AT_A, 10, percent(10)).unwrap());
		assert_ok!(veto(ids[0]));
		PollWeight::set(Weight::zero());
		run_to(13);
		let look = <()>::look_at_agenda();
		let gone = <Test as frame_system::Config>::DbWeight::get().reads(1);
		let execution = <()>::execute_slash();
		let hook = <()>::tell_hook() + TestHook::notice_weight();
		for weight in [gone, execution + hook] {
			let mut meter = WeightMeter::new();
			assert_eq!(Restaking::do_due_tasks(&mut meter, 1), 1);
			assert_eq!(meter.consumed(), look + weight);
		}
		assert!(crate::ExecutedFractions::<Test>::contains_key(ids[1]));
		PollWeight::set(Weight::MAX);
	});
}

/// A member of which all positions have to be settled at once waits until a block has room for all.
#[test]
fn a_member_that_is_short_waits_for_room() {
	use crate::WeightInfo as _;
	ExtBuilder::default().build_and_execute(|| {
		full_pledges(S);
		PollWeight::set(Weight::zero());
		let id = request(P_AT_A, 10, Perbill::from_percent(10)).unwrap();
		run_to(13);
		assert_ok!(Restaking::execute_slash(RuntimeOrigin::signed(STRANGER), id));
		base_slash(S, 900);
		// It has two positions, of which one has a loss.
		let one = Restaking::max_member_weight(2, 1);
		let turn = <()>::turn_of_queue();
		let all = Restaking::max_short_member(2, 1);
		for (limit, left) in [(turn + one, 1), (turn + all, 0)] {
			let mut meter = WeightMeter::with_limit(limit);
			Restaking::take_pages(&mut meter);
			assert_eq!(crate::Assignments::<Test>::get(P_AT_A).unwrap().waiting(), left);
			assert!(meter.consumed().all_lte(limit));
		}
	});
}
