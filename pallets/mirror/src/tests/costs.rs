//! The price of showing a set, of ten operators and of 128.

use super::{
	mock::guilty,
	scene::{run, seat, FIRST, SERVICE},
	Test,
};
use crate::{Call, MAX_SHOW};
use codec::Encode;
use frame_support::dispatch::GetDispatchInfo;

#[test]
fn a_full_set_fits_into_one_call() {
	for count in [10u64, 128] {
		run(guilty(), |scene| {
			scene.seats = (0..count).map(|it| seat(1_000 + it, 10_000 - u128::from(it))).collect();
			scene.blocks(5);
			scene.begin();
			let (proof, seats) = (scene.proof(), scene.seats.clone());
			let (nodes, proof_bytes) = (proof.len(), proof.encoded_size());
			let seat_bytes = seats.encoded_size();
			let seats = seats.try_into().expect("a set has so many places");
			let (era, height) = (FIRST + 1, scene.height);
			let it = Call::<Test>::show_set { service: SERVICE, era, height, proof, seats };
			let weight = it.get_dispatch_info().call_weight;
			println!(
				"mirror: a set of {count} operators takes {proof_bytes} bytes of proof in {nodes} nodes and \
				 {seat_bytes} of operators; it declares {} us and {} bytes",
				weight.ref_time() / 1_000_000,
				weight.proof_size(),
			);
			assert!(proof_bytes + seat_bytes <= MAX_SHOW as usize);
			assert!(scene.show_now(era).is_ok());
			scene.end();
		});
	}
}
