//! The pallet beside the naive model of the math crate, which keeps every unit at risk as an object and
//! writes every era down: both tell the same of every staker after every operation.
//!
//! The stake is a plain hold, so that it has one part only, as the model's has here. Both sides settle
//! at different times; so they are compared as they are when everything is settled.
//!
//! ```text
//! PROPTEST_CASES=20000 PROPTEST_RNG_SEED=7 cargo test -p pallet-restaking differential
//! ```

#[path = "../../../math/tests/common/mod.rs"]
mod common;
mod ground;
mod sums;

use super::setting::*;
use crate::{types::JoinPolicy, Assignments, NextRequestId, Services, Stakers};
use codec::Encode;
use common::{
	naive::Naive,
	play::{history, Op},
	Accounting, Outcome, PositionView, Setup, StakerView, View,
};
use frame_support::{
	dispatch::{DispatchResult, DispatchResultWithPostInfo},
	storage::{with_storage_layer, with_transaction},
	traits::fungible::{InspectHold, Mutate, MutateHold},
	weights::Weight,
};
use ground::{common_ground, follow_sets, settle_everywhere, settled, turn};
use proptest::prelude::*;
use restaking_math::{cap::Beside, Offence};
use restaking_primitives::{AssignmentId, RequestId, ServiceId, Shares, SlashableStake, Terms};
use sp_runtime::{DispatchError, Perbill, TransactionOutcome};
use sums::Sums;

type Event = crate::Event<Test, HeldInstance>;
type Error = crate::Error<Test, HeldInstance>;
type Stake = <Test as crate::Config<HeldInstance>>::Stake;

/// The free balance of every staker.
const PURSE: u128 = 1_000_000;

fn staker(index: usize) -> u64 {
	3_000 + index as u64
}

fn operator(assignment: usize) -> u64 {
	4_000 + assignment as u64
}

fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn ppb(parts: u64) -> Perbill {
	Perbill::from_parts(parts as u32)
}

/// The pallet, with everything that the model has.
struct World {
	setup: Setup,
	/// Request and assignment, in order.
	requests: Vec<(RequestId, usize)>,
	sums: Sums,
}

impl World {
	fn new(setup: &Setup) -> Self {
		ExposureLimit::set(ppb(setup.limit));
		// The limit of the history is there from the beginning.
		crate::ExposureLimits::<Test, HeldInstance>::kill();
		for service in &setup.services {
			let mut conditions = terms(40).conditions;
			conditions.max_slash = ppb(service.max_slash);
			conditions.report_window = service.report;
			conditions.veto_window = service.veto;
			conditions.exit_window = service.exit;
			let (treasury, recipient, reporter) = service.shares;
			let (treasury, recipient, reporter) = (ppb(treasury), ppb(recipient), ppb(reporter));
			conditions.shares = Shares { treasury, recipient, reporter };
			conditions.recipient = Some(OWNER_A).filter(|_| !recipient.is_zero());
			let terms = Terms { conditions, hook: TestHook::Judge };
			let slasher = Some(caller(signed(SLASHER)));
			let (open, text) = (JoinPolicy::Open, Default::default());
			let root = RuntimeOrigin::root();
			Held::register_service(root, terms, slasher, None, open, None, text).unwrap();
		}
		for service in 0..setup.services.len() {
			let payer = signed(BOND_PAYER);
			let (service, slasher) = (ServiceId(service as u32), caller(signed(SLASHER)));
			Held::fund_slash_bond(payer, service, slasher, 1_000_000).unwrap();
		}
		for (assignment, &service) in setup.assignments.iter().enumerate() {
			let (who, service) = (operator(assignment), ServiceId(service as u32));
			Held::register_operator(signed(who), Default::default()).unwrap();
			Held::join(&who, service, Perbill::zero(), key(50 + assignment as u8)).unwrap();
		}
		for (index, &(active, _)) in setup.stakers.iter().enumerate() {
			Balances::mint_into(&staker(index), PURSE + active).unwrap();
			Balances::hold(&Bond::get(), &staker(index), active).unwrap();
		}
		let sums = Sums::new(setup);
		System::reset_events();
		Self { setup: setup.clone(), requests: vec![], sums }
	}

