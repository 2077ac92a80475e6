//! The common setting of stories and walks: who there is, and short words for what they do.

pub use crate::{chain::*, relay::Relay};

use frame_support::{
	dispatch::{DispatchResult, DispatchResultWithPostInfo},
	storage::with_storage_layer,
	traits::Hooks,
	weights::{Weight, WeightMeter},
};
use pallet_restaking::{
	types::{JoinPolicy, LimitInForce},
	GenesisBond, GenesisJoin, GenesisOperator, GenesisService,
};
use pallet_staking_async::{
	BondedEras, ConfigOp, RewardDestination, StakerStatus, UnappliedSlashes, ValidatorPrefs,
};
use restaking_primitives::{
	AssignmentId, Authority, Balance, Conditions, EraIndex, RequestId, ServiceId, ServiceKey,
	Shares, StakeInspect, Terms,
};
use sp_core::{sr25519, H256};
use sp_runtime::{BuildStorage, DispatchError, Perbill};
use sp_staking::StakingAccount;

/// Stakers: each has bonded 10,000, and 5,000 are free beside the least balance. They nominate both validators.
pub const S: AccountId = 101;
pub const T: AccountId = 102;
pub const U: AccountId = 103;
pub const STAKERS: [AccountId; 3] = [S, T, U];
/// Validators, with 100,000 bonded each.
pub const VALIDATORS: [AccountId; 2] = [11, 21];
pub const P: AccountId = 201;
pub const Q: AccountId = 202;
pub const OWNER: AccountId = 301;
pub const SLASHER: AccountId = 401;
pub const PAYER: AccountId = 402;
pub const STRANGER: AccountId = 501;

/// Services by what they take at most: 40 %, 10 %, all and 25 %. The windows of the last two are 3 and 5 eras, else 7.
pub const A: ServiceId = ServiceId(0);
pub const B: ServiceId = ServiceId(1);
pub const ALL: ServiceId = ServiceId(2);
pub const AT_A: AssignmentId = AssignmentId(0);
pub const AT_B: AssignmentId = AssignmentId(1);
/// The assignment of `Q` at `A`; the others are of `P`.
pub const Q_AT_A: AssignmentId = AssignmentId(2);
pub const AT_ALL: AssignmentId = AssignmentId(3);
pub const AT_QUARTER: AssignmentId = AssignmentId(4);
pub const HOMES: [AssignmentId; 5] = [AT_A, AT_B, Q_AT_A, AT_ALL, AT_QUARTER];

/// The bonded, and the free funds of a staker.
pub const BONDED: Balance = 10_000;
pub const FREE: Balance = 5_000;

/// The least balance of accounts.
pub const LEAST: Balance = 10;

/// The eras before which nobody can be spared: those of a bonding duration, and the first.
pub const FIRST_SPARED: EraIndex = 11;

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

