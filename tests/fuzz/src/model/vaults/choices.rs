//! What managers choose: risk and cost rise after a notice only, and stay within the exposure limit.

use super::{Stake, Vault, Window};
use crate::{
	model::{down, up, Model},
	pick::era,
};
use pallet_liquid_restaking::{
	Config, Event, Kind, Selections, TargetSpec, Targets, VaultId, VaultOf,
};
use pallet_restaking::Stakers;
use polkadot_sdk::{frame_support::traits::Get, sp_runtime::Perbill, sp_staking::EraIndex};
use restaking_primitives::{AssignmentId, Choice, RequestId, Restake};
use restaking_runtime::{AccountId, Balance, Restaking, Runtime};
use std::collections::{BTreeMap, BTreeSet};

/// Something that was announced.
#[derive(Clone, PartialEq)]
struct Pending<Value> {
	next: Value,
	/// The era in which it was announced.
	since_era: EraIndex,
	/// The first era in whose turn it comes in force.
	from_era: EraIndex,
}

impl<Value> Pending<Value> {
	/// Returns true if it may come in force now.
	fn is_due(&self) -> bool {
		era() >= self.from_era && era() >= self.since_era + notice()
	}
}

/// Takes over what is announced now.
fn follow<Value: PartialEq>(known: &mut Option<Pending<Value>>, told: Option<(EraIndex, Value)>) {
	let same = |it: &Pending<Value>, (from_era, next): &(EraIndex, Value)| {
		it.from_era == *from_era && it.next == *next
	};
	*known = match (known.take(), told) {
		(Some(known), Some(told)) if same(&known, &told) => Some(known),
		(_, Some((from_era, next))) => Some(Pending { next, since_era: era(), from_era }),
		(_, None) => None,
	};
}

fn notice() -> EraIndex {
	<Runtime as Config>::Parameters::get().notice.max(2)
}

/// The choices in force and announced, at the last look.
#[derive(Clone, Default)]
pub struct Choices {
	/// False before the first look.
	known: bool,
	targets: Vec<TargetSpec>,
	/// Those of them that were slashed.
	stopped: Vec<TargetSpec>,
	/// The slashes that were executed, of all assignments.
	executed: BTreeSet<RequestId>,
	/// Those of them that have taken something of this vault and were not filled since, by assignment.
	taken: BTreeMap<AssignmentId, BTreeSet<RequestId>>,
	/// Those that were executed when the list was announced that came last.
	told: BTreeSet<RequestId>,
	/// The same, of the list that is in force.
	forgiven: BTreeSet<RequestId>,
	next_targets: Option<Pending<Vec<TargetSpec>>>,
	validators: Vec<Choice<AccountId>>,
	next_validators: Option<Pending<Vec<Choice<AccountId>>>>,
	fee: Perbill,
	next_fee: Option<Pending<Perbill>>,
}

/// Returns true if a target takes no more than one of these.
fn is_known(target: &TargetSpec, known: &[TargetSpec]) -> bool {
	known.iter().any(|it| {
		let same = (it.assignment, it.terms_hash) == (target.assignment, target.terms_hash);
		same && target.weight <= it.weight && target.max_commission <= it.max_commission
	})
}

fn is_chosen(choice: &Choice<AccountId>, known: &[Choice<AccountId>]) -> bool {
	let fits = |it: &Choice<AccountId>| choice.max_commission <= it.max_commission;
	known.iter().any(|it| it.validator == choice.validator && fits(it))
}

impl Choices {
	/// Hears that a slash was executed.
	pub(super) fn execute(&mut self, request: RequestId) {
		self.executed.insert(request);
	}

	/// Hears that a slash has taken something of this vault, from whatever it has.
	pub(super) fn take(&mut self, assignment: AssignmentId, request: RequestId) {
		self.taken.entry(assignment).or_default().insert(request);
	}

	/// Hears what happened to targets, in its order. A target of which a slash has taken something is filled again only
	/// by a list that was announced after that slash was executed.
	pub(super) fn hear(&mut self, id: VaultId, event: &Event<Runtime>) {
		match event {
			Event::Announced { kind: Kind::Targets, .. } => self.told = self.executed.clone(),
			// A lower weight is applied without a notice, and forgives nothing.
			Event::Applied { kind: Kind::Targets, .. }
				if self.next_targets.as_ref().is_some_and(Pending::is_due) =>
			{
				self.forgiven = self.told.clone();
			},
			Event::TargetRaised { assignment, .. } => {
				let taken = self.taken.remove(assignment).unwrap_or_default();
				let older = taken.is_subset(&self.forgiven);
				assert!(older, "{id:?} fills {assignment:?} by a list of before {taken:?}");
			},
			_ => {},
		}
	}

