//! Requests, as lists.

use super::{Brought, Model};
use pallet_restaking::{types::Source, Event, SlashRequests};
use polkadot_sdk::{sp_core::H256, sp_runtime::Perbill, sp_staking::EraIndex};
use restaking_primitives::{AssignmentId, RequestId, ServiceId, Shares};
use restaking_runtime::{AccountId, Balance, Runtime};

/// The number of accounts that share the reporter's part of one request.
const MOST_REPORTERS: usize = 8;

/// A request, by the event of its making.
#[derive(Clone)]
pub struct Request {
	pub service: ServiceId,
	pub assignment: AssignmentId,
	pub name: H256,
	/// The names of other verdicts that it takes for.
	pub others: Vec<H256>,
	/// The names of verdicts for which it asks less, because the slasher has taken for them.
	pub shielded: Vec<H256>,
	pub offence_era: EraIndex,
	/// The part that it takes at most.
	pub fraction: Perbill,
	/// The part that it would take beside no other.
	pub asked: Perbill,
	/// The part that was named, before what a request of the same name has taken.
	pub verdict: Perbill,
	/// True if the service's rules have judged the evidence.
	pub proven: bool,
	/// True if it may take for several verdicts.
	pub pooled: bool,
	/// The era in which it was made.
	pub requested_era: EraIndex,
	pub due_era: EraIndex,
	pub last_era: EraIndex,
	pub shares: Shares,
	pub recipient: Option<AccountId>,
	/// Who shares the reporter's part: accounts, and the chain itself.
	pub reported_by: Vec<Option<AccountId>>,
	pub bond: Balance,
	/// The account that pays the bond.
	pub payer: Option<AccountId>,
	/// True if all members have settled it.
	pub settled: bool,
	/// True if it was vetoed, cancelled, expired or lapsed.
	pub over: bool,
	/// True if it was vetoed with all others, and its own end was not told yet.
	pub doomed: bool,
	/// The era of execution, and the part that is taken.
	pub executed: Option<(EraIndex, Perbill)>,
	/// The maximum that it takes, without the rounding up for each member.
	pub at_most: Balance,
	/// The number of slashes that were executed before it.
	pub order: usize,
	/// The last era of its assignment, if that was closed before its execution.
	pub closed: Option<EraIndex>,
	/// The era in which all members had settled it.
	pub settled_era: EraIndex,
	/// The first era in which its proceeds may be divided.
	pub payable: EraIndex,
	/// True if the recipient's and the reporters' parts go to the treasury.
	pub redirected: bool,
	/// True if its proceeds were divided.
	pub divided: bool,
	/// The era in which governance undid it.
	pub undone: Option<EraIndex>,
}

impl Request {
	/// Returns true if it is neither executed nor over.
	pub fn is_open(&self) -> bool {
		!self.over && self.executed.is_none()
	}

	/// Returns the part that it has taken, if it was executed and still stands.
	pub fn stands(&self) -> Option<Perbill> {
		self.executed.filter(|_| self.undone.is_none()).map(|(_, fraction)| fraction)
	}

	/// Returns true if it takes for an offence of this name.
	pub fn has_name(&self, name: H256) -> bool {
		self.name == name || self.others.contains(&name)
	}
}

/// Returns true if a request that was just made is one for small verdicts.
fn is_pool(request: RequestId) -> bool {
	let request = SlashRequests::<Runtime>::get(request);
	request.is_some_and(|it| matches!(it.source, Source::Pool { .. }))
}

