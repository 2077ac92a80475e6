//! The common setting of the tests: who there is, and short words for what they do.

pub use super::mock::*;

use crate::{CurrentEra, Event, Ledgers};
use frame_support::{
	dispatch::{DispatchResult, DispatchResultWithPostInfo},
	storage::with_storage_layer,
	traits::{
		fungible::{Inspect as _, InspectHold as _},
		Hooks,
	},
	weights::{Weight, WeightMeter},
};
use pallet_restaking::{
	types::JoinPolicy, GenesisBond, GenesisJoin, GenesisOperator, GenesisService,
};
use restaking_primitives::{
	AssignmentId, Authority, Balance, Conditions, EraIndex, RequestId, ServiceId, ServiceKey,
	Shares, Terms,
};
use sp_core::{sr25519, H256};
use sp_runtime::{traits::AccountIdConversion, BuildStorage, DispatchError, Perbill};

/// The moment of the first block.
pub const BEGIN: u64 = 1_000_000;

/// The funds with which each account begins, of each currency.
pub const FUNDS: Balance = 10_000;

/// The funds of who pays for requests.
pub const MANY: Balance = 10_000_000;

/// The assignments of `P`: at a service that takes at most 40 %, and at one that takes at most 10 %.
pub const AT_40: AssignmentId = AssignmentId(0);
pub const AT_10: AssignmentId = AssignmentId(1);

