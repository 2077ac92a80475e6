#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![recursion_limit = "256"]
// The codec derives number the variants of enums with `as`.
#![allow(clippy::as_conversions)]

extern crate alloc;

mod access;
mod aliases;
mod assignment;
#[cfg(any(feature = "runtime-benchmarks", test))]
pub mod benchmarking;
mod config;
mod constants;
mod errors;
mod events;
mod genesis;
mod hooks;
mod integrity;
mod registry;
mod rewards;
mod slash;
mod stake;
mod storage;
mod store;
mod tick;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod weight;

pub mod types;
pub mod views;
pub mod weights;

#[cfg(test)]
mod tests;

pub use aliases::*;
pub use config::config_preludes;
pub use constants::*;
pub use genesis::{GenesisJoin, GenesisOperator, GenesisPledge, GenesisService};
pub use pallet::*;
pub use registry::EnsureManager;
pub use weights::WeightInfo;

use frame_support::{pallet_macros::import_section, pallet_prelude::*, weights::WeightMeter};
use restaking_primitives::{GroupId, KeyProof};
use types::JoinPolicy;

#[import_section(config::config)]
#[import_section(constants::constants)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(genesis::genesis)]
#[import_section(storage::storage)]
#[frame_support::pallet]
// What the pallet macros write for metadata and bounds. The calls below hold no logic.
#[allow(clippy::expect_used, clippy::unreachable)]
pub mod pallet {
	use super::*;
	use crate::{assignment::OpenAssignment, slash::Accusation, stake::Pledge};
	use frame_system::pallet_prelude::*;

	/// Version 1: the first.
	pub(crate) const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// Bounded-loss restaking.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T, I = ()>(PhantomData<(T, I)>);

