//! Who pays for what it registers.

use codec::Decode;
use core::marker::PhantomData;
use frame_support::traits::{EnsureOrigin, OriginTrait};
use restaking_primitives::OriginNames;

/// Lets every origin pass that has an account, by `Names`, and returns that account: a signer itself, or the
/// sovereign account of a chain elsewhere. `RegisterOrigin` of a chain where anybody may register a service, if the
/// deposit is paid.
pub struct EnsurePayer<Names>(PhantomData<Names>);

impl<Names, Origin> EnsureOrigin<Origin> for EnsurePayer<Names>
where
	Origin: OriginTrait,
	Origin::AccountId: Decode,
	Names: OriginNames<Origin::PalletsOrigin, Origin::AccountId>,
{
	type Success = Option<Origin::AccountId>;

	fn try_origin(origin: Origin) -> Result<Self::Success, Origin> {
		match Names::account(origin.caller()) {
			Some(payer) => Ok(Some(payer)),
			None => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<Origin, ()> {
		let zeros = &mut sp_runtime::traits::TrailingZeroInput::zeroes();
		<Origin::AccountId as Decode>::decode(zeros).map(Origin::signed).map_err(|_| ())
	}
}
