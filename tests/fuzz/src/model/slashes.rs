//! Requests and losses, as lists.

use super::{up, Model};
use crate::cast::name;
use pallet_restaking::Event;
use polkadot_sdk::{sp_runtime::Perbill, sp_staking::EraIndex};
use restaking_primitives::{AssignmentId, RequestId, ServiceId, Shares};
use restaking_runtime::{AccountId, Balance, Runtime};

/// A request, by the event of its making.
#[derive(Clone)]
pub struct Request {
	pub service: ServiceId,
	pub assignment: AssignmentId,
	pub offence_era: EraIndex,
	pub fraction: Perbill,
	pub due_era: EraIndex,
	pub last_era: EraIndex,
	pub shares: Shares,
	pub recipient: Option<AccountId>,
	pub reporter: Option<AccountId>,
	pub payer: Option<AccountId>,
	pub bond: Balance,
	/// True if it was vetoed, cancelled, expired or lapsed.
	pub over: bool,
	/// The era of execution, and the part that is taken.
	pub executed: Option<(EraIndex, Perbill)>,
	/// The maximum that it takes, without the rounding up for each member.
	pub at_most: Balance,
	/// The amount in escrow for the recipient.
	pub recipients: Balance,
	/// The amount in escrow for the reporter.
	pub reporters: Balance,
}

/// The loss of one staker by one request.
#[derive(Clone)]
pub struct Loss {
	pub request: RequestId,
	pub assignment: AssignmentId,
	pub stash: AccountId,
	pub asked: Balance,
	pub taken: Balance,
}

impl Model {
	pub(super) fn hear_of_slashes(&mut self, event: &Event<Runtime>) {
		match event {
			Event::SlashRequested { .. } => self.request(event),
			Event::SlashVetoed { request, forfeited, .. } => {
				let bond = self.end(*request).bond;
				assert_eq!(*forfeited, bond, "a veto forfeits the bond");
			},
			Event::SlashCancelled { request, forfeited, .. } => {
				let bond = self.end(*request).bond;
				assert_eq!(*forfeited, bond.div_ceil(2), "a withdrawal forfeits half of the bond");
			},
			Event::SlashExpired { request, .. } => {
				let last_era = self.end(*request).last_era;
				assert!(self.era > last_era, "a request expired too early");
			},
			Event::SlashLapsed { request, .. } => {
				self.end(*request);
			},
			Event::AllSlashesVetoed { service, below, by_governance: true } => {
				let concerned = |id: &RequestId, it: &Request| id < below && it.service == *service;
				let pending = self.requests.iter_mut().filter(|(_, it)| it.executed.is_none());
				pending.filter(|(id, it)| concerned(id, it)).for_each(|(_, it)| it.over = true);
			},
			Event::SlashExecuted { request, fraction, at_most, .. } => {
				self.execute(*request, *fraction, *at_most);
			},
			Event::Slashed { .. } => self.lose(event),
			Event::SlashSettled { .. } => self.settle(event),
			_ => {},
		}
	}

	fn request(&mut self, event: &Event<Runtime>) {
		let Event::SlashRequested {
			request,
			service,
			assignment,
			offence_era,
			fraction,
			payer,
			reporter,
			bond,
			due_era,
			last_era,
			..
		} = event
		else {
			return;
		};
		let terms = self.conditions_of(*assignment).clone();
		let reported_in_time = *offence_era..=offence_era + terms.report_window;
		assert!(reported_in_time.contains(&self.era), "reported too late");
		assert_eq!(*due_era, self.era + terms.veto_window);
		assert_eq!(*last_era, offence_era + terms.exit_window);
		assert!(*fraction <= terms.max_slash && !fraction.is_zero(), "beyond the maximum slash");
		let any_counted = self
			.counted
			.iter()
			.any(|((of, _, id), amount)| (of, id) == (offence_era, assignment) && *amount > 0);
		assert!(any_counted, "a request for an era in which nobody counted");
		let request_ = Request {
			service: *service,
			assignment: *assignment,
			offence_era: *offence_era,
			fraction: *fraction,
			due_era: *due_era,
			last_era: *last_era,
			shares: terms.shares,
			recipient: terms.recipient,
			reporter: reporter.clone(),
			payer: payer.clone(),
			bond: *bond,
			over: false,
			executed: None,
			at_most: 0,
			recipients: 0,
			reporters: 0,
		};
		assert!(self.requests.insert(*request, request_).is_none(), "an id was given twice");
	}

	/// Ends a request that was not executed.
	fn end(&mut self, id: RequestId) -> &Request {
		let request = self.requests.get_mut(&id).expect("heard of");
		assert!(request.executed.is_none(), "{id:?} was executed, and ends");
		request.over = true;
		request
	}

	fn execute(&mut self, id: RequestId, fraction: Perbill, at_most: Balance) {
		let now = self.era;
		let request = self.requests.get_mut(&id).expect("heard of");
		assert!(!request.over, "{id:?} is over, and executes");
		assert!(request.executed.is_none(), "{id:?} executes again");
		assert!(
			(request.due_era..=request.last_era).contains(&now),
			"{id:?} executes out of its time"
		);
		assert!(fraction <= request.fraction, "{id:?} takes more than was asked");
		request.executed = Some((now, fraction));
		request.at_most = at_most;
		let assignment = request.assignment;
		self.check_cap(assignment);
	}

