//! The choices of governance: which services count here, and which versions of the other chain are known; and the
//! forgetting of services that were given up.

use crate::{
	pallet::*,
	store::{ServiceStore, SetStore, VersionStore},
	types::{lag_in_eras, Adopted},
	TermsOf, WeightInfo, MAX_EXIT_WINDOW,
};
use frame_support::{ensure, traits::Get, weights::Weight};
use restaking_math::cap::MAX_WORDS;
use restaking_primitives::{Conditions, Forgotten, Judge, ServiceId, SlashRules};
use sp_core::H256;
use sp_runtime::DispatchResult;

/// The eras beside those of the lag that a report needs: the one in which it is found, and the one in which the message
/// arrives. A veto needs as many.
const NEEDED_ERAS: u32 = 2;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_adopt(
		service: ServiceId,
		terms: TermsOf<T>,
		(slasher, terms_hash): (Option<H256>, H256),
		rules: Option<T::SlashingHook>,
	) -> DispatchResult {
		ensure!(!ServiceStore::<T>::remembers(service), Error::<T>::AlreadyAdopted);
		ensure!(terms.hash_with(slasher) == terms_hash, Error::<T>::OtherTerms);
		let word = T::SlashingHook::hears_slasher(&terms.hook) && slasher.is_some();
		ensure!(rules.is_none() || word, Error::<T>::NoWord);
		let Conditions { max_slash, report_window, exit_window, quorum, .. } = terms.conditions;
		let slash_rules = terms.conditions.slash_rules();
		Self::check_windows(&slash_rules)?;
		let rules = rules.unwrap_or(terms.hook);
		Self::check_rules(&rules, &slash_rules, slasher.is_some())?;
		let adopted = Adopted {
			rules,
			quorum,
			max_slash,
			report_window,
			exit_window,
			has_word: slasher.is_some(),
			stopped: false,
			height: 0,
			slot: 0,
		};
		ServiceStore::<T>::adopt(service, &adopted);
		Self::deposit_event(Event::ServiceAdopted { service, terms_hash });
		Ok(())
	}

	/// Refuses windows in which a report, or a veto, might come too late, and such as sets are not kept for.
	fn check_windows(rules: &SlashRules) -> DispatchResult {
		let lag = lag_in_eras(T::MaxLag::get(), T::EraSlots::get());
		let least = lag.saturating_add(NEEDED_ERAS);
		let long = rules.report_window >= least && rules.veto_window >= least;
		ensure!(long, Error::<T>::WindowTooShort);
		ensure!(rules.exit_window <= MAX_EXIT_WINDOW, Error::<T>::WindowTooLong);
		Ok(())
	}

	/// Refuses rules that judge nothing, that pay for work, or whose prices are beyond the terms, or below what a word
	/// can ask for.
	fn check_rules(
		rules: &T::SlashingHook,
		slashes: &SlashRules,
		has_word: bool,
	) -> DispatchResult {
		ensure!(!T::SlashingHook::needs_slasher(rules), Error::<T>::JudgesNothing);
		ensure!(!T::SlashingHook::pays_work(rules), Error::<T>::WorkNotPaid);
		let least = slashes.min_fraction(MAX_WORDS);
		let high = T::SlashingHook::max_fraction(rules).is_none_or(|it| it <= slashes.max_slash);
		let asked = T::SlashingHook::min_fraction(rules).filter(|_| has_word);
		ensure!(high && asked.is_none_or(|it| it >= least), Error::<T>::OtherPrices);
		Ok(())
	}

	pub(crate) fn do_abandon(service: ServiceId) -> DispatchResult {
		ServiceStore::<T>::abandon(service)?;
		Self::deposit_event(Event::ServiceAbandoned { service });
		Ok(())
	}

	pub(crate) fn do_allow_version(spec_version: u32) -> DispatchResult {
		VersionStore::<T>::allow(spec_version);
		Self::deposit_event(Event::VersionAllowed { spec_version });
		Ok(())
	}

	/// Forgets up to `most` records: first those of the pallet of the service's kind, then sets.
	pub(crate) fn do_forget(service: ServiceId, most: u32) -> DispatchResult {
		let rules = ServiceStore::<T>::leaving(service)?;
		let mut removed = T::SlashingHook::forget(&rules, Forgotten::Service(service), most);
		while removed < most && SetStore::<T>::forget_one(service) {
			// At most `most`.
			removed = removed.saturating_add(1);
		}
		if removed < most {
			ServiceStore::<T>::forget(service);
			Self::deposit_event(Event::ServiceForgotten { service });
		}
		Ok(())
	}

	/// Returns the weight of forgetting so many records.
	pub(crate) fn forget_weight(most: u32) -> Weight {
		let one = T::WeightInfo::forget_set().max(T::SlashingHook::forget_weight());
		// To see that nothing is left takes a look as well.
		one.saturating_mul(most.saturating_add(1).into())
	}
}
