//! The cap: what a request may ask beside others, with numbers worked out by hand, and the law for random
//! requests.

use proptest::prelude::*;
use restaking_math::{cap::Beside, *};
use sp_arithmetic::Perbill;
use sp_core::ConstU32;

use crate::common::{config, records::ppb};

type TestCap = Cap<ConstU32<128>, ConstU32<13>>;

const M: u64 = 100_000_000;
const ALL: Perbill = Perbill::from_parts(M as u32);

fn terms() -> SlashRules {
	SlashRules { max_slash: ppb(M), report_window: 3, veto_window: 2, exit_window: 6 }
}

fn percent(part: u32) -> Perbill {
	Perbill::from_percent(part)
}

/// Terms with a largest slash of 40 %, and windows of 4, 3 and 7 eras.
fn forty() -> SlashRules {
	SlashRules { max_slash: percent(40), report_window: 4, veto_window: 3, exit_window: 7 }
}

/// In eras in which always the same amount counted, only fractions matter.
fn even(era: u32) -> Offence {
	Offence { era, counted: 1_000 }
}

fn word(cap: &mut TestCap, id: u32, era: u32, part: u64, now: u32) -> Result<(), Error> {
	cap.admit_word(&terms(), RequestId(id), even(era), ppb(part), now)
}

fn admit(
	cap: &mut TestCap,
	rules: &SlashRules,
	id: u32,
	offence: Offence,
	asked: Perbill,
	now: u32,
) -> Result<Admission, Error> {
	let judged = Judged { asked, large: asked >= rules.min_fraction(cap::MAX_WORDS) };
	cap.admit_proof(rules, RequestId(id), offence, judged, now)
}

/// Returns the firm fraction of an admitted proof.
fn proof(cap: &mut TestCap, id: u32, era: u32, part: u64, now: u32) -> Result<Perbill, Error> {
	admit(cap, &terms(), id, even(era), ppb(part), now).map(|admitted| admitted.fraction)
}

fn open(cap: &TestCap, id: u32) -> OpenRequest {
	cap.open.iter().find(|open| open.id == RequestId(id)).cloned().unwrap()
}

#[test]
fn proof_should_be_lowered_to_what_is_firm() {
	let (mut cap, terms) = (TestCap::default(), terms());
	assert_eq!(word(&mut cap, 0, 10, 80_000_000, 10), Ok(()));
	// A word has to fit beside all others.
	assert_eq!(word(&mut cap, 1, 10, 30_000_000, 10), Err(Error::CapReached));
	// Proofs have to fit beside each other only.
	assert_eq!(proof(&mut cap, 2, 11, 60_000_000, 11), Ok(ppb(60_000_000)));
	assert_eq!(proof(&mut cap, 3, 12, 60_000_000, 12), Ok(ppb(40_000_000)));
	// They lower the open word, here to nothing.
	assert_eq!(cap.execute(&terms, RequestId(0), 13), Ok(Perbill::zero()));
	assert_eq!(cap.execute(&terms, RequestId(2), 13), Ok(ppb(60_000_000)));
	assert_eq!(cap.execute(&terms, RequestId(3), 13), Ok(ppb(40_000_000)));
	assert_eq!(cap.execute(&terms, RequestId(3), 13), Err(Error::UnknownRequest));
	// Nothing that is left could end: a further proof takes nothing for sure.
	assert_eq!(proof(&mut cap, 4, 13, 60_000_000, 13), Err(Error::CapReached));
	// The window from era 12 on holds the second proof, the one from era 11 on both.
	assert_eq!(cap.left(&terms, even(17), Beside::All, None, 13), Perbill::zero());
	assert_eq!(cap.left(&terms, even(18), Beside::All, None, 13), ppb(60_000_000));
}

#[test]
fn executed_word_should_displace_later_proofs() {
	let mut cap = TestCap::default();
	word(&mut cap, 0, 10, 70_000_000, 10).unwrap();
	assert_eq!(cap.execute(&terms(), RequestId(0), 12), Ok(ppb(70_000_000)));
	assert_eq!(proof(&mut cap, 1, 12, M, 12), Ok(ppb(30_000_000)));
}

