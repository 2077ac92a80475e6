//! Numbers near the ends of their types: the exact result or an error, never a wrap and never a panic.

// Tests may fail loudly.
#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use restaking_math::{
	cap::Beside, AssignmentId, AssignmentStream, Cap, Earnings, Funds, Log, LogEvent, Offence,
	Position, RequestId, ServiceStream, SlashRules, Stretch, Totals,
};
use sp_arithmetic::Perbill;
use sp_core::{ConstU32, U256};

type Record = Position<ConstU32<9>>;

const ASSIGNMENT: AssignmentId = AssignmentId(0);
const REQUEST: RequestId = RequestId(0);
/// The stretches of an assignment that is always in the set.
const ALWAYS: &[Stretch] = &[Stretch { from_era: 0, until_era: u32::MAX }];

/// Amounts at the corners of their type, each with its neighbours.
const AMOUNTS: [u128; 9] = [
	0,
	1,
	2,
	u128::MAX / 2 - 1,
	u128::MAX / 2,
	u128::MAX / 2 + 1,
	u128::MAX - 2,
	u128::MAX - 1,
	u128::MAX,
];
const PARTS: [u32; 5] = [1, 2, 500_000_000, 999_999_999, 1_000_000_000];
const ERAS: [u32; 5] = [0, 1, u32::MAX - 8, u32::MAX - 1, u32::MAX];

fn mul_ceil(part: Perbill, amount: u128) -> u128 {
	let parts = U256::from(amount) * U256::from(part.deconstruct());
	let (whole, rest) = parts.div_mod(U256::from(1_000_000_000u32));
	whole.as_u128() + u128::from(!rest.is_zero())
}

/// SC-ROUND-10: a position at every corner.
#[test]
fn positions_should_be_exact_or_refuse() {
	for (amount, part, now) in corners() {
		let mut position = Record::new(ASSIGNMENT, part, 7, 0, true);
		position.pledge(amount, ALWAYS, now).unwrap();
		assert_eq!(position.counted(), amount);
		assert_eq!(position.budget(), mul_ceil(part, amount));
		for more in AMOUNTS {
			let before = position.clone();
			match amount.checked_add(more) {
				Some(sum) => {
					position.pledge(more, ALWAYS, now).unwrap();
					assert_eq!(position.counted(), sum);
				},
				None => assert!(position.pledge(more, ALWAYS, now).is_err()),
			}
			position = before;
		}
		// The pledge counts from the next era on; the last era has none.
		let next = now.saturating_add(1);
		let exited = position.exit(amount, 0, ALWAYS, next).unwrap();
		assert_eq!(exited.amount, amount);
		assert_eq!(position.counted(), 0);
		assert!(position.liability(next) <= mul_ceil(part, amount));
		assert!(position.is_sound(next));
	}
}

/// SC-ROUND-10: a slash at every corner takes at most the budget, and no more than once.
#[test]
fn slashes_should_be_exact_or_refuse() {
	for (amount, part, now) in corners() {
		for asked in PARTS.map(Perbill::from_parts).into_iter().filter(|asked| *asked <= part) {
			let mut position = Record::new(ASSIGNMENT, part, 7, 0, false);
			position.pledge(amount, ALWAYS, 0).unwrap();
			let mut log = Log::<ConstU32<4>>::default();
			let (offence_era, fraction, request) = (now, asked, REQUEST);
			let slash = LogEvent::Slash { offence_era, fraction, request, undone: false };
			log.append(slash, now).unwrap();
			let counted = position.amount_at(now);
			let settled = restaking_math::settle(&mut position, &log, 0, ALWAYS).unwrap();
			assert_eq!(settled.due, mul_ceil(asked, counted).min(mul_ceil(part, amount)));
			assert_eq!(position.liability(now) + settled.due, mul_ceil(part, amount));
		}
	}
}

