//! Takes steps, and checks everything after each.

use crate::{
	calls::made,
	cast::{account, name, NOBODY},
	foretell::Foretold,
	kind::Kind,
	model::{Model, Money, Prices},
	offence::offend,
	op::Op,
	pick::{self, ledger, Picks},
	refusals::{check_refusal_of_vaults, refusals_of_exits},
	vaults,
	watch::{Tally, Watch},
};
use pallet_restaking::Stakers;
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchClass, GetDispatchInfo, Pays},
		traits::{GetCallMetadata, Hooks},
		weights::{Weight, WeightMeter},
	},
	frame_system,
	pallet_migrations::{Cursor, MigrationCursor},
	pallet_staking,
	sp_io::storage,
	sp_keyring::Sr25519Keyring::{self, AliceStash, BobStash, CharlieStash, DaveStash},
	sp_runtime::{DispatchError, StateVersion},
};
use restaking_integration_tests::{check_state, check_state_but, Chain};
use restaking_runtime::{
	constants::currency::EXISTENTIAL_DEPOSIT, AccountId, Authorship, BlockNumber, Liquid,
	Restaking, Runtime, RuntimeCall, RuntimeOrigin, Session, System,
};

type StakingCall = pallet_staking::Call<Runtime>;

/// The validators at first.
pub const VALIDATORS: [Sr25519Keyring; 4] = [AliceStash, BobStash, CharlieStash, DaveStash];

/// The maximum number of blocks that one validator makes in a row while others may.
const MAX_TURNS: u32 = 4;

/// The largest number of eras from an offence to the execution of its slash, by the terms here.
const LONGEST_SLASH: u32 = 10;

/// The number of blocks in which all that is due is done, if there is room: two eras.
const IN_TIME: u32 = 8;

/// The result of a step.
pub type Outcome = Result<(), DispatchError>;

/// Returns the storage root.
pub fn root() -> Vec<u8> {
	storage::root(StateVersion::V1)
}

/// Plays a story on a chain and in the model.
pub struct Player {
	/// The model of the story so far.
	pub model: Model,
	/// The faults of the story so far, and the duties that were done.
	pub watch: Watch,
	/// The funds when the present step began.
	before: Money,
	/// The number of events of the present block that the model has.
	heard: usize,
	/// The size that fills each block by others' calls. `None` if there are none.
	pub(crate) busy: Option<u16>,
	/// The number of blocks in a row that had room for all that was due.
	quiet: u32,
	/// True if exposed stake was taken out by force. The base chain does not slash from then on, because
	/// the staking pallet cannot slash an account without stake.
	pub(crate) gone: bool,
	/// True if the validators changed in this block. The authorship pallet then looks for the author, one
	/// of the validators before, among those after.
	reseated: bool,
}

impl Player {
	/// Continues a story with its model.
	pub fn new(model: Model) -> Self {
		let (watch, heard) = (Watch::default(), System::events().len());
		let before = Money::now();
		Self { model, watch, before, heard, busy: None, quiet: 0, gone: false, reseated: false }
	}

	/// Takes a step, and checks everything. Panics if a check fails.
	pub fn take(&mut self, chain: &mut Chain, op: Op) -> Outcome {
		if let Some(offender) = offender(op) {
			self.wait_for_another_author(chain, &offender);
		}
		self.begin(forced(op));
		let outcome = match made(op) {
			Some((origin, call)) => {
				assert_eq!(op.kind.call(), Some(names(&call)), "{op} makes another call");
				self.dispatch_unless_gone(op, origin, call)
			},
			None => self.act(chain, op),
		};
		self.end();
		self.check_state();
		self.watch_over(op.dice ^ op.size);
		outcome
	}

	/// Brings proofs of faults and executes what is due, at random, and in time.
	fn watch_over(&mut self, toss: u16) {
		if !self.watch.closing {
			self.note_silence();
			self.scout();
		}
		self.bring_proofs(toss);
		self.execute_due(toss);
		let Tally { honest_convicted, .. } = self.watch.tally;
		assert_eq!(honest_convicted, 0, "an operator that did all its duties is convicted");
	}

