//! The watch: it knows which rules operators have broken, brings the proofs as somebody honest would, and
//! sees to it that the slashes come. And it knows who did every duty: nobody may convict them.
//!
//! *Whenever an operator breaks a rule of a service whose rules judge, and anybody sends the proof within
//! the report window, the slash happens, or governance, or a resolver whom the terms let, has vetoed it. Only
//! governance may undo it afterwards.*

mod duties;
mod faults;
mod fees;
mod idle;
mod reporter;
mod sorts;
mod ticks;

pub use faults::villain;
pub use sorts::{Count, Sort, Sorts};

use crate::model::Model;
use pallet_restaking::Event;
use polkadot_sdk::{sp_core::H256, sp_staking::EraIndex};
use restaking_primitives::{AssignmentId, RequestId, Verdict};
use restaking_runtime::{Runtime, RuntimeEvent};
use std::{
	collections::BTreeSet,
	fmt,
	ops::{AddAssign, Deref},
};

/// A fault that an operator has committed.
#[derive(Clone)]
pub struct Fault {
	/// The assignment of the operator.
	pub assignment: AssignmentId,
	/// Its kind.
	pub sort: Sort,
	/// What the service's rules say about it.
	pub verdict: Verdict,
	/// What proves it.
	pub evidence: Vec<u8>,
	/// True if the operator did it here, by plan. Then its proof is good as long as it may be reported.
	pub by_plan: bool,
	/// How far it has come.
	pub stage: Stage,
}

/// How far a fault has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
	/// Nobody has reported it.
	Open,
	/// A request asks for its slash.
	Reported(RequestId),
	/// It is over.
	Over(Ending),
}

/// How a fault has ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
	/// The slash was executed, by this request.
	Slashed(RequestId),
	/// Governance has undone the slash.
	Undone,
	/// The slash was vetoed.
	Vetoed,
	/// Governance took no proof in the whole report window.
	Barred,
	/// Nothing was to be taken for it: nobody counted, or those who counted have paid the maximum.
	Spent,
	/// The records that proved it are gone.
	Forgotten,
}

/// The numbers of a run.
#[derive(Clone, Copy, Default)]
pub struct Tally {
	/// Faults that somebody could prove.
	pub committed: u64,
	/// Faults that were reported in time.
	pub reported: u64,
	/// Faults that were slashed.
	pub slashed: u64,
	/// Faults whose slash was vetoed.
	pub vetoed: u64,
	/// Faults whose slash was undone.
	pub undone: u64,
	/// Faults for which governance took no proof in the whole window.
	pub barred: u64,
	/// Faults for which nothing was left to take.
	pub spent: u64,
	/// Requests that the chain made by itself, without anybody's report.
	pub by_chain: u64,
	/// Convictions of those that did every duty they were allowed to do.
	pub honest_convicted: u64,
	/// Assignments of operators that do every duty, which had one to do.
	pub honest: u64,
	/// Duties that they did.
	pub duties: u64,
	/// Good proofs that the honest reporter sent while somebody counted and governance took them.
	pub sent: u64,
	/// Those of them by which somebody was convicted.
	pub convicted: u64,
	/// The faults of each kind.
	pub sorts: Sorts,
}

impl Tally {
	/// Returns a line about operators that do every duty, and about those that do not.
	pub fn bots(&self) -> String {
		let Self { honest, duties, honest_convicted, sent, convicted, sorts, .. } = self;
		// Nothing sent is nothing missed.
		let percent = convicted.saturating_mul(100).checked_div(*sent).unwrap_or(100);
		format!(
			"honest operators {honest}, duties done {duties}, convictions of the honest \
			 {honest_convicted}, faults committed/reported/convicted: {sorts}, faults of villains \
			 reported {sent}, convicted {convicted} ({percent} %)"
		)
	}

