//! Limits of what managers choose, checked when they announce it and again when it comes in force.

use crate::{
	pallet::*,
	types::{NamedList, NamedTarget, TargetSpec},
	MAX_VALIDATORS,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use restaking_math::{
	vault::{Limits, TargetTerms},
	Balance,
};
use restaking_primitives::{AssignmentView, Choice, Entry, Restake, StakeInspect, VaultStake};
use sp_runtime::{DispatchError, DispatchResult};

/// Returns what the limits have to know of a target.
pub(crate) fn terms_of<AccountId: Clone>(
	spec: &TargetSpec,
	view: &AssignmentView<AccountId>,
) -> TargetTerms<AccountId> {
	TargetTerms {
		assignment: spec.assignment,
		service: view.service,
		group: view.group,
		operator: view.operator.clone(),
		weight: spec.weight,
		max_slash: view.max_slash,
		exit_window: view.exit_window,
	}
}

impl<T: Config> Pallet<T> {
	/// Returns the limits of what enters, for a vault with this stash and so much active stake.
	pub(crate) fn limits(stash: &T::AccountId, active: Balance) -> Limits {
		let parameters = T::Parameters::get();
		Limits {
			max_target_loss: parameters.max_target_loss,
			max_operator_loss: parameters.max_operator_loss,
			max_exposure: parameters.max_exposure,
			exposure_limit: T::Restake::exposure_limit(stash),
			bonding_duration: T::Stake::bonding_duration(),
			min_validators: parameters.min_validators,
			max_validators: T::Stake::most_nominated(active).min(MAX_VALIDATORS),
			max_fee: parameters.max_fee,
			max_fee_step: parameters.max_fee_step,
		}
	}

	/// Refuses targets that are over, of other terms than those signed, or beyond the limits. Returns them with what
	/// has happened to each by now.
	pub(crate) fn check_targets(
		limits: &Limits,
		targets: &[TargetSpec],
	) -> Result<NamedList, DispatchError> {
		let (mut terms, mut named) = (Vec::with_capacity(targets.len()), NamedList::new());
		for spec in targets {
			let view = T::Restake::assignment(spec.assignment);
			let view = view.filter(|it| it.entry != Entry::Over);
			let view = view.ok_or(Error::<T>::NoSuchAssignment)?;
			ensure!(view.terms_hash == spec.terms_hash, Error::<T>::WrongTerms);
			terms.push(terms_of(spec, &view));
			let one = NamedTarget { spec: *spec, events: view.events };
			named.try_push(one).map_err(|_| Error::<T>::Inconsistent)?;
		}
		limits.check_targets(&terms).map_err(Error::<T>::from)?;
		Ok(named)
	}

	/// Refuses accounts that are no validators now or ask too much, one twice, and numbers beyond the limits.
	pub(crate) fn check_validators(
		limits: &Limits,
		choices: &[Choice<T::AccountId>],
	) -> DispatchResult {
		let number = u32::try_from(choices.len()).unwrap_or(u32::MAX);
		limits.check_validators(number).map_err(Error::<T>::from)?;
		for (at, choice) in choices.iter().enumerate() {
			let terms = T::Stake::validator(&choice.validator);
			let fits = terms.is_some_and(|it| it.commission <= choice.max_commission);
			ensure!(fits, Error::<T>::NotAValidator);
			let twice = choices.iter().take(at).any(|it| it.validator == choice.validator);
			ensure!(!twice, Error::<T>::SameValidatorTwice);
		}
		Ok(())
	}
}
