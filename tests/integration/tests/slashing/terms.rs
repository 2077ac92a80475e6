//! Terms that are just good enough.

use super::*;

/// The tightest terms of a heartbeat service: one era to report in, half of the maximum as price.
#[test]
fn what_just_registers_slashes() {
	Chain::development().run(|chain| {
		let mut terms = restaking::terms(Perbill::from_percent(40));
		terms.conditions.report_window = 1;
		terms.hook = hook(5, (Perbill::from_percent(20), false));
		let service = pallet_restaking::NextServiceId::<Runtime>::get();
		assert_ok!(chain.call(account(OWNER), restaking::register(terms, None, None)));
		let assignment = restaking::serve(chain, service);
		bond(chain, Bob, 1_000 * UNIT);
		assert_ok!(chain.call(account(Bob), restaking::pledge(assignment, 1_000 * UNIT)));
		chain.next_era();
		let silent = chain.era();
		chain.next_era();
		let evidence = silent.encode().try_into().expect("four bytes");
		let report = Call::report_offence { assignment, evidence };
		assert_ok!(chain.call(account(AliceStash), report));
		chain.to_era(silent + 5);
		assert_eq!(ledger(Bob), (800 * UNIT, 800 * UNIT));
	});
}