	/// Goes on until no fault is open: each is slashed or vetoed in the end.
	pub fn see_it_through(&mut self, chain: &mut Chain) {
		self.watch.closing = true;
		self.busy = None;
		if !self.watch.waits() {
			return;
		}
		self.lift_brakes();
		let end = pick::era() + LONGEST_SLASH;
		self.begin(None);
		while self.watch.waits() {
			assert!(pick::era() <= end, "a fault is neither slashed nor vetoed");
			self.next_block(chain);
			self.end();
			self.check_state();
			self.begin(None);
		}
	}

	/// Makes a call that is no step of the story, and checks its events. Begins the step anew.
	pub(crate) fn do_between_steps(
		&mut self,
		origin: RuntimeOrigin,
		call: impl Into<RuntimeCall>,
	) -> Outcome {
		self.pay_between_steps(origin, call).map(|_| ())
	}

	/// Does the same, and returns whether there is a fee.
	pub(crate) fn pay_between_steps(
		&mut self,
		origin: RuntimeOrigin,
		call: impl Into<RuntimeCall>,
	) -> Result<Pays, DispatchError> {
		self.end();
		self.begin(None);
		let paid = self.dispatch_for(origin, call.into());
		self.end();
		self.begin(None);
		paid
	}

	/// Runs blocks until another validator is the author: a validator that is disabled in its own block
	/// cannot finish it.
	fn wait_for_another_author(&mut self, chain: &mut Chain, offender: &AccountId) {
		for _ in 0..MAX_TURNS {
			if Authorship::author().as_ref() != Some(offender) {
				return;
			}
			self.begin(None);
			self.next_block(chain);
			self.end();
		}
	}

	/// Makes a call of the setting, and panics if it fails.
	pub fn must(&mut self, origin: RuntimeOrigin, call: impl Into<RuntimeCall>) {
		self.begin(None);
		let call = call.into();
		let told = format!("{call:?}");
		if let Err(error) = self.dispatch(origin, call) {
			panic!("{told}: {error:?}");
		}
		self.end();
	}

	/// Begins a step, or a part of one.
	fn begin(&mut self, forced: Option<AccountId>) {
		self.before = Money::now();
		self.model.begin(forced);
	}

	/// Compares what has changed since the last beginning with the events.
	fn end(&mut self) {
		self.listen();
		self.note_shortages();
		self.model.check(&self.before, &Money::now());
	}

	fn dispatch_unless_gone(
		&mut self,
		op: Op,
		origin: RuntimeOrigin,
		call: RuntimeCall,
	) -> Outcome {
		let goes = matches!(op.kind, Kind::ForceUnstake | Kind::ReapStash) || self.takes_all(op);
		// Of an era in which a vault was there that has gone since.
		let late = op.kind == Kind::ManualSlash && vaults::any_is_over();
		let slashes = op.kind == Kind::ManualSlash;
		if late {
			return Err(DispatchError::Unavailable);
		}
		let due =
			pallet_staking::UnappliedSlashes::<Runtime>::iter_values().any(|it| !it.is_empty());
		if (goes && due) || (slashes && self.gone) {
			return Err(DispatchError::Unavailable);
		}
		let outcome = self.dispatch(origin, call);
		self.gone |= goes && outcome.is_ok();
		outcome
	}

	/// Returns true if a withdrawal may take out what a slash of the base chain has left of exposed stake.
	fn takes_all(&self, op: Op) -> bool {
		let who = account(Picks(op).staker());
		let nothing = ledger(&who).1 < EXISTENTIAL_DEPOSIT;
		op.kind == Kind::WithdrawUnbonded && nothing && self.model.was_ever_robbed(&who)
	}

	/// Dispatches a call, and asserts that a refused one changes nothing.
	fn dispatch(&mut self, origin: RuntimeOrigin, call: RuntimeCall) -> Outcome {
		self.dispatch_for(origin, call).map(|_| ())
	}