#[test]
fn veto_and_expiry_should_give_the_fraction_back() {
	let (mut cap, terms) = (TestCap::default(), terms());
	word(&mut cap, 0, 10, M, 10).unwrap();
	assert!(cap.remove(RequestId(0)).is_some() && cap.remove(RequestId(0)).is_none());
	// The era goes with its last request.
	assert_eq!(cap, TestCap::default());
	word(&mut cap, 1, 10, M, 10).unwrap();
	// Expired in era 17; a request for era 14 shared its window.
	assert_eq!(word(&mut cap, 2, 14, M, 16), Err(Error::CapReached));
	assert_eq!(cap.expired(&terms, 16), []);
	assert_eq!(word(&mut cap, 2, 14, M, 17), Ok(()));
	// It keeps its place until it is removed.
	assert_eq!(cap.expired(&terms, 17), [RequestId(1)]);
	assert!(cap.remove(RequestId(1)).is_some());
}

#[test]
fn windows_should_be_exit_window_plus_one_eras() {
	let (mut cap, terms) = (TestCap::default(), terms());
	word(&mut cap, 0, 10, M, 10).unwrap();
	cap.execute(&terms, RequestId(0), 12).unwrap();
	let left = |era| cap.left(&terms, even(era), Beside::All, None, 13);
	assert_eq!((left(16), left(17)), (Perbill::zero(), ALL));
	assert_eq!((left(4), left(3)), (Perbill::zero(), ALL));
}

/// A slash is remembered for two exit windows, as long as a slash executed now can share its window. A
/// proof in between leaves less to a word that waits.
#[test]
fn old_slash_should_still_count_at_a_late_execution() {
	let rules = SlashRules { report_window: 1, veto_window: 0, ..terms() };
	let mut cap = TestCap::default();
	word(&mut cap, 0, 10, 50_000_000, 10).unwrap();
	cap.execute(&rules, RequestId(0), 10).unwrap();
	word(&mut cap, 1, 16, 50_000_000, 16).unwrap();
	assert_eq!(proof(&mut cap, 2, 16, 40_000_000, 16), Ok(ppb(40_000_000)));
	assert_eq!(cap.execute(&rules, RequestId(2), 16), Ok(ppb(40_000_000)));
	assert_eq!(cap.execute(&rules, RequestId(1), 22), Ok(ppb(10_000_000)));
	// In era 23 no window of era 17 reaches back to era 10.
	cap.prune(&rules, 22);
	assert_eq!(cap.eras.len(), 2);
	cap.prune(&rules, 23);
	assert_eq!(cap.eras.iter().map(|era| era.era).collect::<Vec<_>>(), [16]);
}

/// Words have 32 places. A full list of them refuses no proof.
#[test]
fn words_should_have_places_of_their_own() {
	let mut cap = TestCap::default();
	for id in 0..32 {
		word(&mut cap, id, 10, 3_125_000, 10).unwrap();
	}
	assert_eq!(word(&mut cap, 32, 3, 3_125_000, 10), Err(Error::TooManyOpenRequests));
	assert_eq!(proof(&mut cap, 32, 10, M, 10), Ok(ALL));
}

/// 33 large proofs have a request each: 32 fill the cap, the last waits for one of them to end. A further
/// one joins the pool of its eras. No proof is refused for lack of room.
#[test]
fn proofs_beyond_their_places_should_join_a_pool() {
	let (mut cap, rules) = (TestCap::default(), terms());
	for id in 0..32 {
		assert_eq!(proof(&mut cap, id, 10, 3_125_000, 10), Ok(ppb(3_125_000)));
	}
	assert_eq!(proof(&mut cap, 32, 10, 5_000_000, 10), Ok(Perbill::zero()));
	let pooled = admit(&mut cap, &rules, 33, even(10), ppb(4_000_000), 10).unwrap();
	assert_eq!((pooled.request, pooled.joined), (RequestId(33), false));
	assert_eq!(open(&cap, 33).ground, Ground::Pool { reported_era: 10 });
	let pooled = admit(&mut cap, &rules, 34, even(10), ppb(4_000_000), 10).unwrap();
	assert_eq!((pooled.request, pooled.joined), (RequestId(33), true));
	assert_eq!((pooled.asked, pooled.fraction), (ppb(8_000_000), Perbill::zero()));
}

