//! Services and pledges that a test sets itself, for the tests of services' pallets.
//!
//! They are stored by thread. A thread runs one test, so each test sees its own.

mod seams;

use alloc::{collections::BTreeMap, vec::Vec};
use core::cell::RefCell;
use std::thread_local;

use restaking_math::{Balance, EraIndex, SlashRules};
use sp_arithmetic::Perbill;
use sp_core::{sr25519, ByteArray, H256};
use sp_runtime::DispatchError;

use crate::{
	AssignmentId, Context, DatedKey, EraStart, Forgotten, Judge, PledgeInspect, Roster, RuleLimits,
	Seed, ServiceId, ServiceKey, ServiceView, Verdict,
};

/// The number of blocks of an era.
pub const ERA: u64 = 10;

/// The report window of every service.
const REPORT_WINDOW: EraIndex = 4;

/// The exit window of every service.
const EXIT_WINDOW: EraIndex = 6;

/// A service: its encoded hook, the last era before it retired, and the value that it certifies.
struct Service {
	hook: Vec<u8>,
	last_era: Option<EraIndex>,
	certified: Balance,
}

/// A stay of an operator at a service.
struct Stay {
	service: ServiceId,
	counted: Balance,
	/// The first era in which it serves.
	since: EraIndex,
	/// From which eras on it does not serve, and serves again. The latest word holds.
	switches: Vec<(EraIndex, bool)>,
	closed: bool,
}

impl Stay {
	fn serves_in(&self, era: EraIndex) -> bool {
		let mut switches = self.switches.iter().rev();
		let latest = switches.find(|(from, _)| *from <= era);
		self.since <= era && latest.is_none_or(|(_, serves)| *serves)
	}
}

#[derive(Default)]
struct Records {
	block: u64,
	/// The number of ticks of every era. [`ERA`] if it is zero.
	era_ticks: u64,
	services: BTreeMap<ServiceId, Service>,
	/// The latest stay of each operator at a service.
	latest: BTreeMap<(ServiceId, Vec<u8>), AssignmentId>,
	stays: BTreeMap<AssignmentId, Stay>,
	keys: BTreeMap<AssignmentId, Vec<DatedKey>>,
	/// The starts of eras that a benchmark has begun. They override [`ERA`].
	starts: Vec<EraStart>,
	seeds: BTreeMap<EraIndex, Seed>,
	/// Since which tick the rosters of eras are known.
	rosters: BTreeMap<(ServiceId, EraIndex), u64>,
	/// The evidence with which operators were accused.
	accused: Vec<(AssignmentId, Vec<u8>)>,
	/// The work of operators: assignment, era, points and the most.
	credited: Vec<(AssignmentId, EraIndex, u32, u32)>,
	/// The services that are paused, so that nobody can be accused there.
	paused: Vec<ServiceId>,
	/// True if no duty is free any more.
	busy: bool,
	/// The key pairs of operators of benchmarks.
	signers: Vec<sr25519::Pair>,
}

impl Records {
	fn now(&self) -> EraIndex {
		self.era_of(self.block)
	}

	fn era_of(&self, block: u64) -> EraIndex {
		let begun = self.starts.iter().rev().find(|start| start.tick <= block);
		let counted = block.checked_div(self.era_ticks()).unwrap_or(0);
		begun.map_or(EraIndex::try_from(counted).unwrap_or(EraIndex::MAX), |start| start.era)
	}

	/// Returns the tick in which an era begins.
	fn start_of(&self, era: EraIndex) -> u64 {
		let begun = self.starts.iter().find(|start| start.era == era);
		begun.map_or(u64::from(era).saturating_mul(self.era_ticks()), |start| start.tick)
	}

	fn era_ticks(&self) -> u64 {
		match self.era_ticks {
			0 => ERA,
			ticks => ticks,
		}
	}

	/// Lets a stay serve, or not, from the next era on.
	fn switch(&mut self, assignment: AssignmentId, serves: bool) {
		let next = self.now().saturating_add(1);
		if let Some(stay) = self.stays.get_mut(&assignment) {
			stay.switches.push((next, serves));
		}
	}