pub fn percent(percents: u32) -> Perbill {
	Perbill::from_percent(percents)
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Makes a call. As in a block, a refusal changes nothing.
pub fn attempt(call: impl FnOnce() -> DispatchResult) -> DispatchResult {
	with_storage_layer(call)
}

/// The result of a call without what it has cost.
pub fn plain(result: DispatchResultWithPostInfo) -> DispatchResult {
	result.map(|_| ()).map_err(|error| error.error)
}

/// Terms that take at most so many per cent.
pub fn terms(percents: u32) -> Terms<AccountId, Authority> {
	let conditions = Conditions {
		max_slash: percent(percents),
		report_window: 4,
		veto_window: 3,
		exit_window: 7,
		min_pledge: 1,
		quorum: percent(50),
		places: 128,
		jail_term: 0,
		shares: Shares { treasury: Perbill::one(), ..Default::default() },
		recipient: None,
		resolver_may_veto_proofs: false,
	};
	Terms { conditions, hook: Authority }
}

/// Both services of the common setting, in one of the instances.
fn services<I: 'static>() -> pallet_restaking::GenesisConfig<Test, I>
where
	Test: pallet_restaking::Config<I, SlashingHook = Authority>,
{
	let service = |percents| GenesisService {
		owner: OWNER,
		terms: terms(percents),
		slasher: Some(SLASHER),
		resolver: None,
		join_policy: JoinPolicy::Open,
		group: None,
		metadata: String::new(),
	};
	let bond =
		|service| GenesisBond { service: ServiceId(service), payer: PAYER, amount: MANY / 4 };
	let join = |service: u32, byte| GenesisJoin {
		operator: P,
		service: ServiceId(service),
		commission: Perbill::zero(),
		key: ServiceKey::Sr25519(sr25519::Public::from_raw([byte; 32])),
	};
	pallet_restaking::GenesisConfig {
		services: vec![service(40), service(10)],
		bonds: vec![bond(0), bond(1)],
		operators: vec![GenesisOperator { account: P, metadata: String::new() }],
		joins: vec![join(0, 1), join(1, 2)],
		pledges: vec![],
	}
}

/// A chain before its first block, with bonds in its genesis.
pub fn genesis(
	native: Vec<(AccountId, Balance)>,
	asset: Vec<(AccountId, Balance)>,
) -> sp_io::TestExternalities {
	Moment::set(0);
	EraLength::set(6_000);
	BondingDuration::set(10);
	Migrating::set(false);
	HearingWeight::set(Weight::zero());
	Heard::take();
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let people = [S, T, U, P, OWNER, SLASHER, STRANGER, TREASURY, ISSUER];
	let balances: Vec<(AccountId, Balance)> =
		people.iter().map(|who| (*who, FUNDS)).chain([(PAYER, MANY)]).collect();
	let escrow: AccountId = OverAssetId::get().into_account_truncating();
	let accounts = balances.iter().map(|(who, amount)| (ASSET, *who, *amount));
	pallet_assets::GenesisConfig::<Test> {
		assets: vec![(ASSET, ISSUER, true, 10)],
		accounts: accounts.chain([(ASSET, escrow, 10)]).collect(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	crate::GenesisConfig::<Test> { bonds: native, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	crate::GenesisConfig::<Test, Second> { bonds: asset, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	services::<()>().assimilate_storage(&mut storage).unwrap();
	services::<Second>().assimilate_storage(&mut storage).unwrap();
	sp_io::TestExternalities::from(storage)
}

/// A chain in its first block.
pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut ext = genesis(vec![], vec![]);
	ext.execute_with(|| block_at(BEGIN));
	ext
}

/// Runs a test, and then checks all that is always true.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		check_state();
	});
}

/// A block of a moment.
pub fn block_at(moment: u64) {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	System::reset_events();
	frame_system::BlockWeight::<Test>::kill();
	Moment::set(moment);
	Bond::on_initialize(number);
	AssetBond::on_initialize(number);
	Restaking::on_initialize(number);
	OverAsset::on_initialize(number);
	if !Migrating::get() {
		Restaking::on_poll(number, &mut WeightMeter::with_limit(Weight::MAX));
		OverAsset::on_poll(number, &mut WeightMeter::with_limit(Weight::MAX));
	}
	Restaking::on_idle(number, Weight::zero());
	OverAsset::on_idle(number, Weight::zero());
}

/// A block, six seconds after the last one.
pub fn next_block() {
	block_at(Moment::get() + 6_000);
}

pub fn era() -> EraIndex {
	CurrentEra::<Test>::get().index
}

/// Goes on to an era, with a block in each.
pub fn run_to(target: EraIndex) {
	assert!(era() <= target, "era {target} is over");
	while era() < target {
		next_block();
	}
}

/// All that is always true: the laws of both pallets, of both instances, and that no money was made or lost.
pub fn check_state() {
	check_bonds();
	Restaking::do_try_state().unwrap();
	OverAsset::do_try_state().unwrap();
	assert_eq!((Restaking::shortfalls(), OverAsset::shortfalls()), (vec![], vec![]));
}

/// The laws of bonds, and that no money was made or lost.
pub fn check_bonds() {
	Bond::do_try_state().unwrap();
	AssetBond::do_try_state().unwrap();
	let all: Balance = frame_system::Account::<Test>::iter()
		.map(|(_, account)| account.data.free + account.data.reserved)
		.sum();
	assert_eq!(all, Balances::total_issuance());
	let people = [S, T, U, P, OWNER, SLASHER, STRANGER, TREASURY, ISSUER, PAYER];
	let holders = people.into_iter().chain([OverAsset::escrow_account()]);
	let all: Balance = holders.map(|who| AssetHeld::total_balance(&who)).sum();
	assert_eq!((all, AssetHeld::total_issuance()), (9 * FUNDS + MANY + 10, all));
}

/// Everything that is stored, as one hash.
pub fn root() -> Vec<u8> {
	sp_io::storage::root(sp_runtime::StateVersion::V1)
}

/// The events of native bonds in this block.
pub fn events() -> Vec<Event<Test>> {
	let ours = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Bond(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(ours).collect()
}

/// A name for another offence, and for nothing else.
fn name(request: RequestId) -> H256 {
	H256::from_low_u64_be(u64::from(request.0) + 1)
}

/// Bonds of one currency, and the core over them.
pub trait Side {
	fn bond(who: AccountId, amount: Balance) -> DispatchResult;
	fn unbond(who: AccountId, amount: Balance) -> DispatchResult;
	fn rebond(who: AccountId, amount: Balance) -> DispatchResult;
	fn withdraw(who: AccountId) -> DispatchResult;
	/// Returns the active stake, and the chunks of the queue.
	fn ledger(who: AccountId) -> (Balance, Vec<(EraIndex, Balance)>);
	fn has_ledger(who: AccountId) -> bool;
	fn total_active() -> Balance;
	/// Returns all that is on hold, for any reason.
	fn on_hold(who: AccountId) -> Balance;
	fn free(who: AccountId) -> Balance;

	fn pledge(who: AccountId, home: AssignmentId, amount: Balance, again: bool) -> DispatchResult;
	fn exit(who: AccountId, home: AssignmentId, amount: Balance) -> DispatchResult;
	fn exit_and_unbond(who: AccountId, home: AssignmentId, amount: Balance) -> DispatchResult;
	fn exit_all(who: AccountId) -> DispatchResult;
	fn settle(who: AccountId) -> DispatchResult;
	fn release(who: AccountId) -> DispatchResult;
	fn rebond_custody(who: AccountId, amount: Balance) -> DispatchResult;
	fn custody(who: AccountId) -> Balance;
	fn liability(who: AccountId) -> Balance;
	fn has_record(who: AccountId) -> bool;
	/// The slasher requests a slash.
	fn request(
		home: AssignmentId,
		offence_era: EraIndex,
		fraction: Perbill,
	) -> Result<RequestId, DispatchError>;
	fn veto(id: RequestId) -> DispatchResult;
	fn undo(id: RequestId) -> DispatchResult;
	fn give_back(id: RequestId, who: AccountId) -> DispatchResult;
	fn latest_request() -> RequestId;
	fn in_escrow() -> Balance;
}

macro_rules! side {
	($name:ident, $bond:ident, $core:ident, $instance:ty, $currency:ty) => {
		pub struct $name;
		impl Side for $name {
			fn bond(who: AccountId, amount: Balance) -> DispatchResult {
				attempt(|| $bond::bond(signed(who), amount))
			}

			fn unbond(who: AccountId, amount: Balance) -> DispatchResult {
				attempt(|| $bond::unbond(signed(who), amount))
			}

			fn rebond(who: AccountId, amount: Balance) -> DispatchResult {
				attempt(|| $bond::rebond(signed(who), amount))
			}

			fn withdraw(who: AccountId) -> DispatchResult {
				attempt(|| plain($bond::withdraw(signed(who))))
			}

			fn ledger(who: AccountId) -> (Balance, Vec<(EraIndex, Balance)>) {
				let ledger = $bond::ledger(&who);
				let chunks = ledger.unlocking.iter().map(|it| (it.unbonded_era, it.amount));
				(ledger.active, chunks.collect())
			}

			fn has_ledger(who: AccountId) -> bool {
				Ledgers::<Test, $instance>::contains_key(who)
			}

			fn total_active() -> Balance {
				crate::TotalActive::<Test, $instance>::get()
			}

			fn on_hold(who: AccountId) -> Balance {
				<$currency>::total_balance_on_hold(&who)
			}

			fn free(who: AccountId) -> Balance {
				<$currency>::balance(&who)
			}

			fn pledge(
				who: AccountId,
				home: AssignmentId,
				amount: Balance,
				again: bool,
			) -> DispatchResult {
				let hash = terms(if home == AT_40 { 40 } else { 10 }).hash_with(None);
				let most = Perbill::one();
				attempt(|| plain($core::pledge(signed(who), home, amount, hash, most, again)))
			}

			fn exit(who: AccountId, home: AssignmentId, amount: Balance) -> DispatchResult {
				attempt(|| plain($core::exit(signed(who), home, amount)))
			}

			fn exit_and_unbond(
				who: AccountId,
				home: AssignmentId,
				amount: Balance,
			) -> DispatchResult {
				attempt(|| plain($core::exit_and_unbond(signed(who), home, amount)))
			}

			fn exit_all(who: AccountId) -> DispatchResult {
				attempt(|| plain($core::exit_all(signed(who))))
			}

			fn settle(who: AccountId) -> DispatchResult {
				attempt(|| plain($core::settle_staker(signed(STRANGER), who, 64)))
			}

			fn release(who: AccountId) -> DispatchResult {
				attempt(|| plain($core::release_custody(signed(STRANGER), who, 4)))
			}

			fn rebond_custody(who: AccountId, amount: Balance) -> DispatchResult {
				attempt(|| plain($core::rebond_custody(signed(who), amount)))
			}

			fn custody(who: AccountId) -> Balance {
				let staker = pallet_restaking::Stakers::<Test, $instance>::get(who);
				staker.map_or(0, |staker| staker.custody)
			}

			fn liability(who: AccountId) -> Balance {
				$core::liability_of(&who)
			}

			fn has_record(who: AccountId) -> bool {
				pallet_restaking::Stakers::<Test, $instance>::contains_key(who)
			}

			fn request(
				home: AssignmentId,
				offence_era: EraIndex,
				fraction: Perbill,
			) -> Result<RequestId, DispatchError> {
				let id = pallet_restaking::NextRequestId::<Test, $instance>::get();
				let (by, evidence, payer) = (signed(SLASHER), H256::zero(), Some(PAYER));
				attempt(|| {
					plain($core::request_slash(
						by,
						home,
						offence_era,
						fraction,
						name(id),
						evidence,
						payer,
					))
				})?;
				Ok(id)
			}

			fn veto(id: RequestId) -> DispatchResult {
				attempt(|| plain($core::veto(RuntimeOrigin::root(), id)))
			}

			fn undo(id: RequestId) -> DispatchResult {
				attempt(|| $core::undo(RuntimeOrigin::root(), id, false))
			}

			fn give_back(id: RequestId, who: AccountId) -> DispatchResult {
				attempt(|| plain($core::give_back(signed(STRANGER), id, who)))
			}

			fn latest_request() -> RequestId {
				let next = pallet_restaking::NextRequestId::<Test, $instance>::get();
				RequestId(next.0.saturating_sub(1))
			}

			fn in_escrow() -> Balance {
				<$currency>::balance(&$core::escrow_account())
			}
		}
	};
}

side!(Native, Bond, Restaking, (), Balances);
side!(OfAsset, AssetBond, OverAsset, Second, AssetHeld);
