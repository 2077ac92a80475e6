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
	(
		by_size: { $($sized:ident($($size:ident),*): $by_size:expr;)* }
		$($name:ident: $estimate:expr;)*
	) => {
		/// How much each call costs.
		pub trait WeightInfo {
			$(
				/// The cost of the work of the same name.
				fn $sized($($size: u32),*) -> Weight;
			)*
			$(
				/// The cost of the call of the same name.
				fn $name() -> Weight;
			)*
		}

		impl WeightInfo for () {
			$(
				fn $sized($($size: u32),*) -> Weight {
					$by_size($($size,)* RocksDbWeight::get())
				}
			)*
			$(
				fn $name() -> Weight {
					$estimate(RocksDbWeight::get())
				}
			)*
		}

		/// The estimates, with the database of the runtime `T`.
		pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

		impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
			$(
				fn $sized($($size: u32),*) -> Weight {
					$by_size($($size,)* <T as frame_system::Config>::DbWeight::get())
				}
			)*
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

/// Claims at as many services as there are positions, each with a payment and a bond of its own.
fn claims(positions: u32, db: RuntimeDbWeight) -> Weight {
	small(13, 13, 17)(db).saturating_mul(positions.max(1).into())
}

/// A withdrawal: the staker, and assignment and service of each position, read only.
fn withdrawal(db: RuntimeDbWeight) -> Weight {
	let records = POSITIONS.saturating_mul(2);
	let proof = records.saturating_mul(PROOF).saturating_add(STAKER_PROOF);
	Weight::from_parts(WORK.saturating_mul(POSITIONS), proof)
		.saturating_add(db.reads_writes(records.saturating_add(STAKE_READS), 3))
}

/// A request: service, assignment, cap, bond, keys, eras and the new records; and the end of `dead` ones.
fn request(dead: u32, db: RuntimeDbWeight) -> Weight {
	small(14, 10, 18)(db).saturating_add(ending(db).saturating_mul(dead.into()))
}

/// The end of a request: itself, cap, bond with its payer and the treasury, and an assignment that
/// only waited for it.
fn ending(db: RuntimeDbWeight) -> Weight {
	small(14, 12, 20)(db)
}

/// The settlement of a staker with `positions` positions that are touched and `slashes` losses: each
/// position with assignment and service, the staker, its stake, and where the losses go.
fn settlement(positions: u32, slashes: u32, db: RuntimeDbWeight) -> Weight {
	let records = u64::from(positions).saturating_mul(3).saturating_add(8);
	let proof = records.saturating_mul(PROOF).saturating_add(STAKER_PROOF);
	Weight::from_parts(WORK.saturating_mul(positions.max(1).into()), proof)
		.saturating_add(db.reads_writes(records, records))
		.saturating_add(small(10, 9, 2)(db).saturating_mul(slashes.into()))
}

weights! {
	by_size: {
		settle_positions(p, s): settlement;
		request_slash(d): request;
		report_offence(d): request;
		claim(p): claims;
		claim_all(p): claims;
	}

	register_service: small(3, 6, 5);
	set_service_metadata: small(2, 1, 4);
	offer_ownership: small(1, 1, 2);
	accept_ownership: small(1, 1, 2);
	pause_service: small(1, 1, 2);
	resume_service: small(1, 1, 2);
	set_successor: small(2, 1, 4);
	retire_service: small(2, 1, 3);
	deregister_service: small(74, 76, 78);
	announce_slasher: small(2, 1, 3);
	remove_slasher: small(1, 1, 2);
	announce_resolver: small(2, 1, 3);
	approve_operator: small(2, 1, 4);
	revoke_approval: small(2, 1, 4);
	dismiss_operator: small(9, 9, 14);
	register_operator: small(3, 4, 5);
	set_operator_metadata: small(2, 1, 4);
	set_commission: small(4, 2, 5);
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
	fund_slash_bond: small(3, 2, 6);
	withdraw_slash_bond: small(2, 2, 4);
	veto: ending;
	veto_all: small(3, 2, 5);
	cancel_request: small(17, 12, 23);
	execute_slash: small(17, 15, 25);
	pay_escrow: small(5, 5, 9);
	redirect_escrow: small(4, 3, 7);
	unjail: small(6, 3, 10);
	ban_operator: small(10, 10, 16);
	open_pot: small(2, 1, 3);
	fund_rewards: small(6, 6, 8);
	refund_rewards: small(6, 6, 8);
	set_multiplier: small(3, 2, 4);
	set_payee: small(1, 1, 1);
	claim_commission: small(9, 8, 12);
	set_value_at_risk: small(2, 1, 2);
	on_initialize: small(2, 1, 2);
	look_at_agenda: small(3, 2, 4);
	forget_offence: small(1, 1, 1);
	end_jail: small(2, 1, 2);
	settle_assignment: small(4, 4, 6);
	turn_of_queue: small(14, 13, 20);
}
