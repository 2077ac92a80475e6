//! The only place where a service's own code is called.

use crate::{assignments::Home, pallet::*};
use frame_support::{
	ensure,
	storage::{with_storage_layer, with_transaction},
};
use restaking_primitives::{
	Context, Newcomer, Outcome, ServiceId, SlashingHook, StakeInspect, Verdict,
};
use sp_runtime::{DispatchError, DispatchResult, TransactionOutcome};

// Whether a hook runs at this moment. Not storage: it must cost nothing where no hook runs.
environmental::environmental!(running: ());

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Refuses to be changed by a hook.
	pub(crate) fn ensure_no_hook_runs() -> DispatchResult {
		ensure!(running::with(|_| ()).is_none(), Error::<T, I>::CalledByHook);
		Ok(())
	}

	/// The hook of a service.
	fn hook(service: ServiceId) -> Result<T::SlashingHook, DispatchError> {
		SlashingHooks::<T, I>::get(service).ok_or_else(|| Error::<T, I>::NoHook.into())
	}

	/// What the hook makes of evidence against an operator. Undoes whatever it wrote.
	pub(crate) fn judge(home: &Home<T, I>, evidence: &[u8]) -> Result<Verdict, DispatchError> {
		let hook = Self::hook(home.record.service)?;
		ensure!(!hook.needs_slasher(), Error::<T, I>::NotJudged);
		Self::with_context(home, |context| {
			with_transaction(|| {
				TransactionOutcome::Rollback(running::using(&mut (), || {
					hook.judge(context, evidence)
				}))
			})
		})
	}

	/// Asks the hook who may enter, if it wants to be asked.
	pub(crate) fn ask_hook(
		home: &Home<T, I>,
		newcomer: &Newcomer<'_, T::AccountId>,
	) -> DispatchResult {
		if !home.service.guarded {
			return Ok(());
		}
		let hook = Self::hook(home.record.service)?;
		Self::with_context(home, |context| {
			with_storage_layer(|| running::using(&mut (), || hook.admit(context, newcomer)))
		})
	}

	/// Tells the hook of an executed slash. Whatever it does, the slash stands.
	pub(crate) fn tell_hook(home: &Home<T, I>, outcome: &Outcome) {
		let service = home.record.service;
		let Ok(hook) = Self::hook(service) else { return };
		let told = Self::with_context(home, |context| {
			with_storage_layer(|| running::using(&mut (), || hook.on_slashed(context, outcome)))
		});
		if let Err(error) = told {
			Self::deposit_event(Event::HookFailed { service, request: outcome.request, error });
		}
	}

	fn with_context<R>(home: &Home<T, I>, call: impl FnOnce(&Context<'_, T::AccountId>) -> R) -> R {
		call(&Context {
			service: home.record.service,
			assignment: home.id,
			operator: &home.record.operator,
			now: T::Stake::era(),
			eras: &EraStarts::<T, I>::get(),
			keys: &KeyHistory::<T, I>::get(home.id),
		})
	}
}
