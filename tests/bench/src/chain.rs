//! The state in which everything is measured: a crowd of any size stands behind one service, in one pool, at one
//! reward pool and in the staking ledger, and one more account does everything that is measured.

use crate::runtime::*;
use frame_support::{
	assert_ok,
	traits::{
		fungible::Mutate as _, fungibles::Mutate as _, schedule::DispatchTime, Hooks, OriginTrait,
		RewardsReporter,
	},
	weights::WeightMeter,
};
use pallet_restaking::{
	types::{AgendaPlace, Execution, LossRecord, Proceeds, QueueEnds, Stage, Turn},
	MAX_PAGE,
};
use pallet_staking::StakerStatus;
use polkadot_sdk::*;
use restaking_primitives::{
	AssignmentId, Authority, Conditions, KeyProof, RequestId, ServiceId, ServiceKey, Shares, Terms,
};
use sp_core::{sr25519, Pair, H256};
use sp_runtime::{testing::UintAuthorityId, traits::AccountIdConversion, BuildStorage, Perbill};
use sp_staking::EraIndex;

/// The staker whose calls are measured.
pub const STAKER: AccountId = account(101);
/// An account with stake that has never pledged.
pub const NEWCOMER: AccountId = account(102);
/// An account with funds and no stake.
pub const OUTSIDER: AccountId = account(104);
/// A member of the pool without stake of its own.
pub const STRANGER: AccountId = account(103);
/// A staker without stake that owes more than it has.
pub const DEBTOR: AccountId = account(105);
/// The operator of the service.
pub const OPERATOR: AccountId = account(201);
/// The slasher of the service.
pub const SLASHER: AccountId = account(401);
/// The account that pays for rewards and slash bonds and has created the pools.
pub const RICH: AccountId = account(501);
/// The treasury.
pub const TREASURY: AccountId = account(601);
/// The recipient of a part of each slash.
pub const RECIPIENT: AccountId = account(602);
/// The validators.
pub const VALIDATORS: [AccountId; 2] = [account(11), account(21)];
/// The nominators whose rewards one page pays.
const NOMINATORS: std::ops::Range<u64> = 1_000..1_063;
/// The losers by [`OVER`]: a full page.
const FORGOTTEN: std::ops::Range<u64> = 2_000..2_000 + MAX_PAGE as u64;
/// The slash that is divided.
pub const TO_DIVIDE: RequestId = RequestId(0);
/// The slash that is undone.
pub const TO_UNDO: RequestId = RequestId(1);
/// The slash that was divided, and whose losses are forgotten.
const OVER: RequestId = RequestId(2);
/// The service.
pub const SERVICE: ServiceId = ServiceId(0);
/// The assignment of the operator at the service.
pub const ASSIGNMENT: AssignmentId = AssignmentId(0);
/// The asset that is staked for rewards, and the one in which they are paid.
pub const ASSETS: [AssetId; 2] = [1, 2];
/// The nomination pool.
pub const POOL: u32 = 1;
/// The stake of each account.
pub const BOND: Balance = 1_000_000;
/// The era in which everything is measured.
pub const NOW: EraIndex = 12;

/// Returns the account of this number.
pub const fn account(number: u64) -> AccountId {
	let mut bytes = [0; 32];
	(*bytes.first_chunk_mut().expect("eight of 32")) = number.to_le_bytes();
	AccountId::new(bytes)
}

/// The era for which a page of nominators is paid: the last that was active and is over.
pub const PAID: EraIndex = NOW - 2;

/// Returns the accounts of the crowd.
fn crowd(size: u64) -> impl Iterator<Item = AccountId> {
	(1_000_000..1_000_000 + size).map(account)
}

/// Returns a chain with a crowd of this size.
pub fn chain(size: u64) -> sp_io::TestExternalities {
	let mut ext: sp_io::TestExternalities = genesis().build_storage().expect("builds").into();
	ext.execute_with(|| {
		run_to(1);
		services();
		pools();
		asset_rewards();
		run_to(8);
		pledge(STAKER, BOND / 2);
		fill(size);
		run_to(NOW - 1);
		Staking::reward_by_ids([(VALIDATORS[0].clone(), 20)]);
		run_to(NOW);
		pallet_staking::ErasValidatorReward::<Runtime>::insert(PAID, 100 * BOND);
		// A signer has a nonce.
		System::inc_account_nonce(STAKER);
		System::inc_account_nonce(NEWCOMER);
		System::reset_events();
	});
	ext.commit_all().expect("commits");
	ext
}

