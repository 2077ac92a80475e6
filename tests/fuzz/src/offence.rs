//! Offences of validators against the base chain.

use crate::{cast::account, op::Op, pick::part, player::VALIDATORS};
use polkadot_sdk::{
	sp_runtime::Perbill,
	sp_staking::offence::{Kind as OffenceKind, Offence, ReportOffence},
};
use restaking_runtime::{AccountId, Offences, Session};

/// A validator's offence against the base chain, in the form of the offences pallet.
struct BaseOffence {
	offender: AccountId,
	session: u32,
	validators: u32,
	fraction: Perbill,
	slot: u128,
}

impl Offence<(AccountId, ())> for BaseOffence {
	const ID: OffenceKind = *b"restaking:fuzzed";
	type Slot = u128;

	fn offenders(&self) -> Vec<(AccountId, ())> {
		vec![(self.offender.clone(), ())]
	}

	fn session_index(&self) -> u32 {
		self.session
	}

	fn validator_set_count(&self) -> u32 {
		self.validators
	}

	fn slot(&self) -> u128 {
		self.slot
	}

	fn slash_fraction(&self, _offenders: u32) -> Perbill {
		self.fraction
	}
}

/// Lets a validator offend against the base chain.
pub fn offend(op: Op) {
	let offence = BaseOffence {
		offender: account(VALIDATORS[usize::from(op.at) % 4]),
		session: Session::current_index().saturating_sub(u32::from(op.size % 5)),
		validators: 4,
		fraction: part(op.dice),
		slot: u128::from(op.dice % 16),
	};
	// The same offence again is refused.
	let _known = <Offences as ReportOffence<_, _, _>>::report_offence(vec![], offence);
}