	/// Does something, which is rolled back if it is refused, and takes note of money.
	fn act(&mut self, call: impl FnOnce() -> DispatchResult) -> (DispatchResult, Vec<Event>) {
		let done = with_storage_layer(call);
		let told = events();
		let mut sums = self.sums.clone();
		told.iter().for_each(|event| sums.note(&self.requests, event));
		self.sums = sums;
		System::reset_events();
		(done, told)
	}

	/// Does something after a settlement of its staker, as apps do in one batch.
	fn settling(
		&mut self,
		index: usize,
		call: impl FnOnce() -> DispatchResultWithPostInfo,
	) -> (DispatchResult, Vec<Event>) {
		self.act(|| {
			let _nothing_waits = Held::settle_staker(signed(STRANGER), staker(index), MANY);
			call().plain()
		})
	}

	fn view_staker(&self, index: usize, sums: &Sums) -> StakerView {
		let who = staker(index);
		let record = Stakers::<Test, HeldInstance>::get(who).unwrap_or_default();
		let now = era();
		let positions = (0..self.setup.assignments.len()).map(|assignment| {
			let exit = self.setup.services[self.setup.assignments[assignment]].exit;
			let window = now.saturating_sub(exit)..=now;
			let id = AssignmentId(assignment as u32);
			let entry = record.positions.iter().find(|entry| entry.assignment() == id);
			PositionView {
				liability: entry.map_or(0, |entry| entry.record.liability(now)),
				counted_next: entry.map_or(0, |entry| entry.record.counted()),
				taken: sums.taken[index][assignment],
				amounts: window
					.map(|era| entry.map_or(0, |entry| entry.record.amount_at(era)))
					.collect(),
			}
		});
		StakerView {
			active: Balances::balance_on_hold(&Bond::get(), &who),
			unlocking: vec![],
			custody: record.custody,
			free: free(who) - PURSE,
			returned: sums.returned[index],
			positions: positions.collect(),
		}
	}
}

