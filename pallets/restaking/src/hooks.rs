//! The calls of a service's own code. No other file makes any.

use crate::{
	access::run_hook,
	assignment::OpenAssignment,
	pallet::*,
	store::{ClockStore, ServiceStore},
};
use frame_support::{
	ensure,
	storage::{with_storage_layer, with_transaction},
};
use restaking_primitives::{Context, Forgotten, Judge, Newcomer, Outcome, StakeInspect, Verdict};
use sp_runtime::{DispatchError, DispatchResult, TransactionOutcome};

/// A notice that a hook gets of one of its slashes.
type Notice<T, I> = fn(
	&<T as Config<I>>::SlashingHook,
	&Context<'_, <T as frame_system::Config>::AccountId>,
	&Outcome,
) -> DispatchResult;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Lets the pallet of a hook remove up to `most` records about something that is gone. Returns the number
	/// of those that it removed.
	pub(crate) fn forget_by_hook(hook: &T::SlashingHook, what: Forgotten, most: u32) -> u32 {
		run_hook(|| T::SlashingHook::forget(hook, what, most))
	}
}

impl<T: Config<I>, I: 'static> OpenAssignment<T, I> {
	/// Returns the hook's verdict on evidence against the operator. Undoes whatever the hook wrote.
	pub fn judge(&self, evidence: &[u8]) -> Result<Verdict, DispatchError> {
		let hook = ServiceStore::<T, I>::hook(self.record.service)?;
		ensure!(!T::SlashingHook::needs_slasher(&hook), Error::<T, I>::NotJudged);
		self.with_context(|context| {
			with_transaction(|| {
				TransactionOutcome::Rollback(run_hook(|| {
					T::SlashingHook::judge(&hook, context, evidence)
				}))
			})
		})
	}

	/// Refuses an entry that the hook refuses, if it guards entries.
	pub fn ensure_admitted(&self, newcomer: &Newcomer<'_, T::AccountId>) -> DispatchResult {
		if !self.service.guarded {
			return Ok(());
		}
		let hook = ServiceStore::<T, I>::hook(self.record.service)?;
		self.with_context(|context| {
			with_storage_layer(|| run_hook(|| T::SlashingHook::admit(&hook, context, newcomer)))
		})
	}

	/// Reports an executed slash to the hook. Whatever the hook does, the slash stands.
	pub fn notify_hook(&self, outcome: &Outcome) {
		self.notify(outcome, T::SlashingHook::on_slashed);
	}

	/// Reports to the hook that a slash is undone. Whatever the hook does, the order stands.
	pub fn notify_hook_of_undo(&self, outcome: &Outcome) {
		self.notify(outcome, T::SlashingHook::on_undone);
	}

	fn notify(&self, outcome: &Outcome, tell: Notice<T, I>) {
		let service = self.record.service;
		let Ok(hook) = ServiceStore::<T, I>::hook(service) else { return };
		if !T::SlashingHook::hears_slashes(&hook) {
			return;
		}
		let heard = self.with_context(|context| {
			with_storage_layer(|| run_hook(|| tell(&hook, context, outcome)))
		});
		if let Err(error) = heard {
			let request = outcome.request;
			Pallet::<T, I>::deposit_event(Event::HookFailed { service, request, error });
		}
	}

	fn with_context<R>(&self, call: impl FnOnce(&Context<'_, T::AccountId>) -> R) -> R {
		call(&Context {
			service: self.record.service,
			assignment: self.id,
			operator: &self.record.operator,
			now: T::Stake::era(),
			clock: ClockStore::<T, I>::ticks(),
			eras: &EraStarts::<T, I>::get(),
			keys: &KeyHistory::<T, I>::get(self.id),
		})
	}
}
