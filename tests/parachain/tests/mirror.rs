//! A service of the parachain on another chain: a fault there costs stake here, by evidence and by word, and the other
//! chain sees it.

use pallet_mirror::Event as MirrorEvent;
use pallet_restaking::Event;
use pallet_restaking_attestation::Attested;
use polkadot_sdk::{
	sp_core::Pair,
	sp_keyring::Sr25519Keyring::{Charlie, Dave, Two},
	sp_runtime::{DispatchError, DispatchResult},
	staging_xcm::latest::OriginKind,
};
use restaking_parachain_tests::{
	followed::{
		answer, attest, attested, believed, both, follow, key_of, latest, open_feed, says, tend,
		Followed, FIRST, SECOND,
	},
	messages::{by_chain, hear},
	runtime::{AccountId, Restaking, Runtime},
	service_chain::runtime::{
		Attestation, Runtime as Away, RuntimeCall as AwayCall, RuntimeEvent as AwayEvent,
	},
	stage::{
		active, as_root, era, percent, request, restaking_events, to_era, Call, OPERATOR, ROOT,
		SIBLING, STAKER,
	},
	world::{World, ANYBODY},
	Made,
};
use restaking_primitives::{AssignmentId, Balance, EraIndex, KeyProof, PledgeInspect, ServiceKey};

/// Returns what counts on the parachain in an era.
fn counted_at_home(world: &mut World, followed: Followed, era: EraIndex) -> Option<Balance> {
	let service = followed.service;
	world
		.home
		.look(|| <Restaking as PledgeInspect<AccountId>>::counted(service, era))
}

/// Asserts that both chains count the same in an era, and less than before.
fn sees_the_loss(world: &mut World, followed: Followed, before: Balance) {
	let era = follow(world, followed.service);
	let here = counted_at_home(world, followed, era);
	assert_eq!(world.counted(followed.service, era), here);
	assert!(here.is_some_and(|it| it < before), "{here:?}");
}

/// Sends a transaction to the service chain. Returns what became of it.
fn tries(world: &mut World, call: AwayCall) -> DispatchResult {
	world.away.send(ANYBODY, call);
	let mut outcomes = world.step().away.outcomes;
	outcomes.pop().expect("it was sent").expect("it is valid")
}

/// An operator says two things on the service chain. A stranger, who has an account on the parachain and nothing else,
/// brings both to it.
#[test]
fn two_statements_are_slashed_where_the_stake_is() {
	let (mut world, followed) = attested();
	let service = followed.service;
	let then = follow(&mut world, service);
	let (now, height) = world.time();
	assert_eq!((now, world.counted(service, then)), (then, Some(FIRST)));
	let key = key_of(OPERATOR, service);
	let one = says(&mut world, service, (now, height), 1, &key);
	let other = says(&mut world, service, (now, height), 2, &key);
	world.submit_away(ANYBODY, attest(service, height, one.clone()));
	let accepted = world.away.look(|| Attestation::accepted(service, height));
	let accepted = accepted.expect("one operator is a quorum");
	assert_eq!((accepted.era, accepted.counted, accepted.certified), (now, FIRST, 0));

	let evidence = both(height, one, other).try_into().expect("it is short");
	let report = Call::report_offence { assignment: followed.first, evidence };
	world.submit(Dave, report);
	let reported = era(&mut world.home);
	to_era(&mut world.home, reported + 7);
	assert_eq!(world.home.tally.slashes, 1);
	assert_eq!(active(&mut world.home, STAKER), FIRST - percent(10) * FIRST);
	sees_the_loss(&mut world, followed, FIRST);
	world.home.tally.print();
}

/// Returns the request about an assignment, if one was made in these blocks.
fn requested(made: &[Made], who: AssignmentId) -> Option<(EraIndex, u32)> {
	restaking_events(made).into_iter().find_map(|event| match event {
		Event::SlashRequested { assignment, offence_era, fraction, .. } if assignment == who => {
			Some((offence_era, fraction.deconstruct() / 10_000_000))
		},
		_ => None,
	})
}

/// An operator of an oracle is far off. The service chain finds it by itself, and says so.
#[test]
fn a_value_that_is_far_off_is_slashed_by_word() {
	let (mut world, followed) = believed();
	let service = followed.service;
	follow(&mut world, service);
	world.govern(open_feed(service));
	let (mut told, mut asked) = (None, None);
	for _ in 0..80 {
		tend(&mut world, service);
		answer(&mut world, service, 2_000);
		let step = world.step();
		told = told.or_else(|| {
			step.away.events.into_iter().find_map(|event| match event {
				AwayEvent::Mirror(MirrorEvent::Reported { assignment, offence_era, .. }) => {
					Some((assignment, offence_era))
				},
				_ => None,
			})
		});
		asked = requested(&[step.home], followed.second);
		if asked.is_some() {
			break;
		}
	}
	assert_eq!(latest(&mut world, service), Some(1_000));
	let (assignment, offence_era) = told.expect("the service chain has told of it");
	assert_eq!(assignment, followed.second);
	assert_eq!(asked, Some((offence_era, 5)));
	let now = era(&mut world.home);
	to_era(&mut world.home, now + 7);
	assert_eq!(world.home.tally.slashes, 1);
	assert_eq!(active(&mut world.home, STAKER), FIRST + SECOND - percent(5) * SECOND);
	sees_the_loss(&mut world, followed, FIRST + SECOND);
	world.home.tally.print();
}

