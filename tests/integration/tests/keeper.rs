//! A keeper service on the real runtime: turns are drawn with the seed and the roster of the era.

use codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::{assert_ok, dispatch::Callable},
	sp_keyring::Sr25519Keyring::{Bob, Charlie, Dave},
	sp_runtime::Perbill,
	sp_staking::StakingAccount::Stash,
};
use restaking_integration_tests::{
	account,
	restaking::{judged_service, liveness, Call},
	Chain,
};
use restaking_primitives::{AssignmentId, ServiceId};
use restaking_runtime::{
	calendar::Lengths,
	configs::services::{duties, faults, Hook, Liveness},
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

/// Founds a service in which Bob has all turns. Dave pays for many jobs.
fn founded(chain: &mut Chain) -> AssignmentId {
	let fraction = Perbill::from_percent(5);
	let rules = Liveness { window: 8, min_every: 32, fraction, ..liveness() };
	let assignment = judged_service(chain, Bob, Hook::Liveness(rules));
	for _ in 0..JOBS {
		let job = KeeperCall::create_job {
			service: SERVICE,
			call: Box::new(
				polkadot_sdk::frame_system::Call::remark_with_event { remark: vec![] }.into(),
			),
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
		let perform = KeeperCall::perform { service: SERVICE, job: *job };
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
