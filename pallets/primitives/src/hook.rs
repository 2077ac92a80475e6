//! How a service finds fault.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::pallet_prelude::{MaybeSerializeDeserialize, Member, Parameter};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::DispatchResult;

/// How one service finds fault: a value in its terms, of a type that the runtime composes.
pub trait SlashingHook: Parameter + Member + MaxEncodedLen + MaybeSerializeDeserialize {
	/// Refuses parameters with which no fault could ever be found.
	fn validate(&self) -> DispatchResult;

	/// Whether only the service's slasher can ask for a slash, so that without one nobody could.
	fn needs_slasher(&self) -> bool;
}

/// No hook: whatever the slasher says.
impl SlashingHook for () {
	fn validate(&self) -> DispatchResult {
		Ok(())
	}

	fn needs_slasher(&self) -> bool {
		true
	}
}

/// Only the service's slasher may ask for a slash, and its word is the only proof.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Authority;

impl SlashingHook for Authority {
	fn validate(&self) -> DispatchResult {
		Ok(())
	}

	fn needs_slasher(&self) -> bool {
		true
	}
}
