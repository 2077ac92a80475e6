//! The beginning of stories: six services, one for each hook, with operators, stakers, pots and bonds; and a vault with
//! holders, and a pool for its receipts.

use crate::{
	cast::*,
	flat::Flat,
	model::Model,
	pick::{ledger, signed},
	player::Player,
};
use pallet_liquid_restaking::{Call as LiquidCall, TargetSpec, VaultId};
use pallet_restaking::{types::JoinPolicy, Call, NextAssignmentId, NextServiceId};
use polkadot_sdk::{
	frame_support::traits::{fungible::NativeOrWithId, Get},
	frame_system::RawOrigin,
	pallet_asset_conversion, pallet_assets, pallet_balances, pallet_parameters, pallet_staking,
	pallet_staking::RewardDestination,
	sp_keyring::Sr25519Keyring::{self, *},
	sp_runtime::{MultiAddress, Perbill},
};
use restaking_integration_tests::Chain;
use restaking_primitives::{AssignmentId, Choice, ServiceId};
use restaking_runtime::{
	calendar::Lengths,
	configs::restaking::{
		dynamic_params::{liquid, restaking as params},
		RuntimeParameters,
	},
	constants::currency::UNIT,
	Balance, Restaking, Runtime, RuntimeOrigin,
};
use std::sync::OnceLock;

/// Eras of six blocks. Two begin an epoch, which takes all the weight of a block, so an era has four ticks.
const LENGTHS: Lengths =
	Lengths { epoch_slots: 3, sessions_per_era: 2, bonding_eras: 8, slash_defer_eras: 2 };

/// A state, and the model of the story up to it.
pub struct Start {
	/// The state.
	pub state: Flat,
	/// The model.
	pub model: Model,
}

/// Returns the chain on which stories are told.
pub fn chain() -> Chain {
	Chain::local_testnet().with_lengths(LENGTHS).checked_by_the_story()
}

/// Returns the beginning of every story. Makes it once.
pub fn start() -> &'static Start {
	static START: OnceLock<Start> = OnceLock::new();
	START.get_or_init(|| {
		let mut model = Model::default();
		let state = chain().run_to_end(|chain| {
			let mut player = Player::new(Model::default());
			register_and_pledge_everything(&mut player);
			open_vault(&mut player);
			player.eras(chain, 1);
			enter_vault(&mut player);
			player.eras(chain, 1);
			model = player.model;
		});
		Start { state: state.into(), model }
	})
}

/// Tells a story that begins there.
pub fn tell(story: impl FnOnce(&mut Player, &mut Chain)) {
	tell_in(&mut start().state.clone(), story);
}

/// Tells a story in `state`, a copy of the beginning, and leaves the outcome in it.
pub fn tell_in(state: &mut Flat, story: impl FnOnce(&mut Player, &mut Chain)) {
	let model = start().model.clone();
	state.execute_with(|| {
		chain().go_on_here(|chain| story(&mut Player::new(model), chain));
	});
}

fn root() -> RuntimeOrigin {
	RawOrigin::Root.into()
}

fn register_and_pledge_everything(player: &mut Player) {
	create_asset_and_bond(player);
	let services: Vec<ServiceId> = (0..6).map(|hook| service(player, hook)).collect();
	fund_pots_and_open_feeds(player, &services);
	for operator in &OPERATORS[..3] {
		let register = Call::<Runtime>::register_operator { metadata: Default::default() };
		player.must(signed(*operator), register);
	}
	let mut assignments = vec![];
	for (number, service) in (0u16..).zip(&services) {
		assignments.push(join(player, OPERATORS[0], *service, 3 * number));
		let other = OPERATORS[1 + usize::from(number % 2)];
		assignments.push(join(player, other, *service, 3 * number + 1));
	}
	for (number, who) in [EveStash, FerdieStash, Bob, Charlie, AliceStash].into_iter().enumerate() {
		for assignment in assignments.iter().skip(number % 2).step_by(2) {
			pledge(player, who, *assignment);
		}
	}
}

