//! The common setting of the tests: who there is, and short words for what they do.

pub use super::{chain::*, mock::*};

use crate::{
	pallet::*,
	types::{Name, Phase, TargetList},
	vault::OpenVault,
	BooksOf, ChoicesOf, TargetSpec, VaultId,
};
use frame_support::{
	dispatch::{DispatchResult, DispatchResultWithPostInfo},
	storage::with_storage_layer,
	traits::{
		fungible::{Mutate as _, NativeOrWithId},
		Hooks,
	},
	weights::{Weight, WeightMeter},
};
use restaking_math::{
	vault::{Batch, Rate, Ticket},
	BatchId,
};
use restaking_primitives::{
	AssignmentId, Balance, Choice, EraIndex, LiquidRate, RequestId, Restake, ServiceId,
	StakeInspect, VaultStake,
};
use sp_core::H256;
use sp_runtime::{DispatchError, Perbill};

/// The stake of the tests.
pub type Stake = <Test as Config>::Stake;

/// The stake of each validator.
pub const BIG: Balance = 1_000_000_000_000_000_000;

/// The funds with which each account begins.
pub const FUNDS: Balance = 10_000_000_000_000_000;

/// The vault that most tests are about.
pub const V: VaultId = VaultId(0);

/// The assignments, by the percents that they may take.
pub const AT_40: AssignmentId = AssignmentId(0);
pub const AT_20: AssignmentId = AssignmentId(1);
pub const AT_20_BY_Q: AssignmentId = AssignmentId(2);
pub const AT_10: AssignmentId = AssignmentId(3);

/// All that is always true.
pub fn check_state() {
	Liquid::do_try_state().unwrap();
	let all: Balance = frame_system::Account::<Test>::iter()
		.map(|(_, account)| account.data.free + account.data.reserved)
		.sum();
	assert_eq!(all, Balances::total_issuance());
}

/// Everything that is stored, as one hash.
pub fn root() -> Vec<u8> {
	sp_io::storage::root(sp_runtime::StateVersion::V1)
}

pub fn era() -> EraIndex {
	Stake::era()
}

/// A block, which is an era. Nothing turns by itself.
pub fn next_block() {
	let number = System::block_number() + 1;
	Restaking::on_idle(number - 1, Weight::zero());
	System::set_block_number(number);
	frame_system::BlockWeight::<Test>::kill();
	System::reset_events();
	pallet_timestamp::Now::<Test>::put(number * 1_000);
	Session::on_initialize(number);
	Staking::on_initialize(number);
	Restaking::on_initialize(number);
	Restaking::on_poll(number, &mut WeightMeter::with_limit(PollWeight::get()));
	Staking::on_finalize(number);
}

/// Goes on to an era, without turns.
pub fn run_to(target: EraIndex) {
	assert!(era() <= target, "era {target} is over");
	while era() < target {
		next_block();
	}
}

/// Goes on to an era, and turns the vault in each.
pub fn turn_to(target: EraIndex) {
	while era() < target {
		next_block();
		turn();
	}
}

/// Turns the vault, and checks what holds after each turn. One that has ended turns no more.
pub fn turn() {
	let expected: DispatchResult = match vault().phase {
		Phase::Ended => Err(crate::Error::<Test>::Ended.into()),
		_ => Ok(()),
	};
	assert_eq!(turn_of(V), expected);
	check_exposure();
}

/// Law 10: after a turn the targets can take no more than the limit, but for a unit each.
fn check_exposure() {
	let positions = Restaking::positions(&stash());
	let loss = |it: &restaking_primitives::Pledged| {
		let view = Restaking::assignment(it.assignment).unwrap();
		restaking_math::rounding::mul_ceil(view.max_slash, it.counted)
	};
	let all: Balance = positions.iter().map(loss).sum();
	let most = ExposureLimit::get().mul_floor(active());
	let counting = positions.iter().filter(|it| it.counted > 0).count() as Balance;
	assert!(all <= most + counting, "{all} of {most} in {}", era());
}

pub fn turn_of(vault: VaultId) -> DispatchResult {
	with_storage_layer(|| Liquid::turn(RuntimeOrigin::signed(STRANGER), vault).plain())
}

/// Goes to an era without turns before it, and turns.
pub fn turn_in(target: EraIndex) {
	run_to(target);
	turn();
}

pub fn percent(percents: u32) -> Perbill {
	Perbill::from_percent(percents)
}

pub fn name(text: &str) -> Name {
	text.as_bytes().to_vec().try_into().unwrap()
}

/// A target of so many per cent.
pub fn target(assignment: AssignmentId, percents: u32) -> TargetSpec {
	let view = Restaking::assignment(assignment).unwrap();
	TargetSpec {
		assignment,
		weight: percent(percents),
		terms_hash: view.terms_hash,
		max_commission: percent(10),
	}
}