/// Small verdicts of one offence era and one report era are one request, of their sum.
#[test]
fn small_verdicts_should_be_pooled() {
	let (mut cap, rules) = (TestCap::default(), terms());
	let first = admit(&mut cap, &rules, 0, even(10), ppb(1_000_000), 10).unwrap();
	assert_eq!(
		(first.request, first.joined, first.fraction),
		(RequestId(0), false, ppb(1_000_000))
	);
	let second = admit(&mut cap, &rules, 1, even(10), ppb(3_124_999), 10).unwrap();
	assert_eq!((second.request, second.joined), (RequestId(0), true));
	assert_eq!((second.asked, second.added), (ppb(4_124_999), ppb(3_124_999)));
	// Another offence era, and another report era, are other pools.
	assert_eq!(proof(&mut cap, 1, 9, 1_000_000, 10), Ok(ppb(1_000_000)));
	assert_eq!(proof(&mut cap, 2, 10, 1_000_000, 11), Ok(ppb(1_000_000)));
	assert_eq!(cap.open.len(), 3);
	assert_eq!(cap.execute(&rules, RequestId(0), 12), Ok(ppb(4_124_999)));
	// A pool asks for no more than the cap.
	let most = proof(&mut cap, 3, 20, 3_000_000, 20);
	assert_eq!(most, Ok(ppb(3_000_000)));
	for _ in 0..32 {
		proof(&mut cap, 4, 20, 3_000_000, 20).unwrap();
	}
	assert_eq!((open(&cap, 3).asked, open(&cap, 3).fraction), (ppb(99_000_000), ppb(99_000_000)));
	assert_eq!(proof(&mut cap, 4, 20, 3_000_000, 20), Ok(ALL));
	assert_eq!(proof(&mut cap, 4, 20, 3_000_000, 20), Err(Error::CapReached));
}

/// A fault with 10 behind it is reported when 1 000 010 count. It lowers the cap by its own weight:
/// 40 % · 10 / 1 000 010 = 0.000 399 996 %, so that 39.999 6 % are left.
#[test]
fn reserve_of_little_stake_should_use_up_little() {
	let (mut cap, rules) = (TestCap::default(), forty());
	let (little, much) =
		(Offence { era: 10, counted: 10 }, Offence { era: 14, counted: 1_000_010 });
	assert_eq!(admit(&mut cap, &rules, 0, little, percent(40), 14).unwrap().fraction, percent(40));
	let left = ppb(399_996_000);
	assert_eq!(cap.left(&rules, much, Beside::Firm, None, 14), left);
	assert_eq!(admit(&mut cap, &rules, 1, much, percent(40), 14).unwrap().fraction, left);
	assert_eq!(rounding::mul_ceil(left, 1_000_010), 400_000);
	// What is firm stays firm, and what comes later for little stake finds nothing.
	assert_eq!(cap.execute(&rules, RequestId(0), 17), Ok(percent(40)));
	assert_eq!(cap.execute(&rules, RequestId(1), 17), Ok(left));
	let next = Offence { era: 15, counted: 10 };
	assert_eq!(admit(&mut cap, &rules, 2, next, percent(40), 17), Err(Error::CapReached));
	// Whatever counts later: the weights are one. Era 18 shares no window with era 10.
	let any = |era| cap.left(&rules, Offence { era, counted: 0 }, Beside::Firm, None, 17);
	assert_eq!((any(17), any(18)), (Perbill::zero(), ppb(4_000)));
}

