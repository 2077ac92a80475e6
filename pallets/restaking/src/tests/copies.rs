//! Who brings an offence that somebody else has brought in the same block pays no fee: once for an offence.

use super::proving::*;
use crate::{Error, Event, Proven};
use codec::Encode;
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays},
	storage::with_storage_layer,
	weights::Weight,
};
use restaking_primitives::{AssignmentId, FreeDuties, RequestId};
use sp_core::H256;

/// Reports an offence of `P` in 10, as a block does: a refusal changes nothing.
fn report(who: AccountId, assignment: AssignmentId, offence: H256) -> DispatchResultWithPostInfo {
	let proof = Proof { operator: P, offence, era: 10, fraction: percent(10) };
	let evidence = proof.encode().try_into().unwrap();
	with_storage_layer(|| {
		Restaking::report_offence(RuntimeOrigin::signed(who), assignment, evidence)
	})
}

/// Returns the fee of a report that did something or nothing, or of one that is refused as a copy.
fn pays(done: DispatchResultWithPostInfo) -> (bool, Pays) {
	match done {
		Ok(info) => (true, info.pays_fee),
		Err(refused) => {
			assert_eq!(refused.error, Error::<Test>::OffenceSeen.into());
			(false, refused.post_info.pays_fee)
		},
	}
}

#[test]
fn the_first_copy_in_the_block_is_free_and_all_others_pay() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 500)]);
		assert_eq!(pays(report(STRANGER, P_AT_J, name(1))), (true, Pays::Yes));
		let (request, caps) = (RequestId(0), crate::Caps::<Test>::get(P_AT_J));
		System::reset_events();
		let second = report(U, P_AT_J, name(1));
		let weight = second.unwrap().actual_weight;
		assert_eq!(weight, Some(Restaking::report_weight()));
		let (assignment, offence_id, reporter) = (P_AT_J, name(1), U);
		let known = Event::AlreadyReported { request, assignment, offence_id, reporter };
		assert_eq!(events(), [known]);
		for who in [U, T, STRANGER] {
			assert_eq!(pays(report(who, P_AT_J, name(1))), (false, Pays::Yes));
		}
		// It changed nothing of what was reported.
		assert_eq!(crate::Caps::<Test>::get(P_AT_J), caps);
		let first = crate::SlashRequests::<Test>::get(request).unwrap();
		assert_eq!(first.reporters(), [Some(STRANGER)]);
		// Each offence has a first copy of its own.
		assert_eq!(pays(report(STRANGER, P_AT_J, name(2))), (true, Pays::Yes));
		assert_eq!(pays(report(U, P_AT_J, name(2))), (true, Pays::No));
	});
}

#[test]
fn a_copy_in_a_later_block_pays() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 500)]);
		assert_eq!(pays(report(STRANGER, P_AT_J, name(1))), (true, Pays::Yes));
		next_block();
		assert_eq!(pays(report(U, P_AT_J, name(1))), (false, Pays::Yes));
	});
}

/// An offence of who has next to nothing frees nobody of fees: 10 have to count.
#[test]
fn copies_about_dust_pay() {
	for (counted, free) in [(9, false), (10, true)] {
		ExtBuilder::default().build_and_execute(|| {
			judged(&[(S, counted)]);
			assert_eq!(pays(report(STRANGER, P_AT_J, name(1))), (true, Pays::Yes));
			let second = pays(report(U, P_AT_J, name(1)));
			assert_eq!(second, if free { (true, Pays::No) } else { (false, Pays::Yes) });
		});
	}
}

/// Where free duties have taken their part of the block, a copy pays. It is not the first one then.
#[test]
fn copies_pay_where_the_block_has_no_free_room() {
	ExtBuilder::default().build_and_execute(|| {
		judged(&[(S, 500)]);
		assert_eq!(pays(report(STRANGER, P_AT_J, name(1))), (true, Pays::Yes));
		let step = Weight::from_parts(1_000_000, 1_000);
		while Restaking::take_free(1_000, step) {}
		assert_eq!(pays(report(U, P_AT_J, name(1))), (false, Pays::Yes));
		assert!(Proven::<Test>::get(P_AT_J, name(1)).unwrap().race_block.is_some());
	});
}