	/// Asserts that nothing rises without notice.
	pub(super) fn check(&mut self, id: VaultId, record: &VaultOf<Runtime>, since: &Window) {
		for (_, from_era) in &since.announced {
			assert_eq!(*from_era, era() + notice(), "{id:?} announces for another era");
		}
		self.check_targets(id, since);
		self.check_validators(id);
		let due = self.next_fee.as_ref().is_some_and(|it| it.is_due() && it.next == record.fee);
		let rises = self.known && record.fee > self.fee;
		assert!(!rises || due, "{id:?} takes a higher fee without notice");
		self.fee = record.fee;
		follow(&mut self.next_fee, record.next_fee.map(|it| (it.from_era, it.next)));
		self.known = true;
		self.check_announced(since);
	}

	fn check_targets(&mut self, id: VaultId, since: &Window) {
		let targets = Targets::<Runtime>::get(id);
		let specs: Vec<TargetSpec> = targets.now.iter().map(|it| it.spec).collect();
		let stopped = targets.now.iter().filter(|it| it.stopped);
		let stopped: Vec<TargetSpec> = stopped.map(|it| it.spec).collect();
		let released = |it: &TargetSpec| is_known(it, &self.stopped) && !is_known(it, &stopped);
		let raised = |it: &TargetSpec| !is_known(it, &self.targets) || released(it);
		for spec in specs.iter().filter(|it| self.known && raised(it)) {
			let due = self.next_targets.as_ref().filter(|it| it.is_due());
			let announced = due.is_some_and(|it| it.next.contains(spec));
			assert!(announced, "{id:?} raises {spec:?} without notice");
		}
		for raised in &since.raised {
			let stopped = stopped.iter().any(|it| it.assignment == *raised);
			assert!(!stopped, "{id:?} fills {raised:?}, which was slashed");
			assert!(!since.postponed, "{id:?} raises {raised:?} past who asked out before");
		}
		(self.targets, self.stopped) = (specs, stopped);
		let next = targets
			.next
			.map(|it| (it.from_era, it.next.iter().map(|named| named.spec).collect()));
		follow(&mut self.next_targets, next);
	}

	fn check_validators(&mut self, id: VaultId) {
		let selection = Selections::<Runtime>::get(id);
		let now = selection.now.to_vec();
		let raised = |it: &Choice<AccountId>| !is_chosen(it, &self.validators);
		for choice in now.iter().filter(|it| self.known && raised(it)) {
			let due = self.next_validators.as_ref().filter(|it| it.is_due());
			let announced = due.is_some_and(|it| it.next.contains(choice));
			assert!(announced, "{id:?} raises {choice:?} without notice");
		}
		self.validators = now;
		let next = selection.next.map(|it| (it.from_era, it.next.to_vec()));
		follow(&mut self.next_validators, next);
	}

	/// Asserts that what was just announced waits.
	fn check_announced(&self, since: &Window) {
		for (kind, from_era) in &since.announced {
			let waits = match kind {
				Kind::Targets => self.next_targets.as_ref().map(|it| it.from_era),
				Kind::Validators => self.next_validators.as_ref().map(|it| it.from_era),
				Kind::Fee => self.next_fee.as_ref().map(|it| it.from_era),
			};
			assert_eq!(waits, Some(*from_era), "what was announced does not wait");
		}
	}
}

impl Vault {
	/// Asserts that after a turn all targets together can take no more than the exposure limit, but for a unit each.
	pub(super) fn check_exposure(&self, stake: &Stake, since: &Window, model: &Model) {
		let behind = <Restaking as Restake<AccountId>>::is_behind(&self.stash);
		if !since.turned || since.lost() || behind {
			return;
		}
		let staker = Stakers::<Runtime>::get(&self.stash).unwrap_or_default();
		let loss = |id, counted| up(model.conditions_of(id).max_slash, counted);
		let losses = staker.positions.iter().map(|it| loss(it.assignment(), it.record.counted()));
		let all: Balance = losses.sum();
		let limit = <Restaking as Restake<AccountId>>::exposure_limit(&self.stash);
		let most = down(limit, stake.active) + staker.positions.len() as Balance;
		assert!(all <= most, "targets may take {all} of {}: at most {most}", stake.active);
	}
}