/// Half of the stake in reserve leaves half of the cap.
#[test]
fn reserve_of_half_the_stake_should_leave_half() {
	let (mut cap, rules) = (TestCap::default(), forty());
	admit(&mut cap, &rules, 0, Offence { era: 10, counted: 500 }, percent(40), 14).unwrap();
	let left = |counted| cap.left(&rules, Offence { era: 14, counted }, Beside::Firm, None, 14);
	assert_eq!(left(1_000), percent(20));
	// Equal stake, and less stake: all of it was slashed already.
	assert_eq!((left(500), left(499), left(1)), (percent(0), percent(0), percent(0)));
	// 40 % · (1 − 500 / 501), rounded down.
	assert_eq!(left(501), ppb(798_403));
}

/// Several reserves add up, each era by its own weight: 10 % · 100/400 + 20 % · 200/400 + 5 %.
#[test]
fn reserves_should_add_up() {
	let (mut cap, rules) = (TestCap::default(), forty());
	for (id, era, counted, part) in [(0, 10, 100, 10), (1, 11, 200, 20), (2, 12, 900, 5)] {
		let offence = Offence { era, counted };
		let admitted = admit(&mut cap, &rules, id, offence, percent(part), 12).unwrap();
		assert_eq!(admitted.fraction, percent(part));
	}
	let left = |era| {
		let offence = Offence { era, counted: 400 };
		cap.left(&rules, offence, Beside::Firm, None, 14)
	};
	assert_eq!(left(14), ppb(400_000_000 - 25_000_000 - 100_000_000 - 50_000_000));
	// Era 18 shares no window with era 10.
	assert_eq!(left(18), ppb(400_000_000 - 100_000_000 - 50_000_000));
}

/// Proofs of 39 %, 40 % and 10 % for one era. The first ends: the second asks for 40 % again, and the third
/// for what that leaves.
#[test]
fn clipped_proofs_should_be_raised_in_order() {
	let (mut cap, rules) = (TestCap::default(), forty());
	let offence = even(10);
	let mut admit = |id, part| admit(&mut cap, &rules, id, offence, percent(part), 10);
	assert_eq!(admit(0, 39).unwrap().fraction, percent(39));
	assert_eq!(admit(1, 30).unwrap().fraction, percent(1));
	assert_eq!(admit(2, 40).unwrap().fraction, percent(0));
	cap.remove(RequestId(0)).unwrap();
	let raised = cap.raise_proofs(&rules, 11);
	assert_eq!(raised, [(RequestId(1), percent(30)), (RequestId(2), percent(10))]);
	assert_eq!(cap.raise_proofs(&rules, 11), []);
	assert_eq!((open(&cap, 2).asked, open(&cap, 2).fraction), (percent(40), percent(10)));
	assert_eq!(cap.execute(&rules, RequestId(2), 13), Ok(percent(10)));
	// It is executed: it does not give way any more.
	cap.remove(RequestId(1)).unwrap();
	assert_eq!(cap.raise_proofs(&rules, 13), []);
}

/// A proof at nothing left waits while a firm request that is open stands in its way; not behind executed
/// ones, and not behind words.
#[test]
fn proof_at_nothing_left_should_wait_for_open_ones_only() {
	let (mut cap, rules) = (TestCap::default(), forty());
	admit(&mut cap, &rules, 0, even(10), percent(40), 10).unwrap();
	assert_eq!(admit(&mut cap, &rules, 1, even(12), percent(40), 12).unwrap().fraction, percent(0));
	assert_eq!(cap.execute(&rules, RequestId(0), 13), Ok(percent(40)));
	assert_eq!(admit(&mut cap, &rules, 2, even(12), percent(40), 13), Err(Error::CapReached));
	assert_eq!(cap.execute(&rules, RequestId(1), 15), Ok(percent(0)));
	assert!(cap.open.is_empty() && cap.eras.len() == 1);
}

#[test]
fn word_should_be_lowered_by_a_proof_of_the_same_offence() {
	let mut cap = TestCap::default();
	word(&mut cap, 0, 10, 40_000_000, 10).unwrap();
	proof(&mut cap, 1, 10, 10_000_000, 10).unwrap();
	assert_eq!(cap.lower_word(RequestId(1), ppb(1)), None);
	assert_eq!(cap.lower_word(RequestId(0), ppb(10_000_000)), Some(ppb(30_000_000)));
	assert_eq!(open(&cap, 0).asked, ppb(40_000_000));
	assert_eq!(cap.execute(&terms(), RequestId(0), 12), Ok(ppb(30_000_000)));
	word(&mut cap, 2, 10, 10_000_000, 10).unwrap();
	assert_eq!(cap.lower_word(RequestId(2), ppb(10_000_001)), Some(ppb(0)));
}

