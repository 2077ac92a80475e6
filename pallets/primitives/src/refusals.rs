//! The price of a refusal.

use frame_support::{dispatch::PostDispatchInfo, weights::Weight};
use sp_runtime::{DispatchError, DispatchErrorWithPostInfo};

/// Returns the refusal of a call that costs what it took to find out, and not all that the call declares.
pub fn refusal(
	error: impl Into<DispatchError>,
	weight: Weight,
) -> DispatchErrorWithPostInfo<PostDispatchInfo> {
	DispatchErrorWithPostInfo { post_info: Some(weight).into(), error: error.into() }
}
