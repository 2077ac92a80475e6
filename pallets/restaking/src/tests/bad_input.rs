//! Every call with every kind of bad input: its own error, and nothing changed.

use super::setting::*;
use crate::{types::JoinPolicy, Call, Error};
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo};
use restaking_primitives::{AssignmentId, KeyProof, ServiceId};
use sp_core::{sr25519, H256};
use sp_runtime::{traits::Dispatchable, DispatchError, Perbill};

const NO_SERVICE: ServiceId = ServiceId(77);
const NO_ASSIGNMENT: AssignmentId = AssignmentId(77);

type Refused = (RuntimeOrigin, Call<Test>, DispatchError);

/// Each call is refused with its error and leaves the storage root as it was.
fn refused(cases: Vec<Refused>) {
	for (origin, call, error) in cases {
		let call = RuntimeCall::Restaking(call);
		let told = format!("{call:?}");
		let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
		let result = call.dispatch(origin);
		assert_eq!(result.map(|_| ()).map_err(|post| post.error), Err(error), "{told}");
		assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), before, "{told}");
	}
}

fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn no_proof() -> KeyProof {
	KeyProof::Sr25519(sr25519::Signature::from_raw([0; 64]))
}

/// The calls on a service, of one that does not exist.
#[test]
fn services_that_do_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		let service = NO_SERVICE;
		let who = || caller(signed(STRANGER));
		let calls = || {
			vec![
				Call::set_service_metadata { service, metadata: Default::default() },
				Call::offer_ownership { service, to: who() },
				Call::pause_service { service },
				Call::resume_service { service },
				Call::set_successor { service, successor: None },
				Call::retire_service { service },
				Call::deregister_service { service },
				Call::announce_slasher { service, slasher: who() },
				Call::remove_slasher { service },
				Call::announce_resolver { service, resolver: None },
				Call::approve_operator { service, operator: P },
				Call::revoke_approval { service, operator: P },
				Call::dismiss_operator { service, operator: P },
				Call::accept_ownership { service },
			]
		};
		for origin in [signed(OWNER_A), RuntimeOrigin::root()] {
			let error = DispatchError::from(Error::<Test>::NoSuchService);
			refused(calls().into_iter().map(|call| (origin.clone(), call, error)).collect());
		}
	});
}

/// The calls on a service, by somebody who does not own it.
#[test]
fn services_of_others() {
	ExtBuilder::default().build_and_execute(|| {
		let service = A;
		let who = || caller(signed(STRANGER));
		let calls = vec![
			Call::set_service_metadata { service, metadata: Default::default() },
			Call::offer_ownership { service, to: who() },
			Call::pause_service { service },
			Call::resume_service { service },
			Call::set_successor { service, successor: Some(B) },
			Call::retire_service { service },
			Call::deregister_service { service },
			Call::announce_slasher { service, slasher: who() },
			Call::remove_slasher { service },
			Call::announce_resolver { service, resolver: None },
			Call::approve_operator { service, operator: P },
			Call::revoke_approval { service, operator: P },
			Call::dismiss_operator { service, operator: P },
		];
		for other in [OWNER_B, RESOLVER, P, S] {
			let error = DispatchError::from(Error::<Test>::NotOwner);
			let all = calls.clone().into_iter();
			refused(all.map(|call| (signed(other), call, error)).collect());
		}
	});
}

/// SC-DOS-08: what is the case already, on services.
#[test]
fn services_again() {
	ExtBuilder::default().build_and_execute(|| {
		let owner = || signed(OWNER_A);
		let text = || b"https://example.org".to_vec().try_into().unwrap();
		refused(vec![
			(
				owner(),
				Call::set_service_metadata { service: A, metadata: text() },
				Error::<Test>::NothingToChange.into(),
			),
			(owner(), Call::resume_service { service: A }, Error::<Test>::NotPaused.into()),
			(
				owner(),
				Call::set_successor { service: A, successor: None },
				Error::<Test>::NothingToChange.into(),
			),
			(
				owner(),
				Call::set_successor { service: A, successor: Some(NO_SERVICE) },
				Error::<Test>::BadSuccessor.into(),
			),
			(owner(), Call::deregister_service { service: A }, Error::<Test>::NotRetired.into()),
			(
				owner(),
				Call::announce_slasher { service: A, slasher: caller(signed(SLASHER)) },
				Error::<Test>::NothingToChange.into(),
			),
			(
				owner(),
				Call::announce_resolver { service: A, resolver: Some(caller(signed(RESOLVER))) },
				Error::<Test>::NothingToChange.into(),
			),
			(owner(), Call::accept_ownership { service: A }, Error::<Test>::NotOffered.into()),
			(
				owner(),
				Call::approve_operator { service: A, operator: P },
				Error::<Test>::NoApprovalNeeded.into(),
			),
			(
				owner(),
				Call::revoke_approval { service: A, operator: P },
				Error::<Test>::NotApproved.into(),
			),
			(
				owner(),
				Call::dismiss_operator { service: A, operator: STRANGER },
				Error::<Test>::NotJoined.into(),
			),
		]);
		assert_ok!(Restaking::remove_slasher(owner(), A));
		assert_noop!(Restaking::remove_slasher(owner(), A), Error::<Test>::NothingToChange);
	});
}

