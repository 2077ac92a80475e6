//! Slashes of services on the real runtime, beside those of the base chain, to the unit.

#[path = "slashing/lives.rs"]
mod lives;
#[path = "slashing/seams.rs"]
mod seams;
#[path = "slashing/terms.rs"]
mod terms;

use codec::{DecodeAll, Encode};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		dispatch::{DispatchClass, GetDispatchInfo},
	},
	frame_system, pallet_staking, pallet_utility,
	sp_keyring::Sr25519Keyring::{self, AliceStash, Bob, Charlie, EveStash},
	sp_runtime::{DispatchError, Perbill},
	sp_staking::{
		offence::{OffenceDetails, OnOffenceHandler},
		StakingAccount::Stash,
	},
};
use restaking_integration_tests::{
	account,
	restaking::{self, bond, custody, full_pledges, fund_slash_bond, request_slash, Call, OWNER},
	Chain,
};
use restaking_primitives::{AssignmentId, RequestId};
use restaking_runtime::{
	configs::{services::Hook, TreasuryAccount},
	constants::currency::UNIT,
	Balance, Balances, Restaking, Runtime, RuntimeCall, Session, Staking,
};

/// The bond of the validator at genesis.
const BONDED: Balance = 50_000 * UNIT;

fn ledger(who: Sr25519Keyring) -> (Balance, Balance) {
	let ledger = Staking::ledger(Stash(account(who)));
	ledger.map_or((0, 0), |ledger| (ledger.total, ledger.active))
}

fn treasury() -> Balance {
	Balances::free_balance(TreasuryAccount::get())
}

fn escrow() -> Balance {
	Balances::free_balance(Restaking::escrow_account())
}

fn liability(who: Sr25519Keyring) -> Balance {
	Restaking::liability_of(&account(who))
}

/// Registers a service that may take 40 %, with a slash bond. Returns its assignment.
fn service(chain: &Chain) -> AssignmentId {
	let assignment = restaking::service(chain, Perbill::from_percent(40));
	fund_slash_bond(chain, assignment, 1_000 * UNIT);
	assignment
}

/// Runs blocks to the first that turns no session and pays for no era.
fn quiet(chain: &mut Chain) {
	chain.next_session();
	chain.next_block();
}

/// All of it waits at first. Half is burned and half is the treasury's 28 eras after it was taken: the longest
/// exit window and an era.
#[test]
fn half_is_burned_and_half_is_the_treasurys() {
	Chain::development().run(|chain| {
		let assignment = service(chain);
		bond(chain, Bob, 1_000 * UNIT);
		assert_ok!(chain.call(account(Bob), restaking::pledge(assignment, 600 * UNIT + 1)));
		chain.next_era();
		let offence_era = chain.era();
		// A third of 600 and one unit is a unit and a bit more than 200.
		let third = Call::request_slash {
			fraction: Perbill::from_parts(333_333_333),
			assignment,
			offence_era,
			offence_id: Default::default(),
			evidence_hash: Default::default(),
			payer: None,
		};
		chain.next_era();
		assert_ok!(chain.call(account(OWNER), third));
		chain.to_era(offence_era + 3);
		chain.next_session();
		let (before, nothing) = (ledger(Bob), escrow());
		// The first block of the era turns the session and has no weight left.
		chain.to_era(offence_era + 4);
		let paid = (treasury(), Balances::total_issuance());
		chain.blocks(2);
		let lost: Balance = 199_999_999_800_001;
		assert_eq!(ledger(Bob), (before.0 - lost, before.1 - lost));
		assert_eq!(escrow() - nothing, lost);
		assert_eq!((treasury(), Balances::total_issuance()), paid);
		// The standing order renewed the pledge with the two thirds that were left.
		let left = 600 * UNIT + 1 - lost;
		assert_eq!(restaking::counts(&account(Bob), assignment).1, left);
		let pledged = left + (lost * 10).div_ceil(4);
		assert_eq!(liability(Bob), (pledged * 4).div_ceil(10) - lost);
		chain.to_era(offence_era + 31);
		quiet(chain);
		assert_eq!(escrow() - nothing, lost);
		chain.to_era(offence_era + 32);
		let paid = (treasury(), Balances::total_issuance());
		chain.blocks(2);
		assert_eq!(escrow(), nothing);
		assert_eq!(treasury() - paid.0, lost / 2);
		assert_eq!(paid.1 - Balances::total_issuance(), lost - lost / 2);
	});
}

