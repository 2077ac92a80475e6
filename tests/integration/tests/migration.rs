//! A migration of eleven blocks, over duties that are open. Its blocks take no transactions, so they are no ticks,
//! and nobody is late for them.

use codec::{Decode, Encode};
use polkadot_sdk::{
	frame_support::{assert_ok, dispatch::Callable, weights::Weight},
	frame_system,
	pallet_migrations::{self, MigrationCursor},
	sp_io::hashing::blake2_256,
	sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave},
	sp_runtime::{DispatchError, Perbill},
};
use restaking_integration_tests::{
	account,
	restaking::{judged_service, liveness, Call},
	Chain,
};
use restaking_primitives::{AssignmentId, PledgeInspect, ServiceId};
use restaking_runtime::{
	calendar::Lengths,
	configs::services::{duties, faults, Hook, Liveness, Withholding},
	constants::currency::UNIT,
	AccountId, Availability, Keeper, Restaking, Runtime, RuntimeCall,
};

type AvailabilityCall = <Availability as Callable<Runtime>>::RuntimeCall;
type KeeperCall = <Keeper as Callable<Runtime>>::RuntimeCall;

const SERVICE: ServiceId = ServiceId(0);
/// The blocks of the migration.
const MIGRATION: u32 = 11;
/// Ticks to answer a draw or a challenge.
const RESPONSE: u32 = 30;
/// Ticks in which a slot is open to one operator only: fewer than the migration has blocks.
const WINDOW: u32 = 8;
/// The only chunk of the only blob. Its hash is the root, so its proof is empty.
const CHUNK: [u8; 128] = [7; 128];

/// Eras of two sessions of sixty blocks. The seed of an era comes with the second one.
fn chain() -> Chain {
	let lengths =
		Lengths { epoch_slots: 60, sessions_per_era: 2, bonding_eras: 8, slash_defer_eras: 2 };
	Chain::development().with_lengths(lengths).checked_once_an_era()
}

fn clock() -> u64 {
	<Restaking as PledgeInspect<AccountId>>::clock()
}

/// Lets a migration take some blocks of this era. The present block is then the first one after it.
fn migrate(chain: &mut Chain) {
	let (era, before) = (chain.era(), clock());
	let set = |cursor| pallet_migrations::Call::<Runtime>::force_set_cursor { cursor };
	assert_ok!(chain.call_as_root(set(Some(MigrationCursor::Stuck))));
	chain.blocks(MIGRATION);
	assert_eq!((chain.era(), clock()), (era, before), "no block of a migration is a tick");
	assert_ok!(chain.call_as_root(set(None)));
}

/// Makes a call as somebody. Returns the name of the error, if it is refused.
fn refused(chain: &Chain, who: AccountId, call: impl Into<RuntimeCall>) -> Option<&'static str> {
	match chain.call(who, call).map_err(|refused| refused.error) {
		Ok(_) => None,
		Err(DispatchError::Module(error)) => error.message,
		Err(other) => panic!("{other:?}"),
	}
}

/// Reports an operator of the availability service. Returns the name of the error, if it is refused.
fn accused(chain: &Chain, assignment: AssignmentId, evidence: Vec<u8>) -> Option<&'static str> {
	let evidence = evidence.try_into().expect("short");
	refused(chain, account(Charlie), Call::report_offence { assignment, evidence })
}

/// Founds a service in which Dave has all the stake and holds a blob. The present block is the first in which
/// its chunk is drawn, and Bob asks for it in the same block.
fn asked(chain: &mut Chain) -> AssignmentId {
	let fraction = Perbill::from_percent(20);
	let (draws, response, price, doubling) = (1, RESPONSE, 2 * UNIT, 4);
	let rules = Withholding { draws, response, price, doubling, fraction };
	let assignment = judged_service(chain, Dave, Hook::Withholding(rules));
	let blob = || {
		let blob = (blake2_256(&CHUNK), 1u32, CHUNK.len() as u32).encode();
		Decode::decode(&mut &blob[..]).expect("root, number and length")
	};
	let promise =
		AvailabilityCall::promise { service: SERVICE, blob: blob(), until_era: 1_000, holders: 0 };
	assert_ok!(chain.call(account(Dave), promise));
	chain.next_era();
	chain.next_session();
	let (service, operator) = (SERVICE, account(Dave));
	let ask = AvailabilityCall::challenge { service, operator, blob: blob(), chunk: 0 };
	assert_ok!(chain.call(account(Bob), ask));
	assignment
}

