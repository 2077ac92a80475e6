//! Rules of several kinds side by side in one service.

use super::proving::*;
use crate::Error;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::assert_noop;
use restaking_primitives::{
	compose_hooks, AnyOf, AssignmentId, Authority, Context, Forgotten, HasRules, Judge, Newcomer,
	RuleLimits, ServiceId, Verdict,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill,
};

/// Rules of a kind: a price, the part that is certainly slashed, and the number of records that are kept.
macro_rules! kind {
	($name:ident, $pays:expr) => {
		#[derive(
			Clone,
			Copy,
			PartialEq,
			Eq,
			Debug,
			Encode,
			Decode,
			DecodeWithMemTracking,
			MaxEncodedLen,
			TypeInfo,
			Serialize,
			Deserialize,
		)]
		pub struct $name(u32, u32, u32);

		impl Judge<AccountId, $name> for $name {
			fn validate(rules: &$name, _: &RuleLimits) -> DispatchResult {
				frame_support::ensure!(rules.0 > 0, DispatchError::Other("free"));
				Ok(())
			}

			fn min_fraction(rules: &$name) -> Option<Perbill> {
				Some(percent(rules.0))
			}

			fn max_fraction(rules: &$name) -> Option<Perbill> {
				Some(percent(rules.0))
			}

			fn attributable(rules: &$name, _: &RuleLimits) -> Perbill {
				percent(rules.1)
			}

			fn judge(
				rules: &$name,
				_: &Context<'_, AccountId>,
				evidence: &[u8],
			) -> Result<Verdict, DispatchError> {
				frame_support::ensure!(evidence == [7], DispatchError::Other("no proof"));
				let fraction = percent(rules.0);
				Ok(Verdict { offence_id: H256::repeat_byte(1), offence_era: 3, fraction })
			}

			fn guards_entry(rules: &$name) -> bool {
				rules.1 == 0
			}

			fn admit(
				_: &$name,
				_: &Context<'_, AccountId>,
				_: &Newcomer<'_, AccountId>,
			) -> DispatchResult {
				Err(DispatchError::Other(stringify!($name)))
			}

			fn hears_joins(rules: &$name) -> bool {
				rules.1 == 0
			}

			fn on_joined(_: &$name, _: &Context<'_, AccountId>) {
				Joined::mutate(|all| all.push(stringify!($name)));
			}

			fn pays_work(_: &$name) -> bool {
				$pays
			}

			fn one_outage(rules: &$name) -> Perbill {
				percent(rules.0)
			}

			fn forget(rules: &$name, _: Forgotten, most: u32) -> u32 {
				rules.2.min(most)
			}

			fn judge_weight() -> frame_support::weights::Weight {
				frame_support::weights::Weight::from_parts(u64::from($pays) + 1, 0)
			}
		}
	};
}

kind!(Fire, false);
kind!(Water, true);
kind!(Earth, true);

compose_hooks! {
	/// The kinds of these tests.
	#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
	#[derive(MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
	pub enum Element, AnyOf<Rule> for AccountId {
		/// A slasher.
		#[codec(index = 0)]
		Authority(Authority) by Authority,
		/// Pays for no work.
		#[codec(index = 1)]
		Fire(Fire) by Fire,
		/// Pays for work.
		#[codec(index = 2)]
		Water(Water) by Water,
		/// Pays for work, too.
		#[codec(index = 3)]
		Earth(Earth) by Earth,
	}
}

fn several(rules: &[Rule]) -> Element {
	AnyOf(rules.to_vec().try_into().unwrap()).into()
}

fn judge(hook: &Element, evidence: &[u8]) -> Result<Verdict, DispatchError> {
	let (service, assignment) = (ServiceId(0), AssignmentId(0));
	let context =
		Context { service, assignment, operator: &P, now: 4, clock: 0, eras: &[], keys: &[] };
	Element::judge(hook, &context, evidence)
}

const FIRE: Fire = Fire(10, 50, 3);
const WATER: Water = Water(20, 40, 2);

#[test]
fn rules_of_a_kind_should_be_found_in_a_list() {
	let both = several(&[FIRE.into(), WATER.into()]);
	assert_eq!(Water::try_from(both.clone()), Ok(WATER));
	assert_eq!(Fire::try_from(both.clone()), Ok(FIRE));
	assert_eq!(Earth::try_from(both.clone()), Err(both.clone()));
	assert_eq!(Fire::try_from(Element::from(FIRE)), Ok(FIRE));
	assert_eq!(both.encode()[..2], [255, 2 << 2]);
	let wrap = |hook: &Element| <Element as HasRules<Water>>::evidence(hook, vec![7]);
	assert_eq!(wrap(&both), Some((1u8, vec![7u8]).encode()));
	assert_eq!(wrap(&WATER.into()), Some(vec![7]));
	assert_eq!((wrap(&FIRE.into()), wrap(&several(&[FIRE.into()]))), (None, None));
}