	/// Returns a line for each kind of fault: how many were committed, reported, and convicted.
	pub fn by_sort(&self) -> String {
		let line = |(sort, count): (Sort, Count)| {
			let Count { committed, reported, convicted } = count;
			format!(
				"fuzz: fault {sort:?}, committed {committed}, reported {reported}, \
				 convicted {convicted}\n"
			)
		};
		self.sorts.all().map(line).collect()
	}
}

impl AddAssign for Tally {
	fn add_assign(&mut self, other: Self) {
		self.committed += other.committed;
		self.reported += other.reported;
		self.slashed += other.slashed;
		self.vetoed += other.vetoed;
		self.undone += other.undone;
		self.barred += other.barred;
		self.spent += other.spent;
		self.by_chain += other.by_chain;
		self.honest_convicted += other.honest_convicted;
		self.honest += other.honest;
		self.duties += other.duties;
		self.sent += other.sent;
		self.convicted += other.convicted;
		self.sorts += other.sorts;
	}
}

impl fmt::Display for Tally {
	fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(
			to,
			"faults committed {}, reported in time {}, slashed {}, vetoed {}, undone {}, barred {}, \
			 spent {}, requests by the chain itself {}, convictions of the honest {}",
			self.committed,
			self.reported,
			self.slashed,
			self.vetoed,
			self.undone,
			self.barred,
			self.spent,
			self.by_chain,
			self.honest_convicted,
		)
	}
}

/// The faults of a story, and the duties that were done.
#[derive(Clone, Default)]
pub struct Watch {
	faults: Vec<Fault>,
	/// The eras in which an operator was heard.
	heard: BTreeSet<(AssignmentId, EraIndex)>,
	/// The era up to which silence was noticed.
	noticed_era: Option<EraIndex>,
	/// The blocks in which duties could be done.
	pub ticks: ticks::Ticks,
	/// The assignments of operators that do every duty, which had one to do.
	dutiful: BTreeSet<AssignmentId>,
	/// True if no more faults are noted: the story is over, and what is open comes to its end.
	pub closing: bool,
	/// The numbers of the story.
	pub tally: Tally,
}

impl Watch {
	/// Hears an event.
	pub fn hear(&mut self, event: &RuntimeEvent, model: &Model) {
		match event {
			RuntimeEvent::Heartbeat(pallet_restaking_heartbeat::Event::Heard {
				assignment,
				era,
			}) => {
				self.heard.insert((*assignment, *era));
			},
			RuntimeEvent::Restaking(event) => self.hear_of_slashes(event, model),
			_ => {},
		}
	}

	fn hear_of_slashes(&mut self, event: &Event<Runtime>, model: &Model) {
		match event {
			// By a proof, whoever has brought it.
			Event::SlashRequested {
				request,
				assignment,
				offence_id,
				offence_era,
				requester: None,
				reporter,
				..
			} => {
				self.tally.by_chain += u64::from(reporter.is_none());
				if let Some(fault) = self.fault(*assignment, *offence_id) {
					fault.stage = Stage::Reported(*request);
				}
				self.convict(*assignment, *offence_era, *offence_id, model);
			},
			Event::SlashJoined { request, assignment, offence_id, .. } => {
				if let Some(fault) = self.fault(*assignment, *offence_id) {
					fault.stage = Stage::Reported(*request);
				}
				let era = model.offence_era(*request);
				self.convict(*assignment, era, *offence_id, model);
			},
			Event::SlashExecuted { request, .. } => self.end(*request, Ending::Slashed(*request)),
			Event::SlashUndone { request, .. } => self.excuse(*request),
			Event::SlashVetoed { request, .. } => self.end(*request, Ending::Vetoed),
			Event::AllSlashesVetoed { service, by_governance: true, .. } => {
				let of_service = |it: &&Fault| model.service_of(it.assignment) == Some(*service);
				let of_service = self.faults.iter().filter(of_service);
				let requests: Vec<_> = of_service.filter_map(|it| it.stage.request()).collect();
				requests.into_iter().for_each(|it| self.end(it, Ending::Vetoed));
			},
			Event::SlashLapsed { request, .. } => {
				assert!(model.is_spent(*request), "{request:?} was owed, and lapses");
				self.end(*request, Ending::Spent);
			},
			Event::SlashExpired { request, .. } => {
				let proven = self.faults.iter().any(|it| it.stage == Stage::Reported(*request));
				assert!(!proven, "{request:?} was proven in time, and expires");
			},
			_ => {},
		}
	}

