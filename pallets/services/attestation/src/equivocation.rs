//! Two statements for one height, signed with one key.

use crate::{pallet::*, Equivocation, Evidence, Statement, WeightInfo, KEPT};
use codec::{DecodeAll, Encode};
use frame_support::{ensure, weights::Weight};
use restaking_primitives::{Context, Judge, PledgeInspect, Verdict};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult,
};

impl<T: Config> Judge<T::AccountId, Equivocation> for Pallet<T> {
	fn validate(rules: &Equivocation) -> DispatchResult {
		ensure!(!rules.fraction.is_zero(), Error::<T>::NothingAtStake);
		let voting = u64::from(rules.voting);
		let kept = u64::from(rules.period).saturating_mul(KEPT.into());
		ensure!(voting > 0 && voting <= kept, Error::<T>::BadCalendar);
		Ok(())
	}

	/// The era is that of the height, by the chain's own record; the key is the operator's in it.
	fn judge(
		rules: &Equivocation,
		context: &Context<'_, T::AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let evidence = Evidence::decode_all(&mut evidence).map_err(|_| Error::<T>::BadEvidence)?;
		let height = evidence.height;
		ensure!(evidence.one.0 != evidence.other.0, Error::<T>::SameStatement);
		let block = rules.block_of(height).ok_or(Error::<T>::NotJudged)?;
		let era = T::Pledges::era_of(block).ok_or(Error::<T>::NotJudged)?;
		let key = context.key_at(era).ok_or(Error::<T>::NoKey)?;
		for (content, signature) in [&evidence.one, &evidence.other] {
			let message = Self::message(context.service, &Statement { height, content: *content });
			ensure!(key.signed(&message, signature), Error::<T>::BadSignature);
		}
		// Whatever the statements were: for one height an operator is slashed once.
		let offence = BlakeTwo256::hash(&(b"equivocation", context.assignment, height).encode());
		Ok(Verdict { offence, era, fraction: rules.fraction })
	}

	fn judge_weight() -> Weight {
		T::WeightInfo::judge()
	}
}