	/// Returns the stake of a stay in an era that it serves, above zero, whether its service has retired or not.
	fn served(&self, stay: &Stay, era: EraIndex) -> Option<Balance> {
		let last = self.services.get(&stay.service)?.last_era;
		let judged = self.now() <= era.saturating_add(EXIT_WINDOW);
		let serves = stay.serves_in(era) && last.is_none_or(|last| era <= last) && judged;
		(serves && stay.counted > 0).then_some(stay.counted)
	}
}

thread_local! {
	static RECORDS: RefCell<Records> = RefCell::default();
}

fn with<R>(call: impl FnOnce(&mut Records) -> R) -> R {
	RECORDS.with(|records| call(&mut records.borrow_mut()))
}

/// Forgets everything.
pub fn reset() {
	with(|records| *records = Records::default());
}

/// Sets the present block, and as many ticks are over. Block `b` is in era `b / ERA`.
pub fn set_block(block: u64) {
	with(|records| records.block = block);
}

/// Gives every era this number of ticks, instead of [`ERA`].
pub fn set_era_ticks(ticks: u64) {
	with(|records| records.era_ticks = ticks);
}

/// Begins the next era in this tick, however many ticks the present one had.
pub fn begin_era(tick: u64) {
	with(|records| {
		let era = records.now().saturating_add(1);
		records.starts.push(EraStart { era, tick });
		records.block = tick;
	});
}

/// Registers a service with a quorum of two thirds.
pub fn add_service<Hook: codec::Encode>(service: ServiceId, hook: &Hook) {
	let record = Service { hook: hook.encode(), last_era: None, certified: 0 };
	with(|records| records.services.insert(service, record));
}

/// Removes a service.
pub fn remove_service(service: ServiceId) {
	with(|records| records.services.remove(&service));
}

/// Retires a service: everybody serves through this era.
pub fn retire_service(service: ServiceId) {
	with(|records| {
		let now = records.now();
		if let Some(record) = records.services.get_mut(&service) {
			record.last_era = Some(now);
		}
	});
}

/// Lets a service certify this value in every era, instead of none.
pub fn certify(service: ServiceId, value: Balance) {
	with(|records| {
		if let Some(record) = records.services.get_mut(&service) {
			record.certified = value;
		}
	});
}

/// Lets an operator serve from `since` on with a key. Returns its assignment.
pub fn serve<A: codec::Encode>(
	service: ServiceId,
	operator: &A,
	counted: Balance,
	since: EraIndex,
	key: ServiceKey,
) -> AssignmentId {
	with(|records| {
		let last = records.keys.last_key_value().map_or(0, |(last, _)| last.0.saturating_add(1));
		let id = AssignmentId(last);
		let stay = Stay { service, counted, since, switches: Vec::new(), closed: false };
		records.stays.insert(id, stay);
		records.latest.insert((service, operator.encode()), id);
		records.keys.insert(id, alloc::vec![DatedKey { from_era: since, key }]);
		id
	})
}

/// Replaces the key of an assignment from an era on.
pub fn rotate(assignment: AssignmentId, from_era: EraIndex, key: ServiceKey) {
	let dated = DatedKey { from_era, key };
	with(|records| records.keys.entry(assignment).or_default().push(dated));
}

/// Closes the assignment of an operator, which serves through this era.
pub fn leave<A: codec::Encode>(service: ServiceId, operator: &A) {
	with(|records| {
		let latest = records.latest.get(&(service, operator.encode())).copied();
		let Some(id) = latest else { return };
		records.switch(id, false);
		if let Some(stay) = records.stays.get_mut(&id) {
			stay.closed = true;
		}
	});
}

/// Suspends an assignment, which serves through this era.
pub fn suspend(assignment: AssignmentId) {
	with(|records| records.switch(assignment, false));
}

/// Lets a suspended assignment serve again from the next era on.
pub fn resume(assignment: AssignmentId) {
	with(|records| records.switch(assignment, true));
}

