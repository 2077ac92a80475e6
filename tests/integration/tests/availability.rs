//! A data availability service on the real runtime: chunks are drawn with the seed of the era.

use codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::{assert_ok, dispatch::Callable},
	sp_io::hashing::blake2_256,
	sp_keyring::Sr25519Keyring::{Bob, Dave},
	sp_runtime::{DispatchError, DispatchResult, Perbill},
	sp_staking::{EraIndex, StakingAccount::Stash},
};
use restaking_integration_tests::{
	account,
	restaking::{judged_service, Call},
	Chain,
};
use restaking_primitives::{AssignmentId, PledgeInspect, Seed, ServiceId};
use restaking_runtime::{
	configs::services::{Hook, Withholding},
	constants::currency::UNIT,
	AccountId, Availability, Balance, Restaking, Runtime, Staking,
};

type AvailabilityCall = <Availability as Callable<Runtime>>::RuntimeCall;

const LAYER: ServiceId = ServiceId(0);
/// Draws of an era, and ticks to answer them.
const DRAWS: u32 = 4;
const RESPONSE: u32 = 4;

fn chunk(place: u32) -> Vec<u8> {
	vec![place as u8; 128]
}

/// Returns the root of three chunks, and the hashes that lead from one of them to it.
fn tree(place: u32) -> ([u8; 32], Vec<[u8; 32]>) {
	let leaf = |place: u32| blake2_256(&chunk(place));
	let both = blake2_256(&[leaf(0), leaf(1)].concat());
	let root = blake2_256(&[both, leaf(2)].concat());
	let proof = match place {
		0 => vec![leaf(1), leaf(2)],
		1 => vec![leaf(0), leaf(2)],
		_ => vec![both],
	};
	(root, proof)
}

/// Founds a service in which one operator has all the stake, 1,000 tokens, and holds a blob of three chunks in
/// the era that begins.
fn founded(chain: &mut Chain) -> AssignmentId {
	let rules = Withholding {
		draws: DRAWS,
		response: RESPONSE,
		price: 2 * UNIT,
		doubling: 4,
		fraction: Perbill::from_percent(20),
	};
	let assignment = judged_service(chain, Dave, Hook::Withholding(rules));
	let blob = (tree(0).0, 3u32, 128u32).encode();
	let blob = Decode::decode(&mut &blob[..]).expect("root, number and length");
	let promise = AvailabilityCall::promise { service: LAYER, blob, until_era: 1_000, holders: 0 };
	assert_ok!(chain.call(account(Dave), promise));
	chain.next_era();
	assignment
}

fn seed(era: EraIndex) -> Option<Seed> {
	<Restaking as PledgeInspect<AccountId>>::seed(era)
}

fn clock() -> u64 {
	<Restaking as PledgeInspect<AccountId>>::clock()
}

/// Shows the chunks that are drawn in this era, but for the last `but` draws. Returns how many are drawn.
fn show_all(chain: &mut Chain, but: usize) -> usize {
	chain.next_session();
	let era = chain.era();
	let asked = Availability::asked(LAYER, &account(Dave));
	let drawn: Vec<_> = asked.into_iter().filter(|it| it.era == era).collect();
	for it in drawn.iter().take(drawn.len() - but) {
		let (_, proof) = tree(it.chunk);
		let proof: Vec<_> = proof.into_iter().map(Into::into).collect();
		let answer = AvailabilityCall::answer {
			service: LAYER,
			era,
			draw: it.draw,
			chunk: chunk(it.chunk).try_into().expect("short enough"),
			proof: proof.try_into().expect("short enough"),
		};
		assert_ok!(chain.call(account(Dave), answer));
	}
	drawn.len()
}

fn report(chain: &Chain, assignment: AssignmentId, era: EraIndex) -> DispatchResult {
	let evidence = (0u8, era).encode().try_into().expect("short");
	let report = Call::report_offence { assignment, evidence };
	chain.call(account(Bob), report).map(|_| ()).map_err(|it| it.error)
}

fn reason(refused: DispatchResult) -> &'static str {
	match refused {
		Err(DispatchError::Module(error)) => error.message.unwrap_or("no name"),
		other => panic!("{other:?}"),
	}
}

/// By the epochs of BABE, of which an era has two.
#[test]
fn a_seed_comes_in_the_second_session_of_each_era() {
	Chain::development().run(|chain| {
		for _ in 0..3 {
			chain.next_era();
			let (era, began) = (chain.era(), clock());
			assert_eq!(seed(era), None);
			chain.next_session();
			assert_eq!(chain.era(), era);
			let known = seed(era).expect("the second session has begun");
			assert!(began < known.since && known.since <= clock());
			chain.blocks(2);
			assert_eq!(seed(era), Some(known));
			assert_ne!(seed(era - 1).map(|it| it.value), Some(known.value));
		}
	});
}

/// Who shows all is not convicted. Who does not, and leaves, loses a fifth of its 1,000 tokens, though nobody
/// reports it: the chain accuses it.
#[test]
fn withheld_chunks_cost_stake() {
	Chain::development().run(|chain| {
		let assignment = founded(chain);
		assert_eq!(show_all(chain, 0), DRAWS as usize);
		let shown = chain.era();
		assert_eq!(reason(report(chain, assignment, shown)), "NotDue");
		chain.next_era();
		let lost = chain.era();
		assert_eq!(reason(report(chain, assignment, shown)), "WasShown");
		assert_eq!(reason(report(chain, assignment, lost)), "NotDrawn");
		assert_ok!(chain.call(account(Dave), Call::leave_service { service: LAYER }));
		assert_eq!(show_all(chain, 1), DRAWS as usize);
		assert_eq!(reason(report(chain, assignment, lost)), "NotDue");
		chain.next_era();
		chain.next_session();
		assert_eq!(reason(report(chain, assignment, lost + 1)), "NotServing");
		assert_eq!(reason(report(chain, assignment, lost)), "OffenceSeen");
		chain.to_era(lost + 6);
		let bonded: Balance = Staking::ledger(Stash(account(Dave))).map_or(0, |it| it.total);
		assert_eq!(bonded, 800 * UNIT);
	});
}