/// A draw and a challenge are open for three ticks more when the migration begins. Afterwards they still are:
/// nobody is convicted, and both are answered.
#[test]
fn chunks_can_be_shown_after_a_migration() {
	chain().run(|chain| {
		let assignment = asked(chain);
		let era = chain.era();
		let open = || -> Vec<u64> {
			let questions = Availability::questions(SERVICE, &account(Dave));
			questions.into_iter().map(|it| it.due - clock()).collect()
		};
		chain.blocks(RESPONSE - 2);
		let before = open();
		assert!(before.len() == 2 && before.iter().all(|ticks| *ticks <= 3), "{before:?}");
		migrate(chain);
		assert_eq!(open(), before);
		let (withheld, denied) = ((0u8, era).encode(), (1u8, 0u32).encode());
		for evidence in [withheld.clone(), denied.clone()] {
			assert_eq!(accused(chain, assignment, evidence), Some("NotDue"));
		}
		let chunk = || CHUNK.to_vec().try_into().expect("as long as a chunk may be");
		let proof = Default::default();
		let draw =
			AvailabilityCall::answer { service: SERVICE, era, draw: 0, chunk: chunk(), proof };
		assert_ok!(chain.call(account(Dave), draw));
		let (chunk, proof) = (chunk(), Default::default());
		let challenge =
			AvailabilityCall::answer_challenge { assignment, challenge: 0, chunk, proof };
		assert_ok!(chain.call(account(Dave), challenge));
		chain.next_era();
		assert_eq!(faults(SERVICE), vec![]);
		assert_eq!(accused(chain, assignment, withheld), Some("WasShown"));
		assert_eq!(accused(chain, assignment, denied), Some("NoSuchChallenge"));
	});
}

/// The test before can fail: who shows nothing after the migration is accused once the ticks are over.
#[test]
fn who_shows_nothing_after_a_migration_is_late() {
	chain().run(|chain| {
		let assignment = asked(chain);
		let era = chain.era();
		chain.blocks(RESPONSE - 2);
		migrate(chain);
		chain.blocks(3);
		assert_eq!(chain.era(), era);
		for evidence in [(0u8, era).encode(), (1u8, 0u32).encode()] {
			assert_eq!(accused(chain, assignment, evidence), None);
		}
	});
}

/// Bob has had half of his window when the migration begins. Afterwards he has the other half: nobody else can take
/// his turn before.
#[test]
fn a_turn_goes_on_after_a_migration() {
	chain().run(|chain| {
		let fraction = Perbill::from_percent(5);
		let rules = Liveness { window: WINDOW, min_every: 4 * WINDOW, fraction, ..liveness() };
		judged_service(chain, Bob, Hook::Liveness(rules));
		let remark = frame_system::Call::remark_with_event { remark: vec![] };
		let job = KeeperCall::create_job {
			service: SERVICE,
			call: Box::new(remark.into()),
			every: 4 * WINDOW,
			until: u64::MAX,
			price: UNIT,
			cap: UNIT,
			funds: 20 * UNIT,
		};
		assert_ok!(chain.call(account(Dave), job));
		chain.next_era();
		chain.next_session();
		let era = chain.era();
		let turn = || duties(SERVICE, &account(Bob)).pop().map(|duty| (duty.from, duty.due));
		while turn().is_none() {
			chain.next_block();
			assert_eq!(chain.era(), era, "the slot of this job comes early enough");
		}
		chain.blocks(WINDOW / 2);
		let before = turn();
		migrate(chain);
		assert_eq!(turn(), before);
		let perform = || KeeperCall::perform { service: SERVICE, job: 0, most: Weight::MAX };
		assert_eq!(refused(chain, account(Alice), perform()), Some("NotYourTurn"));
		assert_ok!(chain.call(account(Bob), perform()));
		chain.next_era();
		assert_eq!(faults(SERVICE), vec![]);
	});
}
