//! The rules by which services find fault.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	pallet_prelude::{MaybeSerializeDeserialize, Member, Parameter},
	weights::Weight,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

use crate::{AssignmentId, Context, Newcomer, Outcome, RuleLimits, ServiceId, Verdict};

/// Judges operators by `Rules`, the part of a service's terms that says how the service finds fault.
///
/// The pallet of a kind of services implements it for the rules of that kind, from the records that
/// it keeps of the operators' work. Rules that need no records, such as [`Authority`], implement it
/// for themselves.
///
/// The restaking pallet calls it when a service registers, an operator or a staker enters, an offence
/// is reported, and a slash was executed. It is not called at an exit, a claim or a settlement, so that
/// no hook can delay them. While a hook runs, the restaking pallet refuses all calls that change it.
///
/// It must not panic: a notice of a slash runs at the beginning of a block, where a panic stops the
/// chain. It must not move stake: while it admits a staker, the staker's record is open.
pub trait Judge<AccountId, Rules> {
	/// Refuses rules by which, within these limits, a fault could not be committed, or not be proven and
	/// brought in time by somebody who can pay for it.
	///
	/// Called once, at registration, if the rules are [`Self::well_formed`]. The restaking pallet compares the fractions with `limits` by itself:
	/// see [`Self::min_fraction`].
	fn validate(rules: &Rules, limits: &RuleLimits) -> DispatchResult;

	/// Returns whether these rules can stand in terms at all, whatever the terms are. False for a list of rules
	/// that is empty, or has two rules of one kind.
	fn well_formed(_rules: &Rules) -> bool {
		true
	}

	/// Returns the smallest fraction that a verdict can name. `None` if these rules judge nothing.
	///
	/// A service registers only if it is at least
	/// [`SlashRules::min_proof_fraction`](crate::SlashRules::min_proof_fraction): no smaller one is
	/// taken.
	fn min_fraction(rules: &Rules) -> Option<Perbill>;

	/// Returns the largest fraction that a verdict can name. `None` if these rules judge nothing.
	///
	/// A service registers only if it is at most the maximum slash of the terms, so that its stakers
	/// read in the terms what is taken.
	fn max_fraction(rules: &Rules) -> Option<Perbill>;

	/// Rounds down: the part of a quorum of the counted stake that is certainly slashed if that quorum
	/// corrupts the service. What a service's stake certifies is multiplied by it.
	///
	/// At which price is told by [`Self::corruption_price`].
	///
	/// One if every member of the quorum is slashed. Zero if a quorum can do harm that no evidence
	/// proves: such a service certifies nothing, and its documentation says so.
	fn attributable(_rules: &Rules, _limits: &RuleLimits) -> Perbill {
		Perbill::one()
	}

	/// Returns the smallest fraction that the guilty of [`Self::attributable`] lose. `None` if these rules
	/// judge nothing.
	fn corruption_price(rules: &Rules) -> Option<Perbill> {
		Self::min_fraction(rules)
	}

	/// Returns whether only the service's slasher can request a slash, so that a service without a
	/// slasher could never slash. Such rules judge nothing.
	fn needs_slasher(_rules: &Rules) -> bool {
		false
	}

	/// Returns whether a part of these rules stands or falls with a slasher. That part would be dead in a
	/// service without one, so it is refused.
	fn hears_slasher(rules: &Rules) -> bool {
		Self::needs_slasher(rules)
	}

	/// Returns the verdict that `evidence` proves about the operator of the context.
	///
	/// Fails with the reason if it proves none. Everything that is written here is rolled back.
	fn judge(
		rules: &Rules,
		context: &Context<'_, AccountId>,
		evidence: &[u8],
	) -> Result<Verdict, DispatchError>;

	/// Returns whether [`Self::admit`] decides about every entry, of operators and of stakers, each of which it
	/// makes dearer. The answer for given rules never changes.
	fn guards_entry(_rules: &Rules) -> bool {
		false
	}

	/// Refuses an operator or a staker. Called only if [`Self::guards_entry`].
	fn admit(
		_rules: &Rules,
		_context: &Context<'_, AccountId>,
		_newcomer: &Newcomer<'_, AccountId>,
	) -> DispatchResult {
		Ok(())
	}

	/// Returns whether [`Self::on_joined`] does anything for these rules. If not, it is not called.
	fn hears_joins(_rules: &Rules) -> bool {
		false
	}