	/// Asserts the cap law, by the whole list of executed requests.
	fn check_cap(&self, assignment: AssignmentId) {
		let terms = self.conditions_of(assignment);
		let executed: Vec<(EraIndex, Perbill)> = self
			.requests
			.values()
			.filter(|it| it.assignment == assignment)
			.filter_map(|it| it.executed.map(|(_, fraction)| (it.offence_era, fraction)))
			.collect();
		for (start, _) in &executed {
			let window = *start..=start + terms.exit_window;
			let within = executed.iter().filter(|(era, _)| window.contains(era));
			let sum: u64 = within.map(|(_, part)| u64::from(part.deconstruct())).sum();
			assert!(sum <= u64::from(terms.max_slash.deconstruct()), "the cap is exceeded");
		}
	}

	/// Returns the sum that executed slashes ask of a staker and have not taken.
	pub(super) fn due(&self, stash: &AccountId) -> Balance {
		let lost =
			|id: &RequestId| self.losses.iter().any(|it| (&it.request, &it.stash) == (id, stash));
		let open = self.requests.iter().filter(|(id, _)| !lost(id));
		open.filter_map(|(_, it)| it.executed.map(|(_, fraction)| (it, fraction)))
			.map(|(it, fraction)| {
				let key = (it.offence_era, stash.clone(), it.assignment);
				up(fraction, self.counted.get(&key).copied().unwrap_or(0))
			})
			.sum()
	}

	fn lose(&mut self, event: &Event<Runtime>) {
		let Event::Slashed {
			request, stash, asked, taken, from_stake, from_custody, refunded, ..
		} = event
		else {
			return;
		};
		let record = self.requests.get(request).expect("heard of");
		let (assignment, era) = (record.assignment, record.offence_era);
		let (_, fraction) = record.executed.expect("only what was executed takes");
		assert!(!record.over, "{request:?} is over, and takes");
		let who = name(stash);
		let counted = self.counted.get(&(era, stash.clone(), assignment)).copied().unwrap_or(0);
		assert!(*asked <= up(fraction, counted), "{request:?} asks {asked} of {who}: {counted}");
		assert!(taken <= asked, "{request:?} takes more of {who} than it asks");
		assert_eq!(*taken, from_stake + from_custody, "{request:?}: stake and custody of {who}");
		let again = self.losses.iter().any(|it| (it.request, &it.stash) == (*request, stash));
		assert!(!again, "{who} loses twice by {request:?}");
		let (request, asked, taken) = (*request, *asked, *taken);
		self.losses
			.push(Loss { request, assignment, stash: stash.clone(), asked, taken });
		self.check_budget(stash, assignment);
		self.custody_falls(stash, *from_custody);
		self.divide(request, stash, taken, from_stake + refunded);
	}

	/// Asserts the budget law: all losses are at most the maximum slash of all pledges.
	fn check_budget(&self, stash: &AccountId, assignment: AssignmentId) {
		let lost = self
			.losses
			.iter()
			.filter(|it| (&it.stash, it.assignment) == (stash, assignment));
		let lost: Balance = lost.map(|it| it.taken).sum();
		let signed = self.budget(stash, assignment);
		let who = name(stash);
		assert!(lost <= signed, "{who} has lost {lost} to {assignment:?} and signed {signed}");
	}

	/// Asserts that the sums of a slash are those of its members, and that no member was left out.
	fn settle(&mut self, event: &Event<Runtime>) {
		let Event::SlashSettled { request, asked, taken, .. } = event else { return };
		let losses: Vec<&Loss> = self.losses.iter().filter(|it| it.request == *request).collect();
		let sums: (Balance, Balance) =
			(losses.iter().map(|it| it.asked).sum(), losses.iter().map(|it| it.taken).sum());
		assert_eq!((*asked, *taken), sums, "{request:?} took otherwise than its members lost");
		let record = &self.requests[request];
		let most = record.at_most + losses.len() as Balance;
		assert!(*taken <= most, "{request:?} took more than its part of what counted");
		let members = self
			.counted
			.iter()
			.filter(|((era, _, id), _)| (*era, *id) == (record.offence_era, record.assignment));
		for ((_, who, id), amount) in members.filter(|(_, amount)| **amount > 0) {
			let before = |it: &&Loss| (&it.stash, it.assignment) == (who, *id);
			let first = self.losses.iter().find(before).is_none_or(|it| it.request == *request);
			let lost = losses.iter().find(|it| it.stash == *who).map_or(0, |it| it.asked);
			let (_, fraction) = record.executed.expect("executed");
			// A staker that lost before, or more than it had, may owe less.
			if first && !self.ever_short(who) {
				let name = name(who);
				assert_eq!(lost, up(fraction, *amount), "{request:?} asks of {name}");
			}
		}
	}
}
