//! Rewards: their pot and their payee.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use restaking_primitives::Balance;
use scale_info::TypeInfo;

/// The pot of a service's rewards. What is in it is the balance of its account.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Pot<Asset> {
	/// The asset it pays in.
	pub asset: Asset,
	/// The amount owed for positions and assignments that have no record any more.
	pub unclaimed: Balance,
}

/// The destination of an account's rewards.
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
	/// To the account that earned them, where rewards in the staking currency are bonded.
	Bonded,
}
