//! A service of the template's kind on the real runtime, from its registration to a slash.
//!
//! `pallets/services/new.sh --build` tells the same story of the copy that it makes: only the names differ.

use codec::DecodeAll;
use polkadot_sdk::{
	frame_support::assert_ok,
	sp_keyring::Sr25519Keyring::{Bob, Charlie},
	sp_runtime::Perbill,
	sp_staking::StakingAccount::Stash,
};
use restaking_integration_tests::{
	account,
	restaking::{judged_service, Call},
	Chain,
};
use restaking_primitives::{AssignmentId, ServiceId};
use restaking_runtime::{
	configs::services::{duties, faults, Hook, Silence},
	constants::currency::UNIT,
	Balance, RuntimeCall, Staking,
};

const SERVICE: ServiceId = ServiceId(0);
/// A tenth, which a silent era costs.
const PRICE: Perbill = Perbill::from_percent(10);

/// Founds a service in which Bob pledges 1,000 tokens of his own.
fn founded(chain: &mut Chain) -> AssignmentId {
	judged_service(chain, Bob, Hook::Silence(Silence { fraction: PRICE, pays_work: true }))
}

/// Does what Bob owes in this era, by what the runtime says alone. Returns the number of his duties.
fn does_its_duties(chain: &Chain) -> usize {
	let owed = duties(SERVICE, &account(Bob));
	for duty in &owed {
		let call = RuntimeCall::decode_all(&mut &duty.call[..]).expect("a call");
		assert_ok!(chain.call(account(Bob), call));
	}
	assert_eq!(duties(SERVICE, &account(Bob)), vec![]);
	owed.len()
}

/// Does them in each era, until six eras later a slash would be executed.
fn goes_on(chain: &mut Chain) {
	for _ in 0..6 {
		assert_eq!(does_its_duties(chain), 1);
		chain.next_era();
	}
}

fn stake() -> Balance {
	Staking::ledger(Stash(account(Bob))).map_or(0, |ledger| ledger.active)
}

/// Whoever does its duties is at no fault, and loses nothing.
#[test]
fn the_dutiful_lose_nothing() {
	Chain::development().checked_once_an_era().run(|chain| {
		founded(chain);
		goes_on(chain);
		assert_eq!((faults(SERVICE), stake()), (vec![], 1_000 * UNIT));
	});
}

/// One silent era costs a tenth, once. A watcher that knows nothing but the listed faults reports it.
#[test]
fn who_watches_has_the_silent_slashed() {
	Chain::development().checked_once_an_era().run(|chain| {
		let assignment = founded(chain);
		assert_eq!(does_its_duties(chain), 1);
		let silent = chain.era() + 1;
		chain.to_era(silent + 1);
		let found = faults(SERVICE);
		let [fault] = &found[..] else { panic!("one fault, and not {found:?}") };
		assert_eq!((fault.assignment, fault.era, fault.fraction), (assignment, silent, PRICE));
		assert!(!fault.kind.is_empty() && fault.kind.is_ascii());
		let evidence = fault.evidence.clone().try_into().expect("short enough");
		assert_ok!(chain.call(account(Charlie), Call::report_offence { assignment, evidence }));
		goes_on(chain);
		assert_eq!(stake(), 900 * UNIT);
	});
}

/// Nobody watches, and no heartbeat of the service was ever heard: the chain accuses by itself. In the fifth era
/// after the first the slash for that one is executed, and the next one waits.
#[test]
fn the_chain_has_the_silent_slashed() {
	Chain::development().checked_once_an_era().run(|chain| {
		founded(chain);
		let first = chain.era();
		chain.to_era(first + 5);
		assert_eq!(stake(), 900 * UNIT);
	});
}