/// Removes the record of a closed assignment, of which nothing can be slashed any more.
pub fn forget_assignment(assignment: AssignmentId) {
	with(|records| {
		records.stays.remove(&assignment);
		records.keys.remove(&assignment);
		records.latest.retain(|_, latest| *latest != assignment);
	});
}

/// Makes the seed of an era known from this tick on.
pub fn set_seed(era: EraIndex, since: u64, value: H256) {
	with(|records| records.seeds.insert(era, Seed { since, value }));
}

/// Publishes who serves in an era, in this tick.
pub fn publish(service: ServiceId, era: EraIndex) {
	with(|records| records.rosters.insert((service, era), records.block));
}

/// Pauses a service: nobody can be accused there, for now.
pub fn pause(service: ServiceId) {
	with(|records| records.paused.push(service));
}

/// Ends the pause of all services.
pub fn end_pauses() {
	with(|records| records.paused.clear());
}

/// Lets no duty be free any more, or some again.
pub fn set_busy(busy: bool) {
	with(|records| records.busy = busy);
}

/// Returns who was accused since the last time it was asked, with which evidence.
pub fn take_accused() -> Vec<(AssignmentId, Vec<u8>)> {
	with(|records| core::mem::take(&mut records.accused))
}

/// Returns the work that was recorded since the last time it was asked: assignment, era, points and the most.
pub fn take_credited() -> Vec<(AssignmentId, EraIndex, u32, u32)> {
	with(|records| core::mem::take(&mut records.credited))
}

/// Returns a key with which nobody signs.
pub fn idle_key(seed: u8) -> ServiceKey {
	let bytes = [seed; 32];
	ServiceKey::Ed25519(sp_core::ed25519::Public::from_slice(&bytes).unwrap_or_default())
}

/// Returns the judgement of `J` on evidence against an operator, in the context of the present block.
pub fn judge<J: Judge<A, Rules>, A, Rules>(
	rules: &Rules,
	service: ServiceId,
	(assignment, operator): (AssignmentId, &A),
	evidence: &[u8],
) -> Result<Verdict, DispatchError> {
	let (now, keys) =
		with(|records| (records.now(), records.keys.get(&assignment).cloned().unwrap_or_default()));
	let eras: Vec<EraStart> = (now.saturating_sub(EXIT_WINDOW)..=now)
		.map(|era| EraStart { era, tick: with(|records| records.start_of(era)) })
		.collect();
	let clock = with(|records| records.block);
	let context = Context { service, assignment, operator, now, clock, eras: &eras, keys: &keys };
	J::judge(rules, &context, evidence)
}

/// Returns the limits of a service as a test has it: at most 40 % is slashed, windows of 4, 2 and 6 eras
/// of [`ERA`] blocks, a quorum of two thirds, and pledges of 1,000 at least.
pub fn limits() -> RuleLimits {
	let slashes = SlashRules {
		max_slash: Perbill::from_percent(40),
		report_window: REPORT_WINDOW,
		veto_window: 2,
		exit_window: EXIT_WINDOW,
	};
	let quorum = Perbill::from_rational(2u32, 3u32);
	RuleLimits { slashes, quorum, min_pledge: 1_000, era_ticks: ERA }
}

/// Reads the services and pledges that the test has set.
pub struct TestPledges<Hook>(core::marker::PhantomData<Hook>);

impl<AccountId: codec::Encode, Hook: codec::Decode> PledgeInspect<AccountId> for TestPledges<Hook> {
	type Hook = Hook;

	/// Returns the hash that a test chain has as that of its first block.
	fn genesis() -> H256 {
		H256::repeat_byte(69)
	}

	fn era() -> EraIndex {
		with(|records| records.now())
	}

	fn clock() -> u64 {
		with(|records| records.block)
	}

	fn era_ticks() -> u64 {
		with(|records| records.era_ticks())
	}

	fn era_of_tick(tick: u64) -> Option<EraIndex> {
		with(|records| {
			let (era, now) = (records.era_of(tick), records.now());
			// A benchmark begins eras, and does not set blocks.
			let past = tick <= records.block || !records.starts.is_empty();
			(past && now.saturating_sub(era) <= EXIT_WINDOW).then_some(era)
		})
	}

