//! The beginning of the chain.

use super::setting::*;
use frame_support::{traits::OriginTrait, weights::Weight};
use pallet_restaking::{types::JoinPolicy, GenesisJoin, GenesisOperator, GenesisService};
use pallet_staking::StakerStatus;
use restaking_primitives::{Authority, Conditions, ServiceId, ServiceKey, Shares as Split, Terms};
use sp_runtime::{testing::UintAuthorityId, BuildStorage, Perbill};

/// Terms that take at most so many per cent.
pub fn terms(percents: u32) -> Terms<AccountId, Hook> {
	let conditions = Conditions {
		max_slash: Perbill::from_percent(percents),
		report_window: 4,
		veto_window: 2,
		exit_window: 7,
		min_pledge: 1,
		quorum: Perbill::from_percent(50),
		places: 128,
		jail_term: 0,
		shares: Split { treasury: Perbill::one(), ..Default::default() },
		recipient: None,
		resolver_may_veto_proofs: false,
	};
	Terms { conditions, hook: Hook::Authority(Authority) }
}

/// Services, operators and joins of the common setting.
fn restaking_genesis() -> pallet_restaking::GenesisConfig<Test> {
	let service = |percents| GenesisService {
		owner: OWNER,
		terms: terms(percents),
		slasher: Some(SLASHER),
		resolver: None,
		join_policy: JoinPolicy::Open,
		group: None,
		metadata: String::new(),
	};
	let operator = |account| GenesisOperator { account, metadata: String::new() };
	let join = |operator: &AccountId, service: u32| GenesisJoin {
		operator: operator.clone(),
		service: ServiceId(service),
		commission: Perbill::zero(),
		key: ServiceKey::Sr25519(sp_core::sr25519::Public::from_raw([service as u8 + 1; 32])),
	};
	pallet_restaking::GenesisConfig {
		services: vec![service(40), service(20), service(20), service(10)],
		bonds: vec![],
		operators: vec![operator(P), operator(Q)],
		joins: vec![join(&P, 0), join(&P, 1), join(&Q, 2), join(&Q, 3)],
		pledges: vec![],
	}
}

/// A chain without vaults, in its first era.
pub fn new_test_ext() -> sp_io::TestExternalities {
	chain_with(crate::GenesisConfig::default())
}

/// A chain with vaults in its genesis.
pub fn chain_with(vaults: crate::GenesisConfig<Test>) -> sp_io::TestExternalities {
	sp_tracing::try_init_simple();
	reset_parameters();
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let people =
		[FOUNDER, A, B, X, P, Q, OWNER, SLASHER, PAYER, STRANGER, FEES, TREASURY].into_iter();
	let mut balances: Vec<_> = people.map(|who| (who, FUNDS)).collect();
	balances.extend(VALIDATORS.map(|who| (who, BIG + 1_000)));
	pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	let stakers = VALIDATORS.map(|who| (who.clone(), who, BIG, StakerStatus::Validator));
	pallet_staking::GenesisConfig::<Test> {
		stakers: stakers.to_vec(),
		validator_count: 2,
		minimum_validator_count: 1,
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let key = |number: u64| SessionKeys { none: UintAuthorityId(number) };
	let [first, second] = VALIDATORS;
	pallet_session::GenesisConfig::<Test> {
		keys: vec![(first.clone(), first, key(1)), (second.clone(), second, key(2))],
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	restaking_genesis().assimilate_storage(&mut storage).unwrap();
	vaults.assimilate_storage(&mut storage).unwrap();
	let mut ext = sp_io::TestExternalities::from(storage);
	ext.execute_with(|| {
		next_block();
		for service in 0..4 {
			let slasher = Box::new(RuntimeOrigin::signed(SLASHER).into_caller());
			let payer = RuntimeOrigin::signed(PAYER);
			Restaking::fund_slash_bond(payer, ServiceId(service), slasher, FUNDS / 10).unwrap();
		}
		System::reset_events();
	});
	ext
}

/// Runs a test, and then checks all that is always true.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		check_state();
	});
}

/// Tests run on one thread each, but threads are used again.
fn reset_parameters() {
	BondingDuration::set(BONDING);
	SlashDefer::set(0);
	ExposureLimit::set(Perbill::from_percent(50));
	Vest::set(7);
	MinDeposit::set(1);
	MinExit::set(0);
	MaxVaultShare::set(Perbill::one());
	MaxLosses::set((40, 40, 40));
	MaxVaults::set(16);
	CloseAfter::set(3 * BONDING);
	LeastLoss::set(0);
	MinValidators::set(1);
	GateShut::set(false);
	PollWeight::set(Weight::MAX);
}
