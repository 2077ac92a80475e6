//! The common setting of the tests: who there is, and short words for what they do.

pub use super::{asking::*, history::History, mock::*, settling::*, undoing::*};

use crate::{
	self as pallet_restaking, assignment::OpenAssignment, types::JoinPolicy, GenesisJoin,
	GenesisOperator, GenesisService, TermsOf,
};
use codec::Encode;
use frame_election_provider_support::SortedListProvider;
use frame_support::{
	dispatch::{DispatchResult, DispatchResultWithPostInfo},
	traits::{fungibles::Inspect as _, tokens::fungible::NativeOrWithId, Hooks, OriginTrait},
	weights::{Weight, WeightMeter},
};
use pallet_staking::StakerStatus;
use restaking_primitives::{
	AssignmentId, Balance, Conditions, EraIndex, KeyProof, RequestId, ServiceId, ServiceKey,
	Shares, Terms,
};
use sp_core::{Pair, H256};
use sp_runtime::{testing::UintAuthorityId, BuildStorage, Perbill};

/// Terms as those of `A` and `B`.
pub fn terms(max_slash: u32) -> TermsOf<Test> {
	let conditions = Conditions {
		max_slash: Perbill::from_percent(max_slash),
		report_window: 4,
		veto_window: 3,
		exit_window: 7,
		min_pledge: 1,
		quorum: Perbill::from_percent(50),
		places: 128,
		jail_term: 0,
		shares: Shares { treasury: Perbill::one(), ..Default::default() },
		recipient: None,
		resolver_may_veto_proofs: false,
	};
	Terms { conditions, hook: AUTHORITY }
}

pub fn key(seed: u8) -> ServiceKey {
	ServiceKey::Sr25519(sp_core::sr25519::Public::from_raw([seed; 32]))
}

#[derive(Default)]
pub struct ExtBuilder {
	more: Vec<(AccountId, Balance, Balance)>,
}

impl ExtBuilder {
	/// More stakers: account, bonded, free.
	pub fn stakers(
		mut self,
		more: impl IntoIterator<Item = (AccountId, Balance, Balance)>,
	) -> Self {
		self.more.extend(more);
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		self.build_with(genesis())
	}

	/// With another beginning of the pallet.
	pub fn build_with(
		self,
		config: pallet_restaking::GenesisConfig<Test>,
	) -> sp_io::TestExternalities {
		sp_tracing::try_init_simple();
		reset_parameters();
		let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		let stashes: Vec<_> =
			[S, T, U].map(|who| (who, 1_000, 200)).into_iter().chain(self.more).collect();
		let mut balances: Vec<(AccountId, Balance)> =
			stashes.iter().map(|(who, bonded, free)| (*who, bonded + free)).collect();
		balances.extend(VALIDATORS.map(|who| (who, 500_000)));
		balances.push((TREASURY, TREASURY_BEGINS));
		balances.push((BOND_PAYER, 10_000_000));
		balances
			.extend([P, Q, OWNER_A, OWNER_B, SLASHER, RESOLVER, STRANGER].map(|who| (who, 10_000)));
		pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }
			.assimilate_storage(&mut storage)
			.unwrap();
		let validators = VALIDATORS.map(|who| (who, who, 498_500, StakerStatus::Validator));
		let nominators = stashes.iter().map(|(who, bonded, _)| {
			(*who, *who, *bonded, StakerStatus::Nominator(VALIDATORS.to_vec()))
		});
		pallet_staking::GenesisConfig::<Test> {
			stakers: validators.into_iter().chain(nominators).collect(),
			validator_count: 2,
			minimum_validator_count: 1,
			..Default::default()
		}
		.assimilate_storage(&mut storage)
		.unwrap();
		pallet_session::GenesisConfig::<Test> {
			keys: VALIDATORS
				.map(|who| (who, who, SessionKeys { none: UintAuthorityId(who) }))
				.to_vec(),
			..Default::default()
		}
		.assimilate_storage(&mut storage)
		.unwrap();
		config.assimilate_storage(&mut storage).unwrap();
		pallet_restaking::GenesisConfig::<Test, HeldInstance>::default()
			.assimilate_storage(&mut storage)
			.unwrap();
		let mut ext = sp_io::TestExternalities::from(storage);
		ext.execute_with(|| {
			next_block();
			for service in crate::Services::<Test>::iter_keys() {
				fund_bond(service, 1_000_000).unwrap();
			}
			System::reset_events();
		});
		ext
	}

	/// Runs a test, and then checks all that is always true.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			check_state();
		});
	}
}