pub fn list<const N: usize>(targets: [(AssignmentId, u32); N]) -> TargetList {
	targets.map(|(id, weight)| target(id, weight)).to_vec().try_into().unwrap()
}

/// Both validators, with commissions of at most 10 %.
pub fn both() -> ChoicesOf<Test> {
	let choice = |validator| Choice { validator, max_commission: percent(10) };
	VALIDATORS.map(choice).to_vec().try_into().unwrap()
}

/// Opens a vault with a seed, targets and a fee.
pub fn open_with<const N: usize>(
	seed: Balance,
	targets: [(AssignmentId, u32); N],
	fee: u32,
) -> VaultId {
	let id = NextVault::<Test>::get();
	Liquid::open_vault(
		RuntimeOrigin::signed(FOUNDER),
		seed,
		both(),
		list(targets),
		percent(fee),
		FEES,
		Balance::MAX,
		name("Liquid"),
		name("LRT"),
		12,
	)
	.unwrap();
	id
}

/// Opens a vault without targets and without a fee.
pub fn open(seed: Balance) -> VaultId {
	open_with(seed, [], 0)
}

/// Deposits, and returns the shares. As in a block, a refusal changes nothing.
pub fn deposit(who: &AccountId, amount: Balance) -> Result<Balance, DispatchError> {
	deposit_in(V, who, amount)
}

pub fn deposit_in(
	vault: VaultId,
	who: &AccountId,
	amount: Balance,
) -> Result<Balance, DispatchError> {
	let before = shares_in(vault, who);
	let signed = RuntimeOrigin::signed(who.clone());
	with_storage_layer(|| Liquid::deposit(signed, vault, amount, 0, None).plain())?;
	Ok(shares_in(vault, who) - before)
}

/// Asks out with shares, and returns the batch.
pub fn ask(who: &AccountId, shares: Balance) -> Result<BatchId, DispatchError> {
	let batch = books().open.batch;
	let signed = RuntimeOrigin::signed(who.clone());
	with_storage_layer(|| Liquid::request_exit(signed, V, shares, 0))?;
	Ok(batch)
}

pub fn cancel(who: &AccountId, shares: Balance) -> DispatchResult {
	with_storage_layer(|| Liquid::cancel_exit(RuntimeOrigin::signed(who.clone()), V, shares))
}

/// Claims a ticket, and returns what was paid.
pub fn claim(who: &AccountId, batch: BatchId) -> Result<Balance, DispatchError> {
	let before = free(who) + held(who);
	let stranger = RuntimeOrigin::signed(STRANGER);
	with_storage_layer(|| Liquid::claim(stranger, V, who.clone(), batch))?;
	Ok(free(who) + held(who) - before)
}

/// Redeems receipts, and returns what was paid.
pub fn redeem(who: &AccountId, shares: Balance) -> Result<Balance, DispatchError> {
	let before = free(who);
	with_storage_layer(|| Liquid::redeem(RuntimeOrigin::signed(who.clone()), V, shares))?;
	Ok(free(who) - before)
}

pub fn stash() -> AccountId {
	Liquid::stash_of(V)
}

pub fn cash() -> AccountId {
	Liquid::cash_of(V)
}

pub fn receipt() -> u32 {
	vault().asset
}

pub fn vault() -> crate::VaultOf<Test> {
	Vaults::<Test>::get(V).unwrap()
}

pub fn books() -> BooksOf<Test> {
	Ledgers::<Test>::get(V).unwrap()
}

pub fn batch(id: BatchId) -> Option<Batch> {
	Batches::<Test>::get(V, id)
}

pub fn ticket(who: &AccountId, id: BatchId) -> Option<Ticket> {
	Tickets::<Test>::get((V, who, id)).map(|record| record.ticket)
}

/// The amount that a batch will pay as it stands: its chunk, or its cash.
pub fn worth_of(id: BatchId) -> Balance {
	let books = books();
	match books.leaving.iter().find(|it| it.batch == id) {
		Some(leaving) => chunk(leaving.free_from),
		None => batch(id).map_or(0, |batch| batch.value_left),
	}
}

/// The stake that is free from an era on.
pub fn chunk(free_from: EraIndex) -> Balance {
	let chunks = Stake::unbonding(&stash());
	chunks.into_iter().find(|it| it.0 == free_from).map_or(0, |it| it.1)
}

pub fn shares(who: &AccountId) -> Balance {
	shares_in(V, who)
}

pub fn shares_in(vault: VaultId, who: &AccountId) -> Balance {
	Assets::balance(Vaults::<Test>::get(vault).unwrap().asset, who)
}

