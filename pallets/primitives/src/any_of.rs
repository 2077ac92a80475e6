//! Rules of several kinds side by side, as the rules of one service.

use alloc::vec::Vec;
use codec::{Decode, DecodeAll, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{ensure, traits::ConstU32, weights::Weight, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill, Saturating,
};

use crate::{Context, Forgotten, Judge, Newcomer, Outcome, RuleLimits, Verdict};

/// The maximum number of kinds of rules side by side in one service.
pub const MAX_RULES: u32 = 4;

/// Rules of one to four kinds, no kind twice, of one service. An offence against any of them counts, and what
/// they ask in one era adds up, at most to the maximum slash.
///
/// Evidence is the number of the rule, from zero, and the evidence for it: the SCALE encoding of `(u8, Bytes)`.
/// An offence is named by the Blake2-256 hash of `("any", number of the rule, its name for that rule)`.
#[derive(
	Clone,
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
#[serde(bound(deserialize = "Rule: Deserialize<'de>"))]
pub struct AnyOf<Rule>(pub BoundedVec<Rule, ConstU32<MAX_RULES>>);

/// The name of an offence against one of several rules.
type Name = (&'static [u8; 3], u8, H256);

impl<Rule: Clone> AnyOf<Rule> {
	/// Returns the rules of a kind. `None` if there are none.
	pub fn find<Rules>(&self) -> Option<Rules>
	where
		Rule: TryInto<Rules>,
	{
		self.0.iter().find_map(|rule| rule.clone().try_into().ok())
	}

	/// Returns the evidence that proves to all rules together what `evidence` proves to the first that is `ours`.
	/// `None` if none is.
	pub fn evidence(&self, ours: fn(&Rule) -> bool, evidence: Vec<u8>) -> Option<Vec<u8>> {
		let number = u8::try_from(self.0.iter().position(ours)?).ok()?;
		Some((number, evidence).encode())
	}
}

impl<AccountId, Rule: Judge<AccountId, Rule>> Judge<AccountId, AnyOf<Rule>> for AnyOf<Rule> {
	/// Returns whether there are rules, no kind of them is there twice, and at most one pays for work.
	fn well_formed(rules: &Self) -> bool {
		let kinds: Vec<_> = rules.0.iter().map(core::mem::discriminant).collect();
		let first = |kind| kinds.iter().position(|other| other == kind);
		let apart = kinds.iter().enumerate().all(|(at, kind)| first(kind) == Some(at));
		let paying = rules.0.iter().filter(|rule| Rule::pays_work(rule)).count();
		!rules.0.is_empty() && apart && paying <= 1 && rules.0.iter().all(Rule::well_formed)
	}

	fn validate(rules: &Self, limits: &RuleLimits) -> DispatchResult {
		rules.0.iter().try_for_each(|rule| Rule::validate(rule, limits))
	}

	fn min_fraction(rules: &Self) -> Option<Perbill> {
		rules.0.iter().filter_map(Rule::min_fraction).min()
	}

	fn max_fraction(rules: &Self) -> Option<Perbill> {
		rules.0.iter().filter_map(Rule::max_fraction).max()
	}

	/// Rounds down: the least part that one of the rules is sure of, as a service is corrupted where it is
	/// weakest.
	fn attributable(rules: &Self, limits: &RuleLimits) -> Perbill {
		let parts = rules.0.iter().map(|rule| Rule::attributable(rule, limits));
		parts.min().unwrap_or_default()
	}

	fn needs_slasher(rules: &Self) -> bool {
		rules.0.iter().all(Rule::needs_slasher)
	}

	fn hears_slasher(rules: &Self) -> bool {
		rules.0.iter().any(Rule::hears_slasher)
	}

	fn judge(
		rules: &Self,
		context: &Context<'_, AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let (number, evidence) = <(u8, Vec<u8>)>::decode_all(&mut evidence)
			.map_err(|_| DispatchError::Other("no number of a rule and evidence for it"))?;
		let rule = rules.0.get(usize::from(number));
		let rule = rule.ok_or(DispatchError::Other("the service has no rule of this number"))?;
		ensure!(!Rule::needs_slasher(rule), DispatchError::Other("this rule judges nothing"));
		let verdict = Rule::judge(rule, context, &evidence)?;
		let name: Name = (b"any", number, verdict.offence_id);
		Ok(Verdict { offence_id: BlakeTwo256::hash_of(&name), ..verdict })
	}

	fn guards_entry(rules: &Self) -> bool {
		rules.0.iter().any(Rule::guards_entry)
	}

	fn admit(
		rules: &Self,
		context: &Context<'_, AccountId>,
		newcomer: &Newcomer<'_, AccountId>,
	) -> DispatchResult {
		let mut guards = rules.0.iter().filter(|rule| Rule::guards_entry(rule));
		guards.try_for_each(|rule| Rule::admit(rule, context, newcomer))
	}

	fn hears_joins(rules: &Self) -> bool {
		rules.0.iter().any(Rule::hears_joins)
	}

	fn on_joined(rules: &Self, context: &Context<'_, AccountId>) {
		let hearing = rules.0.iter().filter(|rule| Rule::hears_joins(rule));
		hearing.for_each(|rule| Rule::on_joined(rule, context));
	}

	fn hears_slashes(rules: &Self) -> bool {
		rules.0.iter().any(Rule::hears_slashes)
	}

	fn on_slashed(
		rules: &Self,
		context: &Context<'_, AccountId>,
		outcome: &Outcome,
	) -> DispatchResult {
		let mut hearing = rules.0.iter().filter(|rule| Rule::hears_slashes(rule));
		hearing.try_for_each(|rule| Rule::on_slashed(rule, context, outcome))
	}

	fn on_undone(
		rules: &Self,
		context: &Context<'_, AccountId>,
		outcome: &Outcome,
	) -> DispatchResult {
		let mut hearing = rules.0.iter().filter(|rule| Rule::hears_slashes(rule));
		hearing.try_for_each(|rule| Rule::on_undone(rule, context, outcome))
	}

	fn pays_work(rules: &Self) -> bool {
		rules.0.iter().any(Rule::pays_work)
	}

	fn needs_roster(rules: &Self) -> bool {
		rules.0.iter().any(Rule::needs_roster)
	}

	/// Returns the sum: one outage breaks all rules. The whole stake at most.
	fn one_outage(rules: &Self) -> Perbill {
		let parts = rules.0.iter().map(Rule::one_outage);
		parts.fold(Perbill::zero(), |sum, part| sum.saturating_add(part))
	}

	fn forget(rules: &Self, what: Forgotten, most: u32) -> u32 {
		rules.0.iter().fold(0, |removed: u32, rule| {
			let left = most.saturating_sub(removed);
			match left {
				0 => removed,
				left => removed.saturating_add(Rule::forget(rule, what, left)),
			}
		})
	}

	fn forget_weight() -> Weight {
		all_of(Rule::forget_weight())
	}

	fn judge_weight() -> Weight {
		Rule::judge_weight()
	}

	fn entry_weight() -> Weight {
		all_of(Rule::entry_weight())
	}

	fn join_weight() -> Weight {
		all_of(Rule::join_weight())
	}

	fn notice_weight() -> Weight {
		all_of(Rule::notice_weight())
	}
}

/// Returns the weight of asking as many rules as can stand side by side.
fn all_of(one: Weight) -> Weight {
	one.saturating_mul(MAX_RULES.into())
}
