//! The weights of the calls.
//!
//! Counted by hand from what each call reads and writes at worst, not measured: a runtime in
//! production measures its own. Calls on a staker are counted with twelve positions, all of which
//! have to be settled, in twelve services of twelve operators.

use frame_support::traits::Get;
use frame_support::weights::{constants::RocksDbWeight, RuntimeDbWeight, Weight};

/// What a call computes besides reading and writing, with decoding, generously.
const WORK: u64 = 50_000_000;

/// The proof of one small record.
const PROOF: u64 = 3_000;

/// The proof of one staker's record.
const STAKER_PROOF: u64 = 16_000;

/// Positions that an operation on a staker settles at worst.
const POSITIONS: u64 = 12;

/// Era, ledger and its owner, limits.
const STAKE_READS: u64 = 6;

macro_rules! weights {
	($($name:ident: $estimate:expr;)*) => {
		/// How much each call costs.
		pub trait WeightInfo {
			$(
				/// The cost of the call of the same name.
				fn $name() -> Weight;
			)*
		}

		impl WeightInfo for () {
			$(
				fn $name() -> Weight {
					$estimate(RocksDbWeight::get())
				}
			)*
		}

		/// The estimates, with the database of the runtime `T`.
		pub struct Estimated<T>(core::marker::PhantomData<T>);

		impl<T: frame_system::Config> WeightInfo for Estimated<T> {
			$(
				fn $name() -> Weight {
					$estimate(<T as frame_system::Config>::DbWeight::get())
				}
			)*
		}
	};
}

/// A call on few small records.
fn small(reads: u64, writes: u64, proofs: u64) -> impl Fn(RuntimeDbWeight) -> Weight {
	move |db| {
		Weight::from_parts(WORK, proofs.saturating_mul(PROOF))
			.saturating_add(db.reads_writes(reads, writes))
	}
}

/// A call on a staker: all positions settled, with assignment, service and operator of each, some
/// removed with their deposits, and `more` records.
fn staker(more: u64) -> impl Fn(RuntimeDbWeight) -> Weight {
	move |db| {
		let records = POSITIONS.saturating_mul(5).saturating_add(more);
		let proof = records.saturating_mul(PROOF).saturating_add(STAKER_PROOF);
		let reads = records.saturating_add(STAKE_READS);
		Weight::from_parts(WORK.saturating_mul(POSITIONS), proof)
			.saturating_add(db.reads_writes(reads, records))
	}
}

/// A withdrawal: the staker, and assignment and service of each position, read only.
fn withdrawal(db: RuntimeDbWeight) -> Weight {
	let records = POSITIONS.saturating_mul(2);
	let proof = records.saturating_mul(PROOF).saturating_add(STAKER_PROOF);
	Weight::from_parts(WORK.saturating_mul(POSITIONS), proof)
		.saturating_add(db.reads_writes(records.saturating_add(STAKE_READS), 3))
}

weights! {
	register_service: small(3, 5, 4);
	set_service_metadata: small(2, 1, 4);
	offer_ownership: small(1, 1, 2);
	accept_ownership: small(1, 1, 2);
	pause_service: small(1, 1, 2);
	resume_service: small(1, 1, 2);
	set_successor: small(2, 1, 4);
	retire_service: small(2, 1, 3);
	deregister_service: small(3, 5, 6);
	announce_slasher: small(2, 1, 3);
	remove_slasher: small(1, 1, 2);
	announce_resolver: small(2, 1, 3);
	approve_operator: small(2, 1, 4);
	revoke_approval: small(2, 1, 4);
	dismiss_operator: small(9, 9, 14);
	register_operator: small(3, 4, 5);
	set_operator_metadata: small(2, 1, 4);
	set_commission: small(2, 1, 3);
	join_service: small(10, 10, 16);
	rotate_key: small(8, 5, 10);
	leave_service: small(9, 9, 14);
	deregister_operator: small(3, 4, 5);
	pledge: staker(8);
	exit: staker(4);
	exit_all: staker(4);
	exit_and_unbond: staker(12);
	move_pledge: staker(10);
	set_standing_order: staker(2);
	restake_custody: staker(12);
	release: staker(4);
	trim: staker(4);
	enforce: staker(4);
	settle: staker(4);
	on_withdraw: withdrawal;
}