	/// Does the same, and returns whether there is a fee.
	fn dispatch_for(
		&mut self,
		origin: RuntimeOrigin,
		call: RuntimeCall,
	) -> Result<Pays, DispatchError> {
		use polkadot_sdk::sp_runtime::traits::Dispatchable;
		match call {
			RuntimeCall::Balances(_) => self.model.somebody_runs(),
			RuntimeCall::Assets(_) => self.model.somebody_burns(),
			RuntimeCall::AssetConversion(_) => self.model.somebody_swaps(),
			_ => {},
		}
		let (may_wait, told) = (refusals_of_exits(&origin, &call), format!("{call:?}"));
		let (before, prices) = (root(), Prices::before(&call));
		let weight = call.get_dispatch_info().call_weight;
		let signed = frame_system::ensure_signed(origin.clone()).is_ok();
		let brought = Self::brought_by(&call).filter(|_| signed);
		let prospect = brought.map(|it| (it, self.model.prospect(&it)));
		(self.model.brought, self.model.said) = (brought, Self::said_by(&call));
		let foretold = Foretold::of(&origin, &call, &self.model);
		let made = call.clone();
		let paid = match call.dispatch(origin) {
			Ok(info) => {
				let used = info.actual_weight.unwrap_or(weight);
				assert!(used.all_lte(weight), "{told} weighs {used:?} and says {weight:?}");
				Ok(info.pays_fee)
			},
			Err(error) => {
				assert_eq!(before, root(), "a refused call has changed something: {error:?}");
				Err(error.error)
			},
		};
		let outcome = paid.map(|_| ());
		foretold.check(&outcome);
		check_refusal_of_vaults(&made, &outcome);
		if outcome.is_ok() {
			prices.check(&told);
		}
		if let Some((brought, prospect)) = prospect {
			self.check_report(&brought, prospect, &outcome);
		}
		if let (Some(may_wait), Err(error)) = (may_wait, &outcome) {
			assert!(may_wait(*error), "{told} is refused: {error:?}");
		}
		paid
	}

	/// Takes a step that is no call.
	fn act(&mut self, chain: &mut Chain, op: Op) -> Outcome {
		match op.kind {
			Kind::Blocks => (0..=op.size % 3).for_each(|_| self.next_block(chain)),
			Kind::Eras => {
				// The longest is as long as the proceeds of a slash wait.
				let more = if op.size >= 1_016 {
					29
				} else {
					[1, 1, 1, 2, 3, 9][usize::from(op.size) % 6]
				};
				self.eras(chain, more);
			},
			Kind::Busy => self.busy = Some(op.size).filter(|size| size % 4 < 3),
			Kind::Poll => poll::<Restaking>(op.size),
			Kind::PollVaults => poll::<Liquid>(op.size),
			Kind::ManySlashes => return self.take_many_slashes(chain, op),
			Kind::Equivocate => return self.equivocate(op),
			Kind::Migrate => self.migrate(chain, op.size),
			Kind::Misdate => return self.misdate(op),
			Kind::Idle => return self.miss_turns(chain, op),
			Kind::SmallWords => return self.say_small_words(op),
			Kind::Dodge => return self.leave_and_join(op),
			Kind::Offence if !self.gone => offend(op),
			// There is nothing to which the step could refer.
			_ => return Err(DispatchError::Unavailable),
		}
		Ok(())
	}

	/// Lets a migration take a block or two: they take no calls, and poll nobody.
	fn migrate(&mut self, chain: &mut Chain, size: u16) {
		Cursor::<Runtime>::set(Some(MigrationCursor::Stuck));
		(0..=size % 2).for_each(|_| self.next_block(chain));
		Cursor::<Runtime>::kill();
		self.do_duties();
	}

	/// Hands the new events to the model.
	fn listen(&mut self) {
		let events = System::events();
		for record in &events[self.heard.min(events.len())..] {
			self.model.hear(&record.event);
			self.watch.hear(&record.event, &self.model);
		}
		self.heard = events.len();
		self.model.look();
		self.model.look_at_vaults();
	}

