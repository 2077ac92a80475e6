//! What becomes of targets: none of it moves a price, or stops a turn or an exit.

use super::setting::*;
use crate::{Event, Targets};
use frame_support::{assert_ok, traits::OriginTrait};
use pallet_restaking::types::JoinPolicy;
use restaking_math::vault::Rate;
use restaking_primitives::{AssignmentId, Balance, KeyProof, ServiceId, ServiceKey};
use sp_core::Pair;
use sp_runtime::Perbill;

/// A service that takes at most 20 %, of which the hook is asked about who enters, with `P` as its operator.
fn gated() -> (ServiceId, AssignmentId) {
	let service = pallet_restaking::NextServiceId::<Test>::get();
	let assignment = pallet_restaking::NextAssignmentId::<Test>::get();
	let mut terms = terms(20);
	terms.hook = Hook::Gate(Gate);
	let slasher = Some(Box::new(RuntimeOrigin::signed(SLASHER).into_caller()));
	let (policy, text, root) = (JoinPolicy::Open, Default::default(), RuntimeOrigin::root());
	assert_ok!(Restaking::register_service(root, terms, slasher, None, policy, None, text));
	let pair = sp_core::sr25519::Pair::from_seed(&[77; 32]);
	let message = Restaking::key_message(service, &P);
	let proof = KeyProof::Sr25519(pair.sign(&message));
	let key = ServiceKey::Sr25519(pair.public());
	let by = RuntimeOrigin::signed(P);
	assert_ok!(Restaking::join_service(by, service, Perbill::zero(), key, proof));
	(service, assignment)
}

/// Fate of a target of which 1,000 count when 1,300 are wanted.
struct Fate {
	name: &'static str,
	/// Brings it about.
	act: fn(ServiceId),
	/// What counts after the next turn.
	counted: Balance,
	/// True if the target is told to have taken no more.
	skipped: bool,
	/// True if it is told to be gone.
	gone: bool,
}

fn kept(name: &'static str, act: fn(ServiceId), counted: Balance, skipped: bool) -> Fate {
	Fate { name, act, counted, skipped, gone: false }
}

fn gone(name: &'static str, act: fn(ServiceId)) -> Fate {
	Fate { name, act, counted: 0, skipped: false, gone: true }
}

/// All that can become of a target, but for a slash.
fn fates() -> [Fate; 7] {
	let pause = |it| Restaking::pause_service(RuntimeOrigin::root(), it).unwrap();
	let leave = |it| Restaking::leave_service(RuntimeOrigin::signed(P), it).unwrap();
	let retire = |it| Restaking::retire_service(RuntimeOrigin::root(), it).unwrap();
	let dismiss = |it| Restaking::dismiss_operator(RuntimeOrigin::root(), it, P).unwrap();
	let ban = |it| Restaking::ban_operator(RuntimeOrigin::root(), it, P).unwrap();
	[
		kept("nothing", |_| {}, 1_300, false),
		kept("its service pauses", pause, 1_000, false),
		kept("its hook refuses", |_| GateShut::set(true), 1_000, true),
		gone("its operator leaves", leave),
		gone("its service retires", retire),
		gone("its operator is dismissed", dismiss),
		gone("its operator is banned", ban),
	]
}

/// Scenario LIQ-24: whatever becomes of a target moves no price and stops neither a turn nor an exit. What is suspended is
/// told with targets.
#[test]
fn no_fate_of_a_target_should_move_a_price() {
	const ONE: Rate = Rate(1 << 64);
	for Fate { name, act, counted: left, skipped, gone } in fates() {
		run(|| {
			run_to(8);
			let (service, gate) = gated();
			open_with(1_000, [(gate, 50)], 0);
			deposit(&A, 1_000).unwrap();
			turn_in(9);
			assert_eq!((active(), counted(gate)), (2_000, 1_000), "{name}");
			deposit(&B, 1_000).unwrap();
			let batch = ask(&A, 400).unwrap();
			act(service);
			assert_eq!(redeem_price(), ONE, "{name}");
			turn_in(10);
			// Half of 2,600 are wanted.
			let now = (active(), chunk(18), counted(gate));
			assert_eq!(now, (2_600, 400, left), "{name}");
			let skips = |it: &Event<Test>| matches!(it, Event::TargetSkipped { .. });
			assert_eq!(events().iter().any(skips), skipped, "{name}");
			let goes = Event::TargetGone { vault: V, assignment: gate };
			assert_eq!(events().contains(&goes), gone, "{name}");
			assert_eq!(Targets::<Test>::get(V).now.is_empty(), gone, "{name}");
			for target in 11..=18 {
				turn_in(target);
				assert_eq!(redeem_price(), ONE, "{name}, in {target}");
			}
			assert_eq!(counted(gate), left, "{name}");
			assert_eq!(claim(&A, batch), Ok(400), "{name}");
		});
	}
}
