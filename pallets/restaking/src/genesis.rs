//! The genesis configuration: services, operators and pledges of a chain's first block. A mistake stops
//! the chain specification with its reason.

use crate::{
	assignment::OpenAssignment,
	pallet::*,
	stake::{OpenStaker, Pledge},
	store::{EraStore, Escrow, LimitStore, ServiceStore},
	types::JoinPolicy,
	work::Work,
	CallerOf, Metadata,
};
use alloc::{string::String, vec::Vec};
use core::cmp::Reverse;
use frame_support::{
	ensure,
	pallet_macros::pallet_section,
	traits::{
		fungible::{Inspect as _, Mutate as _},
		Get, OriginTrait,
	},
};
use restaking_primitives::{
	AssignmentId, Balance, GroupId, ServiceId, ServiceKey, SlashableStake, StakeInspect, Terms,
};
use serde::{Deserialize, Serialize};
use sp_runtime::{DispatchResult, Perbill, TokenError};

/// The names that this section uses. Another section may use the same.
#[allow(unused_imports)]
pub(crate) mod imports {
	pub use crate::{GenesisBond, GenesisJoin, GenesisOperator, GenesisPledge, GenesisService};
	pub use alloc::vec::Vec;
}

#[pallet_section]
mod genesis {
	use super::genesis::imports::*;

	/// Services, operators and pledges that exist from the first block on.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config<I>, I: 'static = ()> {
		/// The services, with ids 0, 1, 2, …
		pub services: Vec<GenesisService<T::AccountId, T::SlashingHook>>,
		/// The bonds for requests of the services' slashers.
		pub bonds: Vec<GenesisBond<T::AccountId>>,
		/// The operators.
		pub operators: Vec<GenesisOperator<T::AccountId>>,
		/// The operators' joins to services, with ids 0, 1, 2, … Where more join a service than it has places, those
		/// have them to which most is pledged, and of equals the first ones. The others wait.
		pub joins: Vec<GenesisJoin<T::AccountId>>,
		/// The stakers' pledges to these joins.
		pub pledges: Vec<GenesisPledge<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config<I>, I: 'static> BuildGenesisConfig for GenesisConfig<T, I> {
		fn build(&self) {
			Pallet::<T, I>::build_genesis(self);
		}
	}
}

/// A service to begin with. Nobody pays a deposit for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GenesisService<AccountId, Hook> {
	/// The account that manages it.
	pub owner: AccountId,
	/// The terms that its stakers sign.
	pub terms: Terms<AccountId, Hook>,
	/// The account that requests slashes.
	pub slasher: Option<AccountId>,
	/// The account that may veto slashes.
	pub resolver: Option<AccountId>,
	/// The rule for operators that join. Joins of the genesis need no approval.
	pub join_policy: JoinPolicy,
	/// The group of which a stash may back one service only.
	pub group: Option<GroupId>,
	/// A link for people, or a hash of one.
	pub metadata: String,
}

/// A slash bond to begin with, for the slasher of its service.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GenesisBond<AccountId> {
	/// The service. It names a slasher.
	pub service: ServiceId,
	/// The account that pays it.
	pub payer: AccountId,
	/// The amount, in units of the stake: at least the minimum bond of the chain.
	pub amount: Balance,
}

/// An operator to begin with. It pays its deposit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GenesisOperator<AccountId> {
	/// The operator.
	pub account: AccountId,
	/// A link for people, or a hash of one.
	pub metadata: String,
}

/// An operator's assignment at a service to begin with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GenesisJoin<AccountId> {
	/// The operator.
	pub operator: AccountId,
	/// The service.
	pub service: ServiceId,
	/// The part of rewards that the operator keeps, in parts per billion.
	pub commission: Perbill,
	/// The operator's key for the service. Its possession is not proven.
	pub key: ServiceKey,
}