/// A step of a random history: a request for an era so many eras ago, what is done next, and eras that pass.
type Step = (u32, u64, bool, u32, u32);

/// The amount that counts in each era, beginning with era zero.
fn totals() -> impl Strategy<Value = Vec<u128>> {
	let total = prop_oneof![1..20u128, 1..2_000u128, Just(1_000)];
	prop::collection::vec(total, 200)
}

proptest! {
	#![proptest_config(config(2_000))]

	/// Law 4 for random requests, on whatever counts: each fits when it becomes firm, so a window never
	/// takes more than the largest slash of the largest amount that counted in it.
	#[test]
	fn firm_fractions_should_obey_the_cap(
		totals in totals(),
		steps in prop::collection::vec((0..4u32, 1..=M, any::<bool>(), 0..4u32, 0..3u32), 1..60),
	) {
		let rules = SlashRules { veto_window: 0, ..terms() };
		let at = |era: u32| Offence { era, counted: totals[era as usize] };
		let mut cap = Cap::<ConstU32<128>, ConstU32<13>>::default();
		let (mut now, mut executed) = (10u32, Vec::<(u32, u128)>::new());
		let steps: Vec<Step> = steps;
		for (id, (ago, part, proven, act, eras)) in steps.into_iter().enumerate() {
			let id = RequestId(id as u32);
			for old in cap.expired(&rules, now) {
				cap.remove(old);
			}
			cap.raise_proofs(&rules, now);
			let asked = ppb(part);
			let judged = Judged { asked, large: part > M / 4 };
			match proven {
				true => drop(cap.admit_proof(&rules, id, at(now - ago), judged, now)),
				false => drop(cap.admit_word(&rules, id, at(now - ago), asked, now)),
			}
			if let Some(open) = cap.open.first().cloned().filter(|_| act > 0) {
				if act == 1 {
					cap.remove(open.id);
					cap.raise_proofs(&rules, now);
				} else if rules.check_execution(0, open.offence_era, now).is_ok() {
					let part = cap.execute(&rules, open.id, now).unwrap();
					executed.push((open.offence_era, part.deconstruct().into()));
					prop_assert!(!open.ground.is_proven() || part >= open.fraction);
					prop_assert!(part <= open.asked);
				}
			}
			let open = cap.open.iter().filter(|r| r.ground.is_proven());
			let firm: Vec<_> = open
				.filter(|r| now <= rules.last_execution(r.offence_era))
				.map(|r| (r.offence_era, u128::from(r.fraction.deconstruct())))
				.chain(executed.iter().copied())
				.collect();
			for start in 0..=now {
				let window = start..=start + rules.exit_window;
				let inside = || firm.iter().filter(|e| window.contains(&e.0));
				let taken: u128 = inside().map(|e| e.1 * at(e.0).counted).sum();
				let largest = inside().map(|e| at(e.0).counted).max().unwrap_or(0);
				prop_assert!(taken <= u128::from(M) * largest, "{} of {}", taken, largest);
			}
			now += eras;
		}
	}

	/// Whoever keeps faults in reserve pays for them. Members enter one after the other, each with the budget
	/// of its pledge. Faults of earlier eras are reported all at once, just before the fault of the last era:
	/// together they cost at least 63 % of what that one alone would have cost, of the stake of its era.
	#[test]
	fn reserves_should_cost_most_of_the_cap(
		joins in prop::collection::vec(0..100_000u128, 7),
		parts in prop::collection::vec(prop_oneof![2 => Just(1_000u64), 1 => 0..=1_000u64], 6),
		executed_first in any::<bool>(),
	) {
		let rules = SlashRules { veto_window: 0, ..forty() };
		let m = u128::from(rules.max_slash.deconstruct());
		let mut cap = TestCap::default();
		let mut requests = vec![];
		let mut counted = 1_000;
		// The pledge of each member, the era from which on it counts, and what it may still lose, times 10⁹.
		let mut members = vec![(1_000u128, 10u32, 1_000 * m)];
		for (at, joined) in joins.iter().enumerate() {
			let era = 10 + at as u32;
			let part = parts.get(at).copied().unwrap_or(1_000);
			let asked = ppb(part * 400_000);
			let id = RequestId(at as u32);
			let offence = Offence { era, counted };
			let judged = Judged { asked, large: true };
			if let Ok(admitted) = cap.admit_proof(&rules, id, offence, judged, 16) {
				let fraction = match executed_first {
					true => cap.execute(&rules, id, 16).unwrap(),
					false => admitted.fraction,
				};
				requests.push((era, u128::from(fraction.deconstruct())));
			}
			if at < 6 {
				members.push((*joined, era + 1, joined * m));
				counted += joined;
			}
		}
		let mut paid = 0;
		for (era, fraction) in requests {
			for (pledge, since, budget) in members.iter_mut().filter(|member| member.1 <= era) {
				let _ = since;
				let loss = (*pledge * fraction).min(*budget);
				*budget -= loss;
				paid += loss;
			}
		}
		prop_assert!(paid * 100 >= 63 * m * counted, "{} of {}", paid, m * counted);
	}
}