/// Retired services refuse whatever could bring them back.
#[test]
fn services_that_have_retired() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Restaking::retire_service(signed(OWNER_A), A));
		let service = A;
		let who = || caller(signed(STRANGER));
		let calls = vec![
			Call::pause_service { service },
			Call::resume_service { service },
			Call::retire_service { service },
			Call::announce_slasher { service, slasher: who() },
			Call::announce_resolver { service, resolver: None },
		];
		let error = DispatchError::from(Error::<Test>::RetiredService);
		refused(calls.into_iter().map(|call| (signed(OWNER_A), call, error)).collect());
		refused(vec![(
			signed(OWNER_A),
			Call::deregister_service { service },
			Error::<Test>::ServiceInUse.into(),
		)]);
		assert_noop!(pledge(S, P_AT_A, 1), Error::<Test>::RetiredService);
		assert_eq!(try_join(STRANGER, A, key(9)), Err(Error::<Test>::RetiredService.into()));
	});
}

#[test]
fn operators() {
	ExtBuilder::default().build_and_execute(|| {
		let text = || Default::default();
		let zero = Perbill::zero();
		let (key, proof) = (key(9), no_proof);
		refused(vec![
			(
				signed(P),
				Call::register_operator { metadata: text() },
				Error::<Test>::AlreadyOperator.into(),
			),
			(
				signed(999),
				Call::register_operator { metadata: text() },
				sp_runtime::TokenError::FundsUnavailable.into(),
			),
			(
				signed(S),
				Call::set_operator_metadata { metadata: text() },
				Error::<Test>::NotOperator.into(),
			),
			(
				signed(P),
				Call::set_operator_metadata { metadata: text() },
				Error::<Test>::NothingToChange.into(),
			),
			(
				signed(S),
				Call::set_commission { service: A, commission: zero },
				Error::<Test>::NotJoined.into(),
			),
			(
				signed(P),
				Call::set_commission { service: A, commission: zero },
				Error::<Test>::NothingToChange.into(),
			),
			(
				signed(P),
				Call::set_commission { service: A, commission: Perbill::from_percent(11) },
				Error::<Test>::CommissionStepTooLarge.into(),
			),
			(
				signed(P),
				Call::join_service {
					service: A,
					commission: zero,
					key: key.clone(),
					proof: proof(),
				},
				Error::<Test>::BadKeyProof.into(),
			),
			(
				signed(P),
				Call::rotate_key { service: A, key: key.clone(), proof: proof() },
				Error::<Test>::BadKeyProof.into(),
			),
			(
				signed(S),
				Call::rotate_key { service: A, key: key.clone(), proof: proof() },
				Error::<Test>::NotJoined.into(),
			),
			(signed(Q), Call::leave_service { service: B }, Error::<Test>::NotJoined.into()),
			(
				signed(Q),
				Call::leave_service { service: NO_SERVICE },
				Error::<Test>::NotJoined.into(),
			),
			(signed(S), Call::deregister_operator {}, Error::<Test>::NotOperator.into()),
			(signed(P), Call::deregister_operator {}, Error::<Test>::OperatorInUse.into()),
		]);
		let nowhere = try_join(P, NO_SERVICE, key);
		assert_eq!(nowhere, Err(Error::<Test>::NoSuchService.into()));
	});
}

#[test]
fn pledges() {
	ExtBuilder::default().build_and_execute(|| {
		let hash = terms(40).hash();
		let call = |assignment, amount, terms_hash| Call::pledge {
			assignment,
			amount,
			terms_hash,
			max_commission: Perbill::one(),
			standing: true,
		};
		let of_s = |call, error: Error<Test>| (signed(S), call, error.into());
		refused(vec![
			of_s(call(P_AT_A, 0, hash), Error::ZeroAmount),
			of_s(call(NO_ASSIGNMENT, 1, hash), Error::NoSuchAssignment),
			of_s(call(P_AT_A, 1, H256::zero()), Error::WrongTerms),
			of_s(call(P_AT_A, 1_001, hash), Error::NotEnoughActiveStake),
			of_s(call(P_AT_A, u128::MAX, hash), Error::NotEnoughActiveStake),
			(signed(STRANGER), call(P_AT_A, 1, hash), Error::<Test>::NotStash.into()),
			(RuntimeOrigin::root(), call(P_AT_A, 1, hash), DispatchError::BadOrigin),
		]);
	});
}

