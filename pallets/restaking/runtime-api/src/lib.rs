#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
// The macro makes such code for clients.
#![allow(clippy::too_many_arguments, clippy::arithmetic_side_effects, clippy::as_conversions)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use pallet_restaking::views::{
	AssignmentInfo, BondInfo, Claimable, Concentration, NetworkInfo, OperatorInfo, OperatorSet,
	PendingSlash, ServiceInfo, SlashOutcome, StakerInfo, UndoPreview, WaitingLoss,
};
use restaking_primitives::{AssignmentId, Balance, EraIndex, RequestId, ServiceId};
use sp_runtime::{DispatchError, Perbill};

sp_api::decl_runtime_apis! {
	/// Reads for wallets and explorers: the security of services, the risk of stakers, the effect of a
	/// call. Amounts are in units of the stake and fractions in parts per billion, unless said otherwise.
	pub trait RestakingApi<AccountId, Asset, Hook, Caller>
	where
		AccountId: Codec,
		Asset: Codec,
		Hook: Codec,
		Caller: Codec,
	{
		/// Returns the stake, custody, liability and positions of a staker; `None` for an account without
		/// stake and positions.
		///
		/// - `stash`: account of the staker.
		fn staker(stash: AccountId) -> Option<StakerInfo<AccountId>>;

		/// Returns a service, with its terms, security and pot; `None` if there is none of this id.
		///
		/// - `service`: id of the service.
		fn service(service: ServiceId) -> Option<ServiceInfo<AccountId, Asset, Hook, Caller>>;

		/// Returns the distribution of a service's stake over its operators; `None` if there is no such
		/// service.
		///
		/// - `service`: id of the service.
		fn concentration(service: ServiceId) -> Option<Concentration>;

		/// Returns an operator and its open assignments; `None` if it is not registered.
		///
		/// - `operator`: account of the operator.
		fn operator(operator: AccountId) -> Option<OperatorInfo<AccountId>>;

		/// Returns one assignment; `None` if there is none of this id.
		///
		/// - `assignment`: id of the assignment.
		fn assignment(assignment: AssignmentId) -> Option<AssignmentInfo<AccountId>>;

		/// Returns a page of services, in the order of storage.
		///
		/// - `after`: last service of the page before; `None` for the first page.
		/// - `count`: maximum number of services; more than 128 counts as 128.
		fn services(
			after: Option<ServiceId>,
			count: u32,
		) -> Vec<ServiceInfo<AccountId, Asset, Hook, Caller>>;

		/// Returns a page of the slash bonds of a service, which may be gone, in the order of storage.
		///
		/// - `service`: id of the service.
		/// - `after`: payer of the last bond of the page before; `None` for the first page.
		/// - `count`: maximum number of bonds; more than 128 counts as 128.
		fn slash_bonds(
			service: ServiceId,
			after: Option<AccountId>,
			count: u32,
		) -> Vec<BondInfo<AccountId, Caller>>;

		/// Returns a page of assignments, in the order of storage.
		///
		/// - `after`: last assignment of the page before; `None` for the first page.
		/// - `count`: maximum number of assignments; more than 128 counts as 128.
		fn assignments(
			after: Option<AssignmentId>,
			count: u32,
		) -> Vec<AssignmentInfo<AccountId>>;

		/// Returns a page of operators, in the order of storage.
		///
		/// - `after`: last operator of the page before; `None` for the first page.
		/// - `count`: maximum number of operators; more than 128 counts as 128.
		fn operators(after: Option<AccountId>, count: u32) -> Vec<AccountId>;

		/// Returns a page of members of an assignment, in the order of storage.
		///
		/// - `assignment`: id of the assignment.
		/// - `after`: last member of the page before; `None` for the first page.
		/// - `count`: maximum number of members; more than 128 counts as 128.
		fn members(
			assignment: AssignmentId,
			after: Option<AccountId>,
			count: u32,
		) -> Vec<AccountId>;

		/// Returns the slashes that an account has to expect, as a staker or as an operator.
		///
		/// - `account`: account of the staker or operator.
		fn pending_slashes(account: AccountId) -> Vec<PendingSlash<AccountId, Caller>>;

		/// Returns what waits of the losses of a staker, by request: slashes that governance can still undo, or
		/// has undone.
		///
		/// - `stash`: account of the staker.
		fn waiting(stash: AccountId) -> Vec<WaitingLoss>;

		/// Returns the claimable rewards of an account, by service, in units of each pot's asset.
		///
		/// - `account`: account of the staker or operator.
		fn claimable(account: AccountId) -> Vec<Claimable<Asset>>;

		/// Returns a staker as it would be after a pledge, or the error of the call. The position says what one outage of
		/// the operator costs, and which part of its share of rewards it earns.
		///
		/// - `stash`: account of the staker.
		/// - `assignment`: id of the operator's assignment at the service.
		/// - `amount`: units of the stake to add, above zero.
		/// - `standing`: true to renew the pledge after a slash; then `worst` is per exit window.
		fn preview_pledge(
			stash: AccountId,
			assignment: AssignmentId,
			amount: Balance,
			standing: bool,
		) -> Result<StakerInfo<AccountId>, DispatchError>;

		/// Returns a staker as it would be after an exit, or the error of the call.
		///
		/// - `stash`: account of the staker.
		/// - `assignment`: id of the position's assignment.
		/// - `amount`: units of the stake, above zero.
		fn preview_exit(
			stash: AccountId,
			assignment: AssignmentId,
			amount: Balance,
		) -> Result<StakerInfo<AccountId>, DispatchError>;

		/// Returns the effect of a slash on a staker, proven and executed at once, or the error of it.
		///
		/// - `stash`: account of the staker.
		/// - `assignment`: id of the slashed operator's assignment.
		/// - `offence_era`: era index: at most the present era, at least the present era less the report
		///   window.
		/// - `fraction`: parts per billion of the amount that counted in that era.
		fn preview_slash(
			stash: AccountId,
			assignment: AssignmentId,
			offence_era: EraIndex,
			fraction: Perbill,
		) -> Result<SlashOutcome<AccountId>, DispatchError>;

		/// Returns an executed slash, and the effect of an order to undo it; `None` if it was not executed, or
		/// nothing of it is left.
		///
		/// - `request`: id of the request.
		fn undo_preview(request: RequestId) -> Option<UndoPreview>;

		/// Returns the first era in which an operator may join a service again; `None` if an earlier stay does
		/// not bar the way.
		///
		/// - `service`: id of the service.
		/// - `operator`: account of the operator.
		fn rejoin_from(service: ServiceId, operator: AccountId) -> Option<EraIndex>;

		/// Returns the operators that serve in an era, with the root of the set and a proof for each; `None` if
		/// there is no such service, or the era is another.
		///
		/// - `service`: id of the service.
		/// - `era`: era index: one whose offences can still be slashed, or the next one, as it stands.
		fn operator_set(service: ServiceId, era: EraIndex) -> Option<OperatorSet<AccountId>>;

		/// Returns a report of all services together: stake, value at risk, and the effect of shocks.
		fn network() -> NetworkInfo;
	}
}
