//! Pledges as a test sets them, for the tests of services' pallets.
//!
//! One thread is one test, so what is set here is seen by that test alone.

use alloc::{collections::BTreeMap, vec::Vec};
use core::cell::RefCell;
use std::thread_local;

use restaking_math::{Balance, EraIndex};
use sp_arithmetic::Perbill;
use sp_core::ByteArray;

use crate::{
	AssignmentId, Context, DatedKey, EraStart, PledgeInspect, ServiceId, ServiceKey, ServiceView,
};

/// The blocks of an era.
pub const ERA: u64 = 10;

#[derive(Default)]
struct Records {
	block: u64,
	services: BTreeMap<ServiceId, Vec<u8>>,
	stays: BTreeMap<(ServiceId, Vec<u8>), (AssignmentId, Balance, EraIndex)>,
	left: Vec<(AssignmentId, Balance, EraIndex)>,
	keys: BTreeMap<AssignmentId, Vec<DatedKey>>,
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

/// Tells in which block we are: block `b` is in era `b / ERA`.
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

/// Lets an operator serve with a key since an era, and gives its stay.
pub fn serve<A: codec::Encode>(
	service: ServiceId,
	operator: &A,
	counted: Balance,
	since: EraIndex,
	key: ServiceKey,
) -> AssignmentId {
	with(|records| {
		let id = AssignmentId(u32::try_from(records.keys.len()).unwrap_or(u32::MAX));
		records.stays.insert((service, operator.encode()), (id, counted, since));
		records.keys.insert(id, alloc::vec![DatedKey { from: since, key }]);
		id
	})
}

/// Gives a stay another key from an era on.
pub fn rotate(assignment: AssignmentId, from: EraIndex, key: ServiceKey) {
	with(|records| records.keys.entry(assignment).or_default().push(DatedKey { from, key }));
}

/// Ends the stay of an operator.
pub fn leave<A: codec::Encode>(service: ServiceId, operator: &A) {
	with(|records| {
		let stay = records.stays.remove(&(service, operator.encode()));
		records.left.extend(stay);
	});
}

/// Forgets that a stay ever served, as if it had been suspended.
pub fn forget_stay(assignment: AssignmentId) {
	with(|records| records.left.retain(|stay| stay.0 != assignment));
}

/// A key that nobody signs with.
pub fn idle_key(seed: u8) -> ServiceKey {
	let bytes = [seed; 32];
	ServiceKey::Ed25519(sp_core::ed25519::Public::from_slice(&bytes).unwrap_or_default())
}

/// What the core would tell a hook about an operator.
pub fn with_context<A, R>(
	service: ServiceId,
	assignment: AssignmentId,
	operator: &A,
	call: impl FnOnce(&Context<'_, A>) -> R,
) -> R {
	let (block, keys) =
		with(|records| (records.block, records.keys.get(&assignment).cloned().unwrap_or_default()));
	let now = era_of_block(block);
	let eras: Vec<EraStart> = (now.saturating_sub(6)..=now)
		.map(|era| EraStart { era, block: u64::from(era).saturating_mul(ERA) })
		.collect();
	call(&Context { service, assignment, operator, now, eras: &eras, keys: &keys })
}

fn era_of_block(block: u64) -> EraIndex {
	EraIndex::try_from(block.checked_div(ERA).unwrap_or(0)).unwrap_or(EraIndex::MAX)
}

/// The pledges that the test has set.
pub struct TestPledges<Hook>(core::marker::PhantomData<Hook>);

impl<AccountId: codec::Encode, Hook: codec::Decode> PledgeInspect<AccountId> for TestPledges<Hook> {
	type Hook = Hook;

	fn era() -> EraIndex {
		era_of_block(with(|records| records.block))
	}

	fn era_of(block: u64) -> Option<EraIndex> {
		let now = with(|records| records.block);
		let (era, present) = (era_of_block(block), era_of_block(now));
		(block <= now && present.saturating_sub(era) <= 6).then_some(era)
	}

	fn service(service: ServiceId) -> Option<ServiceView<Hook>> {
		let hook = with(|records| records.services.get(&service).cloned())?;
		let hook = Hook::decode(&mut &hook[..]).ok()?;
		Some(ServiceView { hook, quorum: Perbill::from_rational(2u32, 3u32), exit_window: 6 })
	}

	fn counted(service: ServiceId, era: EraIndex) -> Option<Balance> {
		with(|records| {
			let recent = era_of_block(records.block).saturating_sub(era) <= 2;
			let stays = records.stays.iter().filter(|((of, _), _)| *of == service);
			let counts = stays.filter(|(_, (_, _, since))| *since <= era);
			let sum = counts.fold(0u128, |sum, (_, (_, counted, _))| sum.saturating_add(*counted));
			(recent && records.services.contains_key(&service)).then_some(sum)
		})
	}

	fn stay(service: ServiceId, operator: &AccountId) -> Option<AssignmentId> {
		with(|records| records.stays.get(&(service, operator.encode())).map(|stay| stay.0))
	}

	fn served(assignment: AssignmentId, era: EraIndex) -> Option<Balance> {
		let stay = with(|records| {
			records
				.stays
				.values()
				.chain(records.left.iter())
				.find(|stay| stay.0 == assignment)
				.copied()
		});
		stay.filter(|(_, _, since)| *since <= era).map(|(_, counted, _)| counted)
	}

	fn key_at(assignment: AssignmentId, era: EraIndex) -> Option<ServiceKey> {
		with(|records| {
			let keys = records.keys.get(&assignment)?;
			keys.iter().rev().find(|dated| dated.from <= era).map(|dated| dated.key.clone())
		})
	}
}