/// Creates an asset that may pay rewards, and bonds for two stakers that have no stake yet.
fn create_asset_and_bond(player: &mut Player) {
	let admin = MultiAddress::Id(account(FUNDER));
	let create = pallet_assets::Call::<Runtime>::create {
		id: ASSET.into(),
		admin: admin.clone(),
		min_balance: 10,
	};
	player.must(signed(FUNDER), create);
	let amount = 1_000_000_000;
	let mint =
		pallet_assets::Call::<Runtime>::mint { id: ASSET.into(), beneficiary: admin, amount };
	player.must(signed(FUNDER), mint);
	let assets = vec![ASSET].try_into().expect("one");
	let allowed = params::Parameters::RewardAssets(params::RewardAssets, Some(assets));
	let key_value = RuntimeParameters::Restaking(allowed);
	player.must(root(), pallet_parameters::Call::<Runtime>::set_parameter { key_value });
	for who in [Bob, Charlie] {
		let payee = RewardDestination::Stash;
		let bond = pallet_staking::Call::<Runtime>::bond { value: 1_000 * UNIT, payee };
		player.must(signed(who), bond);
	}
	// Charlie keeps little besides its stake, so it can lose nearly everything.
	let keep = pallet_balances::Call::<Runtime>::transfer_keep_alive {
		dest: MultiAddress::Id(account(FUNDER)),
		value: 150_000 * UNIT,
	};
	player.must(signed(Charlie), keep);
}

fn service(player: &mut Player, hook: u16) -> ServiceId {
	let id = NextServiceId::<Runtime>::get();
	// Maximum slashes from 5 % to 40 %, and all kinds of shares.
	let dice = [112, 56 + 16, 112 + 2, 7_168 + 57, 56 + 3, 1_792 + 16][usize::from(hook)];
	let register = Call::<Runtime>::register_service {
		terms: terms(hook, dice),
		slasher: Some(caller(SLASHER)),
		resolver: Some(caller(RESOLVER)),
		join_policy: JoinPolicy::Open,
		group: None,
		metadata: Default::default(),
	};
	player.must(signed(OWNER), register);
	let amount = 5_000 * UNIT;
	let slasher = caller(SLASHER);
	player.must(signed(OWNER), Call::<Runtime>::fund_slash_bond { service: id, slasher, amount });
	id
}

fn fund_pots_and_open_feeds(player: &mut Player, services: &[ServiceId]) {
	let (native, other) = (NativeOrWithId::Native, NativeOrWithId::WithId(ASSET));
	for (service, asset, amount) in
		[(services[0], native, 1_000 * UNIT + 7), (services[1], other, 100_000_007)]
	{
		player.must(signed(OWNER), Call::<Runtime>::open_pot { service, asset, min_weight: 0 });
		player.must(signed(FUNDER), Call::<Runtime>::fund_rewards { service, amount, eras: 60 });
	}
	let open = |name: &[u8]| pallet_restaking_oracle::Call::<Runtime>::open_feed {
		service: services[2],
		name: name.to_vec().try_into().expect("short"),
		decimals: 2,
		unit: [0; 16],
		least: 1,
	};
	player.must(signed(OWNER), open(b"DOT/USD"));
	player.must(signed(OWNER), open(b"KSM/USD"));
}

fn join(player: &mut Player, who: Sr25519Keyring, service: ServiceId, key: u16) -> AssignmentId {
	let id = NextAssignmentId::<Runtime>::get();
	let signer = Signer::of(key);
	let message = Restaking::key_message(service, &account(who));
	let join = Call::<Runtime>::join_service {
		service,
		commission: Perbill::from_percent(10),
		key: signer.public(),
		proof: signer.sign(&message),
	};
	player.must(signed(who), join);
	id
}

