//! Services, operators and pledges in few words.

use crate::{account, Chain};
use codec::Encode;
use polkadot_sdk::{
	frame_support::{dispatch::Callable, traits::fungible::Mutate, weights::Weight},
	pallet_staking::{self, RewardDestination},
	sp_core::{Pair, H256},
	sp_keyring::Sr25519Keyring::{self, Eve, Ferdie},
	sp_runtime::Perbill,
	sp_staking::EraIndex,
};
use restaking_primitives::{
	AssignmentId, Authority, Conditions, KeyProof, ServiceId, ServiceKey, Shares, Terms,
};
use restaking_runtime::{
	configs::services::{Admission, Hook, Liveness},
	constants::currency::UNIT,
	AccountId, Balance, Balances, Keeper, OriginCaller, Restaking, Runtime,
};

/// A call of the restaking pallet.
pub type Call = pallet_restaking::Call<Runtime>;

/// The owner and slasher of the services in these stories.
pub const OWNER: Sr25519Keyring = Ferdie;
/// The operator of these services.
pub const OPERATOR: Sr25519Keyring = Eve;

/// Returns terms with this maximum slash, a report window of 2 eras, a veto window of 3 and an exit
/// window of 7.
pub fn terms(max_slash: Perbill) -> Terms<AccountId, Hook> {
	let conditions = Conditions {
		max_slash,
		report_window: 2,
		veto_window: 3,
		exit_window: 7,
		min_pledge: 10 * UNIT,
		quorum: Perbill::from_percent(50),
		places: 128,
		jail_term: 0,
		shares: Shares { treasury: Perbill::from_percent(50), ..Default::default() },
		recipient: None,
		resolver_may_veto_proofs: false,
	};
	Terms { conditions, hook: Hook::Authority(Authority) }
}

/// Returns the origin of an account, as services name their roles.
pub fn origin_of(who: &AccountId) -> OriginCaller {
	polkadot_sdk::frame_system::RawOrigin::Signed(who.clone()).into()
}

/// Registers a service, and lets [`OPERATOR`] join it. Returns the assignment.
pub fn service(chain: &Chain, max_slash: Perbill) -> AssignmentId {
	service_with(chain, max_slash, None)
}

/// Registers a service with this resolver, and lets [`OPERATOR`] join it. Returns the assignment.
pub fn service_with(
	chain: &Chain,
	max_slash: Perbill,
	resolver: Option<&AccountId>,
) -> AssignmentId {
	let service = pallet_restaking::NextServiceId::<Runtime>::get();
	let slasher = origin_of(&account(OWNER));
	let register = register(terms(max_slash), Some(slasher), resolver.map(origin_of));
	chain.call(account(OWNER), register).expect("registers");
	serve(chain, service)
}

/// Returns a registration of a service that every operator may join.
pub fn register(
	terms: Terms<AccountId, Hook>,
	slasher: Option<OriginCaller>,
	resolver: Option<OriginCaller>,
) -> Call {
	Call::register_service {
		terms,
		slasher: slasher.map(Box::new),
		resolver: resolver.map(Box::new),
		join_policy: pallet_restaking::types::JoinPolicy::Open,
		group: None,
		metadata: Default::default(),
	}
}

/// Registers [`OPERATOR`], if it is not yet, and lets it join a service. Returns the assignment.
pub fn serve(chain: &Chain, service: ServiceId) -> AssignmentId {
	serve_as(chain, &account(OPERATOR), service)
}

/// Registers an operator, if it is not yet, and lets it join a service with a key that belongs to the service.
/// Returns the assignment.
pub fn serve_as(chain: &Chain, operator: &AccountId, service: ServiceId) -> AssignmentId {
	if !pallet_restaking::Operators::<Runtime>::contains_key(operator) {
		let register = Call::register_operator { metadata: Default::default() };
		chain.call(operator.clone(), register).expect("registers");
	}
	join_with(chain, operator, service, &format!("//key//{}", service.0))
}

/// Registers a service that judges by this hook, and lets its owner join it and pledge 1,000 tokens of
/// its own stake. Runs blocks until the pledge counts. Returns the assignment.
pub fn judged_service(chain: &mut Chain, who: Sr25519Keyring, hook: Hook) -> AssignmentId {
	let service = pallet_restaking::NextServiceId::<Runtime>::get();
	let quorum = Perbill::from_percent(67);
	let terms = terms(Perbill::from_percent(40));
	let conditions = Conditions { quorum, min_pledge: 100 * UNIT, ..terms.conditions };
	let register = Call::register_service {
		terms: Terms { conditions, hook },
		slasher: None,
		resolver: None,
		join_policy: pallet_restaking::types::JoinPolicy::Open,
		group: None,
		metadata: Default::default(),
	};
	let who = account(who);
	chain.call(who.clone(), register).expect("registers");
	let register = Call::register_operator { metadata: Default::default() };
	chain.call(who.clone(), register).expect("registers");
	let assignment = join_with(chain, &who, service, "//judged");
	bond_as(chain, &who, 1_000 * UNIT);
	chain.call(who, pledge(assignment, 1_000 * UNIT)).expect("pledges");
	chain.next_era();
	assignment
}

