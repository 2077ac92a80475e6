//! What benchmarks of services' pallets need to be there.

use sp_runtime::DispatchError;

use crate::{AssignmentId, KeyProof, ServiceId, ServiceKey};

/// Sets up pledges for the benchmarks of a service's pallet. A runtime implements it with the core that it
/// has, tests with `testing::TestPledges`.
pub trait BenchmarkHelper<AccountId, Rules> {
	/// Registers a service of `owner` that finds fault by these rules. A benchmark begins with its only
	/// service: what another one has set up may be forgotten.
	fn service(rules: Rules, owner: &AccountId) -> Result<ServiceId, DispatchError>;

	/// Lets an operator serve from the next era on, with the same amount behind it as behind every other.
	/// Gives its stay and its key, of the kind whose signatures take longest to verify.
	fn serve(
		service: ServiceId,
		operator: &AccountId,
	) -> Result<(AssignmentId, ServiceKey), DispatchError>;

	/// Signs with a key that [`BenchmarkHelper::serve`] gave.
	fn sign(key: &ServiceKey, message: &[u8]) -> Option<KeyProof>;

	/// Begins the next era with this block, which the caller has set.
	fn next_era(block: u32);
}
