//! Services and pledges that a test sets itself, for the tests of services' pallets.
//!
//! They are stored by thread. A thread runs one test, so each test sees its own.

use alloc::{collections::BTreeMap, vec::Vec};
use core::cell::RefCell;
use std::thread_local;

use restaking_math::{Balance, EraIndex, SlashRules};
use sp_arithmetic::Perbill;
use sp_core::{sr25519, ByteArray, Pair};
use sp_runtime::DispatchError;

use crate::{
	AssignmentId, BenchmarkHelper, Context, DatedKey, EraStart, Judge, KeyProof, PledgeInspect,
	RuleLimits, ServiceId, ServiceKey, ServiceView, Verdict,
};

/// The number of blocks of an era.
pub const ERA: u64 = 10;

#[derive(Default)]
struct Records {
	block: u64,
	services: BTreeMap<ServiceId, Vec<u8>>,
	assignments: BTreeMap<(ServiceId, Vec<u8>), (AssignmentId, Balance, EraIndex)>,
	left: Vec<(AssignmentId, Balance, EraIndex)>,
	keys: BTreeMap<AssignmentId, Vec<DatedKey>>,
	/// The starts of eras that a benchmark has begun. They override [`ERA`].
	starts: Vec<EraStart>,
	/// The key pairs of operators of benchmarks.
	signers: Vec<sr25519::Pair>,
}

impl Records {
	fn now(&self) -> EraIndex {
		self.era_of(self.block)
	}

	fn era_of(&self, block: u64) -> EraIndex {
		let begun = self.starts.iter().rev().find(|start| start.block <= block);
		let counted = block.checked_div(ERA).unwrap_or(0);
		begun.map_or(EraIndex::try_from(counted).unwrap_or(EraIndex::MAX), |start| start.era)
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

/// Sets the present block. Block `b` is in era `b / ERA`.
pub fn set_block(block: u64) {
	with(|records| records.block = block);
}

/// Registers a service with a quorum of two thirds.
pub fn add_service<Hook: codec::Encode>(service: ServiceId, hook: &Hook) {
	with(|records| records.services.insert(service, hook.encode()));
}

/// Removes a service.
pub fn remove_service(service: ServiceId) {
	with(|records| records.services.remove(&service));
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
		let id = AssignmentId(u32::try_from(records.keys.len()).unwrap_or(u32::MAX));
		records.assignments.insert((service, operator.encode()), (id, counted, since));
		records.keys.insert(id, alloc::vec![DatedKey { from_era: since, key }]);
		id
	})
}

/// Replaces the key of an assignment from an era on.
pub fn rotate(assignment: AssignmentId, from_era: EraIndex, key: ServiceKey) {
	let dated = DatedKey { from_era, key };
	with(|records| records.keys.entry(assignment).or_default().push(dated));
}

/// Closes the assignment of an operator.
pub fn leave<A: codec::Encode>(service: ServiceId, operator: &A) {
	with(|records| {
		let assignment = records.assignments.remove(&(service, operator.encode()));
		records.left.extend(assignment);
	});
}

/// Removes the record of a closed assignment, as if it had been suspended.
pub fn forget_assignment(assignment: AssignmentId) {
	with(|records| records.left.retain(|it| it.0 != assignment));
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
	let eras: Vec<EraStart> = (now.saturating_sub(6)..=now)
		.map(|era| EraStart { era, block: u64::from(era).saturating_mul(ERA) })
		.collect();
	let block = with(|records| records.block);
	let context = Context { service, assignment, operator, now, block, eras: &eras, keys: &keys };
	J::judge(rules, &context, evidence)
}

/// Returns the limits of a service as a test has it: at most 40 % is slashed, windows of 4, 2 and 6 eras
/// of [`ERA`] blocks, a quorum of two thirds, and pledges of 1,000 at least.
pub fn limits() -> RuleLimits {
	let slashes = SlashRules {
		max_slash: Perbill::from_percent(40),
		report_window: 4,
		veto_window: 2,
		exit_window: 6,
	};
	let quorum = Perbill::from_rational(2u32, 3u32);
	RuleLimits { slashes, quorum, min_pledge: 1_000, era_blocks: ERA }
}