	fn era_start(era: EraIndex) -> Option<u64> {
		with(|records| {
			let now = records.now();
			let kept = era <= now && now.saturating_sub(era) <= EXIT_WINDOW;
			kept.then(|| records.start_of(era))
		})
	}

	fn service(service: ServiceId) -> Option<ServiceView<Hook>> {
		let hook = with(|records| records.services.get(&service).map(|it| it.hook.clone()))?;
		let hook = Hook::decode(&mut &hook[..]).ok()?;
		Some(ServiceView {
			hook,
			quorum: Perbill::from_rational(2u32, 3u32),
			report_window: REPORT_WINDOW,
			exit_window: EXIT_WINDOW,
		})
	}

	fn remembers(what: Forgotten) -> bool {
		with(|records| match what {
			Forgotten::Service(service) => records.services.contains_key(&service),
			Forgotten::Assignment(id) => records.stays.contains_key(&id),
		})
	}

	fn counted(service: ServiceId, era: EraIndex) -> Option<Balance> {
		with(|records| {
			let recent = records.now().saturating_sub(era) <= 2;
			let last_era = records.services.get(&service)?.last_era;
			let stays = records.stays.values().filter(|stay| stay.service == service);
			let served = stays.filter_map(|stay| records.served(stay, era));
			let sum = served.fold(0u128, |sum, counted| sum.saturating_add(counted));
			(recent && last_era.is_none_or(|last| era <= last)).then_some(sum)
		})
	}

	fn certified(service: ServiceId, era: EraIndex) -> Option<Balance> {
		<Self as PledgeInspect<AccountId>>::counted(service, era)?;
		with(|records| records.services.get(&service).map(|it| it.certified))
	}

	fn service_of(assignment: AssignmentId) -> Option<ServiceId> {
		with(|records| records.stays.get(&assignment).map(|stay| stay.service))
	}

	fn assignment_of(service: ServiceId, operator: &AccountId) -> Option<AssignmentId> {
		with(|records| records.latest.get(&(service, operator.encode())).copied())
	}

	fn members(service: ServiceId) -> Vec<AssignmentId> {
		with(|records| {
			let stays = records.stays.iter().filter(|(_, stay)| stay.service == service);
			stays.map(|(id, _)| *id).collect()
		})
	}

	fn is_open(assignment: AssignmentId) -> bool {
		with(|records| {
			let retired = |stay: &Stay| {
				let service = records.services.get(&stay.service);
				service.is_none_or(|service| service.last_era.is_some())
			};
			records
				.stays
				.get(&assignment)
				.is_some_and(|stay| !stay.closed && !retired(stay))
		})
	}

	fn seed(era: EraIndex) -> Option<Seed> {
		with(|records| records.seeds.get(&era).copied().filter(|seed| seed.since <= records.block))
	}

	fn roster(service: ServiceId, era: EraIndex) -> Option<Roster> {
		with(|records| {
			let since = *records.rosters.get(&(service, era))?;
			let stays = records.stays.iter().filter(|(_, stay)| stay.service == service);
			let served =
				|(id, stay): (&AssignmentId, &Stay)| Some((*id, records.served(stay, era)?));
			let mut members: Vec<_> = stays.filter_map(served).collect();
			members.sort_by_key(|(id, weight)| (core::cmp::Reverse(*weight), *id));
			let mut sum: Balance = 0;
			for (_, upto) in &mut members {
				sum = sum.saturating_add(*upto);
				*upto = sum;
			}
			Some(Roster { since, members })
		})
	}

	fn served(assignment: AssignmentId, era: EraIndex) -> Option<Balance> {
		with(|records| records.served(records.stays.get(&assignment)?, era))
	}

	fn key_at(assignment: AssignmentId, era: EraIndex) -> Option<ServiceKey> {
		with(|records| {
			let keys = records.keys.get(&assignment)?;
			keys.iter()
				.rev()
				.find(|dated| dated.from_era <= era)
				.map(|dated| dated.key.clone())
		})
	}
}