/// The events of the pallet's instance, in order.
fn events() -> Vec<Event> {
	let ours = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Held(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(ours).collect()
}

fn outcome(done: DispatchResult) -> Outcome<()> {
	done.map_err(|error| format!("{error:?}"))
}

impl Accounting for World {
	fn pledge(&mut self, index: usize, assignment: usize, amount: u128) -> Outcome<()> {
		let (who, id) = (staker(index), AssignmentId(assignment as u32));
		let service = ServiceId(self.setup.assignments[assignment] as u32);
		let hash = Services::<Test, HeldInstance>::get(service).unwrap().terms_hash;
		let (done, _) = self
			.settling(index, || Held::pledge(signed(who), id, amount, hash, Perbill::one(), false));
		// As the model's stakers, these do not renew.
		let _once = Held::set_standing_order(signed(who), id, false).plain();
		outcome(done)
	}

	fn exit(&mut self, index: usize, assignment: usize, amount: u128) -> Outcome<u128> {
		let (who, id) = (staker(index), AssignmentId(assignment as u32));
		let (done, told) = self.settling(index, || Held::exit(signed(who), id, amount));
		let exited = told.into_iter().rev().find_map(|event| match event {
			Event::Exited { assignment, amount, .. } if assignment == id => Some(amount),
			_ => None,
		});
		// A settlement may leave nothing to exit. What a closing exits is no exit of this call.
		let closed = Assignments::<Test, HeldInstance>::get(id).is_none_or(|it| it.is_closed());
		Ok(exited.filter(|_| done.is_ok() && !closed).unwrap_or(0))
	}

	fn request(
		&mut self,
		assignment: usize,
		offence: u32,
		part: u64,
		proven: bool,
	) -> Outcome<u32> {
		let id = AssignmentId(assignment as u32);
		let next = NextRequestId::<Test, HeldInstance>::get();
		self.requests.push((next, assignment));
		let name = new_offence();
		let (done, told) = self.act(|| match proven {
			false => {
				let (slasher, payer) = (signed(SLASHER), Some(BOND_PAYER));
				let (part, evidence) = (ppb(part), Default::default());
				Held::request_slash(slasher, id, offence, part, name, evidence, payer).plain()
			},
			true => {
				let operator = operator(assignment);
				let proof = Proof { operator, offence: name, era: offence, fraction: ppb(part) };
				let evidence = proof.encode().try_into().unwrap();
				Held::report_offence(signed(STRANGER), id, evidence).plain()
			},
		});
		let new = NextRequestId::<Test, HeldInstance>::get() > next;
		if !new {
			self.requests.pop();
		}
		outcome(done)?;
		let joined = told.into_iter().find_map(|event| match event {
			Event::SlashJoined { request, .. } => Some(request),
			_ => None,
		});
		let request = joined.unwrap_or(next);
		Ok(self.requests.iter().position(|it| it.0 == request).unwrap() as u32)
	}

	fn veto(&mut self, id: u32) -> Outcome<()> {
		let request = self.requests[id as usize].0;
		outcome(self.act(|| Held::veto(RuntimeOrigin::root(), request).plain()).0)
	}

	fn execute(&mut self, id: u32) -> Outcome<u64> {
		let request = self.requests[id as usize].0;
		let (done, told) = self.act(|| {
			let executed = Held::execute_slash(signed(STRANGER), request);
			executed.map(|_| ()).map_err(|error| error.error)
		});
		outcome(done)?;
		let fraction = told.into_iter().find_map(|event| match event {
			Event::SlashExecuted { fraction, .. } => Some(Ok(fraction.deconstruct().into())),
			Event::SlashLapsed { .. } => Some(Ok(0)),
			Event::SlashExpired { .. } => Some(Err("Expired".into())),
			_ => None,
		});
		fraction.unwrap()
	}

	fn settle(&mut self, index: usize, _assignment: usize) -> Outcome<u128> {
		self.act(|| Held::settle_staker(signed(STRANGER), staker(index), MANY).plain())
			.0
			.map_or(Ok(0), |()| Ok(0))
	}

	fn undo(&mut self, id: u32) -> Outcome<()> {
		let request = self.requests[id as usize].0;
		outcome(self.act(|| Held::undo(RuntimeOrigin::root(), request, false)).0)
	}

	fn give_back(&mut self, id: u32, index: usize) -> Outcome<(u128, u128)> {
		let request = self.requests[id as usize].0;
		let call = || Held::give_back(signed(STRANGER), request, staker(index)).plain();
		let (done, told) = self.act(call);
		outcome(done)?;
		let given = told.into_iter().find_map(|event| match event {
			Event::GivenBack { bonded, freed, .. } => Some((bonded, freed)),
			_ => None,
		});
		Ok(given.unwrap())
	}

	fn divide(&mut self, id: u32) -> Outcome<[u128; 4]> {
		let request = self.requests[id as usize].0;
		let (done, told) = self.act(|| Held::divide(signed(STRANGER), request).plain());
		outcome(done)?;
		let divided = told.into_iter().find_map(|event| match event {
			Event::SlashDivided { burned, treasury, recipient, reporter, .. } => {
				Some([burned, treasury, recipient, reporter])
			},
			_ => None,
		});
		Ok(divided.unwrap())
	}

	fn left(&self, assignment: usize) -> u64 {
		let id = AssignmentId(assignment as u32);
		let home = Assignments::<Test, HeldInstance>::get(id).unwrap();
		let service = Services::<Test, HeldInstance>::get(home.service).unwrap();
		let cap = crate::Caps::<Test, HeldInstance>::get(id);
		let offence = Offence { era: era(), counted: home.totals.total_at(era()) };
		let rules = service.conditions.slash_rules();
		cap.left(&rules, offence, Beside::Firm, None, era()).deconstruct().into()
	}

	fn serve(&mut self, _assignment: usize, _serves: bool) {}

	fn close(&mut self, assignment: usize) {
		let service = ServiceId(self.setup.assignments[assignment] as u32);
		let _closed = self.act(|| Held::leave_service(signed(operator(assignment)), service));
	}

	fn bond(&mut self, index: usize, amount: u128) {
		Balances::mint_into(&staker(index), amount).unwrap();
		Balances::hold(&Bond::get(), &staker(index), amount).unwrap();
	}

	fn unbond(&mut self, index: usize, amount: u128) {
		let amount = amount.min(Balances::balance_on_hold(&Bond::get(), &staker(index)));
		self.act(|| Stake::unbond(&staker(index), amount)).0.unwrap();
	}

	fn withdraw(&mut self, _staker: usize) {}

	fn release(&mut self, index: usize) -> u128 {
		let release = || Held::release_custody(signed(STRANGER), staker(index), MANY);
		let _released = self.settling(index, release);
		0
	}

	fn base_slash(&mut self, _staker: usize, _amount: u128) {}

	fn trim(&mut self, index: usize) -> Outcome<u128> {
		let trim = || Held::trim_staker(signed(STRANGER), staker(index), MANY);
		let _trimmed = self.settling(index, trim);
		Ok(0)
	}

	fn turn(&mut self, era: u32) {
		run_to(era);
	}

	/// Returns the state after everybody has settled, which is then undone.
	fn view(&self) -> View {
		let (mut stakers, mut sums) = (vec![], self.sums.clone());
		let undone: Result<(), DispatchError> = with_transaction(|| {
			for index in 0..self.setup.stakers.len() {
				let _settled = Held::settle_staker(signed(STRANGER), staker(index), MANY).plain();
				let _released =
					Held::release_custody(signed(STRANGER), staker(index), MANY).plain();
			}
			events().iter().for_each(|event| sums.note(&self.requests, event));
			stakers = (0..self.setup.stakers.len())
				.map(|index| self.view_staker(index, &sums))
				.collect();
			TransactionOutcome::Rollback(Ok(()))
		});
		undone.unwrap();
		View { era: era(), stakers, requests: sums.requests, divided: sums.divided }
	}
}

/// Plays an operation on both sides, and compares how it went.
fn play(world: &mut World, naive: &mut Naive, op: &Op) {
	let setup = world.setup.clone();
	match *op {
		Op::Pledge { staker, assignment, amount } => {
			for index in 0..setup.stakers.len() {
				settle_everywhere(world, &setup, index);
				settle_everywhere(naive, &setup, index);
				// What is in custody raises the limit, as long as it is there.
				world.release(index);
				naive.release(index);
			}
			// The pallet lets nobody in of whom nothing could be taken; the model does not know that.
			let home = Assignments::<Test, HeldInstance>::get(AssignmentId(assignment as u32));
			if home.is_some_and(|home| home.is_suspended()) {
				return;
			}
			let done = world.pledge(staker, assignment, amount);
			let expected = naive.pledge(staker, assignment, amount);
			assert_eq!(done.is_ok(), expected.is_ok(), "{op:?}: {done:?}, {expected:?}");
		},
		Op::Exit { staker, assignment, amount } => {
			let exited = world.exit(staker, assignment, amount);
			assert_eq!(exited, naive.exit(staker, assignment, amount), "{op:?}");
			// Only one side settles before it finds that nothing can exit. What is undone must find both alike.
			settle_everywhere(world, &setup, staker);
			settle_everywhere(naive, &setup, staker);
		},
		Op::Request { assignment, ago, share, proven } => {
			let service = &setup.services[setup.assignments[assignment]];
			let part = (service.max_slash * share).div_ceil(1_024);
			let offence = era().saturating_sub(ago);
			let asked = world.request(assignment, offence, part, proven);
			// The model takes requests in which nobody has to answer.
			let nobody = [Error::NotServing, Error::ClosedAssignment, Error::NoSuchAssignment]
				.map(|error| Err(format!("{:?}", DispatchError::from(error))));
			if !nobody.contains(&asked) {
				let expected = naive.request(assignment, offence, part, proven);
				assert_eq!(
					asked.clone().ok(),
					expected.clone().ok(),
					"{op:?}: {asked:?}, {expected:?}"
				);
			}
		},
		Op::Veto { back } => {
			if let Some(id) = world.requests.len().checked_sub(1 + back as usize) {
				let done = world.veto(id as u32);
				assert_eq!(done.is_ok(), naive.veto(id as u32).is_ok(), "{op:?}: {done:?}");
			}
		},
		Op::Execute { back } => {
			if let Some(id) = world.requests.len().checked_sub(1 + back as usize) {
				execute(world, naive, id as u32);
			}
		},
		Op::ExecuteDue => {
			(0..world.requests.len()).for_each(|id| execute(world, naive, id as u32));
		},
		Op::Undo { back } => {
			if let Some(id) = world.requests.len().checked_sub(1 + back as usize) {
				let (done, expected) = (world.undo(id as u32), naive.undo(id as u32));
				assert_eq!(done.is_ok(), expected.is_ok(), "{op:?}: {done:?}, {expected:?}");
				let assignment = world.requests[id].1;
				if Assignments::<Test, HeldInstance>::contains_key(AssignmentId(assignment as u32))
				{
					assert_eq!(world.left(assignment), naive.left(assignment), "{op:?}");
				}
			}
		},
		Op::GiveBack { staker } => {
			for id in 0..world.requests.len() as u32 {
				let (given, expected) = (world.give_back(id, staker), naive.give_back(id, staker));
				assert_eq!(given.clone().ok(), expected.clone().ok(), "{given:?}, {expected:?}");
			}
		},
		Op::Divide => {
			for id in 0..world.requests.len() as u32 {
				let (parts, expected) = (world.divide(id), naive.divide(id));
				assert_eq!(parts.clone().ok(), expected.clone().ok(), "{parts:?}, {expected:?}");
			}
		},
		Op::Settle { staker, .. } => {
			settle_everywhere(world, &setup, staker);
			settle_everywhere(naive, &setup, staker);
		},
		Op::Close { assignment } => {
			world.close(assignment);
			naive.close(assignment);
		},
		Op::Bond { staker, amount } => {
			world.bond(staker, amount);
			naive.bond(staker, amount);
		},
		Op::Unbond { staker, amount } => {
			world.unbond(staker, amount);
			naive.unbond(staker, amount);
			naive.withdraw(staker);
		},
		Op::Release { staker } => {
			world.release(staker);
			naive.release(staker);
		},
		Op::Trim { staker } => {
			// The model releases custody with each settlement, the pallet at the end of a trim.
			settle_everywhere(world, &setup, staker);
			settle_everywhere(naive, &setup, staker);
			world.release(staker);
			naive.release(staker);
			world.trim(staker).unwrap();
			naive.trim(staker).unwrap();
		},
		// Some of the leaps reach over the time for which proceeds wait.
		Op::Era { by } => turn(world, naive, if by == 4 { setup.delay } else { by }),
		Op::Serve { .. } | Op::SettleAll { .. } | Op::Withdraw { .. } | Op::BaseSlash { .. } => {},
	}
}

fn execute(world: &mut World, naive: &mut Naive, id: u32) {
	let (done, expected) = (world.execute(id), naive.execute(id));
	assert_eq!(done.clone().ok(), expected.clone().ok(), "{done:?}, {expected:?}");
}

proptest! {
	#![proptest_config(common::config(150))]

	#[test]
	fn the_pallet_agrees_with_the_naive_model((setup, ops) in history(80)) {
		ExtBuilder::default().build_and_execute(|| {
			PollWeight::set(Weight::zero());
			let setup = common_ground(setup);
			let (mut world, mut naive) = (World::new(&setup), Naive::new(&setup));
			for op in &ops {
				play(&mut world, &mut naive, op);
				follow_sets(&mut naive, &setup);
				assert_eq!(world.view(), settled(&naive, &setup), "{op:?}");
				check_state();
			}
			PollWeight::set(Weight::MAX);
		});
	}
}