/// The moments in which something is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Moment {
	/// Nothing is slashed.
	Quiet,
	/// One slash is executed and not settled, and another one is due.
	Slashed,
	/// Both are executed. Somebody has lost something by one of them, and [`STAKER`] has not settled them.
	SlashedTwice,
	/// One is undone after [`STAKER`] has settled it.
	Undone,
	/// Everybody has settled the other, and all that waits is due.
	Due,
	/// Another one was divided, and nothing else is to do.
	Divided,
}

impl Moment {
	/// All of them, in order.
	pub const ALL: [Self; 6] =
		[Self::Quiet, Self::Slashed, Self::SlashedTwice, Self::Undone, Self::Due, Self::Divided];

	/// Brings a chain with a crowd of this size from the moment before to this one.
	pub fn enter(self, ext: &mut sp_io::TestExternalities, size: u64) {
		ext.execute_with(|| {
			match self {
				Self::Quiet => {},
				Self::Slashed => slash(),
				Self::SlashedTwice => slash_again(),
				Self::Undone => undo(),
				Self::Due => wait(size),
				Self::Divided => divide(),
			}
			System::reset_events();
		});
		ext.commit_all().expect("commits");
	}
}

fn slash() {
	request(1, NOW);
	request(2, NOW);
	pass_to(NOW + 3);
	assert_ok!(Restaking::execute_slash(stranger(), TO_UNDO));
	base_slash();
}

fn slash_again() {
	assert_ok!(Restaking::execute_slash(stranger(), TO_DIVIDE));
	let mut debtor = pallet_restaking::Stakers::<Runtime>::get(STAKER).expect("has pledged");
	for position in &mut debtor.positions {
		position.record.pledged = 1_000 * BOND;
	}
	pallet_restaking::Stakers::<Runtime>::insert(DEBTOR, debtor);
	let loss = LossRecord { active: 0, rest: BOND / 100 };
	lose(TO_UNDO, [DEBTOR].into_iter(), loss);
}

fn undo() {
	assert_ok!(Restaking::settle_staker(stranger(), STAKER));
	assert_ok!(Restaking::undo(RuntimeOrigin::root(), TO_UNDO, false));
}

fn wait(size: u64) {
	lose(TO_DIVIDE, crowd(size), LossRecord { active: BOND / 100, rest: 0 });
	execution(TO_DIVIDE, |it| it.fully_settled = true);
	let payable_era = execution(TO_DIVIDE, |it| it.payable_era);
	pass_to(payable_era);
}

fn divide() {
	let request = pallet_restaking::SlashRequests::<Runtime>::get(TO_DIVIDE);
	pallet_restaking::SlashRequests::<Runtime>::set(OVER, request);
	let loss = LossRecord { active: BOND / 100, rest: 0 };
	lose(OVER, FORGOTTEN.map(account), loss);
	execution(OVER, |it| (it.proceeds, it.queued, it.waiting) = (Proceeds::Divided, true, 0));
	// The only turn in the queue, and no task.
	let QueueEnds { end: first, .. } = pallet_restaking::PageQueueEnds::<Runtime>::get();
	pallet_restaking::PageQueue::<Runtime>::insert(first, Turn::EndLosses(OVER));
	pallet_restaking::PageQueueEnds::<Runtime>::put(QueueEnds { first, end: first + 1 });
	let place = AgendaPlace { era: era() + 1, done: 0 };
	pallet_restaking::NextTask::<Runtime>::put(place);
}

/// Changes the sums of an executed request.
fn execution<R>(id: RequestId, change: impl FnOnce(&mut Execution) -> R) -> R {
	pallet_restaking::SlashRequests::<Runtime>::mutate(id, |request| {
		let request = request.as_mut().expect("was made");
		let Stage::Executed(execution) = &mut request.stage else { panic!("was executed") };
		change(execution)
	})
}

/// Writes that each of these has lost this much by a request, and puts it into escrow.
fn lose(id: RequestId, losers: impl Iterator<Item = AccountId>, loss: LossRecord) {
	let mut all = 0;
	for who in losers {
		pallet_restaking::Losses::<Runtime>::insert(id, who, loss);
		all += loss.total();
	}
	let seed = <Runtime as pallet_restaking::Config>::PalletId::get();
	assert_ok!(Balances::mint_into(&seed.into_account_truncating(), all));
	execution(id, |it| {
		it.asked += all;
		it.taken += all;
		it.waiting += all;
	});
}

