//! The cheapest slash that terms allow.

use super::down;
use crate::cast::rules_of;
use polkadot_sdk::sp_runtime::Perbill;
use restaking_primitives::{Conditions, Terms};
use restaking_runtime::{
	configs::services::Hook, constants::currency::EXISTENTIAL_DEPOSIT, AccountId, Balance,
};

/// The number of open words that the maximum slash has room for.
const WORDS: u32 = 32;

/// Returns the part that the cheapest fault costs: a slasher's smallest word, or the rules' smallest verdict.
fn cheapest(
	conditions: &Conditions<AccountId>,
	hook: &Hook,
	with_slasher: bool,
) -> Option<Perbill> {
	let word = Perbill::from_parts(conditions.max_slash.deconstruct().div_ceil(WORDS));
	let verdict = rules_of(hook).iter().filter_map(smallest).min();
	verdict.into_iter().chain(with_slasher.then_some(word)).min()
}

/// Returns the part that the smallest verdict of a rule costs.
fn smallest(rule: &Hook) -> Option<Perbill> {
	match rule {
		Hook::Equivocation(rules) => Some(rules.fraction.min(rules.absence)),
		Hook::Deviation(rules) => {
			let prices: Vec<_> = rules.steps.iter().flatten().map(|step| step.price).collect();
			let more = prices.windows(2).map(|two| two[1] - two[0]);
			prices.first().copied().into_iter().chain(more).chain([rules.absence]).min()
		},
		Hook::Withholding(rules) => Some(rules.fraction),
		Hook::Liveness(rules) => Some(rules.fraction),
		Hook::Silence(rules) => Some(rules.fraction),
		_ => None,
	}
}

/// Returns the least amount of which the cheapest fault takes an existential deposit.
pub(super) fn least_counted(
	conditions: &Conditions<AccountId>,
	hook: &Hook,
	with_slasher: bool,
) -> Balance {
	let price = cheapest(conditions, hook, with_slasher).map_or(0, Perbill::deconstruct);
	match price {
		0 => 0,
		price => (EXISTENTIAL_DEPOSIT * 1_000_000_000).div_ceil(price.into()),
	}
}

/// Returns true if the cheapest fault takes less than an existential deposit of the least pledge.
pub fn takes_dust(terms: &Terms<AccountId, Hook>, with_slasher: bool) -> bool {
	let price = cheapest(&terms.conditions, &terms.hook, with_slasher);
	price.is_some_and(|price| down(price, terms.conditions.min_pledge) < EXISTENTIAL_DEPOSIT)
}
