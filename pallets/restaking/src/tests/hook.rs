//! The hook of the tests' runtimes.

use super::mock::{
	AccountId, Fight, GuardCloses, HookWeight, Joined, Judged, Kept, Meddle, Prices, Seen, Told,
	ToldOfUndo,
};
use codec::{Decode, DecodeAll, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{dispatch::DispatchResult, ensure, weights::Weight};
use restaking_primitives::{
	AnyOf, Authority, Context, EraIndex, Forgotten, Judge, Newcomer, Outcome, RuleLimits, Verdict,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::{DispatchError, Perbill};

/// Hooks for tests.
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
pub enum TestHook {
	/// Only the slasher may ask.
	Authority(Authority),
	/// Judges evidence on chain.
	Judge,
	/// Refuses newcomers from an era on, and judges.
	Guard,
	/// Could never find fault.
	Useless,
	/// Judges, pays for work, and has records to forget.
	Paid,
	/// Three rules side by side: `Judge`, `Guard` and `Paid`.
	Trio,
	/// Judges evidence on chain, draws operators, and hears who joins.
	Draws,
}

impl Judge<AccountId, Self> for TestHook {
	fn validate(rules: &Self, limits: &RuleLimits) -> DispatchResult {
		ensure!(*rules != Self::Useless, DispatchError::Other("finds no fault"));
		Seen::set(Some(*limits));
		Ok(())
	}

	fn min_fraction(rules: &Self) -> Option<Perbill> {
		Prices::get().filter(|_| !Self::needs_slasher(rules)).map(|it| it.0)
	}

	fn max_fraction(rules: &Self) -> Option<Perbill> {
		Prices::get().filter(|_| !Self::needs_slasher(rules)).map(|it| it.1)
	}

	fn attributable(rules: &Self, limits: &RuleLimits) -> Perbill {
		match rules {
			Self::Judge => limits.quorum_in_both(),
			_ => Perbill::one(),
		}
	}

	fn needs_slasher(rules: &Self) -> bool {
		matches!(rules, Self::Authority(_))
	}

	fn judge(
		rules: &Self,
		context: &Context<'_, AccountId>,
		evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		if *rules == Self::Trio {
			return AnyOf::judge(&trio(), context, evidence);
		}
		Judged::mutate(|count| *count += 1);
		let proof = Proof::decode_all(&mut &evidence[..])
			.map_err(|_| DispatchError::Other("proves nothing"))?;
		ensure!(proof.operator == *context.operator, DispatchError::Other("not of this operator"));
		Ok(Verdict { offence_id: proof.offence, offence_era: proof.era, fraction: proof.fraction })
	}

	fn guards_entry(rules: &Self) -> bool {
		*rules == Self::Guard
	}

	fn admit(
		_rules: &Self,
		context: &Context<'_, AccountId>,
		_: &Newcomer<'_, AccountId>,
	) -> DispatchResult {
		ensure!(context.now < GuardCloses::get(), DispatchError::Other("not welcome"));
		Meddle::get().map_or(Ok(()), |meddle| meddle())
	}

	fn hears_joins(rules: &Self) -> bool {
		*rules == Self::Draws
	}

	fn on_joined(_: &Self, _: &Context<'_, AccountId>) {
		Joined::mutate(|all| all.push("Draws"));
	}

	fn hears_slashes(rules: &Self) -> bool {
		*rules != Self::Useless
	}

	fn on_slashed(
		_rules: &Self,
		context: &Context<'_, AccountId>,
		outcome: &Outcome,
	) -> DispatchResult {
		Told::mutate(|told| told.push(*outcome));
		Fight::get().map_or(Ok(()), |fight| fight(context.service))
	}

	fn on_undone(
		_rules: &Self,
		context: &Context<'_, AccountId>,
		outcome: &Outcome,
	) -> DispatchResult {
		ToldOfUndo::mutate(|told| told.push(*outcome));
		Fight::get().map_or(Ok(()), |fight| fight(context.service))
	}

	fn one_outage(rules: &Self) -> Perbill {
		match rules {
			Self::Authority(_) | Self::Useless => Perbill::zero(),
			Self::Judge | Self::Guard | Self::Paid | Self::Draws => Perbill::from_percent(10),
			Self::Trio => AnyOf::one_outage(&trio()),
		}
	}

	fn pays_work(rules: &Self) -> bool {
		*rules == Self::Paid
	}

	fn forget(rules: &Self, what: Forgotten, most: u32) -> u32 {
		let kept = Kept::get().into_iter().position(|(of, _)| of == what && *rules == Self::Paid);
		Kept::mutate(|all| {
			let Some(at) = kept else { return 0 };
			let removed = all[at].1.min(most);
			all[at].1 -= removed;
			removed
		})
	}

	fn forget_weight() -> Weight {
		Weight::from_parts(HookWeight::get(), 0)
	}

	fn needs_roster(rules: &Self) -> bool {
		*rules == Self::Draws
	}

	fn judge_weight() -> Weight {
		Weight::from_parts(HookWeight::get(), 0)
	}

	fn join_weight() -> Weight {
		Weight::from_parts(HookWeight::get(), 0)
	}

	fn entry_weight() -> Weight {
		Weight::from_parts(HookWeight::get(), 0)
	}

	fn notice_weight() -> Weight {
		Weight::from_parts(HookWeight::get(), 0)
	}
}

/// The rules of `Trio`.
fn trio() -> AnyOf<TestHook> {
	let rules = vec![TestHook::Judge, TestHook::Guard, TestHook::Paid];
	AnyOf(rules.try_into().unwrap())
}

/// Evidence that the hook `Judge` believes, whatever it says.
#[derive(Clone, Debug, Encode, Decode)]
pub struct Proof {
	pub operator: AccountId,
	pub offence: H256,
	pub era: EraIndex,
	pub fraction: Perbill,
}

pub const AUTHORITY: TestHook = TestHook::Authority(Authority);
