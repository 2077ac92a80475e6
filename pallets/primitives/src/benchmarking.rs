//! The setup for benchmarks of services' pallets.

use sp_runtime::DispatchError;

use crate::{AssignmentId, KeyProof, ServiceId, ServiceKey};

/// Sets up services and pledges for the benchmarks of a service's pallet. A runtime implements it with
/// its restaking pallet, tests use `testing::TestPledges`.
pub trait BenchmarkHelper<AccountId, Rules> {
	/// Registers a service of `owner` with these rules. Called once in a benchmark, at its beginning: the
	/// setup of earlier benchmarks may be lost.
	fn service(rules: Rules, owner: &AccountId) -> Result<ServiceId, DispatchError>;

	/// Lets an operator serve from the next era on, with the same counted stake for every operator.
	/// Returns its assignment and its key, of the kind with the slowest verification.
	fn serve(
		service: ServiceId,
		operator: &AccountId,
	) -> Result<(AssignmentId, ServiceKey), DispatchError>;

	/// Returns the number of ticks for which something is open, as terms that fit this chain may have it.
	fn voting() -> u32 {
		32
	}

	/// Signs with a key returned by [`BenchmarkHelper::serve`]. `None` if the key is another one.
	fn sign(key: &ServiceKey, message: &[u8]) -> Option<KeyProof>;

	/// Makes the seed of the present era known, in the present tick.
	fn seed();

	/// Begins the next era in `block`, which the caller has set as the present block.
	fn next_era(block: u32);

	/// Lets as many ticks pass as it takes until block `block`, in the present era.
	fn pass(block: u32);

	/// Publishes who serves in the present era, and makes its seed known, where that does not come by itself.
	fn publish(_service: ServiceId) {}
}