fn genesis() -> RuntimeGenesisConfig {
	let stakers: Vec<_> = [STAKER, NEWCOMER].into_iter().chain(NOMINATORS.map(account)).collect();
	let rich = [OPERATOR, OUTSIDER, SLASHER, RICH, STRANGER, TREASURY, RECIPIENT, DEBTOR]
		.map(|who| (who, 1_000 * BOND));
	let balances = VALIDATORS
		.into_iter()
		.map(|who| (who, 1_000 * BOND))
		.chain(stakers.iter().map(|who| (who.clone(), 10 * BOND)))
		.chain(rich)
		.collect();
	let nominates = |who: &AccountId| {
		(who.clone(), who.clone(), BOND, StakerStatus::Nominator(VALIDATORS[..1].to_vec()))
	};
	RuntimeGenesisConfig {
		balances: BalancesConfig { balances, ..Default::default() },
		pools: PoolsConfig { max_members: None, max_members_per_pool: None, ..Default::default() },
		session: SessionConfig {
			keys: (0u64..)
				.zip(VALIDATORS)
				.map(|(key, who)| (who.clone(), who, UintAuthorityId(key)))
				.collect(),
			..Default::default()
		},
		staking: StakingConfig {
			stakers: VALIDATORS
				.map(|who| (who.clone(), who, 100 * BOND, StakerStatus::Validator))
				.into_iter()
				.chain(stakers.iter().map(nominates))
				.collect(),
			validator_count: 2,
			minimum_validator_count: 1,
			..Default::default()
		},
		..Default::default()
	}
}

/// Registers a service that pays in the native currency, its operator, and its slash bond.
fn services() {
	let conditions = Conditions {
		max_slash: Perbill::from_percent(40),
		report_window: 4,
		veto_window: 3,
		exit_window: 7,
		min_pledge: 1,
		quorum: Perbill::from_percent(50),
		places: 128,
		jail_term: 0,
		shares: Shares {
			treasury: Perbill::from_percent(25),
			recipient: Perbill::from_percent(25),
			..Default::default()
		},
		recipient: Some(RECIPIENT),
		resolver_may_veto_proofs: false,
	};
	let terms = Terms { conditions, hook: Authority };
	let slasher = Box::new(RuntimeOrigin::signed(SLASHER).caller().clone());
	let (root, open) = (RuntimeOrigin::root(), Default::default());
	let registered = Restaking::register_service(
		root,
		terms,
		Some(slasher),
		None,
		open,
		None,
		Default::default(),
	);
	assert_ok!(registered);
	let operator = || RuntimeOrigin::signed(OPERATOR);
	assert_ok!(Restaking::register_operator(operator(), Default::default()));
	let key = sr25519::Pair::from_seed(&[1; 32]);
	let proof = KeyProof::Sr25519(key.sign(&Restaking::key_message(SERVICE, &OPERATOR)));
	let key = ServiceKey::Sr25519(key.public());
	assert_ok!(Restaking::join_service(operator(), SERVICE, Perbill::zero(), key, proof));
	let rich = || RuntimeOrigin::signed(RICH);
	let slasher = Box::new(RuntimeOrigin::signed(SLASHER).into_caller());
	assert_ok!(Restaking::fund_slash_bond(rich(), SERVICE, slasher, 400 * BOND));
	assert_ok!(Restaking::open_pot(RuntimeOrigin::root(), SERVICE, Native::get(), 0));
	assert_ok!(Restaking::fund_rewards(rich(), SERVICE, 64 * BOND, 64));
}

/// Creates a pool that nominates, and lets [`STRANGER`] join it.
fn pools() {
	assert_ok!(Pools::create(RuntimeOrigin::signed(RICH), BOND, RICH, RICH, RICH));
	assert_ok!(Pools::nominate(RuntimeOrigin::signed(RICH), POOL, VALIDATORS.to_vec()));
	assert_ok!(Pools::join(RuntimeOrigin::signed(STRANGER), BOND, POOL));
	let rewards = Pools::generate_reward_account(POOL);
	assert_ok!(Balances::mint_into(&rewards, 10 * BOND));
}

