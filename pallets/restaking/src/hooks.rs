//! The calls of a service's own code. No other file makes any.

use crate::{
	access::run_hook,
	assignment::OpenAssignment,
	pallet::*,
	store::{ClockStore, EraStore, ServiceStore},
};
use frame_support::{
	ensure,
	storage::{with_storage_layer, with_transaction},
};
use restaking_primitives::{Context, Forgotten, Judge, Newcomer, Outcome, Verdict};
use sp_runtime::{DispatchError, DispatchResult, TransactionOutcome};

/// A notice that a hook gets of one of its slashes.
pub(crate) type Notice<T, I> = fn(
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

	/// Tells the hook that the operator has joined, if it hears of that.
	pub fn tell_of_join(&self) -> DispatchResult {
		let hook = ServiceStore::<T, I>::hook(self.record.service)?;
		if T::SlashingHook::hears_joins(&hook) {
			self.with_context(|context| run_hook(|| T::SlashingHook::on_joined(&hook, context)));
		}
		Ok(())
	}

	/// Reports an executed slash to the hook, if it hears of slashes: then it returns true. Whatever the hook
	/// does, the slash stands.
	pub fn notify_hook(&self, outcome: &Outcome) -> bool {
		self.notify(outcome, T::SlashingHook::on_slashed)
	}

	/// Reports to the hook that a slash is undone. Whatever the hook does, the order stands.
	pub fn notify_hook_of_undo(&self, outcome: &Outcome) {
		let _told = self.notify(outcome, T::SlashingHook::on_undone);
	}

	fn notify(&self, outcome: &Outcome, tell: Notice<T, I>) -> bool {
		let hook = ServiceStore::<T, I>::hook(self.record.service).ok();
		let hook = hook.filter(T::SlashingHook::hears_slashes);
		if let Some(hook) = &hook {
			self.tell_hook(hook, outcome, tell);
		}
		hook.is_some()
	}

	/// Gives the hook a notice of one of its slashes.
	pub fn tell_hook(&self, hook: &T::SlashingHook, outcome: &Outcome, tell: Notice<T, I>) {
		let heard = self.with_context(|context| {
			with_storage_layer(|| run_hook(|| tell(hook, context, outcome)))
		});
		if let Err(error) = heard {
			let (service, request) = (self.record.service, outcome.request);
			Pallet::<T, I>::deposit_event(Event::HookFailed { service, request, error });
		}
	}

	fn with_context<R>(&self, call: impl FnOnce(&Context<'_, T::AccountId>) -> R) -> R {
		call(&Context {
			service: self.record.service,
			assignment: self.id,
			operator: &self.record.operator,
			now: EraStore::<T, I>::now(),
			clock: ClockStore::<T, I>::ticks(),
			eras: &EraStarts::<T, I>::get(),
			keys: &KeyHistory::<T, I>::get(self.id),
		})
	}
}