/// The same name of an offence, found by three rules, are three offences.
#[test]
fn offences_against_several_rules_should_be_apart() {
	let both = several(&[FIRE.into(), WATER.into(), Authority.into()]);
	let proof = |number: u8| (number, vec![7u8]).encode();
	for (number, price) in [(0u8, 10), (1, 20)] {
		let verdict = judge(&both, &proof(number)).unwrap();
		let name = (b"any", number, H256::repeat_byte(1)).encode();
		assert_eq!(verdict.offence_id, BlakeTwo256::hash(&name));
		assert_eq!((verdict.offence_era, verdict.fraction), (3, percent(price)));
	}
	assert_eq!(judge(&FIRE.into(), &[7]).unwrap().offence_id, H256::repeat_byte(1));
	for bad in
		[vec![7], proof(2), proof(3), (0u8, vec![8u8]).encode(), [proof(0), vec![0]].concat()]
	{
		assert!(judge(&both, &bad).is_err(), "{bad:?}");
	}
}

#[test]
fn list_should_answer_for_all_of_its_rules() {
	let limits = terms(40).conditions.rule_limits(10);
	let both = several(&[Earth(30, 90, 0).into(), FIRE.into(), Authority.into()]);
	assert_eq!(Element::min_fraction(&both), Some(percent(10)));
	assert_eq!(Element::max_fraction(&both), Some(percent(30)));
	assert_eq!(Element::attributable(&both, &limits), percent(50));
	assert_eq!(Element::one_outage(&both), percent(40));
	assert!(Element::pays_work(&both) && !Element::needs_slasher(&both));
	assert!(Element::needs_slasher(&several(&[Authority.into()])));
	assert!(Element::hears_slasher(&both));
	assert!(!Element::hears_slasher(&several(&[FIRE.into(), WATER.into()])));
	assert_eq!(Element::validate(&both, &limits), Ok(()));
	let free = several(&[FIRE.into(), Earth(0, 1, 0).into()]);
	assert_eq!(Element::validate(&free, &limits), Err(DispatchError::Other("free")));
	// The largest of one rule: only one judges.
	assert_eq!(Element::judge_weight().ref_time(), 2);
}

#[test]
fn list_should_be_of_one_to_four_kinds_of_which_one_pays() {
	let fits = |rules: &[Rule]| Element::well_formed(&several(rules));
	assert!(fits(&[FIRE.into()]));
	assert!(fits(&[FIRE.into(), WATER.into(), Authority.into()]));
	assert!(!fits(&[]));
	assert!(!fits(&[FIRE.into(), Fire(1, 1, 1).into()]));
	assert!(!fits(&[FIRE.into(), Authority.into(), FIRE.into()]));
	assert!(!fits(&[WATER.into(), Earth(1, 1, 1).into()]));
	assert!(AnyOf::<Rule>::decode(&mut &[5 << 2, 0, 0, 0, 0, 0][..]).is_err());
}

/// Guards are asked in turn, and all forget.
#[test]
fn every_rule_should_have_its_say() {
	let (service, assignment) = (ServiceId(0), AssignmentId(0));
	let context =
		Context { service, assignment, operator: &P, now: 4, clock: 0, eras: &[], keys: &[] };
	let admit = |hook: &Element| Element::admit(hook, &context, &Newcomer::Operator);
	let guarded = several(&[FIRE.into(), Water(1, 0, 0).into()]);
	assert!(Element::guards_entry(&guarded));
	assert_eq!(admit(&guarded), Err(DispatchError::Other("Water")));
	let open = several(&[FIRE.into(), WATER.into()]);
	assert!(!Element::guards_entry(&open));
	// One of both hears who joins.
	Joined::take();
	Element::on_joined(&guarded, &context);
	assert_eq!(Joined::take(), ["Water"]);
	assert_eq!([&guarded, &open].map(Element::hears_joins), [true, false]);
	let forget = |most| Element::forget(&open, Forgotten::Service(service), most);
	assert_eq!([0, 2, 3, 4, 9].map(forget), [0, 2, 3, 4, 5]);
}

/// One outage breaks three rules of 10 % each, at a service that takes at most 20 %. In whichever order the three
/// are reported, they cost 20 % together, as the terms page says.
#[test]
fn one_outage_should_cost_the_sum_within_the_maximum_in_any_order() {
	for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0u8]] {
		with_whale().build_and_execute(|| {
			let mut strict = terms(20);
			strict.hook = TestHook::Trio;
			assert_eq!(another_service(strict, P), (J, P_AT_J));
			assert_eq!(Restaking::service_info(J).unwrap().one_outage, percent(20));
			run_to(9);
			let told = Restaking::preview_pledge(&S, P_AT_J, 500, false).unwrap();
			assert_eq!(told.positions[0].one_outage, percent(20));
			pledge_once(S, P_AT_J, 500);
			run_to(10);
			let fraction = percent(10);
			let report = |number: u8| {
				let proof = Proof { operator: P, offence: name(1), era: 10, fraction };
				let evidence = (number, proof.encode()).encode().try_into().unwrap();
				bring(STRANGER, P_AT_J, evidence)
			};
			assert_eq!(order.map(report).iter().filter(|it| it.is_ok()).count(), 3);
			assert_noop!(report(order[0]), Error::<Test>::OffenceSeen);
			run_to(15);
			assert_eq!(ledger(S).0, 900, "{order:?}");
		});
	}
}
