//! Laws that fail, for the tests of services' pallets.

use frame_support::storage::{with_transaction, TransactionOutcome};
use sp_runtime::{DispatchError, DispatchResult};

/// Asserts that a change of the storage breaks a law, and takes it back. `check` refuses a state that breaks one, with
/// these words.
///
/// # Panics
///
/// Panics if the state breaks a law without the change, or breaks another one or none with it.
pub fn assert_breaks(check: impl Fn() -> DispatchResult, law: &'static str, change: impl FnOnce()) {
	assert_eq!(check(), Ok(()));
	let found = with_transaction(|| {
		change();
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(check()))
	});
	assert_eq!(found, Ok(Err(DispatchError::Other(law))));
}