/// Services, operators and joins of the common setting.
pub fn genesis() -> pallet_restaking::GenesisConfig<Test> {
	let service = |owner, max_slash| GenesisService {
		owner,
		terms: terms(max_slash),
		slasher: Some(SLASHER),
		resolver: Some(RESOLVER),
		join_policy: JoinPolicy::Open,
		group: None,
		metadata: "https://example.org".into(),
	};
	let operator = |account| GenesisOperator { account, metadata: String::new() };
	let commission = Perbill::zero();
	let join =
		|operator, service, seed| GenesisJoin { operator, service, commission, key: key(seed) };
	pallet_restaking::GenesisConfig {
		services: vec![service(OWNER_A, 40), service(OWNER_B, 10)],
		bonds: vec![],
		operators: vec![operator(P), operator(Q)],
		joins: vec![join(P, A, 1), join(P, B, 2), join(Q, A, 3)],
		pledges: vec![],
	}
}

/// The balance with which the treasury begins.
pub const TREASURY_BEGINS: Balance = 1_000;

/// Tests run on one thread each, but threads are used again.
fn reset_parameters() {
	reset_shape();
	ExposureLimit::set(Perbill::from_percent(50));
	MinPledge::set(1);
	MinSlashBond::set(20);
	MaxServiceShare::set(Perbill::one());
	MaxOperatorShare::set(Perbill::one());
	BondingDuration::set(28);
	MaxUnlockingChunks::set(32);
	SlashDefer::set(0);
	HeldTotal::set(1_000_000);
	GuardCloses::set(10);
	HookWeight::set(1_000);
	PollWeight::set(Weight::MAX);
	Wired::set(true);
	Told::take();
	Joined::take();
	ToldOfUndo::take();
	Heard::take();
	HearingWeight::set(Weight::zero());
	LeastLoss::set(0);
	Fight::set(None);
	Meddle::set(None);
	Kept::take();
	Offences::set(0);
	Prices::set(None);
	Seen::set(None);
	History::forget();
}

/// All that is always true: the laws, and that no money was made or lost.
pub fn check_state() {
	Restaking::do_try_state().unwrap();
	Held::do_try_state().unwrap();
	assert_eq!((Restaking::shortfalls(), Held::shortfalls()), (vec![], vec![]));
	assert_eq!((Restaking::short_pots(), Held::short_pots()), (vec![], vec![]));
	History::follow();
	let all: Balance = frame_system::Account::<Test>::iter()
		.map(|(_, account)| account.data.free + account.data.reserved)
		.sum();
	assert_eq!(all, Balances::total_issuance());
}

/// Everything that is stored, as one hash.
pub fn root() -> Vec<u8> {
	sp_io::storage::root(sp_runtime::StateVersion::V1)
}

/// The keys of everything that is stored, in order.
pub fn keys() -> impl Iterator<Item = Vec<u8>> {
	let next = |last: &Vec<u8>| sp_io::storage::next_key(last);
	std::iter::successors(next(&Vec::new()), next)
}

pub fn era() -> EraIndex {
	pallet_staking::CurrentEra::<Test>::get().unwrap_or_default()
}

pub fn next_block() {
	let number = System::block_number() + 1;
	if Wired::get() {
		Restaking::on_idle(number - 1, Weight::zero());
	}
	System::set_block_number(number);
	frame_system::BlockWeight::<Test>::kill();
	System::reset_events();
	pallet_timestamp::Now::<Test>::put(number * 1_000);
	Session::on_initialize(number);
	Staking::on_initialize(number);
	if Wired::get() {
		Restaking::on_initialize(number);
		Held::on_initialize(number);
		Restaking::on_poll(number, &mut WeightMeter::with_limit(PollWeight::get()));
		Held::on_poll(number, &mut WeightMeter::with_limit(PollWeight::get()));
	}
	Staking::on_finalize(number);
	History::follow();
}

/// Goes on to an era, with an election in each.
pub fn run_to(target: EraIndex) {
	assert!(era() <= target, "era {target} is over");
	while era() < target {
		next_block();
	}
}

/// Pledges with a standing order.
pub fn pledge(who: AccountId, assignment: AssignmentId, amount: Balance) -> DispatchResult {
	pledge_with(who, assignment, amount, true)
}

/// Pledges with or without a standing order.
pub fn pledge_with(
	who: AccountId,
	assignment: AssignmentId,
	amount: Balance,
	standing: bool,
) -> DispatchResult {
	let home = crate::Assignments::<Test>::get(assignment).ok_or("no assignment")?;
	let terms_hash = crate::Services::<Test>::get(home.service).ok_or("no service")?.terms_hash;
	settled(who, |signed| {
		Restaking::pledge(signed, assignment, amount, terms_hash, Perbill::one(), standing)
	})
}

