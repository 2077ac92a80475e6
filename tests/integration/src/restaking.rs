//! Services, operators and pledges in few words.

use crate::{account, Chain};
use polkadot_sdk::{
	pallet_staking::{self, RewardDestination},
	sp_core::Pair,
	sp_keyring::Sr25519Keyring::{self, Eve, Ferdie},
	sp_runtime::Perbill,
};
use restaking_primitives::{
	AssignmentId, Authority, Conditions, KeyProof, ServiceId, ServiceKey, Shares, Terms,
};
use restaking_runtime::{
	configs::restaking::Hook, constants::currency::UNIT, AccountId, Balance, OriginCaller,
	Restaking, Runtime,
};

/// A call of the restaking pallet.
pub type Call = pallet_restaking::Call<Runtime>;

/// Who owns the services of these stories, and slashes for them.
pub const OWNER: Sr25519Keyring = Ferdie;
/// Who operates them.
pub const OPERATOR: Sr25519Keyring = Eve;

/// Terms with this largest slash: reports for 2 eras, vetoes for 3, exits after 7.
pub fn terms(max_slash: Perbill) -> Terms<AccountId, Hook> {
	let conditions = Conditions {
		max_slash,
		report_window: 2,
		veto_window: 3,
		exit_window: 7,
		min_pledge: 10 * UNIT,
		quorum: Perbill::from_percent(50),
		jail_term: 0,
		shares: Shares { treasury: Perbill::from_percent(50), ..Default::default() },
		recipient: None,
		resolver_may_veto_proofs: false,
	};
	Terms { conditions, hook: Hook::Authority(Authority) }
}

/// Registers a service, and lets [`OPERATOR`] join it. Gives where to pledge.
pub fn service(chain: &Chain, max_slash: Perbill) -> AssignmentId {
	let service = pallet_restaking::NextServiceId::<Runtime>::get();
	let slasher: OriginCaller =
		polkadot_sdk::frame_system::RawOrigin::Signed(account(OWNER)).into();
	let register = Call::register_service {
		terms: terms(max_slash),
		slasher: Some(Box::new(slasher)),
		resolver: None,
		admission: pallet_restaking::types::Admission::Open,
		group: None,
		metadata: Default::default(),
	};
	chain.call(account(OWNER), register).expect("registers");
	let operator = account(OPERATOR);
	if !pallet_restaking::Operators::<Runtime>::contains_key(&operator) {
		let commission = Perbill::from_percent(10);
		let register = Call::register_operator { commission, metadata: Default::default() };
		chain.call(operator, register).expect("registers");
	}
	join(chain, service)
}

/// Lets [`OPERATOR`] join a service, with a key of its own.
pub fn join(chain: &Chain, service: ServiceId) -> AssignmentId {
	let assignment = pallet_restaking::NextAssignmentId::<Runtime>::get();
	let key =
		polkadot_sdk::sp_core::sr25519::Pair::from_string(&format!("//key//{}", service.0), None)
			.expect("a valid path");
	let message = Restaking::key_message(service, &account(OPERATOR));
	let join = Call::join_service {
		service,
		key: ServiceKey::Sr25519(key.public()),
		proof: KeyProof::Sr25519(key.sign(&message)),
	};
	chain.call(account(OPERATOR), join).expect("joins");
	assignment
}

/// Bonds `amount` of an account's funds, rewards to the same account.
pub fn bond(chain: &Chain, who: Sr25519Keyring, amount: Balance) {
	let payee = RewardDestination::Stash;
	let bond = pallet_staking::Call::<Runtime>::bond { value: amount, payee };
	chain.call(account(who), bond).expect("bonds");
}

/// A pledge that agrees to what the service says.
pub fn pledge(assignment: AssignmentId, amount: Balance) -> Call {
	let record = pallet_restaking::Assignments::<Runtime>::get(assignment).expect("exists");
	let service = pallet_restaking::Services::<Runtime>::get(record.service).expect("exists");
	let terms_hash = service.terms_hash;
	Call::pledge { assignment, amount, terms_hash, max_commission: Perbill::from_percent(10) }
}

/// Bonds 1,000 tokens and pledges all of them to two services whose worst cases, 40 % and 10 %, are
/// just what the exposure limit allows. Gives where they are pledged.
pub fn full_pledges(chain: &Chain, who: Sr25519Keyring) -> [AssignmentId; 2] {
	let homes = [40, 10].map(|percent| service(chain, Perbill::from_percent(percent)));
	bond(chain, who, 1_000 * UNIT);
	for home in homes {
		chain.call(account(who), pledge(home, 1_000 * UNIT)).expect("pledges");
	}
	homes
}

/// What is in custody.
pub fn custody(who: &AccountId) -> Balance {
	pallet_restaking::Stakers::<Runtime>::get(who).map_or(0, |staker| staker.custody)
}