/// Reads the services and pledges that the test has set.
pub struct TestPledges<Hook>(core::marker::PhantomData<Hook>);

impl<AccountId: codec::Encode, Hook: codec::Decode> PledgeInspect<AccountId> for TestPledges<Hook> {
	type Hook = Hook;

	fn era() -> EraIndex {
		with(|records| records.now())
	}

	fn era_of(block: u64) -> Option<EraIndex> {
		with(|records| {
			let (era, now) = (records.era_of(block), records.now());
			// A benchmark begins eras, and does not set blocks.
			let past = block <= records.block || !records.starts.is_empty();
			(past && now.saturating_sub(era) <= 6).then_some(era)
		})
	}

	fn service(service: ServiceId) -> Option<ServiceView<Hook>> {
		let hook = with(|records| records.services.get(&service).cloned())?;
		let hook = Hook::decode(&mut &hook[..]).ok()?;
		Some(ServiceView { hook, quorum: Perbill::from_rational(2u32, 3u32), exit_window: 6 })
	}

	fn counted(service: ServiceId, era: EraIndex) -> Option<Balance> {
		with(|records| {
			let recent = records.now().saturating_sub(era) <= 2;
			let assignments = records.assignments.iter().filter(|((of, _), _)| *of == service);
			let counts = assignments.filter(|(_, (_, _, since))| *since <= era);
			let sum = counts.fold(0u128, |sum, (_, (_, counted, _))| sum.saturating_add(*counted));
			(recent && records.services.contains_key(&service)).then_some(sum)
		})
	}

	fn assignment_of(service: ServiceId, operator: &AccountId) -> Option<AssignmentId> {
		with(|records| records.assignments.get(&(service, operator.encode())).map(|it| it.0))
	}

	fn served(assignment: AssignmentId, era: EraIndex) -> Option<Balance> {
		let found = with(|records| {
			records
				.assignments
				.values()
				.chain(records.left.iter())
				.find(|it| it.0 == assignment)
				.copied()
		});
		found.filter(|(_, _, since)| *since <= era).map(|(_, counted, _)| counted)
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

impl<AccountId, Hook, Rules> BenchmarkHelper<AccountId, Rules> for TestPledges<Hook>
where
	AccountId: codec::Encode,
	Hook: codec::Encode + From<Rules>,
{
	fn service(rules: Rules, _owner: &AccountId) -> Result<ServiceId, DispatchError> {
		reset();
		add_service(ServiceId(0), &Hook::from(rules));
		Ok(ServiceId(0))
	}

	fn serve(
		service: ServiceId,
		operator: &AccountId,
	) -> Result<(AssignmentId, ServiceKey), DispatchError> {
		let (number, era) = with(|records| (records.signers.len(), records.now()));
		let pair = sr25519::Pair::from_string(&alloc::format!("//{number}"), None)
			.map_err(|_| DispatchError::Other("no key"))?;
		let key = ServiceKey::Sr25519(pair.public());
		with(|records| records.signers.push(pair));
		let assignment = serve(service, operator, 100, era.saturating_add(1), key.clone());
		Ok((assignment, key))
	}

	fn sign(key: &ServiceKey, message: &[u8]) -> Option<KeyProof> {
		with(|records| {
			let is_it = |pair: &&sr25519::Pair| ServiceKey::Sr25519(pair.public()) == *key;
			let pair = records.signers.iter().find(is_it)?;
			Some(KeyProof::Sr25519(pair.sign(message)))
		})
	}

	fn next_era(block: u32) {
		with(|records| {
			let start = EraStart { era: records.now().saturating_add(1), block: block.into() };
			records.starts.push(start);
			records.block = start.block;
		});
	}
}