pub fn exit(who: AccountId, assignment: AssignmentId, amount: Balance) -> DispatchResult {
	settled(who, |signed| Restaking::exit(signed, assignment, amount))
}

/// Pledges 1 000 of `who` to `A` and 1 000 to `B`: the limit exactly. They count from era 10; it is era 10.
pub fn full_pledges(who: AccountId) {
	run_to(9);
	pledge(who, P_AT_A, 1_000).unwrap();
	pledge(who, P_AT_B, 1_000).unwrap();
	run_to(10);
}

/// Pledges `amount` of `who` to `A` through `P`, counting from era 10; it is era 10.
pub fn pledged_to_a(who: AccountId, amount: Balance) {
	run_to(9);
	pledge(who, P_AT_A, amount).unwrap();
	run_to(10);
}

pub fn unbond(who: AccountId, amount: Balance) {
	Staking::unbond(RuntimeOrigin::signed(who), amount).unwrap();
}

pub fn withdraw(who: AccountId) {
	Staking::withdraw_unbonded(RuntimeOrigin::signed(who), 100).unwrap();
}

/// Registers one more service with its own operator, and returns both ids.
pub fn another_service(terms: TermsOf<Test>, operator: AccountId) -> (ServiceId, AssignmentId) {
	let service = crate::NextServiceId::<Test>::get();
	let assignment = crate::NextAssignmentId::<Test>::get();
	let slasher = Some(caller(RuntimeOrigin::signed(SLASHER)));
	let owner = RuntimeOrigin::signed(OWNER_B);
	let no_text = Default::default();
	Restaking::register_service(owner, terms, slasher, None, JoinPolicy::Open, None, no_text)
		.unwrap();
	join(operator, service);
	(service, assignment)
}

/// `operator` joins `service` with a key of its own; registers first if it has to.
pub fn join(operator: AccountId, service: ServiceId) -> AssignmentId {
	let signed = RuntimeOrigin::signed(operator);
	if !crate::Operators::<Test>::contains_key(operator) {
		Restaking::register_operator(signed.clone(), Default::default()).unwrap();
	}
	let assignment = crate::NextAssignmentId::<Test>::get();
	let pair = sp_core::sr25519::Pair::from_string(&format!("//{operator}//{}", service.0), None);
	let pair = pair.unwrap();
	let message = Restaking::key_message(service, &operator);
	let proof = KeyProof::Sr25519(pair.sign(&message));
	let (commission, key) = (Perbill::zero(), ServiceKey::Sr25519(pair.public()));
	Restaking::join_service(signed, service, commission, key, proof).unwrap();
	assignment
}

/// Joins with a key whose possession nobody proves, or does nothing.
pub fn try_join(operator: AccountId, service: ServiceId, key: ServiceKey) -> DispatchResult {
	frame_support::storage::with_storage_layer(|| {
		Restaking::join(&operator, service, Perbill::zero(), key)
	})
}

pub fn caller(origin: RuntimeOrigin) -> Box<OriginCaller> {
	Box::new(origin.into_caller())
}

/// Slashes as the base chain does. It never asks restaking.
pub fn base_slash(who: AccountId, amount: Balance) {
	let (mut payout, mut taken) = (0, Default::default());
	pallet_staking::slashing::do_slash::<Test>(&who, amount, &mut payout, &mut taken, era());
}

/// Returns what is in a pot that pays in the currency of the stake, without its existential deposit.
pub fn in_pot(service: ServiceId) -> Balance {
	free(Restaking::pot_account(service)) - 10
}

pub fn ledger(who: AccountId) -> (Balance, Balance) {
	let ledger = Staking::ledger(sp_staking::StakingAccount::Stash(who));
	ledger.map(|ledger| (ledger.total, ledger.active)).unwrap_or_default()
}

pub fn custody(who: AccountId) -> Balance {
	crate::Stakers::<Test>::get(who)
		.map(|staker| staker.custody)
		.unwrap_or_default()
}

pub fn is_short(who: AccountId) -> bool {
	crate::Stakers::<Test>::get(who).is_some_and(|staker| staker.short)
}

pub fn liability(who: AccountId) -> Balance {
	Restaking::liability_of(&who)
}