/// Governance undoes a slash of everything that counts. What was active stake is active stake again in the
/// same block, what was unlocking is free in the era in which the slash would have been divided.
#[test]
fn what_governance_undoes_comes_back_to_where_it_was() {
	Chain::development().run(|chain| {
		let assignment = service(chain);
		for who in [Bob, Charlie] {
			bond(chain, who, 1_000 * UNIT);
			assert_ok!(chain.call(account(who), restaking::pledge(assignment, 1_000 * UNIT)));
		}
		chain.next_era();
		let era = chain.era();
		let unbond = pallet_staking::Call::<Runtime>::unbond { value: 1_000 * UNIT };
		assert_ok!(chain.call(account(Charlie), unbond));
		assert_ok!(chain.call(account(OWNER), request_slash(assignment, era, 40)));
		chain.to_era(era + 3);
		chain.blocks(2);
		assert_eq!(ledger(Bob), (600 * UNIT, 600 * UNIT));
		assert_eq!(ledger(Charlie), (600 * UNIT, 0));
		let undo = || Call::undo { request: RequestId(0), lapse: false };
		assert_noop!(chain.call(account(OWNER), undo()), DispatchError::BadOrigin);
		assert_ok!(chain.call_as_root(undo()));
		chain.next_block();
		assert_eq!(ledger(Bob), (1_000 * UNIT, 1_000 * UNIT));
		assert_eq!(ledger(Charlie), (600 * UNIT, 0));
		let back = Call::give_back { request: RequestId(0), stash: account(Charlie) };
		type Error = pallet_restaking::Error<Runtime>;
		assert_noop!(chain.call(account(OWNER), back), Error::NotDueYet);
		chain.to_era(era + 31);
		let free = Balances::free_balance(account(Charlie));
		chain.blocks(2);
		assert_eq!(Balances::free_balance(account(Charlie)) - free, 400 * UNIT);
		assert_eq!(ledger(Charlie), (600 * UNIT, 0));
		assert_eq!(pallet_restaking::SlashRequests::<Runtime>::iter().count(), 0);
	});
}

/// SC-BASE-03: the losses to the base chain and to a service add up, in both orders.
#[test]
fn base_and_service_slashes_add_up_in_both_orders() {
	for base_first in [true, false] {
		Chain::local_testnet().run(|chain| {
			let assignment = service(chain);
			assert_ok!(chain.call(account(AliceStash), restaking::pledge(assignment, BONDED)));
			chain.next_era();
			quiet(chain);
			let request = request_slash(assignment, chain.era(), 40);
			// An offence of a past era disables nobody, so blocks go on.
			let session = Session::current_index();
			chain.next_era();
			quiet(chain);
			if base_first {
				offend(AliceStash, session);
			}
			assert_ok!(chain.call(account(OWNER), request));
			if !base_first {
				offend(AliceStash, session);
			}
			assert_eq!(ledger(AliceStash), (BONDED, BONDED));
			chain.to_era(chain.era() + 4);
			quiet(chain);
			let both = BONDED / 10 + BONDED * 4 / 10;
			assert_eq!(ledger(AliceStash).0, BONDED - both, "base first: {base_first}");
			assert!(liability(AliceStash) <= ledger(AliceStash).0);
		});
	}
}

/// Reports a base offence that costs a tenth.
fn offend(validator: Sr25519Keyring, session: u32) {
	offend_by(validator, Perbill::from_percent(10), session);
}

fn offend_by(validator: Sr25519Keyring, fraction: Perbill, session: u32) {
	let offender = OffenceDetails { offender: (account(validator), ()), reporters: vec![] };
	<Staking as OnOffenceHandler<_, _, _>>::on_offence(&[offender], &[fraction], session);
}

/// SC-BASE-13: services take all they may of a validator, and in the same era a base offence of
/// everything follows. It is computed on the exposure of the era and takes the stake that is left. Blocks
/// go on.
#[test]
fn a_base_offence_of_everything_takes_the_stake_that_services_left() {
	Chain::local_testnet().run(|chain| {
		for percent in [40, 10] {
			let assignment = restaking::service(chain, Perbill::from_percent(percent));
			fund_slash_bond(chain, assignment, 1_000 * UNIT);
			assert_ok!(chain.call(account(AliceStash), restaking::pledge(assignment, BONDED)));
			// No renewal after the slash.
			let once = Call::set_standing_order { assignment, standing: false };
			assert_ok!(chain.call(account(AliceStash), once));
		}
		chain.next_era();
		quiet(chain);
		let era = chain.era();
		assert_ok!(chain.call(account(OWNER), request_slash(AssignmentId(0), era, 40)));
		assert_ok!(chain.call(account(OWNER), request_slash(AssignmentId(1), era, 10)));
		chain.to_era(era + 3);
		chain.blocks(3);
		assert_eq!(ledger(AliceStash).0, BONDED / 2);
		assert!(Session::validators().contains(&account(AliceStash)));
		offend_by(AliceStash, Perbill::one(), Session::current_index());
		chain.to_era(chain.era() + 5);
		quiet(chain);
		assert_eq!(ledger(AliceStash).0, 0);
		// Elections see the stake that is left. Its nominators still stand behind the validator.
		let exposed = pallet_staking::ErasStakersOverview::<Runtime>::get;
		assert_eq!(exposed(era, account(AliceStash)).map(|it| it.own), Some(BONDED));
		let now = exposed(chain.era(), account(AliceStash));
		assert_eq!(now.map_or(0, |it| it.own), 0);
		assert_eq!(liability(AliceStash), 0);
	});
}