/// SC-ROUND-10: eras at the end of their type are later than all others, and never wrap into the past.
#[test]
fn eras_should_never_wrap() {
	let terms =
		SlashRules { max_slash: Perbill::one(), report_window: 4, veto_window: 3, exit_window: 7 };
	for era in ERAS {
		assert!(terms.due(era) >= era && terms.last_execution(era) >= era);
		assert!(terms.released(era) >= era);
		assert!(terms.check_request(era, era, Perbill::one(), Perbill::one()).is_ok());
		if let Some(later) = era.checked_add(1) {
			assert!(terms.check_request(later, era, Perbill::one(), Perbill::one()).is_err());
		}
		for counted in AMOUNTS {
			let mut cap = Cap::<ConstU32<4>, ConstU32<15>>::default();
			let offence = Offence { era, counted };
			assert_eq!(cap.admit_word(&terms, REQUEST, offence, Perbill::one(), era), Ok(()));
			let another = cap.admit_word(&terms, RequestId(1), offence, Perbill::one(), era);
			assert!(another.is_err());
			assert_eq!(cap.execute(&terms, REQUEST, terms.due(era)), Ok(Perbill::one()));
			for later in AMOUNTS {
				let offence = Offence { era: era.saturating_add(1), counted: later };
				let left = cap.left(&terms, offence, Beside::All, None, era);
				// What of the stake did not count before has lost nothing.
				let fresh = U256::from(later.saturating_sub(counted));
				let parts = fresh * 1_000_000_000u64 / U256::from(later.max(1));
				assert_eq!(left, Perbill::from_parts(parts.as_u32()));
			}
		}
		let mut totals = Totals::<ConstU32<9>>::default();
		totals.change(0, u128::MAX, 7, era).unwrap();
		assert!(totals.change(0, 1, 7, era).is_err());
		assert_eq!(totals.total_at(era), 0);
	}
}

/// SC-ROUND-10: the funds within reach, at every corner.
#[test]
fn funds_should_not_wrap() {
	for (staked, part, _) in corners() {
		for custody in AMOUNTS {
			let funds = Funds { staked, active: staked, custody };
			let total = U256::from(staked) + U256::from(custody);
			assert_eq!(funds.total(), total.min(U256::from(u128::MAX)).as_u128());
			for liability in AMOUNTS {
				let held = funds.to_hold(part, liability, liability);
				assert!(held <= liability);
				assert!(funds.to_release(part, liability) <= custody);
				assert_eq!(funds.is_short(liability), liability > funds.total());
			}
		}
	}
}

/// SC-RWD-08: a tiny first share, then an enormous one, over many eras: exact to a unit.
#[test]
fn a_tiny_first_share_should_brick_nothing() {
	let (tiny, huge, funded) = (1u128, 10u128.pow(24), 10u128.pow(18));
	let eras = 100_000u32;
	let mut service = ServiceStream::new(0);
	let all = Perbill::one();
	let mut assignment = AssignmentStream::open(&mut service, all, Perbill::zero(), 0).unwrap();
	let (mut first, mut second) = (Earnings::default(), Earnings::default());
	let (nobody, alone, both) = (Some(0), Some(tiny), Some(tiny + huge));
	first.touch(&mut assignment, &mut service, nobody, 0, 0).unwrap();
	assignment.change(&mut service, nobody, alone, 0).unwrap();
	service.fund(funded, 0).unwrap();
	service.set_rate(funded / u128::from(eras), 0).unwrap();
	// In the first half of the eras the tiny one is alone.
	let half = eras / 2;
	second.touch(&mut assignment, &mut service, alone, 0, half).unwrap();
	assignment.change(&mut service, alone, both, half).unwrap();
	first.touch(&mut assignment, &mut service, both, tiny, eras).unwrap();
	second.touch(&mut assignment, &mut service, both, huge, eras).unwrap();
	assert_eq!(service.left, 0);
	let (first, second) = (first.take(), second.take());
	assert_eq!(first, funded / 2);
	assert!(funded - first - second <= 1, "{first} and {second} of {funded}");
}

fn corners() -> impl Iterator<Item = (u128, Perbill, u32)> {
	AMOUNTS.into_iter().flat_map(|amount| {
		PARTS.into_iter().flat_map(move |part| {
			ERAS.into_iter().map(move |now| (amount, Perbill::from_parts(part), now))
		})
	})
}