	/// Counts a duty that an operator did that does every duty.
	fn count_duty(&mut self, id: AssignmentId) {
		self.dutiful.insert(id);
		self.tally.duties += 1;
	}

	/// Counts a conviction of somebody honest.
	fn convict(&mut self, id: AssignmentId, era: EraIndex, offence: H256, model: &Model) {
		let honest = duties::is_honest(id) && !duties::is_excused(id, era, offence, model);
		self.tally.honest_convicted += u64::from(honest);
	}

	fn fault(&mut self, id: AssignmentId, name: H256) -> Option<&mut Fault> {
		let open = self.faults.iter_mut().filter(|it| it.stage == Stage::Open);
		open.into_iter().find(|it| (it.assignment, it.verdict.offence_id) == (id, name))
	}

	/// Ends the faults for which a request asked.
	fn end(&mut self, request: RequestId, ending: Ending) {
		let asked = |it: &&mut Fault| it.stage == Stage::Reported(request);
		self.faults
			.iter_mut()
			.filter(asked)
			.for_each(|it| it.stage = Stage::Over(ending));
	}

	/// Excuses the faults whose slash governance undid, as it may excuse them by a veto.
	fn excuse(&mut self, request: RequestId) {
		let slashed = Stage::Over(Ending::Slashed(request));
		let concerned = self.faults.iter_mut().filter(|it| it.stage == slashed);
		concerned.for_each(|it| it.stage = Stage::Over(Ending::Undone));
	}

	/// Returns true if a fault is not over.
	pub fn waits(&self) -> bool {
		self.faults.iter().any(|it| !matches!(it.stage, Stage::Over(_)))
	}

	/// Counts the faults at the end of a story.
	pub fn count(&self) -> Tally {
		let mut tally = Tally { honest: self.dutiful.len() as u64, ..self.tally };
		for fault in &self.faults {
			tally.committed += 1;
			let of_sort = tally.sorts.of(fault.sort);
			of_sort.committed += 1;
			of_sort.convicted += u64::from(fault.stage.was_asked());
			match fault.stage {
				Stage::Open | Stage::Over(Ending::Forgotten) => continue,
				Stage::Over(Ending::Barred) => tally.barred += 1,
				Stage::Over(Ending::Spent) => tally.spent += 1,
				Stage::Reported(_) => tally.reported += 1,
				Stage::Over(Ending::Slashed(_)) => {
					(tally.reported, tally.slashed) = (tally.reported + 1, tally.slashed + 1);
				},
				Stage::Over(Ending::Vetoed) => {
					(tally.reported, tally.vetoed) = (tally.reported + 1, tally.vetoed + 1);
				},
				Stage::Over(Ending::Undone) => {
					(tally.reported, tally.undone) = (tally.reported + 1, tally.undone + 1);
				},
			}
		}
		tally
	}
}

impl Deref for Watch {
	type Target = [Fault];

	fn deref(&self) -> &[Fault] {
		&self.faults
	}
}

impl Stage {
	/// Returns true if a proof has asked for a slash.
	fn was_asked(self) -> bool {
		use Ending::{Slashed, Undone, Vetoed};
		matches!(self, Self::Reported(_) | Self::Over(Slashed(_) | Undone | Vetoed))
	}

	fn request(self) -> Option<RequestId> {
		match self {
			Self::Reported(request) => Some(request),
			Self::Open | Self::Over(_) => None,
		}
	}
}