/// Returns the amount of a position that counts in an era.
pub fn counted(who: AccountId, assignment: AssignmentId, era: EraIndex) -> Balance {
	let staker = crate::Stakers::<Test>::get(who).unwrap_or_default();
	let found = staker.positions.iter().find(|entry| entry.assignment() == assignment);
	found.map_or(0, |entry| {
		OpenAssignment::<Test, ()>::preview(&entry.record).unwrap().after.amount_at(era)
	})
}

pub fn free(who: AccountId) -> Balance {
	Balances::free_balance(who)
}

/// The events of this pallet in this block.
pub fn events() -> Vec<crate::Event<Test>> {
	let ours = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Restaking(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(ours).collect()
}

/// Pledges without a standing order.
pub fn pledge_once(who: AccountId, assignment: AssignmentId, amount: Balance) {
	pledge_with(who, assignment, amount, false).unwrap();
}

/// Pledges like [`pledged_to_a`], without a standing order.
pub fn pledged_once_to_a(who: AccountId, amount: Balance) {
	run_to(9);
	pledge_once(who, P_AT_A, amount);
	run_to(10);
}

/// Pledges like [`full_pledges`], without standing orders.
pub fn full_pledges_once(who: AccountId) {
	run_to(9);
	pledge_once(who, P_AT_A, 1_000);
	pledge_once(who, P_AT_B, 1_000);
	run_to(10);
}

pub fn percent(percent: u32) -> Perbill {
	Perbill::from_percent(percent)
}

/// The result of a call without what it has cost.
pub trait Plain {
	/// The result alone.
	fn plain(self) -> DispatchResult;
}

impl Plain for DispatchResultWithPostInfo {
	fn plain(self) -> DispatchResult {
		self.map(|_| ()).map_err(|error| error.error)
	}
}

impl Plain for DispatchResult {
	fn plain(self) -> DispatchResult {
		self
	}
}

/// The resolver vetoes.
pub fn veto(id: RequestId) -> DispatchResult {
	Restaking::veto(RuntimeOrigin::signed(RESOLVER), id).plain()
}

/// Returns the gain of the treasury.
pub fn treasury() -> Balance {
	free(TREASURY) - TREASURY_BEGINS
}

/// Returns true if a slash has suspended an assignment.
pub fn is_suspended(assignment: AssignmentId) -> bool {
	crate::Assignments::<Test>::get(assignment).unwrap().is_suspended()
}

/// Returns the losses of this block: stash, asked, taken.
pub fn losses() -> Vec<(AccountId, Balance, Balance)> {
	let loss = |event| match event {
		crate::Event::Slashed { stash, asked, taken, .. } => Some((stash, asked, taken)),
		_ => None,
	};
	events().into_iter().filter_map(loss).collect()
}

/// A chain on which benchmarks run.
pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut ext = ExtBuilder::default().build();
	// Hooks that are asked who may enter let everybody in.
	GuardCloses::set(EraIndex::MAX);
	ext.register_extension(sp_keystore::KeystoreExt::new(
		sp_keystore::testing::MemoryKeystore::new(),
	));
	ext
}

/// Actors and clock of this chain, for benchmarks.
pub struct BenchmarkHelper;
impl crate::benchmarking::BenchmarkHelper<AccountId, TestHook, NativeOrWithId<u32>>
	for BenchmarkHelper
{
	fn bond(who: &AccountId, amount: Balance) {
		let payee = pallet_staking::RewardDestination::Stash;
		Staking::bond(RuntimeOrigin::signed(*who), amount, payee).unwrap();
		Staking::nominate(RuntimeOrigin::signed(*who), VALIDATORS.to_vec()).unwrap();
		// In the wrong bag, so that whatever changes the stake moves it.
		VoterList::on_update(who, 1).unwrap();
	}

	fn set_era(era: EraIndex) {
		pallet_staking::CurrentEra::<Test>::put(era);
	}

	fn authority() -> TestHook {
		AUTHORITY
	}

	fn deaf() -> TestHook {
		TestHook::Useless
	}

	fn judge() -> Option<TestHook> {
		Some(TestHook::Judge)
	}

	fn evidence(operator: &AccountId, era: EraIndex) -> Vec<u8> {
		let fraction = Perbill::from_percent(1);
		Proof { operator: *operator, offence: H256::repeat_byte(7), era, fraction }.encode()
	}

	fn reward_asset() -> NativeOrWithId<u32> {
		if !Assets::asset_exists(1) {
			Assets::force_create(RuntimeOrigin::root(), 1, STRANGER, true, 1).unwrap();
		}
		NativeOrWithId::WithId(1)
	}
}