	/// Hears that the operator of the context has joined: it can not refuse. Of pledges no pallet hears but by
	/// [`Self::admit`].
	fn on_joined(_rules: &Rules, _context: &Context<'_, AccountId>) {}

	/// Returns whether [`Self::on_slashed`] or [`Self::on_undone`] does anything for these rules. If not, they are
	/// not called, and nothing is read for their context.
	fn hears_slashes(_rules: &Rules) -> bool {
		true
	}

	/// Reacts to an executed slash. An error rolls back the reaction, but not the slash.
	fn on_slashed(
		_rules: &Rules,
		_context: &Context<'_, AccountId>,
		_outcome: &Outcome,
	) -> DispatchResult {
		Ok(())
	}

	/// Reacts to an order that undoes an executed slash, for records of its own. An error rolls back the
	/// reaction, but not the order.
	fn on_undone(
		_rules: &Rules,
		_context: &Context<'_, AccountId>,
		_outcome: &Outcome,
	) -> DispatchResult {
		Ok(())
	}

	/// Returns whether the pallet of these rules records the work of operators with
	/// [`RewardSink`](crate::RewardSink). Then the owner of the service can not set their multipliers.
	fn pays_work(_rules: &Rules) -> bool {
		false
	}

	/// Returns whether these rules draw operators from the [`Roster`](crate::Roster) of an era, so that it has
	/// to be published for them.
	fn needs_roster(_rules: &Rules) -> bool {
		false
	}

	/// Rounds up: the part that one operator loses that is away for one era and does nothing at all.
	fn one_outage(_rules: &Rules) -> Perbill {
		Perbill::zero()
	}

	/// Removes at most `most` records about a service or an assignment that is gone for good, and returns the
	/// deposits that they hold. Returns how many were removed: less than `most` once none is left.
	fn forget(_rules: &Rules, _what: Forgotten, _most: u32) -> u32 {
		0
	}

	/// The largest weight of removing one record by [`Self::forget`], or of seeing that there is none.
	fn forget_weight() -> Weight {
		Weight::zero()
	}

	/// The largest weight of [`Self::judge`], over all rules of this type.
	fn judge_weight() -> Weight;

	/// The largest weight of [`Self::admit`], over all rules of this type.
	fn entry_weight() -> Weight {
		Weight::zero()
	}

	/// The largest weight of [`Self::on_joined`], over all rules of this type.
	fn join_weight() -> Weight {
		Weight::zero()
	}

	/// The largest weight of [`Self::on_slashed`] and of [`Self::on_undone`], over all rules of this type.
	fn notice_weight() -> Weight {
		Weight::zero()
	}
}

/// A hook in which rules of a kind can stand: alone, or as one of several.
pub trait HasRules<Rules> {
	/// Returns the evidence that proves to the hook what `evidence` proves to these rules. `None` if they are not
	/// in it.
	fn evidence(&self, evidence: Vec<u8>) -> Option<Vec<u8>>;
}

impl<Rules> HasRules<Rules> for Rules {
	fn evidence(&self, evidence: Vec<u8>) -> Option<Vec<u8>> {
		Some(evidence)
	}
}

/// What a chain forgets: its id never comes again.
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
)]
// The derived codec casts the index of a variant.
#[allow(clippy::as_conversions)]
pub enum Forgotten {
	/// A service, all of whose assignments are gone.
	Service(ServiceId),
	/// An assignment that can not be slashed any more.
	Assignment(AssignmentId),
}

/// Rules that judge by themselves and can stand in the terms of a service: the type that a runtime
/// composes of all kinds of services it offers, with [`compose_hooks`](crate::compose_hooks).
///
/// A variant of it keeps its meaning for ever, and stays as long as a service has it in its terms. A
/// correction is a new variant.
pub trait SlashingHook<AccountId>:
	Judge<AccountId, Self> + Parameter + Member + MaxEncodedLen + MaybeSerializeDeserialize
{
}

impl<AccountId, Hook> SlashingHook<AccountId> for Hook where
	Hook: Judge<AccountId, Hook> + Parameter + Member + MaxEncodedLen + MaybeSerializeDeserialize
{
}

/// The rules of a service in which only its slasher may request a slash, by its word alone.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Authority;

impl<AccountId> Judge<AccountId, Authority> for Authority {
	fn validate(_: &Authority, _: &RuleLimits) -> DispatchResult {
		Ok(())
	}

	fn min_fraction(_: &Authority) -> Option<Perbill> {
		None
	}

	fn max_fraction(_: &Authority) -> Option<Perbill> {
		None
	}

	fn needs_slasher(_: &Authority) -> bool {
		true
	}

	fn hears_slashes(_: &Authority) -> bool {
		false
	}

	fn judge(
		_: &Authority,
		_: &Context<'_, AccountId>,
		_: &[u8],
	) -> Result<Verdict, DispatchError> {
		Err(DispatchError::Unavailable)
	}

	fn judge_weight() -> Weight {
		Weight::zero()
	}
}