/// SC-BASE-14: the base chain takes more than its reserve, and every claim gets the same part of the
/// rest.
#[test]
fn claims_share_the_rest_of_a_base_slash_beyond_the_reserve() {
	Chain::development().run(|chain| {
		let [first, second] = full_pledges(chain, Bob);
		for assignment in [first, second] {
			fund_slash_bond(chain, assignment, 1_000 * UNIT);
		}
		chain.next_era();
		quiet(chain);
		let era = chain.era();
		assert_ok!(chain.call(account(OWNER), request_slash(first, era, 40)));
		assert_ok!(chain.call(account(OWNER), request_slash(second, era, 10)));
		base_slash(Bob, 800 * UNIT);
		assert_eq!(ledger(Bob).0, 200 * UNIT);
		assert_ok!(chain
			.call(account(OWNER), Call::enforce_coverage { stash: account(Bob), positions: 12 }));
		chain.to_era(era + 3);
		let before = escrow();
		chain.blocks(2);
		// 500 are claimed, 200 are left.
		assert_eq!(ledger(Bob).0, 0);
		assert_eq!(escrow() - before, 200 * UNIT);
		assert_eq!((liability(Bob), custody(&account(Bob))), (0, 0));
	});
}

/// Slashes as the base chain does, which does not consult restaking.
fn base_slash(who: Sr25519Keyring, amount: Balance) {
	let (mut payout, mut taken) = (0, Default::default());
	let era = pallet_staking::CurrentEra::<Runtime>::get().unwrap_or_default();
	pallet_staking::slashing::do_slash::<Runtime>(
		&account(who),
		amount,
		&mut payout,
		&mut taken,
		era,
	);
}

/// SC-SLASH-18: a hundred requests are vetoed by one batch that fits into a block, or by one call.
#[test]
fn a_hundred_vetoes_fit_into_one_block() {
	for at_once in [false, true] {
		Chain::development().run(|chain| {
			let assignments = a_hundred_operators(chain);
			chain.to_era(chain.era() + 2);
			let era = chain.era() - 1;
			for assignment in &assignments {
				assert_ok!(chain.call(account(OWNER), request_slash(*assignment, era, 10)));
			}
			chain.to_era(era + 3);
			let service = service_of(assignments[0]);
			let veto: RuntimeCall = match at_once {
				true => Call::veto_all { service }.into(),
				false => pallet_utility::Call::batch_all {
					calls: (0..100).map(|id| veto(RequestId(id))).collect(),
				}
				.into(),
			};
			let limits = <Runtime as frame_system::Config>::BlockWeights::get();
			let most = limits.get(DispatchClass::Normal).max_total.expect("is limited");
			assert!(veto.get_dispatch_info().call_weight.all_lt(most));
			assert_ok!(chain.call_as_root(veto));
			let bonded = ledger(EveStash);
			chain.to_era(era + 6);
			assert_eq!(ledger(EveStash), bonded);
			assert_eq!(pallet_restaking::SlashRequests::<Runtime>::iter().count(), 0);
			for assignment in assignments {
				let record =
					pallet_restaking::Assignments::<Runtime>::get(assignment).expect("exists");
				assert!(record.is_live(), "a veto leaves no trace");
			}
		});
	}
}

fn veto(request: RequestId) -> RuntimeCall {
	Call::veto { request }.into()
}

fn service_of(assignment: AssignmentId) -> restaking_primitives::ServiceId {
	pallet_restaking::Assignments::<Runtime>::get(assignment)
		.expect("exists")
		.service
}