/// Code of the service chain that accuses everybody of everything takes what the terms allow. One call of the
/// parachain's governance vetoes all of it.
#[test]
fn a_hostile_service_chain_takes_no_more_than_the_terms_say() {
	let (mut world, followed) = believed();
	let chain = &mut world.home;
	let now = era(chain);
	let mut asked = 0u32;
	for assignment in [followed.first, followed.second] {
		for offence in 0..4 {
			let offence = offence + 10 * u64::from(assignment.0);
			let request = request(assignment, now, offence);
			let heard = hear(chain, SIBLING, by_chain(SIBLING, OriginKind::Native, request));
			asked += u32::from(heard.worked());
		}
	}
	assert!(asked >= 4, "{asked}");
	let mut vetoed = chain.fork();
	vetoed.submit(ROOT, as_root(Call::veto_all { service: followed.service }));
	to_era(&mut vetoed, now + 7);
	assert_eq!((vetoed.tally.slashes, active(&mut vetoed, STAKER)), (0, FIRST + SECOND));

	to_era(chain, now + 7);
	let lost = FIRST + SECOND - active(chain, STAKER);
	let most = percent(10) * (FIRST + SECOND);
	assert!(lost > 0 && lost <= most, "{lost} of {most}");
	chain.tally.print();
}

/// The parachain makes no blocks, or nobody tells of them.
#[test]
fn nothing_counts_while_the_head_stands_still() {
	let (mut world, followed) = attested();
	let service = followed.service;
	let then = follow(&mut world, service);
	let known = world.time();
	let mut alarms = 0;
	for _ in 0..20 {
		let events = world.follow().events;
		let behind = |event: &&AwayEvent| {
			matches!(event, AwayEvent::Mirror(MirrorEvent::MirrorBehind { .. }))
		};
		alarms += events.iter().filter(behind).count();
	}
	assert_eq!((alarms, world.counted(service, then)), (1, None));
	let (now, height) = world.time();
	assert!(now == then && height >= known.1 && height < known.1 + 10, "time stands: {height}");
	let key = key_of(OPERATOR, service);
	let said = says(&mut world, service, (now, height), 1, &key);
	world.away.send(ANYBODY, attest(service, height, said));
	assert!(matches!(world.follow().outcomes[..], [Ok(Err(_))]));

	// It goes on. What went by is passed over.
	let later = follow(&mut world, service);
	assert_eq!((world.time().0, world.counted(service, later)), (later, Some(FIRST)));
	world.told = false;
	world.steps(12);
	assert_eq!(world.counted(service, later), None);
}

/// The operator is dismissed: it serves through its era on both chains, and not in the next one.
#[test]
fn who_is_out_there_is_out_here() {
	let (mut world, followed) = attested();
	let service = followed.service;
	let then = follow(&mut world, service);
	let old = world.showing(service, then);
	let operator = OPERATOR.to_account_id();
	world.submit(Charlie, Call::dismiss_operator { service, operator });
	assert_eq!(world.counted(service, then), Some(FIRST));
	let next = follow(&mut world, service);
	assert_eq!(world.counted(service, next), Some(0));
	let (now, height) = world.time();
	let key = key_of(OPERATOR, service);
	let said = says(&mut world, service, (now, height), 1, &key);
	assert!(tries(&mut world, attest(service, height, said)).is_err());
	// The older set does not bring it back.
	let again = tries(&mut world, old.into());
	assert!(
		again == module_error::<Away>(pallet_mirror::Error::NothingNew)
			|| again == module_error::<Away>(pallet_mirror::Error::Stale)
	);
	assert_eq!(world.counted(service, next), Some(0));
}

fn module_error<T: pallet_mirror::Config>(error: pallet_mirror::Error<T>) -> DispatchResult {
	Err(DispatchError::from(error))
}

/// Another key is the operator's from the next era on, on both chains.
#[test]
fn another_key_signs_from_the_next_era_on() {
	let (mut world, followed) = attested();
	let service = followed.service;
	follow(&mut world, service);
	let (old, new) = (key_of(OPERATOR, service), key_of(Two, service));
	let operator = OPERATOR.to_account_id();
	let message = world.home.look(|| Restaking::key_message(service, &operator));
	let rotate = pallet_restaking::Call::<Runtime>::rotate_key {
		service,
		key: ServiceKey::Sr25519(new.public()),
		proof: KeyProof::Sr25519(new.sign(&message)),
	};
	world.submit(OPERATOR, rotate);
	let next = follow(&mut world, service);
	let (now, height) = world.time();
	assert_eq!(now, next);
	let said = says(&mut world, service, (now, height), 1, &old);
	assert!(tries(&mut world, attest(service, height, said)).is_err());
	let (now, height) = world.time();
	let said = says(&mut world, service, (now, height), 1, &new);
	assert_eq!(tries(&mut world, attest(service, height, said)), Ok(()));
}
