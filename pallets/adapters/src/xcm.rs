//! Names for origins that are locations elsewhere: a description that is made to outlive versions of XCM.

use core::marker::PhantomData;
use cumulus_pallet_xcm::Origin as NativeOrigin;
use frame_support::traits::CallerTrait;
use pallet_xcm::Origin as XcmOrigin;
use restaking_primitives::{EncodedNames, OriginNames};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};
use staging_xcm::latest::{Junction, Location};
use staging_xcm_builder::DescribeLocation;
use staging_xcm_executor::traits::ConvertLocation;

/// The beginning of what is hashed, so that no encoded caller has the name of a location.
const DOMAIN: &[u8; 8] = b"location";

/// Names locations elsewhere by a hash of what `Describe` says of them, and all other origins by their encoding.
/// `Sovereign` tells their accounts here: the conversion that the XCM executor uses.
///
/// `DescribeFamily<DescribeAllTerminal>` knows the relay chain, its other chains, and accounts, pallets and bodies of
/// them. What it says is the same in each version of XCM, which an encoded location is not; but for bodies, of which it
/// says the encoded id and part. Those are the same since version 3. A version that encodes them otherwise renames bodies:
/// their pins in the tests here fail then, before an upgrade could.
///
/// A chain has one name, whether it speaks by `OriginKind::Native` or by `OriginKind::Xcm`. By
/// `OriginKind::SovereignAccount` it is a signer, with another name and the same account.
///
/// A location that is not described, such as one of another consensus, and the origin of a response are named by
/// their encoding, which the next version may change: give them no role, or let them act by their sovereign account.
pub struct LocationNames<Describe, Sovereign>(PhantomData<(Describe, Sovereign)>);

/// Returns the place from which an origin speaks; `None` for an origin of this chain, and for a response.
fn place<Caller>(caller: &Caller) -> Option<Location>
where
	Caller: Clone + TryInto<XcmOrigin> + TryInto<NativeOrigin>,
{
	if let Ok(origin) = <Caller as TryInto<XcmOrigin>>::try_into(caller.clone()) {
		return match origin {
			XcmOrigin::Xcm(location) => Some(location),
			XcmOrigin::Response(_) => None,
		};
	}
	match <Caller as TryInto<NativeOrigin>>::try_into(caller.clone()) {
		Ok(NativeOrigin::Relay) => Some(Location::parent()),
		Ok(NativeOrigin::SiblingParachain(chain)) => {
			Some(Location::new(1, [Junction::Parachain(chain.into())]))
		},
		Err(_) => None,
	}
}

impl<Describe, Sovereign, Caller, AccountId> OriginNames<Caller, AccountId>
	for LocationNames<Describe, Sovereign>