/// Registers a service with a hundred operators. A nominator pledges to ten of them, each other to
/// itself. Returns the assignments.
fn a_hundred_operators(chain: &mut Chain) -> Vec<AssignmentId> {
	let first = service(chain);
	let service = service_of(first);
	let assignments: Vec<_> = std::iter::once(first)
		.chain((1..100).map(|index| restaking::join_as(chain, service, index)))
		.collect();
	for assignment in &assignments[..10] {
		assert_ok!(chain.call(account(EveStash), restaking::pledge(*assignment, 100 * UNIT)));
	}
	for (index, assignment) in assignments.iter().enumerate().skip(10) {
		let who = restaking::operator(index as u32);
		restaking::bond_as(chain, &who, 100 * UNIT);
		assert_ok!(chain.call(who, restaking::pledge(*assignment, 100 * UNIT)));
	}
	fund_slash_bond(chain, first, 10_000 * UNIT);
	assignments
}

/// Only the slasher requests, and only governance vetoes where no resolver was named.
#[test]
fn only_the_slasher_requests_and_only_governance_vetoes() {
	Chain::development().run(|chain| {
		let assignment = service(chain);
		bond(chain, Bob, 1_000 * UNIT);
		assert_ok!(chain.call(account(Bob), restaking::pledge(assignment, 1_000 * UNIT)));
		chain.next_era();
		let era = chain.era();
		type Error = pallet_restaking::Error<Runtime>;
		let request = || request_slash(assignment, era, 10);
		assert_noop!(chain.call(account(Bob), request()), Error::NotSlasher);
		assert_noop!(chain.call_as_root(request()), Error::NotSlasher);
		assert_ok!(chain.call(account(OWNER), request()));
		let veto = || Call::veto { request: RequestId(0) };
		assert_noop!(chain.call(account(OWNER), veto()), Error::NotResolver);
		assert_ok!(chain.call_as_root(veto()));
		assert_noop!(chain.call_as_root(veto()), Error::NoSuchRequest);
	});
}

/// Returns a hook of a kind by its index, with these rules.
fn hook(kind: u8, rules: impl Encode) -> Hook {
	Hook::decode_all(&mut &(kind, rules).encode()[..]).expect("they are rules of this kind")
}

