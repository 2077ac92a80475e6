//! The kinds of services of this chain.

use crate::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
pub use pallet_restaking_attestation::Equivocation;
pub use pallet_restaking_heartbeat::Silence;
use restaking_primitives::{Authority, Duties, Duty, Fault, ServiceId};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

restaking_primitives::compose_hooks! {
	/// The ways in which services of this chain find fault.
	#[derive(
		Clone,
		Debug,
		Decode,
		DecodeWithMemTracking,
		Deserialize,
		Encode,
		Eq,
		MaxEncodedLen,
		PartialEq,
		Serialize,
		TypeInfo,
	)]
	pub enum Hook, AnyOf<Rule> for AccountId {
		/// The word of the service's slasher, of this chain or of another; the veto window is the defence against it.
		#[codec(index = 0)]
		Authority(Authority) by Authority,
		/// Attestation: two contents for one height, or a statement of a wrong era.
		#[codec(index = 1)]
		Equivocation(Equivocation) by Attestation,
		/// Heartbeat: an era without a heartbeat.
		#[codec(index = 2)]
		Silence(Silence) by Heartbeat,
	}
}

impl pallet_restaking_attestation::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::helpers::Helper;
	type OnAccepted = ();
	type Pledges = Restaking;
	type WeightInfo = crate::weights::pallet_restaking_attestation::WeightInfo<Self>;
}

impl pallet_restaking_heartbeat::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::helpers::Helper;
	type Pledges = Restaking;
	type WeightInfo = crate::weights::pallet_restaking_heartbeat::WeightInfo<Self>;
}

/// Duties of operators, by pallet and call: all that the program of an operator sends.
pub const DUTIES: [(&str, &str); 2] = [("Attestation", "attest"), ("Heartbeat", "beat")];

/// Returns what an operator owes a service now, of whatever kind it is.
pub fn duties(service: ServiceId, operator: &AccountId) -> Vec<Duty<Vec<u8>>> {
	[encoded(Attestation::duties(service, operator)), encoded(Heartbeat::duties(service, operator))]
		.concat()
}

/// Returns the faults that the chain has recorded at a service, of whatever kind it is.
pub fn faults(service: ServiceId) -> Vec<Fault> {
	[
		<Attestation as Duties<AccountId>>::faults(service),
		<Heartbeat as Duties<AccountId>>::faults(service),
	]
	.concat()
}

/// Returns the duties of one kind with calls of this runtime.
fn encoded<Call: Into<RuntimeCall>>(duties: Vec<Duty<Call>>) -> Vec<Duty<Vec<u8>>> {
	let with_call = |Duty { assignment, from, due, free, call }: Duty<Call>| {
		let call: RuntimeCall = call.into();
		Duty { assignment, from, due, free, call: call.encode() }
	};
	duties.into_iter().map(with_call).collect()
}
