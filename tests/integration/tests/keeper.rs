//! A keeper service on the real runtime: turns are drawn with the seed and the roster of the era.

use codec::{Decode, Encode};
use pallet_liquid_restaking::{Call as VaultCall, VaultId};
use polkadot_sdk::{
	frame_support::{
		assert_ok,
		dispatch::{Callable, GetDispatchInfo},
		traits::Contains,
		weights::Weight,
	},
	frame_system, pallet_assets, pallet_balances, pallet_staking,
	sp_keyring::Sr25519Keyring::{Bob, Charlie, Dave},
	sp_runtime::{MultiAddress, Perbill},
	sp_staking::StakingAccount::Stash,
};
use restaking_integration_tests::{
	account,
	restaking::{judged_service, liveness, Call},
	Chain,
};
use restaking_primitives::{AssignmentId, RequestId, ServiceId};
use restaking_runtime::{
	calendar::Lengths,
	configs::services::{duties, faults, AllowedJobs, Hook, Liveness, MaxCallWeight},
	constants::currency::UNIT,
	Balance, Keeper, Runtime, RuntimeCall, Staking,
};

type KeeperCall = <Keeper as Callable<Runtime>>::RuntimeCall;

const SERVICE: ServiceId = ServiceId(0);
/// As many as it takes for three slots in the few ticks between the seed of an era and two windows before its
/// end.
const JOBS: u32 = 60;

/// Eras of two sessions of twenty blocks.
fn chain() -> Chain {
	let lengths =
		Lengths { epoch_slots: 20, sessions_per_era: 2, bonding_eras: 8, slash_defer_eras: 2 };
	Chain::development().with_lengths(lengths).checked_once_an_era()
}

/// Returns the rules of the service in these stories.
fn rules() -> Hook {
	let fraction = Perbill::from_percent(5);
	Hook::Liveness(Liveness { window: 8, min_every: 32, fraction, ..liveness() })
}

/// Founds a service in which Bob has all turns. Dave pays for many jobs.
fn founded(chain: &mut Chain) -> AssignmentId {
	let assignment = judged_service(chain, Bob, rules());
	for _ in 0..JOBS {
		let job = KeeperCall::create_job {
			service: SERVICE,
			call: Box::new(frame_system::Call::remark_with_event { remark: vec![] }.into()),
			every: 32,
			until: u64::MAX,
			price: UNIT / 10,
			cap: UNIT / 10,
			funds: 2 * UNIT,
		};
		assert_ok!(chain.call(account(Dave), job));
	}
	chain.next_era();
	assignment
}

/// Lets Dave, who is no operator, take every slot that is open to him.
fn outsider_takes_what_it_can(chain: &Chain) -> usize {
	let take = |job: &u32| {
		let perform = KeeperCall::perform { service: SERVICE, job: *job, most: Weight::MAX };
		chain.call(account(Dave), perform).is_ok()
	};
	(0..JOBS).filter(take).count()
}

/// Who sends what its duties name is never at fault, and each of these calls succeeds.
#[test]
fn whoever_does_its_duties_is_never_at_fault() {
	chain().run(|chain| {
		founded(chain);
		let (last, mut done) = (chain.era() + 4, 0);
		while chain.era() < last {
			for duty in duties(SERVICE, &account(Bob)) {
				let call = RuntimeCall::decode(&mut &duty.call[..]).expect("a call");
				assert_ok!(chain.call(account(Bob), call));
				done += 1;
			}
			outsider_takes_what_it_can(chain);
			assert_eq!(faults(SERVICE), vec![]);
			chain.next_block();
		}
		assert!(done > 10, "{done} duties");
	});
}

/// An idle operator is at fault once others have taken enough of its slots, and is slashed for each era once: a
/// twentieth of its 1,000 tokens.
#[test]
fn whoever_is_idle_is_convicted() {
	chain().run(|chain| {
		let assignment = founded(chain);
		let last = chain.era() + 6;
		let fault = loop {
			assert!(chain.era() < last, "it never missed three turns in an era");
			outsider_takes_what_it_can(chain);
			chain.next_block();
			if let Some(fault) = faults(SERVICE).pop() {
				break fault;
			}
		};
		let era = chain.era() - 1;
		assert_eq!(
			(fault.assignment, fault.era, fault.evidence.clone()),
			(assignment, era, era.encode())
		);
		let evidence = || fault.evidence.clone().try_into().expect("short enough");
		let report = || Call::report_offence { assignment, evidence: evidence() };
		assert_ok!(chain.call(account(Charlie), report()));
		chain.next_block();
		assert!(chain.call(account(Charlie), report()).is_err());
		// Nobody takes its slots any more.
		chain.to_era(era + 5);
		let bonded: Balance = Staking::ledger(Stash(account(Bob))).map_or(0, |it| it.total);
		assert_eq!(bonded, 950 * UNIT);
	});
}

/// Returns one of each call that jobs may make, as somebody would have it made every few minutes.
fn calls_of_jobs() -> Vec<RuntimeCall> {
	let (who, service, assignment, request) =
		(account(Bob), SERVICE, AssignmentId(0), RequestId(0));
	let dest = || MultiAddress::Id(account(Charlie));
	let (target, stash) = (dest(), account(Charlie));
	let payout =
		pallet_staking::Call::<Runtime>::payout_stakers { validator_stash: who.clone(), era: 0 };
	let page = pallet_staking::Call::<Runtime>::payout_stakers_by_page {
		validator_stash: who.clone(),
		era: 0,
		page: 0,
	};
	let mut calls: Vec<RuntimeCall> = vec![
		frame_system::Call::remark_with_event { remark: vec![] }.into(),
		pallet_balances::Call::transfer_keep_alive { dest: dest(), value: UNIT }.into(),
		pallet_assets::Call::<Runtime>::transfer_keep_alive { id: 1.into(), target, amount: UNIT }
			.into(),
		payout.into(),
		page.into(),
	];
	let restaking = [
		Call::claim { who: who.clone(), service },
		Call::claim_all { who: who.clone(), positions: 12 },
		Call::claim_commission { operator: who, service },
		Call::divide { request },
		Call::fund_rewards { service, amount: UNIT, eras: 1 },
		Call::give_back { request, stash: stash.clone() },
		Call::release_custody { stash: stash.clone(), positions: 12 },
		Call::settle_assignment { assignment, max_members: 32 },
		Call::settle_staker { stash, losses: 64 },
	];
	calls.extend(restaking.map(RuntimeCall::from));
	let (vault, owner, batch) = (VaultId(0), account(Bob), Default::default());
	let vaults: [VaultCall<Runtime>; 2] = [
		VaultCall::claim { vault, owner: owner.clone(), batch },
		VaultCall::claim_all { vault, owner, most: 32 },
	];
	calls.extend(vaults.map(RuntimeCall::from));
	calls
}

/// A call that is allowed and declares more than a job may would be allowed in vain.
#[test]
fn every_call_that_jobs_may_make_is_light_enough_for_one() {
	chain().run(|chain| {
		judged_service(chain, Bob, rules());
		for call in calls_of_jobs() {
			assert!(AllowedJobs::contains(&call), "{call:?}");
			let declared = call.get_dispatch_info().call_weight;
			assert!(declared.all_lte(MaxCallWeight::get()), "{call:?} declares {declared:?}");
			let job = KeeperCall::create_job {
				service: SERVICE,
				call: Box::new(call.clone()),
				every: 32,
				until: u64::MAX,
				price: UNIT,
				cap: UNIT,
				funds: 2 * UNIT,
			};
			assert_ok!(chain.call(account(Dave), job));
		}
	});
}