/// Eras have ten ticks, and offences can be reported for two eras after theirs: what is proven later than
/// five ticks after a fault is proven too late. At most 40 % is slashed, and 60 % are a quorum.
#[test]
fn terms_and_hook_have_to_fit_together() {
	let (percent, max) = (Perbill::from_percent, u32::MAX);
	let attestation = |first: u64, period: u32, voting: u32| {
		hook(1, (first, period, voting, percent(40), percent(50), percent(1), false))
	};
	let oracle = |round: u32, tolerance: Perbill, beyond: u16, absence: Perbill| {
		let steps = [Some((beyond, percent(40))), None, None, None];
		hook(2, (round, tolerance, steps, percent(50), absence, 1u32, false))
	};
	let availability = |draws: u32, response: u32, price: Balance, doubling: u32| {
		hook(3, (draws, response, price, doubling, percent(40)))
	};
	let keeper = |window: u32, least: u32, markup: u32, every: u32, load: u32| {
		let deposit = (1u8, UNIT);
		let shares = (percent(10), least, percent(20), markup);
		hook(4, (window, shares, every, percent(load), deposit, false))
	};
	let heartbeat = |parts: u32| hook(5, (Perbill::from_parts(parts), false));
	// Refused, the reason, and the nearest that is accepted.
	let cases = [
		(heartbeat(0), "FaultTooCheap", heartbeat(390_625)),
		(heartbeat(390_624), "FaultTooCheap", heartbeat(390_625)),
		(heartbeat(200_000_001), "TooDear", heartbeat(200_000_000)),
		(
			hook(1, (1u64, 1u32, 2u32, percent(41), percent(50), percent(1), false)),
			"FaultTooDear",
			attestation(1, 1, 2),
		),
		(attestation(1, 1, 1), "VotingTooShort", attestation(1, 1, 2)),
		(attestation(1, 1, 6), "VotingTooLong", attestation(1, 1, 5)),
		(attestation(u64::MAX, 1, 2), "NeverDue", attestation(70, 1, 2)),
		(attestation(1, 71, 2), "NeverDue", attestation(1, 70, 2)),
		(
			oracle(3, percent(1), 3, percent(1)),
			"RoundTooLong",
			oracle(2, percent(1), 3, percent(1)),
		),
		(
			oracle(2, percent(25), 3, percent(1)),
			"BadTolerance",
			oracle(2, percent(24), 3, percent(1)),
		),
		(oracle(2, percent(1), 2, percent(1)), "StepTooNear", oracle(2, percent(1), 3, percent(1))),
		(oracle(2, percent(1), 3, percent(21)), "TooDear", oracle(2, percent(1), 3, percent(20))),
		(
			oracle(2, percent(1), 3, percent(0)),
			"FaultTooCheap",
			oracle(2, percent(1), 3, percent(1)),
		),
		(availability(0, 3, UNIT, 0), "BadDraws", availability(1, 3, UNIT, 0)),
		(availability(65, 3, UNIT, 0), "BadDraws", availability(64, 3, UNIT, 0)),
		(availability(8, 1, UNIT, 0), "ResponseTooShort", availability(8, 2, UNIT, 0)),
		(availability(8, 6, UNIT, 0), "ResponseTooLong", availability(8, 5, UNIT, 0)),
		(availability(8, 3, 101 * UNIT, 0), "BadPrice", availability(8, 3, 100 * UNIT, 0)),
		(availability(8, 3, UNIT / 1_000, 0), "BadPrice", availability(8, 3, UNIT / 50, 0)),
		(availability(8, 3, UNIT, 17), "BadDoubling", availability(8, 3, UNIT, 16)),
		(keeper(1, 3, 100, 12, 25), "WindowTooShort", keeper(2, 3, 100, 12, 25)),
		(keeper(4, 3, 100, 16, 25), "WindowTooLong", keeper(3, 3, 100, 16, 25)),
		(keeper(3, 3, 100, 11, 25), "EveryTooShort", keeper(3, 3, 100, 12, 25)),
		(keeper(3, 2, 100, 12, 25), "TooFewMisses", keeper(3, 3, 100, 12, 25)),
		(keeper(3, max, 100, 12, 25), "TooManyMisses", keeper(3, 100, 100, 12, 25)),
		(keeper(3, 3, 99, 12, 25), "MarkupTooLow", keeper(3, 3, 100, 12, 25)),
		(keeper(3, 3, 100, 12, 26), "BadLoad", keeper(3, 3, 100, 12, 1)),
	];
	Chain::development().run(|chain| {
		let found = |hook: Hook, quorum: u32| {
			let mut terms = restaking::terms(percent(40));
			// Of so much every fault takes more than the existential deposit.
			terms.conditions.min_pledge = 100 * UNIT;
			terms.conditions.quorum = Perbill::from_parts(quorum);
			terms.hook = hook;
			chain
				.call(account(OWNER), restaking::register(terms, None, None))
				.map_err(|it| it.error)
		};
		let quorum = 600_000_000;
		for (refused, reason, accepted) in cases {
			let message: &'static str = found(refused.clone(), quorum).expect_err(reason).into();
			assert_eq!(message, reason, "{refused:?}");
			assert_ok!(found(accepted, quorum));
		}
		for hook in [attestation(1, 1, 2), oracle(2, percent(1), 3, percent(1))] {
			let message: &'static str =
				found(hook.clone(), 500_000_000).expect_err("a half").into();
			assert_eq!(message, "QuorumTooLow");
			assert_ok!(found(hook, 500_000_001));
		}
	});
}

/// The cheapest fault takes at least the existential deposit, a hundredth of a token, of the least pledge.
#[test]
fn every_fault_costs_as_much_as_its_record() {
	let heartbeat = |parts: u32| hook(5, (Perbill::from_parts(parts), false));
	Chain::development().run(|chain| {
		let register = |max_parts: u32, hook: Hook, pledge: Balance, slashed: bool| {
			let mut terms = restaking::terms(Perbill::from_parts(max_parts));
			(terms.hook, terms.conditions.min_pledge) = (hook, pledge);
			let slasher = slashed.then(|| restaking::origin_of(&account(OWNER)));
			let register = restaking::register(terms, slasher, None);
			chain.call(account(OWNER), register).map_err(|it| it.error)
		};
		let error: DispatchError = pallet_restaking::Error::<Runtime>::LeastLossTooSmall.into();
		// By its rules: a thousandth of ten tokens.
		assert_eq!(register(400_000_000, heartbeat(999_999), 10 * UNIT, false), Err(error));
		assert_ok!(register(400_000_000, heartbeat(1_000_000), 10 * UNIT, false));
		assert_ok!(register(400_000_000, heartbeat(999_999), 10 * UNIT + UNIT / 1_000, false));
		// By a slasher's smallest word: a 32nd of the maximum.
		let authority = || Hook::Authority(restaking_primitives::Authority);
		assert_eq!(register(31_999_968, authority(), 10 * UNIT, true), Err(error));
		assert_ok!(register(31_999_969, authority(), 10 * UNIT, true));
	});
}