where
	Describe: DescribeLocation,
	Sovereign: ConvertLocation<AccountId>,
	Caller: CallerTrait<AccountId> + TryInto<XcmOrigin> + TryInto<NativeOrigin>,
	AccountId: Clone,
{
	fn handle(caller: &Caller) -> H256 {
		let description = place(caller).and_then(|it| Describe::describe_location(&it));
		match description {
			Some(description) => BlakeTwo256::hash_of(&(DOMAIN, description)),
			None => <EncodedNames as OriginNames<Caller, AccountId>>::handle(caller),
		}
	}

	fn account(caller: &Caller) -> Option<AccountId> {
		match place(caller) {
			Some(location) => Sovereign::convert_location(&location),
			None => <EncodedNames as OriginNames<Caller, AccountId>>::account(caller),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::{Decode, DecodeWithMemTracking, Encode};
	use frame_system::RawOrigin;
	use scale_info::TypeInfo;
	use sp_runtime::AccountId32;
	use staging_xcm::{
		latest::{BodyId, BodyPart},
		v4, v5, VersionedLocation,
	};
	use staging_xcm_builder::{DescribeAllTerminal, DescribeFamily, HashedDescription};

	type Describe = DescribeFamily<DescribeAllTerminal>;
	type Names = LocationNames<Describe, HashedDescription<AccountId32, Describe>>;

	/// The caller of a runtime with both pallets.
	// The derived codec casts the index of a variant.
	#[allow(clippy::as_conversions)]
	#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
	enum Caller {
		System(RawOrigin<AccountId32>),
		Native(NativeOrigin),
		Xcm(XcmOrigin),
	}

	impl From<RawOrigin<AccountId32>> for Caller {
		fn from(origin: RawOrigin<AccountId32>) -> Self {
			Self::System(origin)
		}
	}

	impl TryFrom<Caller> for NativeOrigin {
		type Error = Caller;

		fn try_from(caller: Caller) -> Result<Self, Caller> {
			match caller {
				Caller::Native(origin) => Ok(origin),
				other => Err(other),
			}
		}
	}

	impl TryFrom<Caller> for XcmOrigin {
		type Error = Caller;

		fn try_from(caller: Caller) -> Result<Self, Caller> {
			match caller {
				Caller::Xcm(origin) => Ok(origin),
				other => Err(other),
			}
		}
	}

	impl CallerTrait<AccountId32> for Caller {
		fn into_system(self) -> Option<RawOrigin<AccountId32>> {
			match self {
				Self::System(origin) => Some(origin),
				_ => None,
			}
		}

		fn as_system_ref(&self) -> Option<&RawOrigin<AccountId32>> {
			match self {
				Self::System(origin) => Some(origin),
				_ => None,
			}
		}
	}

	fn name(caller: &Caller) -> H256 {
		<Names as OriginNames<Caller, AccountId32>>::handle(caller)
	}

	fn account(caller: &Caller) -> Option<AccountId32> {
		<Names as OriginNames<Caller, AccountId32>>::account(caller)
	}

	fn at(location: Location) -> Caller {
		Caller::Xcm(XcmOrigin::Xcm(location))
	}

	/// Returns the caller of which a message of version 4 tells.
	fn at_v4(location: v4::Location) -> Caller {
		let latest = Location::try_from(VersionedLocation::V4(location));
		assert!(latest.is_ok());
		at(latest.unwrap_or(Location::here()))
	}

	fn chain(id: u32) -> Location {
		Location::new(1, [Junction::Parachain(id)])
	}

	fn hex(name: H256) -> String {
		name.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
	}

	/// Locations of one account in versions 4 and 5, by networks that encode differently: version 5 has no name for the
	/// first.
	#[test]
	fn versions_of_a_location_have_one_name() {
		let id = [7; 32];
		let network = Some(v4::NetworkId::Westend);
		let old = v4::Location::new(
			1,
			[v4::Junction::Parachain(2_001), v4::Junction::AccountId32 { network, id }],
		);
		let network = Some(v5::NetworkId::Polkadot);
		let new = v5::Location::new(
			1,
			[v5::Junction::Parachain(2_001), v5::Junction::AccountId32 { network, id }],
		);
		let (old, new) = (at_v4(old), at(new));
		assert_ne!(old.encode(), new.encode());
		assert_eq!(name(&old), name(&new));
		assert_eq!(account(&old), account(&new));
	}

	/// Stored names are compared with those of later runtimes.
	#[test]
	fn names_are_pinned() {
		let id = [7; 32];
		let user = Junction::AccountId32 { network: None, id };
		let user = at(Location::new(1, [Junction::Parachain(2_001), user]));
		let body = Junction::Plurality { id: BodyId::Index(1), part: BodyPart::Voice };
		let body = at(Location::new(1, [Junction::Parachain(2_001), body]));
		for (caller, pinned) in [
			(body, "0572aa5f94f75edeac3075d09f566952a7a43fce88acd33a30f4c78c2390adc5"),
			(at(chain(2_001)), "d42d605e4be66efa9f96297a475340e95545df90438e3b90d2ff9f5ac2b79321"),
			(user, "b068c5f1dbc85440f93c5edb7938b73427f37c439de2359d30da13d49445643b"),
			(
				at(Location::parent()),
				"18da4b1183a864b50b75bfbe926b4c1bd0490ddef511550799a13ea1a70335dc",
			),
		] {
			assert_eq!(hex(name(&caller)), pinned, "{caller:?}");
		}
	}

	#[test]
	fn a_chain_has_one_name_and_one_account() {
		let native = Caller::Native(NativeOrigin::SiblingParachain(2_001.into()));
		assert_eq!(name(&native), name(&at(chain(2_001))));
		assert_eq!(account(&native), account(&at(chain(2_001))));
		assert!(account(&native).is_some());
		let relay = Caller::Native(NativeOrigin::Relay);
		assert_eq!(name(&relay), name(&at(Location::parent())));
		assert_eq!(account(&relay), account(&at(Location::parent())));
	}

	#[test]
	fn others_have_other_names() {
		let user = |id| Junction::AccountId32 { network: None, id: [id; 32] };
		let pallet = Junction::PalletInstance(7);
		let sovereign = account(&at(chain(2_001))).unwrap_or(AccountId32::new([0; 32]));
		let callers = [
			at(chain(2_001)),
			at(chain(2_002)),
			at(Location::parent()),
			at(Location::new(1, [Junction::Parachain(2_001), user(1)])),
			at(Location::new(1, [Junction::Parachain(2_001), user(2)])),
			at(Location::new(1, [Junction::Parachain(2_001), pallet])),
			at(Location::new(1, [Junction::Parachain(2_002), user(1)])),
			at(Location::new(1, [user(1)])),
			// Named by their encoding.
			at(Location::new(2, [Junction::GlobalConsensus(v5::NetworkId::Kusama)])),
			Caller::Xcm(XcmOrigin::Response(chain(2_001))),
			RawOrigin::Root.into(),
			RawOrigin::Signed(sovereign).into(),
		];
		for (index, caller) in callers.iter().enumerate() {
			for other in callers.iter().skip(index.saturating_add(1)) {
				assert_ne!(name(caller), name(other), "{caller:?} and {other:?}");
			}
		}
	}

	#[test]
	fn signers_pay_themselves_and_root_has_no_account() {
		let who = AccountId32::new([1; 32]);
		assert_eq!(account(&RawOrigin::Signed(who.clone()).into()), Some(who));
		assert_eq!(account(&RawOrigin::Root.into()), None);
		assert_eq!(account(&Caller::Xcm(XcmOrigin::Response(chain(2_001)))), None);
	}
}