pub fn active() -> Balance {
	Stake::stake(&stash()).active
}

pub fn assets() -> Balance {
	books().assets(active())
}

pub fn redeemable() -> Balance {
	books().redeemable(&OpenVault::<Test>::load(V).unwrap().seen())
}

pub fn locked() -> Balance {
	books().vest.locked(era())
}

/// The redeem price once what was gained and lost is counted.
pub fn redeem_price() -> Rate {
	let vault = OpenVault::<Test>::load(V).unwrap();
	let seen = vault.seen();
	vault.counted(&seen).redeem_price(&seen)
}

/// The worth of so many shares, as lenders are told.
pub fn told(amount: Balance) -> Option<Balance> {
	<Liquid as LiquidRate<u32>>::value(&receipt(), amount)
}

pub fn free(who: &AccountId) -> Balance {
	Balances::free_balance(who)
}

/// The funds that somebody has on hold.
pub fn held(who: &AccountId) -> Balance {
	Balances::reserved_balance(who)
}

pub fn mint(who: &AccountId, amount: Balance) {
	Balances::mint_into(who, amount).unwrap();
}

/// A payout, as by `Staked`: it is active stake at once.
pub fn payout(amount: Balance) {
	mint(&stash(), amount);
	Stake::bond_exact(&stash(), amount).unwrap();
}

/// A slash by the base chain, for an offence in an era.
pub fn base_slash(amount: Balance, offence: EraIndex) {
	let (mut payout, mut taken) = (0, Default::default());
	pallet_staking::slashing::do_slash::<Test>(&stash(), amount, &mut payout, &mut taken, offence);
}

/// The stake that counts with a target from the next era on.
pub fn counted(assignment: AssignmentId) -> Balance {
	let positions = Restaking::positions(&stash());
	positions
		.into_iter()
		.find(|it| it.assignment == assignment)
		.map_or(0, |it| it.counted)
}

/// The slasher requests a slash for an offence in an era. It executes two eras later.
pub fn slash(assignment: AssignmentId, offence: EraIndex, percents: u32) -> RequestId {
	request(assignment, offence, percent(percents)).unwrap()
}

pub fn request(
	assignment: AssignmentId,
	offence: EraIndex,
	fraction: Perbill,
) -> Result<RequestId, DispatchError> {
	let id = pallet_restaking::NextRequestId::<Test>::get();
	let name = H256::from_low_u64_be(u64::from(id.0).saturating_add(1));
	let slasher = RuntimeOrigin::signed(SLASHER);
	with_storage_layer(|| {
		let evidence = H256::repeat_byte(7);
		Restaking::request_slash(
			slasher,
			assignment,
			offence,
			fraction,
			name,
			evidence,
			Some(PAYER),
		)
		.plain()
	})?;
	Ok(id)
}

/// A service pays so much in the next five eras.
pub fn earn(service: ServiceId, amount: Balance) {
	let native = NativeOrWithId::Native;
	Restaking::open_pot(RuntimeOrigin::root(), service, native, 0).unwrap();
	Restaking::fund_rewards(RuntimeOrigin::signed(PAYER), service, amount, 5).unwrap();
}

/// Governance orders to undo a slash.
pub fn undo(id: RequestId) {
	Restaking::undo(RuntimeOrigin::root(), id, false).unwrap();
}

/// The manager sets the targets.
pub fn set_targets<const N: usize>(targets: [(AssignmentId, u32); N]) -> DispatchResult {
	let manager = RuntimeOrigin::signed(FOUNDER);
	with_storage_layer(|| Liquid::set_targets(manager, V, list(targets)))
}

/// The events of the pallet in this block.
pub fn events() -> Vec<crate::Event<Test>> {
	let ours = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Liquid(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(ours).collect()
}

/// A vault of which all counts with one target: 1,000 of the founder, 500 of `a` and 500 of `b`, from era 10 on. It is
/// era 10.
pub fn all_at(assignment: AssignmentId) {
	run_to(8);
	open_with(1_000, [(assignment, 100)], 0);
	deposit(&A, 500).unwrap();
	deposit(&B, 500).unwrap();
	turn_in(9);
	assert_eq!((active(), counted(assignment)), (2_000, 2_000));
	run_to(10);
}

/// Makes a call. As in a block, a refusal changes nothing.
pub fn attempt(call: impl FnOnce() -> DispatchResult) -> DispatchResult {
	with_storage_layer(call)
}

/// Root freezes the receipt, or thaws it.
pub fn freeze(frozen: bool) {
	let (own, root) = (stash(), RuntimeOrigin::root());
	let team = || own.clone();
	Assets::force_asset_status(root, receipt(), team(), team(), team(), team(), 1, true, frozen)
		.unwrap();
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