/// Creates a pool that pays one asset for frozen units of another.
fn asset_rewards() {
	for asset in ASSETS {
		assert_ok!(Assets::force_create(RuntimeOrigin::root(), asset, RICH, true, 1));
		for who in [STAKER, RICH] {
			assert_ok!(Assets::mint_into(asset, &who, 1_000 * BOND));
		}
	}
	let [staked, paid] = ASSETS.map(Box::new);
	let until = DispatchTime::At(1_000_000);
	let rich = || RuntimeOrigin::signed(RICH);
	assert_ok!(AssetRewards::create_pool(rich(), staked, paid, 1_000, until, None));
	assert_ok!(AssetRewards::deposit_reward_tokens(rich(), 0, 100 * BOND));
	assert_ok!(AssetRewards::stake(RuntimeOrigin::signed(STAKER), 0, BOND));
}

/// Writes a copy of one account's records for each account of the crowd, and adjusts the sums.
fn fill(size: u64) {
	let staker = pallet_restaking::Stakers::<Runtime>::get(STAKER).expect("has pledged");
	let ledger = pallet_staking::Ledger::<Runtime>::get(STAKER).expect("is bonded");
	let member = pallet_nomination_pools::PoolMembers::<Runtime>::get(STRANGER).expect("joined");
	let rewarded =
		pallet_asset_rewards::PoolStakers::<Runtime>::get(0, STAKER).expect("has staked");
	for who in crowd(size) {
		pallet_restaking::Stakers::<Runtime>::insert(&who, &staker);
		pallet_restaking::Members::<Runtime>::insert(ASSIGNMENT, &who, ());
		pallet_staking::Bonded::<Runtime>::insert(&who, &who);
		pallet_staking::Ledger::<Runtime>::insert(&who, &ledger);
		pallet_nomination_pools::PoolMembers::<Runtime>::insert(&who, &member);
		pallet_asset_rewards::PoolStakers::<Runtime>::insert(0, who, &rewarded);
	}
	let others = Balance::from(size) * (BOND / 2);
	pallet_restaking::Assignments::<Runtime>::mutate(ASSIGNMENT, |record| {
		let record = record.as_mut().expect("joined");
		record.members += u32::try_from(size).expect("a small crowd");
		record.totals.next += others;
	});
	pallet_restaking::Services::<Runtime>::mutate(SERVICE, |service| {
		let service = service.as_mut().expect("registered");
		service.totals.next += others;
		service.stream.weight += others;
	});
}

/// Slashes a tenth of the pool on the base chain. No member has applied it.
fn base_slash() {
	let pool = Pools::generate_bonded_account(POOL);
	let (mut payout, mut taken) = (0, Default::default());
	let amount = BOND / 5;
	pallet_staking::slashing::do_slash::<Runtime>(&pool, amount, &mut payout, &mut taken, era());
}

fn stranger() -> RuntimeOrigin {
	RuntimeOrigin::signed(STRANGER)
}

/// Returns the present era.
pub fn era() -> EraIndex {
	pallet_staking::CurrentEra::<Runtime>::get().unwrap_or_default()
}

fn run_to(target: EraIndex) {
	while era() < target {
		next_block(WeightMeter::new());
	}
}

/// Runs blocks that have no weight for due work, so that it can be measured.
fn pass_to(target: EraIndex) {
	while era() < target {
		next_block(WeightMeter::with_limit(Default::default()));
	}
}

/// Runs a block, which is a session and an era. Restaking does as much due work as the meter allows.
fn next_block(mut meter: WeightMeter) {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	pallet_timestamp::Now::<Runtime>::put(number * 6_000);
	Session::on_initialize(number);
	Staking::on_initialize(number);
	Restaking::on_initialize(number);
	Restaking::on_poll(number, &mut meter);
	Staking::on_finalize(number);
}

/// Pledges more.
pub fn pledge(who: AccountId, amount: Balance) {
	let terms = pallet_restaking::Services::<Runtime>::get(SERVICE).expect("exists").terms_hash;
	let signed = RuntimeOrigin::signed(who);
	assert_ok!(Restaking::pledge(signed, ASSIGNMENT, amount, terms, Perbill::one(), false));
}

/// Requests a slash of a fiftieth.
pub fn request(offence: u64, offence_era: EraIndex) {
	let (offence_id, evidence_hash) = (H256::from_low_u64_be(offence), H256::zero());
	let slasher = RuntimeOrigin::signed(SLASHER);
	let fiftieth = Perbill::from_percent(2);
	let requested = Restaking::request_slash(
		slasher,
		ASSIGNMENT,
		offence_era,
		fiftieth,
		offence_id,
		evidence_hash,
		Some(RICH),
	);
	assert_ok!(requested);
}