/// Executed slashes of 60 % and 40 % of the cap fill a window. The first is undone: its part is free again.
#[test]
fn undone_slash_should_free_its_part_of_the_cap() {
	let (mut cap, terms) = (TestCap::default(), terms());
	proof(&mut cap, 0, 10, 60_000_000, 10).unwrap();
	proof(&mut cap, 1, 11, 40_000_000, 11).unwrap();
	for id in 0..2 {
		cap.execute(&terms, RequestId(id), 13).unwrap();
	}
	let left = |cap: &TestCap| cap.left(&terms, even(12), Beside::All, None, 13);
	assert_eq!((left(&cap), cap.eras.len()), (ppb(0), 2));
	cap.undo(10, ppb(60_000_000));
	// Nothing is used or open for era 10 any more.
	assert_eq!((left(&cap), cap.eras.len()), (ppb(60_000_000), 1));
	// An era that is not known, or not any more, has nothing to free.
	cap.undo(10, ppb(60_000_000));
	assert_eq!((left(&cap), cap.eras.len()), (ppb(60_000_000), 1));
}

/// Two slashes of one era: the other one stays. An open request keeps the era as well.
#[test]
fn undone_slash_should_free_no_part_of_others() {
	let (mut cap, terms) = (TestCap::default(), terms());
	proof(&mut cap, 0, 10, 30_000_000, 10).unwrap();
	proof(&mut cap, 1, 10, 50_000_000, 11).unwrap();
	cap.execute(&terms, RequestId(0), 13).unwrap();
	cap.execute(&terms, RequestId(1), 13).unwrap();
	cap.undo(10, ppb(30_000_000));
	assert_eq!(cap.eras[0].used, ppb(50_000_000));
	word(&mut cap, 2, 10, 20_000_000, 13).unwrap();
	cap.undo(10, ppb(50_000_000));
	assert_eq!((cap.eras[0].used, cap.eras.len()), (ppb(0), 1));
	assert_eq!(cap.left(&terms, even(10), Beside::All, None, 13), ppb(80_000_000));
}

/// A proof that was lowered beside a firm request is raised once that is undone.
#[test]
fn undone_slash_should_raise_the_proof_that_it_lowered() {
	let (mut cap, terms) = (TestCap::default(), terms());
	proof(&mut cap, 0, 10, 80_000_000, 10).unwrap();
	cap.execute(&terms, RequestId(0), 12).unwrap();
	assert_eq!(proof(&mut cap, 1, 12, 60_000_000, 12), Ok(ppb(20_000_000)));
	cap.undo(10, ppb(80_000_000));
	assert_eq!(cap.raise_proofs(&terms, 12), vec![(RequestId(1), ppb(60_000_000))]);
}