	/// Seals the block, hands its events to the model, and opens the next.
	pub fn next_block(&mut self, chain: &mut Chain) {
		if let Some(size) = self.busy {
			busy(size);
		}
		let validators = Session::validators();
		self.listen();
		self.watch.ticks.count(pick::era());
		chain.seal_and_look(|| self.listen());
		self.heard = 0;
		self.reseated = Session::validators() != validators;
		self.model.turn(pick::era());
		self.listen();
		self.spare_the_wiped();
		let migrates = Cursor::<Runtime>::exists();
		self.quiet = if self.busy.is_some() || migrates { 0 } else { self.quiet + 1 };
		let roomy = self.watch.ticks.last_roomy(pick::era());
		if let Some(last) = roomy.filter(|_| self.quiet >= IN_TIME) {
			self.model.check_ends(last);
		}
		if !migrates {
			self.do_duties();
			self.watch_over(System::block_number() as u16);
		}
	}

	/// Checks every pallet's state.
	pub fn check_state(&self) {
		match self.reseated {
			true => check_state_but(&["Authorship"]),
			false => check_state(),
		}
	}

	/// Runs blocks until some eras are over.
	pub fn eras(&mut self, chain: &mut Chain, more: u32) {
		let end = pick::era() + more;
		for _ in 0..1_000 {
			if pick::era() >= end {
				return;
			}
			self.next_block(chain);
		}
		panic!("the era does not turn");
	}

	/// Records shortages. Asserts that a staker whose liability exceeds its funds lost stake in this step to
	/// the base chain or to root.
	fn note_shortages(&mut self) {
		for (stash, staker) in Stakers::<Runtime>::iter() {
			let reach = ledger(&stash).0 + staker.custody;
			if Restaking::liability_of(&stash) <= reach || staker.short {
				continue;
			}
			assert!(self.model.was_robbed(&stash), "{} owes more than it has", name(&stash));
			let nobody = frame_system::RawOrigin::Signed(account(NOBODY)).into();
			let call = pallet_restaking::Call::<Runtime>::enforce_coverage { stash, positions: 12 };
			self.dispatch(nobody, call.into())
				.expect("recording a shortage is permissionless");
			self.listen();
		}
	}
}

fn names(call: &RuntimeCall) -> (&'static str, &'static str) {
	let names = call.get_call_metadata();
	(names.pallet_name, names.function_name)
}

/// Returns the validator that offends in this step.
fn offender(op: Op) -> Option<AccountId> {
	match (op.kind, made(op)) {
		(Kind::Offence, _) => Some(account(VALIDATORS[usize::from(op.at) % 4])),
		(_, Some((_, RuntimeCall::Staking(StakingCall::manual_slash { validator_stash, .. })))) => {
			Some(validator_stash)
		},
		_ => None,
	}
}

/// Returns the staker whose stake root takes out in this step.
fn forced(op: Op) -> Option<AccountId> {
	(op.kind == Kind::ForceUnstake).then(|| account(Picks(op).staker()))
}

/// Fills the present block with others' calls, nearly or wholly.
fn busy(size: u16) {
	let most = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
	let left = match size % 4 {
		0 => Weight::zero(),
		1 => Weight::from_parts(u64::from(size) * 20_000_000, u64::MAX),
		_ => Weight::from_parts(u64::MAX, u64::from(size) * 50),
	};
	let used = most.saturating_sub(System::block_weight().total()).saturating_sub(left);
	System::register_extra_weight_unchecked(used, DispatchClass::Mandatory);
}

/// Does due work of a pallet in a part of a block.
fn poll<Pallet: Hooks<BlockNumber>>(size: u16) {
	let limit = match size % 8 {
		0 => Weight::MAX,
		1 => Weight::zero(),
		_ => Weight::from_parts(u64::from(size) * 10_000_000, u64::from(size) * 2_000),
	};
	let mut meter = WeightMeter::with_limit(limit);
	Pallet::on_poll(System::block_number(), &mut meter);
	assert!(meter.consumed().all_lte(limit), "more work than there was room for");
}
