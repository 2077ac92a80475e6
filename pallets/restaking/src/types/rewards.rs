//! Rewards: where they are, and where they go.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_primitives::Balance;
use scale_info::TypeInfo;

/// The rewards of a service.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Pot<Asset> {
	/// The asset it pays in.
	pub asset: Asset,
	/// What is there: to be paid for coming eras, owed, and what was too little to be shared.
	pub held: Balance,
	/// What is owed for positions and assignments that have no record any more.
	pub unclaimed: Balance,
}

/// Where somebody's rewards go.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Payee<AccountId> {
	/// To the account that earned them.
	#[default]
	Own,
	/// To another account.
	Account(AccountId),
	/// To the account that earned them, and what is of the staking currency is bonded there.
	Bonded,
}