/// Returns rules of a keeper service for eras of ten blocks. Anybody may make jobs.
pub fn liveness() -> Liveness {
	Liveness {
		window: 3,
		most_missed: Perbill::from_percent(10),
		least_misses: 3,
		fraction: Perbill::from_percent(1),
		markup: 100,
		min_every: 12,
		max_load: Perbill::from_percent(25),
		jobs: Admission::Deposit(UNIT),
		pays_work: true,
	}
}

/// Lets an operator try to perform a job of the first service, until its first slot or the one after has
/// come. Returns true if it has performed it.
pub fn performs(chain: &mut Chain, who: Sr25519Keyring, job: u32) -> bool {
	type KeeperCall = <Keeper as Callable<Runtime>>::RuntimeCall;
	let perform = || KeeperCall::perform { service: ServiceId(0), job, most: Weight::MAX };
	(0..50).any(|_| {
		chain.next_block();
		chain.call(account(who), perform()).is_ok()
	})
}

fn join_with(chain: &Chain, who: &AccountId, service: ServiceId, path: &str) -> AssignmentId {
	let assignment = pallet_restaking::NextAssignmentId::<Runtime>::get();
	let key = polkadot_sdk::sp_core::sr25519::Pair::from_string(path, None).expect("a valid path");
	let message = Restaking::key_message(service, who);
	let join = Call::join_service {
		service,
		commission: Perbill::from_percent(10),
		key: ServiceKey::Sr25519(key.public()),
		proof: KeyProof::Sr25519(key.sign(&message)),
	};
	chain.call(who.clone(), join).expect("joins");
	assignment
}

/// Returns one of many operators.
pub fn operator(index: u32) -> AccountId {
	AccountId::from(polkadot_sdk::sp_io::hashing::blake2_256(&("operator", index).encode()))
}

/// Gives funds to one of many operators and lets it join a service. Returns the assignment.
pub fn join_as(chain: &Chain, service: ServiceId, index: u32) -> AssignmentId {
	let who = operator(index);
	Balances::mint_into(&who, 1_000 * UNIT).expect("mints");
	let register = Call::register_operator { metadata: Default::default() };
	chain.call(who.clone(), register).expect("registers");
	let path = format!("//many//{index}");
	join_with(chain, &who, service, &path)
}

/// Bonds `amount` of an account's funds. Rewards go to the same account.
pub fn bond(chain: &Chain, who: Sr25519Keyring, amount: Balance) {
	bond_as(chain, &account(who), amount);
}

/// Bonds `amount` of an account's funds. Rewards go to the same account.
pub fn bond_as(chain: &Chain, who: &AccountId, amount: Balance) {
	let payee = RewardDestination::Stash;
	let bond = pallet_staking::Call::<Runtime>::bond { value: amount, payee };
	chain.call(who.clone(), bond).expect("bonds");
}

/// Funds the slash bond of an assignment's service, as its owner.
pub fn fund_slash_bond(chain: &Chain, assignment: AssignmentId, amount: Balance) {
	let record = pallet_restaking::Assignments::<Runtime>::get(assignment).expect("exists");
	let slasher: OriginCaller =
		polkadot_sdk::frame_system::RawOrigin::Signed(account(OWNER)).into();
	let fund =
		Call::fund_slash_bond { service: record.service, slasher: Box::new(slasher), amount };
	chain.call(account(OWNER), fund).expect("funds the bond");
}

/// Returns a request of the slasher, which is the owner, for a new offence in `offence_era`.
pub fn request_slash(assignment: AssignmentId, offence_era: EraIndex, percent: u32) -> Call {
	let next = pallet_restaking::NextRequestId::<Runtime>::get();
	Call::request_slash {
		assignment,
		offence_era,
		fraction: Perbill::from_percent(percent),
		offence_id: H256::from_low_u64_be(next.0.into()),
		evidence_hash: H256::zero(),
		payer: None,
	}
}

/// Returns a pledge that agrees to the terms of the service.
pub fn pledge(assignment: AssignmentId, amount: Balance) -> Call {
	let record = pallet_restaking::Assignments::<Runtime>::get(assignment).expect("exists");
	let service = pallet_restaking::Services::<Runtime>::get(record.service).expect("exists");
	let terms_hash = service.terms_hash;
	let (max_commission, standing) = (Perbill::from_percent(10), true);
	Call::pledge { assignment, amount, terms_hash, max_commission, standing }
}

/// Bonds 1,000 tokens and pledges all of them to two services. Their maximum slashes, 40 % and 10 %,
/// together are exactly the exposure limit. Returns the two assignments.
pub fn full_pledges(chain: &Chain, who: Sr25519Keyring) -> [AssignmentId; 2] {
	let assignments = [40, 10].map(|percent| service(chain, Perbill::from_percent(percent)));
	bond(chain, who, 1_000 * UNIT);
	for assignment in assignments {
		chain.call(account(who), pledge(assignment, 1_000 * UNIT)).expect("pledges");
	}
	assignments
}

/// Returns the amounts that count of a staker with an assignment, in this era and from the next one on.
pub fn counts(who: &AccountId, assignment: AssignmentId) -> (Balance, Balance) {
	let positions = Restaking::staker_info(who).map_or_else(Vec::new, |info| info.positions);
	let position = positions.into_iter().find(|position| position.assignment == assignment);
	position.map_or((0, 0), |position| (position.counts_now, position.counts_next))
}

/// Returns the custody of a staker.
pub fn custody(who: &AccountId) -> Balance {
	pallet_restaking::Stakers::<Runtime>::get(who).map_or(0, |staker| staker.custody)
}