/// The calls on positions, by somebody who has none.
#[test]
fn positions_that_do_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		let calls = || {
			let (from, to, amount, terms_hash) = (P_AT_A, Q_AT_A, 1, terms(40).hash());
			vec![
				Call::exit { assignment: P_AT_A, amount },
				Call::exit_all {},
				Call::exit_and_unbond { assignment: P_AT_A, amount },
				Call::move_pledge { from, to, amount, terms_hash, max_commission: Perbill::one() },
				Call::set_standing_order { assignment: P_AT_A, standing: false },
				Call::rebond_custody { amount },
				Call::release_custody { stash: S, positions: MANY },
				Call::trim_staker { stash: S, positions: MANY },
				Call::enforce_coverage { stash: S, positions: MANY },
				Call::settle_staker { stash: S, losses: MANY },
			]
		};
		let error = DispatchError::from(Error::<Test>::NoPosition);
		refused(calls().into_iter().map(|call| (signed(S), call, error)).collect());
		// With another position it is no different.
		assert_ok!(pledge(S, P_AT_B, 10));
		let of_one = calls().into_iter().filter(|call| {
			matches!(
				call,
				Call::exit { .. }
					| Call::exit_and_unbond { .. }
					| Call::move_pledge { .. }
					| Call::set_standing_order { .. }
			)
		});
		refused(of_one.map(|call| (signed(S), call, error)).collect());
	});
}

/// SC-DOS-08: nothing, and nothing to do.
#[test]
fn positions_with_nothing_to_do() {
	ExtBuilder::default().build_and_execute(|| {
		pledged_to_a(S, 100);
		let assignment = P_AT_A;
		let of_s = |call, error: Error<Test>| (signed(S), call, error.into());
		refused(vec![
			of_s(Call::exit { assignment, amount: 0 }, Error::ZeroAmount),
			of_s(Call::exit_and_unbond { assignment, amount: 0 }, Error::ZeroAmount),
			of_s(Call::rebond_custody { amount: 0 }, Error::ZeroAmount),
			of_s(Call::rebond_custody { amount: 1 }, Error::NothingInCustody),
			of_s(Call::set_standing_order { assignment, standing: true }, Error::NothingToChange),
			of_s(Call::release_custody { stash: S, positions: MANY }, Error::NothingToRelease),
			of_s(Call::trim_staker { stash: S, positions: MANY }, Error::NothingToTrim),
			of_s(Call::enforce_coverage { stash: S, positions: MANY }, Error::NothingToEnforce),
			of_s(Call::settle_staker { stash: S, losses: MANY }, Error::NothingToSettle),
			(
				RuntimeOrigin::root(),
				Call::enforce_coverage { stash: S, positions: MANY },
				Error::<Test>::NothingToEnforce.into(),
			),
		]);
		assert_ok!(exit(S, P_AT_A, 100));
		refused(vec![
			of_s(Call::exit { assignment, amount: 1 }, Error::NothingToExit),
			of_s(Call::exit_and_unbond { assignment, amount: 1 }, Error::NothingToExit),
			of_s(Call::exit_all {}, Error::NothingToExit),
		]);
	});
}

/// Every call has a weight above nothing, and all are within a block.
#[test]
fn every_call_is_weighed() {
	ExtBuilder::default().build_and_execute(|| {
		let block = frame_support::weights::Weight::from_parts(2_000_000_000_000, 5 * 1024 * 1024);
		let slasher = Some(caller(signed(SLASHER)));
		let calls: Vec<Call<Test>> = vec![
			Call::register_service {
				terms: terms(40),
				slasher,
				resolver: None,
				join_policy: JoinPolicy::Open,
				group: None,
				metadata: Default::default(),
			},
			Call::exit { assignment: P_AT_A, amount: 1 },
			Call::settle_staker { stash: S, losses: MANY },
			Call::trim_staker { stash: S, positions: MANY },
			Call::rebond_custody { amount: 1 },
		];
		for call in calls {
			let weight = call.get_dispatch_info().call_weight;
			assert!(weight.ref_time() > 0 && weight.all_lte(block), "{call:?}: {weight:?}");
		}
	});
}
