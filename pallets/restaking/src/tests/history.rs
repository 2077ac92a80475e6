//! A memory of what each assignment has served: the history of an era that can still be slashed never
//! changes.

use super::setting::*;
use crate::{Assignments, Services};
use restaking_primitives::{AssignmentId, Balance, EraIndex, PledgeInspect, ServiceKey};
use std::{cell::RefCell, collections::BTreeMap};

/// What is told of an era.
#[derive(Clone, PartialEq, Debug)]
struct Answer {
	/// The stake that served, if any.
	served: Option<Balance>,
	/// The key that was in force.
	key: Option<ServiceKey>,
}

impl Answer {
	fn of(id: AssignmentId, era: EraIndex) -> Self {
		let served = <Restaking as PledgeInspect<AccountId>>::served(id, era);
		Self { served, key: Restaking::key_at(id, era) }
	}

	fn has_stake(&self) -> bool {
		self.served.is_some_and(|served| served > 0)
	}
}

thread_local! {
	/// What was told of an assignment and an era, and the last era in which that can be slashed.
	static KNOWN: RefCell<BTreeMap<(AssignmentId, EraIndex), (Answer, EraIndex)>> =
		RefCell::default();
}

/// The answers that were given so far.
pub struct History;

impl History {
	/// Forgets everything.
	pub fn forget() {
		KNOWN.with(|known| known.borrow_mut().clear());
	}

	/// Asks about every assignment and every era that can still be slashed, this one included, and compares
	/// with what was said before. Nothing that counted may be gone.
	pub fn follow() {
		let now = era();
		KNOWN.with(|known| {
			let mut known = known.borrow_mut();
			known.retain(|_, (_, last)| now <= *last);
			for ((id, era), (before, _)) in known.iter() {
				let answer = Answer::of(*id, *era);
				// Who had no stake behind it may be gone.
				if before.has_stake() || answer.has_stake() {
					assert_eq!(answer, *before, "{id:?} in {era} is told otherwise in {now}");
				}
			}
			for (id, record) in Assignments::<Test>::iter() {
				let Some(service) = Services::<Test>::get(record.service) else { continue };
				let window = service.conditions.exit_window;
				for era in now.saturating_sub(window)..=now {
					known.insert((id, era), (Answer::of(id, era), era + window));
				}
			}
		});
	}
}