	/// What funds are held for.
	#[pallet::composite_enum]
	pub enum HoldReason<I: 'static = ()> {
		/// Funds that left the stake while they were liable.
		#[codec(index = 0)]
		Custody,
		/// The deposit for a service.
		#[codec(index = 1)]
		ServiceDeposit,
		/// The deposit for an operator and its assignments.
		#[codec(index = 2)]
		OperatorDeposit,
		/// The deposit for a position.
		#[codec(index = 3)]
		PositionDeposit,
		/// The bond for requests to slash.
		#[codec(index = 4)]
		SlashBond,
	}

	#[pallet::hooks]
	impl<T: Config<I>, I: 'static> Hooks<BlockNumberFor<T>> for Pallet<T, I> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			store::EraStore::<T, I>::note(now);
			T::WeightInfo::on_initialize()
		}

		fn on_poll(_now: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::do_work(meter);
		}

		fn integrity_test() {
			Self::check_constants();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config<I>>::WeightInfo))]
	impl<T: Config<I>, I: 'static> Pallet<T, I> {
		/// Registers a service under terms that never change. The origin becomes its owner.
		///
		/// Errors: terms outside the rules of this chain, or with which nobody could ever slash.
		///
		/// Cost: constant, one new record. The payer that the register origin names is charged a deposit.
		#[pallet::call_index(0)]
		pub fn register_service(
			origin: OriginFor<T>,
			terms: TermsOf<T, I>,
			slasher: Option<CallerOf<T, I>>,
			resolver: Option<CallerOf<T, I>>,
			join_policy: JoinPolicy,
			group: Option<GroupId>,
			metadata: Metadata,
		) -> DispatchResult {
			let payer = T::RegisterOrigin::ensure_origin(origin.clone())?;
			let owner = Self::actor(origin)?;
			let offices = (slasher, resolver);
			Self::do_register_service(payer, owner, terms, offices, join_policy, group, metadata)
		}

		/// Replaces what people should know about a service.
		///
		/// Errors: not the owner. Cost: constant.
		#[pallet::call_index(1)]
		pub fn set_service_metadata(
			origin: OriginFor<T>,
			service: ServiceId,
			metadata: Metadata,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_set_service_metadata(service, metadata)
		}

		/// Offers a service to a new owner, who has to accept it.
		///
		/// Errors: not the owner; an origin that can never act; the same offer again.
		///
		/// Cost: constant, the service's record.
		#[pallet::call_index(2)]
		pub fn offer_ownership(
			origin: OriginFor<T>,
			service: ServiceId,
			to: CallerOf<T, I>,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_offer_ownership(service, to)
		}

		/// Accepts a service that was offered. All rights of the old owner move.
		///
		/// Errors: not offered to this origin. Cost: constant, the service's record.
		#[pallet::call_index(3)]
		pub fn accept_ownership(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let caller = Self::actor(origin)?;
			Self::do_accept_ownership(service, caller)
		}

		/// Stops entry to a service. Leaving works as always.
		///
		/// Errors: not the owner; paused already; retired. Cost: constant, the service's record.
		#[pallet::call_index(4)]
		pub fn pause_service(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let manager = Self::ensure_manager(origin, service)?;
			Self::do_pause_service(service, manager)
		}

		/// Makes entry to a paused service possible again.
		///
		/// Errors: not the owner; not paused; paused by governance and resumed by somebody else.
		///
		/// Cost: constant, the service's record.
		#[pallet::call_index(5)]
		pub fn resume_service(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let manager = Self::ensure_manager(origin, service)?;
			Self::do_resume_service(service, manager)
		}

		/// Names the service to which this one's stakers may move their pledges.
		///
		/// Errors: not the owner; the service itself, or one that is not open.
		///
		/// Cost: constant, two services' records.
		#[pallet::call_index(6)]
		pub fn set_successor(
			origin: OriginFor<T>,
			service: ServiceId,
			successor: Option<ServiceId>,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_set_successor(service, successor)
		}

		/// Retires a service for good. Everybody exits as of this era.
		///
		/// Errors: not the owner; retired already.
		///
		/// Cost: constant, the service's record; assignments note it when they are touched.
		#[pallet::call_index(7)]
		pub fn retire_service(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_retire_service(service)
		}

		/// Removes the record of a retired service and returns its deposit.
		///
		/// Errors: not the owner; not retired; assignments are left. Cost: constant, the service's records.
		#[pallet::call_index(8)]
		pub fn deregister_service(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_deregister_service(service)
		}

		/// Announces who requests slashes for offences from one exit window and an era after this one on.
		/// Naming the present slasher withdraws what was announced.
		///
		/// Errors: not the owner; the same again; a veto window too short for a slasher.
		///
		/// Cost: constant, the service's record.
		#[pallet::call_index(9)]
		pub fn announce_slasher(
			origin: OriginFor<T>,
			service: ServiceId,
			slasher: CallerOf<T, I>,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_announce_slasher(service, slasher)
		}

		/// Removes the slasher and any announced one, at once and for all offences.
		///
		/// Errors: not the owner; there is none. Cost: constant, the service's record.
		#[pallet::call_index(10)]
		pub fn remove_slasher(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_remove_slasher(service)
		}

		/// Announces who may veto slashes for offences from one exit window and an era after this one on.
		/// Naming the present resolver withdraws what was announced.
		///
		/// Errors: not the owner; the same again. Cost: constant, the service's record.
		#[pallet::call_index(11)]
		pub fn announce_resolver(
			origin: OriginFor<T>,
			service: ServiceId,
			resolver: Option<CallerOf<T, I>>,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_announce_resolver(service, resolver)
		}

		/// Lets an operator join a service that admits by approval.
		///
		/// Errors: not the owner; no approval needed; approved already; too many waiting.
		///
		/// Cost: constant, two records.
		#[pallet::call_index(12)]
		pub fn approve_operator(
			origin: OriginFor<T>,
			service: ServiceId,
			operator: T::AccountId,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_approve_operator(service, operator)
		}

		/// Takes back an approval of an operator that has not joined.
		///
		/// Errors: not the owner; not approved. Cost: constant, two records.
		#[pallet::call_index(13)]
		pub fn revoke_approval(
			origin: OriginFor<T>,
			service: ServiceId,
			operator: T::AccountId,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_revoke_approval(service, operator)
		}

		/// Closes an operator's assignment. Its members exit as of this era.
		///
		/// Errors: not the owner; not joined. Cost: constant, the assignment's records.
		#[pallet::call_index(14)]
		pub fn dismiss_operator(
			origin: OriginFor<T>,
			service: ServiceId,
			operator: T::AccountId,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_dismiss_operator(service, operator)
		}

		/// Registers the signer as operator.
		///
		/// Errors: an operator already; no funds for the deposit. Cost: constant, two new records.
		#[pallet::call_index(15)]
		pub fn register_operator(origin: OriginFor<T>, metadata: Metadata) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_register_operator(&who, metadata)
		}

		/// Replaces what people should know about the signing operator.
		///
		/// Errors: not an operator. Cost: constant.
		#[pallet::call_index(16)]
		pub fn set_operator_metadata(origin: OriginFor<T>, metadata: Metadata) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_set_operator_metadata(&who, metadata)
		}

		/// Announces what the signing operator keeps of rewards at a service: a lower part from the next
		/// era on; a higher one from one era after the longest exit window on, or from the era after the
		/// first change in its members by then. The present one withdraws what was announced.
		///
		/// Errors: not joined; the same again; too large a step up.
		///
		/// Cost: constant, the assignment's and the service's record.
		#[pallet::call_index(17)]
		pub fn set_commission(
			origin: OriginFor<T>,
			service: ServiceId,
			commission: Perbill,
		) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_set_commission(&who, service, commission)
		}

		/// Joins a service, for a part of its rewards, with a key of the operator's own for it.
		///
		/// Errors: not an operator; not approved; joined already; paused or retired; key taken or not proven.
		///
		/// Cost: constant, the service's and the operator's records, and five new ones.
		#[pallet::call_index(18)]
		#[pallet::weight(Pallet::<T, I>::entry_weight(T::WeightInfo::join_service()))]
		pub fn join_service(
			origin: OriginFor<T>,
			service: ServiceId,
			commission: Perbill,
			key: ServiceKey,
			proof: KeyProof,
		) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_join_service(&who, service, commission, key, proof)
		}

		/// Announces another key for a service, from the next era on. Offences of earlier eras are judged
		/// with the key of their era.
		///
		/// Errors: not joined; key taken, the same, or not proven.
		///
		/// Cost: constant, bounded by the longest exit window.
		#[pallet::call_index(19)]
		pub fn rotate_key(
			origin: OriginFor<T>,
			service: ServiceId,
			key: ServiceKey,
			proof: KeyProof,
		) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_rotate_key(&who, service, key, proof)
		}

		/// Leaves a service. The members of the assignment exit as of this era.
		///
		/// Errors: not joined. Cost: constant, the assignment's records.
		#[pallet::call_index(20)]
		pub fn leave_service(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_leave_service(&who, service)
		}

		/// Removes the signing operator's record and returns its deposit.
		///
		/// Errors: not an operator; assignments are left. Cost: constant.
		#[pallet::call_index(21)]
		pub fn deregister_operator(origin: OriginFor<T>) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_deregister_operator(&who)
		}

		/// Pledges more of the signer's stake to a service through an operator. It counts from the next era on.
		///
		/// Errors: no own stake; paused, retired or closed; other terms or commission; any limit reached.
		///
		/// Cost: constant, the staker, assignment, service and operator; all positions' assignments at worst.
		#[pallet::call_index(22)]
		#[pallet::weight(Pallet::<T, I>::max_on_entry(T::WeightInfo::pledge()))]
		pub fn pledge(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			amount: Balance,
			terms_hash: H256,
			max_commission: Perbill,
		) -> DispatchResultWithPostInfo {
			let (who, own) = (Self::signer(origin)?, T::WeightInfo::pledge());
			Self::on_staker(Self::entry_weight(own), |work| {
				let pledge = Pledge { amount, terms_hash, max_commission };
				Self::do_pledge(&who, assignment, pledge, work)
			})
		}

		/// Exits a part of a position, or all of it if less than the least pledge would remain. It counts
		/// through this era and is liable for the exit window after it.
		///
		/// Errors: no such position, or nothing counts in it. Never refused otherwise, but a base-chain slash
		/// beyond its reserve may ask for `settle` first. Cost: constant, as a pledge.
		#[pallet::call_index(23)]
		#[pallet::weight(Pallet::<T, I>::max_on_staker(T::WeightInfo::exit()))]
		pub fn exit(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			amount: Balance,
		) -> DispatchResultWithPostInfo {
			let who = Self::signer(origin)?;
			Self::on_staker(T::WeightInfo::exit(), |work| {
				Self::do_exit(&who, assignment, amount, work)
			})
		}

		/// Exits all positions of the signer.
		///
		/// Errors: no position; nothing counts; to be settled first. Cost: constant, bounded by the most positions.
		#[pallet::call_index(24)]
		#[pallet::weight(Pallet::<T, I>::max_on_staker(T::WeightInfo::exit_all()))]
		pub fn exit_all(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			let who = Self::signer(origin)?;
			Self::on_staker(T::WeightInfo::exit_all(), |work| Self::do_exit_all(&who, work))
		}

		/// Exits a part of a position and unbonds as much stake.
		///
		/// Errors: as an exit, and those of the staking pallet. Cost: constant, as an exit, and an unbonding.
		#[pallet::call_index(25)]
		#[pallet::weight(Pallet::<T, I>::max_on_staker(T::WeightInfo::exit_and_unbond()))]
		pub fn exit_and_unbond(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			amount: Balance,
		) -> DispatchResultWithPostInfo {
			let who = Self::signer(origin)?;
			Self::on_staker(T::WeightInfo::exit_and_unbond(), |work| {
				Self::do_exit_and_unbond(&who, assignment, amount, work)
			})
		}

		/// Exits a part of a position and pledges as much through another operator of the same service, or to
		/// the successor the service named. Both liabilities must fit while the exit is liable.
		///
		/// Errors: another service; and as exit and pledge. Cost: constant, as an exit and a pledge.
		#[pallet::call_index(26)]
		#[pallet::weight(Pallet::<T, I>::max_on_entry(T::WeightInfo::move_pledge()))]
		pub fn move_pledge(
			origin: OriginFor<T>,
			from: AssignmentId,
			to: AssignmentId,
			amount: Balance,
			terms_hash: H256,
			max_commission: Perbill,
		) -> DispatchResultWithPostInfo {
			let (who, own) = (Self::signer(origin)?, T::WeightInfo::move_pledge());
			Self::on_staker(Self::entry_weight(own), |work| {
				let pledge = Pledge { amount, terms_hash, max_commission };
				Self::do_move_pledge(&who, (from, to), pledge, work)
			})
		}

		/// Decides whether a pledge is renewed after a slash, as far as the limits allow.
		///
		/// Errors: no such position; the same again. Cost: constant, as an exit.
		#[pallet::call_index(27)]
		#[pallet::weight(Pallet::<T, I>::max_on_staker(T::WeightInfo::set_standing_order()))]
		pub fn set_standing_order(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			standing: bool,
		) -> DispatchResultWithPostInfo {
			let who = Self::signer(origin)?;
			Self::on_staker(T::WeightInfo::set_standing_order(), |work| {
				Self::do_set_standing_order(&who, assignment, standing, work)
			})
		}

		/// Bonds up to `amount` of the custody again, as far as liability allows. It stays within reach of
		/// slashes throughout.
		///
		/// Errors: nothing in custody; needed where it is; no stake to add to; to be settled first.
		///
		/// Cost: constant, as a release, and a bond.
		#[pallet::call_index(28)]
		#[pallet::weight(Pallet::<T, I>::max_on_staker(T::WeightInfo::rebond_custody()))]
		pub fn rebond_custody(origin: OriginFor<T>, amount: Balance) -> DispatchResultWithPostInfo {
			let who = Self::signer(origin)?;
			Self::on_staker(T::WeightInfo::rebond_custody(), |work| {
				Self::do_rebond_custody(&who, amount, work)
			})
		}

		/// Gives back the custody of a staker that nothing can take any more, and removes positions that are
		/// over: two a call of those that are the last of their assignments. By anybody.
		///
		/// Errors: no position; nothing to release; to be settled first. Cost: constant, by the most positions.
		#[pallet::call_index(29)]
		#[pallet::weight(Pallet::<T, I>::max_on_staker(T::WeightInfo::release_custody()))]
		pub fn release_custody(
			origin: OriginFor<T>,
			stash: T::AccountId,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::on_staker(T::WeightInfo::release_custody(), |work| {
				Self::do_release_custody(&stash, work)
			})
		}

		/// Exits what counts of a staker without stake behind it, as after a base-chain slash. By anybody.
		///
		/// Errors: no position; nothing to trim; to be settled first. Cost: constant, by the most positions.
		#[pallet::call_index(30)]
		#[pallet::weight(Pallet::<T, I>::max_on_staker(T::WeightInfo::trim_staker()))]
		pub fn trim_staker(
			origin: OriginFor<T>,
			stash: T::AccountId,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::on_staker(T::WeightInfo::trim_staker(), |work| Self::do_trim_staker(&stash, work))
		}

		/// Records whether a staker's liability is within reach. By governance it also takes what is missing
		/// from the staker's free balance, as after a forced unstaking. By anybody else it takes nothing.
		///
		/// Errors: no position; nothing to record. Cost: constant, bounded by the most positions.
		#[pallet::call_index(31)]
		pub fn enforce_coverage(origin: OriginFor<T>, stash: T::AccountId) -> DispatchResult {
			let take = Self::ensure_signed_or_governance(origin)?;
			Self::do_enforce_coverage(&stash, take)
		}

		/// Brings all positions of a staker up to date with what happened to their assignments. By anybody.
		///
		/// Errors: no position; nothing to settle. Cost: constant, by the most positions, each with a whole log.
		#[pallet::call_index(32)]
		#[pallet::weight(Pallet::<T, I>::max_on_settle())]
		pub fn settle_staker(
			origin: OriginFor<T>,
			stash: T::AccountId,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::on_staker(T::WeightInfo::settle_staker(), |work| {
				Self::do_settle_staker(&stash, work)
			})
		}

		/// Adds to the bond from which vetoed requests of a service's slasher are paid. The funds stay in
		/// the signer's account, on hold.
		///
		/// Errors: somebody else pays the bond; retired; no funds. Cost: constant, two records.
		#[pallet::call_index(33)]
		pub fn fund_slash_bond(
			origin: OriginFor<T>,
			service: ServiceId,
			amount: Balance,
		) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_fund_slash_bond(&who, service, amount)
		}

		/// Takes back up to `amount` of a bond that the signer pays, as far as no request needs it.
		///
		/// Errors: no bond, or somebody else's; all of it is needed. Cost: constant, one record.
		#[pallet::call_index(34)]
		pub fn withdraw_slash_bond(
			origin: OriginFor<T>,
			service: ServiceId,
			amount: Balance,
		) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_withdraw_slash_bond(&who, service, amount)
		}

		/// Requests a slash, as the slasher that the service had in the era of the offence. It executes
		/// by itself when the veto window is over.
		///
		/// `fraction` is a part of what counted in `era`. `offence` names the offence, which counts once;
		/// `evidence` is the hash of what proves it, for those who may veto.
		///
		/// Errors: not that slasher; paused; era out of the window; fraction out of bounds or beyond the
		/// cap; nobody counted; the offence was brought before; too many open requests; bond too small.
		///
		/// Cost: constant, the assignment's records and five new ones.
		#[pallet::call_index(35)]
		#[pallet::weight(Pallet::<T, I>::max_on_request(T::WeightInfo::request_slash))]
		pub fn request_slash(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			offence_era: EraIndex,
			fraction: Perbill,
			offence_id: H256,
			evidence_hash: H256,
		) -> DispatchResultWithPostInfo {
			let slasher = Self::actor(origin)?;
			let accusation = Accusation { offence_era, fraction, offence_id, evidence_hash };
			Self::on_request(T::WeightInfo::request_slash, |work| {
				Self::do_request_slash(&slasher, assignment, accusation, work)
			})
		}

		/// Reports an offence with evidence that the service's hook judges on chain. The signer earns the
		/// reporter's share, if the terms name one.
		///
		/// The hook names era and part; both obey the same rules as a slasher's. What the cap does not
		/// leave is not taken.
		///
		/// Errors: the hook's; it judges nothing; and those of a request.
		///
		/// Cost: as a request, and what the hook may cost.
		#[pallet::call_index(36)]
		#[pallet::weight(Pallet::<T, I>::max_on_request(Pallet::<T, I>::report_weight))]
		pub fn report_offence(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			evidence: Evidence,
		) -> DispatchResultWithPostInfo {
			let reporter = Self::signer(origin)?;
			Self::on_request(Self::report_weight, |work| {
				Self::do_report_offence(reporter, assignment, evidence, work)
			})
		}

		/// Vetoes a request that was not executed. Its bond goes to the treasury; an offence that was
		/// vetoed can not be brought again.
		///
		/// Errors: no such request; executed or expired; neither governance nor its resolver. A resolver
		/// may veto what was judged on chain only if the terms say so.
		///
		/// Cost: constant, however many requests there are.
		#[pallet::call_index(37)]
		pub fn veto(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			let vetoer = Self::vetoer(origin)?;
			Self::do_veto(vetoer, request)
		}

		/// Vetoes all requests of a service that were not executed: by governance all, by a resolver those
		/// that it may veto. Each ends when it is looked at next.
		///
		/// Errors: no such service; neither governance nor a resolver; no request since the last time.
		///
		/// Cost: constant, however many requests there are.
		#[pallet::call_index(38)]
		pub fn veto_all(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let vetoer = Self::vetoer(origin)?;
			Self::do_veto_all(vetoer, service)
		}

		/// Withdraws a request that the calling slasher made. Half of its bond goes to the treasury.
		///
		/// Errors: no such request; executed; somebody else's. Cost: constant.
		#[pallet::call_index(39)]
		pub fn cancel_request(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			let caller = Self::actor(origin)?;
			Self::do_cancel_request(&caller, request)
		}

		/// Executes a request that is due, or ends one that is expired. By anybody, and free where there
		/// was something to do; it happens by itself as well.
		///
		/// Errors: no such request; executed; not due; too many slashes wait to be settled.
		///
		/// Cost: constant, however many members there are; and what the hook may cost.
		#[pallet::call_index(40)]
		#[pallet::weight(Pallet::<T, I>::execution_weight())]
		pub fn execute_slash(
			origin: OriginFor<T>,
			request: RequestId,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::do_execute_slash(request)?;
			Ok(Pays::No.into())
		}

		/// Settles up to `most` members of an assignment. By anybody, and free where there was something
		/// to do; it happens by itself as well.
		///
		/// Errors: no such assignment; nothing to settle. Cost: that of a page.
		#[pallet::call_index(41)]
		#[pallet::weight(Pallet::<T, I>::page_weight(*max_members))]
		pub fn settle_assignment(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			max_members: u32,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::do_settle_assignment(assignment, max_members)
		}

		/// Pays what waits in escrow for the recipient and the reporter of a slash. By anybody. What can
		/// not arrive goes to the treasury.
		///
		/// Errors: no such request; not executed; nothing in escrow; too early. Cost: constant, two payments.
		#[pallet::call_index(42)]
		pub fn pay_escrow(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			Self::signer(origin)?;
			Self::do_pay_escrow(request)
		}

		/// Sends what waits in escrow of a slash to the treasury, and what its members still lose. By
		/// governance.
		///
		/// Errors: no such request; not executed; redirected before; paid. Cost: constant, a payment.
		#[pallet::call_index(43)]
		pub fn redirect_escrow(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			Self::ensure_governance(origin)?;
			Self::do_redirect_escrow(request)
		}

		/// Lets the signing operator serve again after a slash, from the next era on.
		///
		/// Errors: not joined; not suspended; members wait to be settled; the jail term is not over; the
		/// cap is used up.
		///
		/// Cost: constant, the assignment's records.
		#[pallet::call_index(44)]
		pub fn unjail(origin: OriginFor<T>, service: ServiceId) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_unjail(&who, service)
		}

		/// Bans an operator from a service for good. Its members exit as of this era. By governance.
		///
		/// Errors: no such service; banned already. Cost: constant, the assignment's records.
		#[pallet::call_index(45)]
		pub fn ban_operator(
			origin: OriginFor<T>,
			service: ServiceId,
			operator: T::AccountId,
		) -> DispatchResult {
			Self::ensure_governance(origin)?;
			Self::do_ban_operator(service, &operator)
		}

		/// Opens the pot of a service, which pays rewards in one asset for good.
		///
		/// Errors: not the owner; retired; open already; an asset that this chain does not allow.
		///
		/// Cost: constant, two records.
		#[pallet::call_index(46)]
		pub fn open_pot(
			origin: OriginFor<T>,
			service: ServiceId,
			asset: AssetOf<T, I>,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_open_pot(service, asset)
		}

		/// Pays into the pot of a service. It streams `amount` over `eras`, beside what streams already,
		/// from the next era on. Eras in which nobody counts do not count.
		///
		/// Errors: no pot; retired; no era, or more than may be; less than one unit per era, or than the
		/// asset's least balance; no funds.
		///
		/// Cost: constant, bounded by the most eras.
		#[pallet::call_index(47)]
		pub fn fund_rewards(
			origin: OriginFor<T>,
			service: ServiceId,
			amount: Balance,
			eras: u32,
		) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_fund_rewards(&who, service, amount, eras)
		}

		/// Takes back what nobody can earn any more from the pot of a service that has retired.
		///
		/// Errors: not the owner; no pot; not retired; nothing left. Cost: constant, two records and a payment.
		#[pallet::call_index(48)]
		pub fn refund_rewards(
			origin: OriginFor<T>,
			service: ServiceId,
			to: T::AccountId,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_refund_rewards(service, &to)
		}

		/// Sets which part of its share an operator's assignment earns, by its performance, from the next
		/// era on.
		///
		/// Errors: not the owner; closed; the same again.
		///
		/// Cost: constant, the assignment's and the service's record.
		#[pallet::call_index(49)]
		pub fn set_multiplier(
			origin: OriginFor<T>,
			assignment: AssignmentId,
			multiplier: Perbill,
		) -> DispatchResult {
			Self::ensure_manager(origin, OpenAssignment::<T, I>::service_of(assignment)?)?;
			Self::do_set_multiplier(assignment, multiplier)
		}

		/// Decides where the signer's rewards go.
		///
		/// Errors: the same again. Cost: constant.
		#[pallet::call_index(50)]
		pub fn set_payee(origin: OriginFor<T>, payee: Payee<T::AccountId>) -> DispatchResult {
			let who = Self::signer(origin)?;
			Self::do_set_payee(&who, payee)
		}

		/// Pays what somebody has earned at a service to the payee on record. By anybody.
		///
		/// Errors: no pot; nothing earned; it can not arrive: then it stays owed.
		///
		/// Cost: bounded by the most positions.
		#[pallet::call_index(51)]
		#[pallet::weight(T::WeightInfo::claim(T::MaxPositions::get()))]
		pub fn claim(
			origin: OriginFor<T>,
			who: T::AccountId,
			service: ServiceId,
		) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::on_claims(T::WeightInfo::claim, |work| Self::do_claim(&who, service, work))
		}

		/// Pays what somebody has earned at all services in which it has positions. By anybody. What can
		/// not arrive stays owed.
		///
		/// Errors: nothing earned that can arrive. Cost: bounded by the most positions.
		#[pallet::call_index(52)]
		#[pallet::weight(T::WeightInfo::claim_all(T::MaxPositions::get()))]
		pub fn claim_all(origin: OriginFor<T>, who: T::AccountId) -> DispatchResultWithPostInfo {
			Self::signer(origin)?;
			Self::on_claims(T::WeightInfo::claim_all, |work| Self::do_claim_all(&who, work))
		}

		/// Pays what an operator has kept of the rewards of a service to the payee on record. By anybody.
		///
		/// Errors: no pot; not joined; nothing earned; it can not arrive: then it stays owed.
		///
		/// Cost: constant, the assignment's and the service's record.
		#[pallet::call_index(53)]
		pub fn claim_commission(
			origin: OriginFor<T>,
			operator: T::AccountId,
			service: ServiceId,
		) -> DispatchResult {
			Self::signer(origin)?;
			Self::do_claim_commission(&operator, service)
		}

		/// Declares how much is at risk at a service, in units of the stake. Lowering is never refused.
		///
		/// Errors: not the owner; retired; the same again; more than the stake behind it certifies.
		///
		/// Cost: constant, the service's record.
		#[pallet::call_index(54)]
		pub fn set_value_at_risk(
			origin: OriginFor<T>,
			service: ServiceId,
			value: Balance,
		) -> DispatchResult {
			Self::ensure_manager(origin, service)?;
			Self::do_set_value_at_risk(service, value)
		}
	}
}
