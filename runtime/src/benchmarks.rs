//! The benchmarks that this runtime can run, and the audit of our weights. `lib.rs` lists them.

use crate::*;

impl frame_system_benchmarking::Config for Runtime {}

/// Defines the benchmarks of all listed pallets, and a test for each of ours that audits its weights.
macro_rules! define_all_benchmarks {
	(
		of_the_sdk: $([$name:path, $pallet:ty])*
		ours: $([$our_name:ident, $our_pallet:ident])*
	) => {
		frame_benchmarking::define_benchmarks!(
			$([$name, $pallet])*
			$([$our_name, $our_pallet])*
		);

		#[cfg(test)]
		mod audits {
			$(
				#[test]
				fn $our_name() {
					use $our_name::{benchmarking::weight_of, weights::SubstrateWeight};
					use $crate::benchmarks::tests::{audit, Audited};
					audit::<$crate::$our_pallet>(weight_of::<SubstrateWeight<Audited>>);
				}
			)*
		}
	};
}

#[cfg(test)]
pub mod tests;
