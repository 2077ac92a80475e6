//! The judgement of two statements for one height, signed with one key.

use crate::{pallet::*, service::message, Equivocation, Evidence, Statement, WeightInfo, KEPT};
use codec::{DecodeAll, Encode};
use frame_support::{ensure, weights::Weight};
use restaking_primitives::{Context, Judge, PledgeInspect, RuleLimits, Verdict};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, Perbill, SaturatedConversion,
};

impl<T: Config> Judge<T::AccountId, Equivocation> for Pallet<T> {
	fn validate(rules: &Equivocation, limits: &RuleLimits) -> DispatchResult {
		let (voting, period) = (u64::from(rules.voting), u64::from(rules.period));
		let kept = period.saturating_mul(KEPT.into());
		ensure!(voting > 0 && voting <= kept, Error::<T>::BadCalendar);
		ensure!(voting <= limits.max_delay(), Error::<T>::VotingTooLong);
		let now: u64 = frame_system::Pallet::<T>::block_number().saturated_into();
		let liable = limits.liable_blocks();
		let due = rules.first <= now.saturating_add(liable) && period <= liable;
		ensure!(due, Error::<T>::NeverDue);
		ensure!(limits.quorums_overlap(), Error::<T>::QuorumTooLow);
		Ok(())
	}

	fn min_fraction(rules: &Equivocation) -> Option<Perbill> {
		Some(rules.fraction)
	}

	fn max_fraction(rules: &Equivocation) -> Option<Perbill> {
		Some(rules.fraction)
	}

	/// Rounds down: the stake that two quorums have in common signed both statements.
	fn attributable(_: &Equivocation, limits: &RuleLimits) -> Perbill {
		limits.quorum_in_both()
	}

	/// Judges two signed statements. The era is that of the height, by this chain's clock, and the key
	/// is the operator's in that era. The offence is named by assignment and height, so each height
	/// counts once.
	fn judge(
		rules: &Equivocation,
		context: &Context<'_, T::AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let evidence = Evidence::decode_all(&mut evidence).map_err(|_| Error::<T>::BadEvidence)?;
		let height = evidence.height;
		ensure!(evidence.one.0 != evidence.other.0, Error::<T>::SameStatement);
		let block = rules.block_of(height).ok_or(Error::<T>::NotJudged)?;
		let offence_era = T::Pledges::era_of(block).ok_or(Error::<T>::NotJudged)?;
		let key = context.key_at(offence_era).ok_or(Error::<T>::NoKey)?;
		for (content, signature) in [&evidence.one, &evidence.other] {
			let statement = Statement { height, content: *content };
			let message = message::<T>(context.service, &statement);
			ensure!(key.signed(&message, signature), Error::<T>::BadSignature);
		}
		let offence = (b"equivocation", context.assignment, height);
		let offence_id = BlakeTwo256::hash(&offence.encode());
		Ok(Verdict { offence_id, offence_era, fraction: rules.fraction })
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge()
	}
}