/// The terms of a service: the most that it takes in per cent, and its exit window.
fn terms(percents: u32, exit_window: EraIndex) -> Terms<AccountId, Authority> {
	let (report_window, veto_window) = if exit_window < 7 { (0, 2) } else { (4, 3) };
	let conditions = Conditions {
		max_slash: percent(percents),
		report_window,
		veto_window,
		exit_window,
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

fn services() -> pallet_restaking::GenesisConfig<Test> {
	let service = |(percents, window)| GenesisService {
		owner: OWNER,
		terms: terms(percents, window),
		slasher: Some(SLASHER),
		resolver: None,
		join_policy: JoinPolicy::Open,
		group: None,
		metadata: String::new(),
	};
	let operator = |account| GenesisOperator { account, metadata: String::new() };
	let join = |(operator, service, byte): (AccountId, u32, u8)| GenesisJoin {
		operator,
		service: ServiceId(service),
		commission: Perbill::zero(),
		key: ServiceKey::Sr25519(sr25519::Public::from_raw([byte; 32])),
	};
	let bond =
		|service| GenesisBond { service: ServiceId(service), payer: PAYER, amount: 1_000_000 };
	pallet_restaking::GenesisConfig {
		services: [(40, 7), (10, 7), (100, 3), (25, 5)].map(service).to_vec(),
		bonds: (0..4).map(bond).collect(),
		operators: [P, Q].map(operator).to_vec(),
		joins: [(P, 0, 1), (P, 1, 2), (Q, 0, 3), (P, 2, 4), (P, 3, 5)].map(join).to_vec(),
		pledges: vec![],
	}
}

fn balances() -> Vec<(AccountId, Balance)> {
	let stakers = STAKERS.map(|who| (who, BONDED + FREE + LEAST));
	let validators = VALIDATORS.map(|who| (who, 200_000));
	let others = [P, Q, OWNER, SLASHER, STRANGER, TREASURY].map(|who| (who, 10_000));
	let payer = [(PAYER, 10_000_000)];
	[&stakers[..], &validators[..], &others[..], &payer[..]].concat()
}

/// A chain in its first block. The base chain slashes nominators, or it does not.
pub fn new_test_ext(slashes_nominators: bool) -> sp_io::TestExternalities {
	Relay::reset();
	Electing::set(false);
	SlashDefer::set(4);
	ExposureLimit::set(percent(50));
	PollWeight::set(Weight::MAX);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> { balances: balances(), ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	let validators = VALIDATORS.map(|who| (who, 100_000, StakerStatus::Validator));
	let nominators = STAKERS.map(|who| (who, BONDED, StakerStatus::Nominator(VALIDATORS.to_vec())));
	pallet_staking_async::GenesisConfig::<Test> {
		stakers: validators.into_iter().chain(nominators).collect(),
		validator_count: 3,
		min_nominator_bond: 20,
		min_validator_bond: 30,
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	services().assimilate_storage(&mut storage).unwrap();
	let mut ext = sp_io::TestExternalities::from(storage);
	ext.execute_with(|| {
		slash_nominators(slashes_nominators);
		next_block();
	});
	ext
}

/// Runs a story from the first block on, and then checks all that is always true.
pub fn run(slashes_nominators: bool, story: impl FnOnce()) {
	new_test_ext(slashes_nominators).execute_with(|| {
		story();
		check_state();
	});
}

/// Runs a story from the first era on in which the base chain spares nominators.
pub fn run_spared(story: impl FnOnce()) {
	run(false, || {
		run_to(FIRST_SPARED);
		story();
	});
}

/// The next block. Reports come before the pallets poll, and after they began the block.
pub fn next_block() {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	System::reset_events();
	frame_system::BlockWeight::<Test>::kill();
	Staking::on_initialize(number);
	Restaking::on_initialize(number);
	Relay::on_block(number);
	Relay::deliver();
	Staking::on_poll(number, &mut WeightMeter::new());
	Restaking::on_poll(number, &mut WeightMeter::with_limit(PollWeight::get()));
	VoterList::on_idle(number, Weight::MAX);
	Restaking::on_idle(number, Weight::zero());
}

pub fn era() -> EraIndex {
	Stake::era()
}

/// Goes on to an era, by reports alone.
pub fn run_to(target: EraIndex) {
	assert!(era() <= target, "era {target} is over");
	while era() < target {
		next_block();
	}
}

/// Goes on to a block in which the voters' list is locked.
pub fn run_to_lock() {
	while !is_locked() {
		next_block();
	}
}

/// Returns true while the voters' list is locked, as a snapshot of several pages is made of it.
pub fn is_locked() -> bool {
	pallet_bags_list::Lock::<Test, pallet_bags_list::Instance1>::exists()
}

/// All that is always true: the laws, and that no money was made or lost.
pub fn check_state() {
	check_laws();
	assert_eq!(Restaking::shortfalls(), vec![]);
}

/// The laws alone: stake that left without a word may not be told yet.
pub fn check_laws() {
	Restaking::do_try_state().unwrap();
	let all: Balance = frame_system::Account::<Test>::iter()
		.map(|(_, account)| account.data.free + account.data.reserved)
		.sum();
	assert_eq!(all, Balances::total_issuance());
}

/// Asserts that all that is liable is within reach, with the reserve that the limit of the staker leaves.
pub fn reserve_holds(who: AccountId) {
	let limit = limit(who).now;
	let kept = custody(who) + limit.mul_floor(Stake::stake(&who).total);
	assert!(liability(who) <= kept, "{} of {who} above {kept}", liability(who));
}

/// Governance decides whether the base chain slashes nominators, from the next era on.
pub fn slash_nominators(slash: bool) {
	Staking::set_staking_configs(
		RuntimeOrigin::root(),
		ConfigOp::Noop,
		ConfigOp::Noop,
		ConfigOp::Noop,
		ConfigOp::Noop,
		ConfigOp::Noop,
		ConfigOp::Noop,
		ConfigOp::Noop,
		ConfigOp::Set(slash),
		ConfigOp::Noop,
	)
	.unwrap();
}

/// The relay chain reports an offence of an era.
pub fn offence(validator: AccountId, offence_era: EraIndex, percents: u32) {
	let eras = BondedEras::<Test>::get();
	let (_, session) = eras.into_iter().find(|(era, _)| *era == offence_era).unwrap();
	Relay::report(validator, session, percent(percents));
}

/// Anybody applies all slashes that wait since an era. Returns the number of them.
pub fn apply_slashes_of(slash_era: EraIndex) -> usize {
	let keys: Vec<_> = UnappliedSlashes::<Test>::iter_key_prefix(slash_era).collect();
	for key in &keys {
		plain(Staking::apply_slash(signed(STRANGER), slash_era, *key)).unwrap();
	}
	keys.len()
}

pub fn bond_extra(who: AccountId, amount: Balance) -> DispatchResult {
	attempt(|| match Staking::bonded(&who) {
		Some(_) => Staking::bond_extra(signed(who), amount),
		None => Staking::bond(signed(who), amount, RewardDestination::Stash),
	})
}

pub fn unbond(who: AccountId, amount: Balance) -> DispatchResult {
	attempt(|| plain(Staking::unbond(signed(who), amount)))
}

pub fn rebond(who: AccountId, amount: Balance) -> DispatchResult {
	attempt(|| plain(Staking::rebond(signed(who), amount)))
}

pub fn withdraw(who: AccountId) -> DispatchResult {
	attempt(|| plain(Staking::withdraw_unbonded(signed(who), 0)))
}

pub fn nominate(who: AccountId) -> DispatchResult {
	attempt(|| Staking::nominate(signed(who), VALIDATORS.to_vec()))
}

pub fn validate(who: AccountId) -> DispatchResult {
	attempt(|| Staking::validate(signed(who), ValidatorPrefs::default()))
}

/// Returns the total and the active stake.
pub fn ledger(who: AccountId) -> (Balance, Balance) {
	let ledger = Staking::ledger(StakingAccount::Stash(who));
	ledger.map(|ledger| (ledger.total, ledger.active)).unwrap_or_default()
}

/// Returns the chunks that unbond, by the eras in which they are free.
pub fn chunks(who: AccountId) -> Vec<(EraIndex, Balance)> {
	let ledger = Staking::ledger(StakingAccount::Stash(who));
	let chunks = ledger.map(|ledger| ledger.unlocking.into_inner()).unwrap_or_default();
	chunks.into_iter().map(|chunk| (chunk.era, chunk.value)).collect()
}

fn hash_of(home: AssignmentId) -> Result<H256, DispatchError> {
	let home = pallet_restaking::Assignments::<Test>::get(home).ok_or("no assignment")?;
	let service = pallet_restaking::Services::<Test>::get(home.service).ok_or("no service")?;
	Ok(service.terms_hash)
}

/// Pledges with a standing order.
pub fn pledge(who: AccountId, home: AssignmentId, amount: Balance) -> DispatchResult {
	pledge_with(who, home, amount, true)
}

pub fn pledge_with(
	who: AccountId,
	home: AssignmentId,
	amount: Balance,
	standing: bool,
) -> DispatchResult {
	let hash = hash_of(home)?;
	let most = Perbill::one();
	attempt(|| plain(Restaking::pledge(signed(who), home, amount, hash, most, standing)))
}

pub fn move_pledge(
	who: AccountId,
	from: AssignmentId,
	to: AssignmentId,
	amount: Balance,
) -> DispatchResult {
	let hash = hash_of(to)?;
	let most = Perbill::one();
	attempt(|| plain(Restaking::move_pledge(signed(who), from, to, amount, hash, most)))
}

pub fn exit(who: AccountId, home: AssignmentId, amount: Balance) -> DispatchResult {
	attempt(|| plain(Restaking::exit(signed(who), home, amount)))
}

pub fn exit_and_unbond(who: AccountId, home: AssignmentId, amount: Balance) -> DispatchResult {
	attempt(|| plain(Restaking::exit_and_unbond(signed(who), home, amount)))
}

pub fn exit_all(who: AccountId) -> DispatchResult {
	attempt(|| plain(Restaking::exit_all(signed(who))))
}

pub fn settle(who: AccountId) -> DispatchResult {
	attempt(|| plain(Restaking::settle_staker(signed(STRANGER), who, 192)))
}

pub fn release(who: AccountId) -> DispatchResult {
	attempt(|| plain(Restaking::release_custody(signed(STRANGER), who, 6)))
}

pub fn trim(who: AccountId) -> DispatchResult {
	attempt(|| plain(Restaking::trim_staker(signed(STRANGER), who, 6)))
}

/// Anybody records whether enough is within reach, and whether the base chain may slash again.
pub fn enforce(who: AccountId) -> DispatchResult {
	attempt(|| plain(Restaking::enforce_coverage(signed(STRANGER), who, 6)))
}

pub fn rebond_custody(who: AccountId, amount: Balance) -> DispatchResult {
	attempt(|| plain(Restaking::rebond_custody(signed(who), amount)))
}

/// The slasher requests a slash, by a name that no other has.
pub fn request(
	home: AssignmentId,
	offence_era: EraIndex,
	fraction: Perbill,
) -> Result<RequestId, DispatchError> {
	let id = pallet_restaking::NextRequestId::<Test>::get();
	let (name, payer) = (H256::from_low_u64_be(u64::from(id.0) + 1), Some(PAYER));
	attempt(|| {
		let by = signed(SLASHER);
		plain(Restaking::request_slash(by, home, offence_era, fraction, name, H256::zero(), payer))
	})?;
	Ok(id)
}

pub fn undo(id: RequestId) -> DispatchResult {
	attempt(|| Restaking::undo(RuntimeOrigin::root(), id, false))
}

pub fn give_back(id: RequestId, who: AccountId) -> DispatchResult {
	attempt(|| plain(Restaking::give_back(signed(STRANGER), id, who)))
}

pub fn divide(id: RequestId) -> DispatchResult {
	attempt(|| plain(Restaking::divide(signed(STRANGER), id)))
}

pub fn custody(who: AccountId) -> Balance {
	pallet_restaking::Stakers::<Test>::get(who)
		.map(|staker| staker.custody)
		.unwrap_or_default()
}

pub fn liability(who: AccountId) -> Balance {
	Restaking::liability_of(&who)
}

pub fn limit(who: AccountId) -> LimitInForce {
	Restaking::limit_of(&who)
}

/// Returns the amount of a position that counts from the next era on.
pub fn counted(who: AccountId, home: AssignmentId) -> Balance {
	let told = Restaking::staker_info(&who);
	let positions = told.map(|told| told.positions).unwrap_or_default();
	let position = positions.iter().find(|it| it.assignment == home);
	position.map_or(0, |it| it.counts_next)
}

pub fn free(who: AccountId) -> Balance {
	Balances::free_balance(who)
}

/// Returns what waits in the escrow.
pub fn in_escrow() -> Balance {
	free(Restaking::escrow_account()) - LEAST
}

/// The events of the core in this block.
pub fn events() -> Vec<pallet_restaking::Event<Test>> {
	let ours = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Restaking(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(ours).collect()
}