/// A pledge to begin with. It counts from the era after the first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GenesisPledge<AccountId> {
	/// The staker. It pays the deposit for the position.
	pub stash: AccountId,
	/// The assignment: the index of the join.
	pub assignment: AssignmentId,
	/// The amount, in units of the stake.
	pub amount: Balance,
	/// The standing order: true to renew the pledge after a slash.
	pub standing: bool,
}

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Builds the first state by the rules of the calls.
	pub(crate) fn build_genesis(config: &GenesisConfig<T, I>) {
		STORAGE_VERSION.put::<Self>();
		let endowed = Self::endow_escrow();
		assert!(
			endowed.is_ok(),
			"restaking genesis: the account of the escrow lacks its least balance: {endowed:?}"
		);
		LimitStore::<T, I>::keep(LimitStore::<T, I>::get(T::Parameters::get().exposure_limit));
		for (index, service) in config.services.iter().enumerate() {
			must(Self::genesis_service(service), "service", index);
		}
		for (index, bond) in config.bonds.iter().enumerate() {
			must(Self::genesis_bond(bond, &config.services), "bond", index);
		}
		for (index, operator) in config.operators.iter().enumerate() {
			must(Self::genesis_operator(operator), "operator", index);
		}
		for (index, join) in config.joins.iter().enumerate() {
			must(Self::genesis_join(join), "join", index);
		}
		for (id, index) in (0u32..).zip(0..config.services.len()) {
			must(Self::genesis_places(ServiceId(id), config), "service", index);
		}
		for (index, pledge) in config.pledges.iter().enumerate() {
			must(Self::genesis_pledge(pledge), "pledge", index);
		}
	}

	fn genesis_service(service: &GenesisService<T::AccountId, T::SlashingHook>) -> DispatchResult {
		let bonding = T::Stake::bonding_duration();
		assert!(
			bonding == 0 || service.terms.conditions.exit_window < bonding,
			"an exit window should be shorter than the bonding duration of {bonding} eras, so that who \
			 exits and unbonds at once needs no custody"
		);
		let caller = Self::caller_of_account;
		Self::do_register_service(
			None,
			*caller(&service.owner),
			service.terms.clone(),
			(service.slasher.as_ref().map(caller), service.resolver.as_ref().map(caller)),
			service.join_policy,
			service.group,
			metadata(&service.metadata),
		)
	}

	/// Returns the origin of an account.
	fn caller_of_account(account: &T::AccountId) -> CallerOf<T, I> {
		CallerOf::<T, I>::new(Self::caller(T::RuntimeOrigin::signed(account.clone())))
	}

	fn genesis_bond(
		bond: &GenesisBond<T::AccountId>,
		services: &[GenesisService<T::AccountId, T::SlashingHook>],
	) -> DispatchResult {
		let place = usize::try_from(bond.service.0).unwrap_or(usize::MAX);
		let service = services.get(place).ok_or(Error::<T, I>::NoSuchService)?;
		let slasher = service.slasher.as_ref().ok_or(Error::<T, I>::NotItsSlasher)?;
		let slasher = Self::caller_of_account(slasher);
		Self::do_fund_slash_bond(&bond.payer, bond.service, slasher, bond.amount)
	}

	fn genesis_operator(operator: &GenesisOperator<T::AccountId>) -> DispatchResult {
		let text = metadata(&operator.metadata);
		Self::do_register_operator(&operator.account, text)
	}

	fn genesis_join(join: &GenesisJoin<T::AccountId>) -> DispatchResult {
		if ServiceStore::<T, I>::get(join.service)?.join_policy == JoinPolicy::Approval {
			Self::do_approve_operator(join.service, join.operator.clone())?;
		}
		Self::join(&join.operator, join.service, join.commission, join.key.clone())
	}

	/// Gives the places of a service to those who will count most, and of equals to the older ones. Nothing is
	/// pledged yet, and places were given in the order of joining.
	fn genesis_places(service: ServiceId, config: &GenesisConfig<T, I>) -> DispatchResult {
		let pledged = |id: AssignmentId| {
			let pledges = config.pledges.iter().filter(|it| it.assignment == id);
			pledges.fold(0, |sum: Balance, it| sum.saturating_add(it.amount))
		};
		let joins = (0u32..).zip(&config.joins).filter(|(_, join)| join.service == service);
		let mut ranked: Vec<_> = joins
			.map(|(id, _)| (Reverse(pledged(AssignmentId(id))), AssignmentId(id)))
			.collect();
		let has_place = |id: &AssignmentId| {
			Assignments::<T, I>::get(id).is_some_and(|record| record.place.is_some())
		};
		ranked.sort_unstable();
		let mut ids = ranked.into_iter().map(|(_, id)| id);
		let places = usize::from(ServiceStore::<T, I>::get(service)?.conditions.places);
		let first: Vec<_> = ids.by_ref().take(places).filter(|id| !has_place(id)).collect();
		let others: Vec<_> = ids.filter(has_place).collect();
		for (from, to) in others.into_iter().zip(first) {
			OpenAssignment::<T, I>::hand_over_place(from, to, EraStore::<T, I>::now())?;
		}
		Ok(())
	}

	fn genesis_pledge(pledge: &GenesisPledge<T::AccountId>) -> DispatchResult {
		Self::ensure_some(pledge.amount)?;
		Self::ensure_stash(&pledge.stash)?;
		let mut work = Work::default();
		let mut staker = OpenStaker::<T, I>::load_or_new(&pledge.stash, &mut work);
		let terms_hash = staker.assignment(pledge.assignment)?.service.terms_hash;
		let amount = pledge.amount;
		let (max_commission, standing) = (Perbill::one(), pledge.standing);
		let signed = Pledge { amount, terms_hash, max_commission, standing };
		staker.pledge(pledge.assignment, signed)?;
		staker.save()
	}

	/// Mints the existential deposit of the account of the escrow, as far as it lacks it. Refuses to where the
	/// chain does not issue the currency: then somebody has to give it.
	pub(crate) fn endow_escrow() -> DispatchResult {
		let account = Escrow::<T, I>::account();
		let missing = T::Currency::minimum_balance().saturating_sub(T::Currency::balance(&account));
		if missing > 0 {
			ensure!(T::Stake::burns(), TokenError::BelowMinimum);
			T::Currency::mint_into(&account, missing)?;
		}
		Ok(())
	}
}

/// Stops with a reason unless the result is good.
fn must(result: DispatchResult, what: &str, index: usize) {
	assert!(result.is_ok(), "restaking genesis: {what} {index} was refused: {result:?}");
}

/// Returns a text as metadata.
fn metadata(text: &str) -> Metadata {
	let bytes: Vec<u8> = text.as_bytes().to_vec();
	let metadata = Metadata::try_from(bytes);
	assert!(metadata.is_ok(), "restaking genesis: metadata is too long: {text}");
	metadata.unwrap_or_default()
}