impl Model {
	pub(super) fn hear_of_slashes(&mut self, event: &Event<Runtime>) {
		match event {
			Event::SlashRequested { .. } => self.request(event),
			Event::SlashJoined { .. } => self.join_request(event),
			Event::SlashRaised { request, fraction, .. } => self.raise(*request, *fraction),
			Event::SlashLowered { request, fraction, .. } => {
				let word = self.requests.get_mut(request).expect("heard of");
				assert_eq!(word.fraction, *fraction, "{request:?} is lowered otherwise");
				word.over = fraction.is_zero();
			},
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
				pending.filter(|(id, it)| concerned(id, it)).for_each(|(_, it)| {
					it.doomed |= !it.over;
					it.over = true;
				});
			},
			Event::SlashExecuted { request, fraction, at_most, .. } => {
				self.execute(*request, *fraction, *at_most);
			},
			Event::Slashed { .. } => self.lose(event),
			Event::SlashSpared { request, stash, amount } => self.spare(*request, stash, *amount),
			Event::SlashSettled { .. } => self.settle(event),
			event => self.hear_of_returns(event),
		}
	}

	fn request(&mut self, event: &Event<Runtime>) {
		let Event::SlashRequested {
			request,
			service,
			assignment,
			offence_id,
			offence_era,
			asked,
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
		assert!(*fraction <= *asked && *asked <= terms.max_slash, "beyond the maximum slash");
		let proven = payer.is_none();
		assert!(proven || reporter.is_none(), "a word has a reporter");
		assert!(!self.has_name(*assignment, *offence_id, proven), "one offence was named twice");
		let (brought, said) =
			(self.brought.take().filter(|_| reporter.is_some()), self.said.take());
		if let Some(brought) = brought {
			assert_eq!(*asked, self.asked(&brought), "{request:?} asks otherwise than its verdict");
		}
		let verdict = brought.map(|it| it.fraction.min(terms.max_slash)).or(said);
		// Who has used up its budget and has not settled still stands in the sum, and loses nothing.
		let counted = self.total(*assignment, *offence_era);
		let served = self.served_in(*assignment, *offence_era);
		assert_eq!(served, Some(counted), "a request for an era in which it did not serve");
		let request_ = Request {
			service: *service,
			assignment: *assignment,
			name: *offence_id,
			others: vec![],
			shielded: vec![],
			offence_era: *offence_era,
			fraction: *fraction,
			asked: *asked,
			verdict: verdict.unwrap_or(*asked),
			proven,
			pooled: is_pool(*request),
			requested_era: self.era,
			due_era: *due_era,
			last_era: *last_era,
			shares: terms.shares,
			recipient: terms.recipient,
			reported_by: if proven { vec![reporter.clone()] } else { vec![] },
			bond: *bond,
			payer: payer.clone(),
			settled: false,
			over: false,
			doomed: false,
			executed: None,
			at_most: 0,
			order: 0,
			closed: None,
			settled_era: 0,
			payable: 0,
			redirected: false,
			divided: false,
			undone: None,
		};
		assert!(self.requests.insert(*request, request_).is_none(), "an id was given twice");
		self.note_shield(*request, brought);
		if proven {
			let left = self.left(*assignment, *offence_era, Some(*request));
			assert_eq!(*fraction, (*asked).min(left), "{request:?} was lowered otherwise");
			self.lower_word(*assignment, *offence_id, *offence_era, *fraction);
		}
	}

	/// Notes that a proof asks for less than its verdict.
	fn note_shield(&mut self, id: RequestId, brought: Option<Brought>) {
		let Some(brought) = brought else { return };
		let most = self.conditions_of(brought.assignment).max_slash;
		let less = self.asked(&brought) < brought.fraction.min(most);
		let record = self.requests.get_mut(&id).expect("heard of");
		record.shielded.extend(less.then_some(brought.name));
	}

	/// Lowers the pending word of the same offence by what its proof takes.
	fn lower_word(&mut self, id: AssignmentId, name: H256, era: EraIndex, by: Perbill) {
		let same = |it: &&mut Request| {
			!it.proven
				&& it.is_open()
				&& (it.assignment, it.name, it.offence_era) == (id, name, era)
		};
		for word in self.requests.values_mut().filter(same) {
			let rest = word.fraction.deconstruct().saturating_sub(by.deconstruct());
			word.fraction = Perbill::from_parts(rest);
		}
	}

	/// Lets one more verdict join a request.
	fn join_request(&mut self, event: &Event<Runtime>) {
		let Event::SlashJoined { request, assignment, offence_id, asked, reporter, .. } = event
		else {
			return;
		};
		let Event::SlashJoined { sum, fraction, offence_era, .. } = event else { return };
		assert!(!self.has_name(*assignment, *offence_id, true), "one offence was proven twice");
		let most = self.conditions_of(*assignment).max_slash.deconstruct();
		let brought = self.brought.take().filter(|_| reporter.is_some());
		if let Some(brought) = brought {
			assert_eq!(*asked, self.asked(&brought), "a verdict joins otherwise than it is");
		}
		let left = self.left(*assignment, *offence_era, Some(*request));
		let record = self.requests.get_mut(request).expect("heard of");
		assert!(record.pooled && record.is_open(), "a verdict joins {request:?}");
		assert_eq!(record.requested_era, self.era, "a verdict joins an earlier report");
		let all = record.asked.deconstruct() + asked.deconstruct();
		assert_eq!(
			sum.deconstruct(),
			all.min(most),
			"{request:?} asks otherwise than its verdicts"
		);
		let added = fraction.deconstruct() - record.fraction.deconstruct();
		assert_eq!(*fraction, (*sum).min(left).max(record.fraction), "{request:?} is lowered");
		(record.asked, record.fraction) = (*sum, *fraction);
		record.others.push(*offence_id);
		let id = *request;
		if !record.reported_by.contains(reporter) && record.reported_by.len() < MOST_REPORTERS {
			record.reported_by.push(reporter.clone());
		}
		self.note_shield(id, brought);
		let added = Perbill::from_parts(added);
		self.lower_word(*assignment, *offence_id, *offence_era, added);
	}

	/// Raises an open proof as another request has ended. One that was vetoed with all others may be raised,
	/// too, until its own end is told.
	fn raise(&mut self, id: RequestId, fraction: Perbill) {
		let request = self.requests.get_mut(&id).expect("heard of");
		let rises = request.fraction < fraction && fraction <= request.asked;
		let open = request.is_open() || request.doomed;
		assert!(rises && request.proven && open, "{id:?} is raised to {fraction:?}");
		request.fraction = fraction;
	}

	/// Ends a request that was not executed.
	fn end(&mut self, id: RequestId) -> &Request {
		let request = self.requests.get_mut(&id).expect("heard of");
		assert!(request.executed.is_none(), "{id:?} was executed, and ends");
		request.over = true;
		request.doomed = false;
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
		assert!(fraction <= request.asked, "{id:?} takes more than was asked");
		let (assignment, era, asked) = (request.assignment, request.offence_era, request.asked);
		let (proven, firm) = (request.proven, request.fraction);
		let left = self.left(assignment, era, Some(id));
		let order = self.requests.values().filter(|it| it.executed.is_some()).count();
		let takes = if proven { asked.min(left).max(firm) } else { firm.min(left) };
		assert_eq!(fraction, takes, "{id:?} takes otherwise than the cap leaves");
		let closed = self.last_era_of(assignment);
		let request = self.requests.get_mut(&id).expect("looked up above");
		(request.executed, request.closed) = (Some((now, fraction)), closed);
		(request.at_most, request.order) = (at_most, order);
		request.payable = now + super::returns::WAIT;
		self.check_name(id);
	}
}