/// Pledges three tenths of the stake. Six such pledges stay below the exposure limit.
fn pledge(player: &mut Player, who: Sr25519Keyring, assignment: AssignmentId) {
	let record = pallet_restaking::Assignments::<Runtime>::get(assignment).expect("joined");
	let service = pallet_restaking::Services::<Runtime>::get(record.service).expect("registered");
	let pledge = Call::<Runtime>::pledge {
		assignment,
		amount: ledger(&account(who)).1 / 10 * 3,
		terms_hash: service.terms_hash,
		max_commission: Perbill::from_percent(10),
		standing: true,
	};
	player.must(signed(who), pledge);
}

/// The vault of the setting.
const VAULT: VaultId = VaultId(0);

/// The assignments that are its targets, each of another service, and the part of its stake in per cent that counts.
/// Slashes of the first are more than a 64th of it.
const TARGETS: [(AssignmentId, u32); 3] =
	[(AssignmentId(0), 50), (AssignmentId(5), 50), (AssignmentId(8), 50)];

/// Opens a vault that nominates two of the four validators. Notices, vesting and the end are shorter than usual.
fn open_vault(player: &mut Player) {
	let limits = pallet_liquid_restaking::Parameters {
		vest_eras: 4,
		notice: 3,
		close_after: 12,
		..<liquid::Vaults as Get<_>>::get()
	};
	let parameter = liquid::Parameters::Vaults(liquid::Vaults, Some(limits));
	let key_value = RuntimeParameters::Liquid(parameter);
	player.must(root(), pallet_parameters::Call::<Runtime>::set_parameter { key_value });
	let targets: Vec<_> = TARGETS.into_iter().map(target).collect();
	let validators = [CharlieStash, DaveStash]
		.map(|who| Choice { validator: account(who), max_commission: Perbill::from_percent(50) });
	let open = LiquidCall::<Runtime>::open_vault {
		seed: 1_000 * UNIT,
		validators: validators.to_vec().try_into().expect("two"),
		targets: targets.try_into().expect("three"),
		fee: Perbill::from_percent(10),
		fee_to: account(FOUNDER),
		cap: Balance::MAX,
		name: b"Liquid".to_vec().try_into().expect("short"),
		symbol: b"LRT".to_vec().try_into().expect("short"),
		decimals: 12,
	};
	player.must(signed(FOUNDER), open);
}

/// Returns a target whose operator may ask a little more than it does.
fn target((assignment, weight): (AssignmentId, u32)) -> TargetSpec {
	let record = pallet_restaking::Assignments::<Runtime>::get(assignment).expect("joined");
	let service = pallet_restaking::Services::<Runtime>::get(record.service).expect("registered");
	TargetSpec {
		assignment,
		weight: Perbill::from_percent(weight),
		terms_hash: service.terms_hash,
		max_commission: Perbill::from_percent(12),
	}
}

/// Lets people deposit, and one of them keep a pool, in which receipts are exchanged.
fn enter_vault(player: &mut Player) {
	for (who, amount) in [(Dave, 500), (Ferdie, 300), (BobStash, 200), (FUNDER, 400)] {
		let (amount, beneficiary) = (amount * UNIT, None);
		let deposit =
			LiquidCall::<Runtime>::deposit { vault: VAULT, amount, least: 1, beneficiary };
		player.must(signed(who), deposit);
	}
	let receipt = crate::vaults::receipt(VAULT).expect("it is open");
	let asset1 = || Box::new(NativeOrWithId::Native);
	let asset2 = || Box::new(NativeOrWithId::WithId(receipt));
	type PoolCall = pallet_asset_conversion::Call<Runtime>;
	let create = PoolCall::create_pool { asset1: asset1(), asset2: asset2() };
	player.must(signed(FUNDER), create);
	let fund = PoolCall::add_liquidity {
		asset1: asset1(),
		asset2: asset2(),
		amount1_desired: 200 * UNIT,
		amount2_desired: 200 * UNIT,
		amount1_min: 1,
		amount2_min: 1,
		mint_to: account(FUNDER),
	};
	player.must(signed(FUNDER), fund);
}
