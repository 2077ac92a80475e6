#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
// What the macro makes for clients.
#![allow(clippy::too_many_arguments, clippy::arithmetic_side_effects, clippy::as_conversions)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use pallet_restaking::views::{
	AssignmentInfo, Claimable, Concentration, NetworkInfo, OperatorInfo, PendingSlash, ServiceInfo,
	SlashOutcome, StakerInfo,
};
use restaking_primitives::{AssignmentId, Balance, EraIndex, ServiceId};
use sp_runtime::{DispatchError, Perbill};

sp_api::decl_runtime_apis! {
	/// What stands behind services, what stakers have at risk, and what a call would do.
	pub trait RestakingApi<AccountId, Asset, Hook>
	where
		AccountId: Codec,
		Asset: Codec,
		Hook: Codec,
	{
		/// What a staker has, owes and may lose; nothing for an account without stake and positions.
		fn staker(stash: AccountId) -> Option<StakerInfo<AccountId>>;

		/// A service, as people judge it.
		fn service(id: ServiceId) -> Option<ServiceInfo<AccountId, Asset, Hook>>;

		/// How what counts in a service is spread over its operators.
		fn concentration(service: ServiceId) -> Option<Concentration>;

		/// An operator and where it serves.
		fn operator(account: AccountId) -> Option<OperatorInfo<AccountId>>;

		/// One stay of one operator at one service.
		fn assignment(id: AssignmentId) -> Option<AssignmentInfo<AccountId>>;

		/// Services by id, from `from` on: at most `count`, and at most a page of 128.
		fn services(from: ServiceId, count: u32) -> Vec<ServiceInfo<AccountId, Asset, Hook>>;

		/// Assignments by id, from `from` on: at most `count`, and at most a page of 128.
		fn assignments(from: AssignmentId, count: u32) -> Vec<AssignmentInfo<AccountId>>;

		/// Operators, those stored after `after`: at most `count`, and at most a page of 128.
		fn operators(after: Option<AccountId>, count: u32) -> Vec<AccountId>;

		/// Who has a position with an assignment, those stored after `after`: at most `count`, and at
		/// most a page of 128.
		fn members(
			assignment: AssignmentId,
			after: Option<AccountId>,
			count: u32,
		) -> Vec<AccountId>;

		/// The slashes that an account has to expect, as a staker or as an operator.
		fn pending_slashes(account: AccountId) -> Vec<PendingSlash>;

		/// What an account may claim, by service.
		fn claimable(account: AccountId) -> Vec<Claimable<Asset>>;

		/// What a staker would be after pledging so much more; or why that would be refused.
		fn preview_pledge(
			stash: AccountId,
			assignment: AssignmentId,
			amount: Balance,
		) -> Result<StakerInfo<AccountId>, DispatchError>;

		/// What a staker would be after an exit; or why that would be refused.
		fn preview_exit(
			stash: AccountId,
			assignment: AssignmentId,
			amount: Balance,
		) -> Result<StakerInfo<AccountId>, DispatchError>;

		/// What a slash for an offence of `era` would take of a staker, if it were proven and executed
		/// at once; or why it could not be.
		fn preview_slash(
			stash: AccountId,
			assignment: AssignmentId,
			era: EraIndex,
			fraction: Perbill,
		) -> Result<SlashOutcome<AccountId>, DispatchError>;

		/// All services together.
		fn network() -> NetworkInfo;
	}
}
