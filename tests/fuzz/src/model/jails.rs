//! Jails: terms that slashes ask for, and those that orders shorten.

use super::Model;
use crate::cast::name;
use pallet_restaking::{AssignmentFor, Assignments, Event, Jails};
use polkadot_sdk::sp_staking::EraIndex;
use restaking_primitives::{RequestId, ServiceId};
use restaking_runtime::{AccountId, Runtime};
use std::collections::{BTreeMap, BTreeSet};

/// The terms of the operators of each service.
#[derive(Clone, Default)]
pub struct Terms {
	/// The first era in which an operator may serve again, by each slash.
	until: BTreeMap<(ServiceId, AccountId), Vec<(RequestId, EraIndex)>>,
	/// The operators that may never serve again.
	banned: BTreeSet<(ServiceId, AccountId)>,
}

impl Model {
	pub(super) fn hear_of_jails(&mut self, event: &Event<Runtime>) {
		match event {
			Event::SlashExecuted { request, service, assignment, .. } => {
				let term = self.conditions_of(*assignment).jail_term;
				let Some(record) = Assignments::<Runtime>::get(assignment) else { return };
				let key = (*service, record.operator);
				if term > 0 && !self.jails.banned.contains(&key) {
					let until = self.era + term + 1;
					self.jails.until.entry(key).or_default().push((*request, until));
				}
			},
			Event::OperatorBanned { service, operator } => {
				let key = (*service, operator.clone());
				self.jails.until.remove(&key);
				self.jails.banned.insert(key);
			},
			Event::OperatorUnbanned { service, operator } => {
				self.jails.banned.remove(&(*service, operator.clone()));
			},
			_ => {},
		}
	}

	/// Asserts that every operator is jailed as long as the slashes that stand ask, and no longer if at most
	/// one of them was undone.
	pub(super) fn check_jails(&self) {
		for ((service, operator), terms) in &self.jails.until {
			let latest = AssignmentFor::<Runtime>::get(service, operator);
			if latest.is_none_or(|id| self.last_era_of(id).is_some()) {
				continue;
			}
			let undone = |id: &RequestId| self.requests[id].undone.is_some();
			let over = |until: &EraIndex| *until <= self.era + 1;
			let standing = terms.iter().filter(|(id, _)| !undone(id)).map(|(_, until)| *until);
			let standing = standing.max().filter(|until| !over(until));
			let found = Jails::<Runtime>::get(service, operator)
				.and_then(|jail| jail.until_era())
				.filter(|it| !over(it));
			let who = name(operator);
			assert!(found >= standing, "{who} is in jail until {found:?}, not until {standing:?}");
			// More than the core tells apart share a term.
			assert!(terms.len() > 8 || found == standing, "{who} is in jail until {found:?}");
		}
	}
}
