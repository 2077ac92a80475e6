//! Two chains: the other one as a state that is proven, and this one block by block.

use super::mock::{new_test_ext, AccountId, HomeId, Hook, Mirror, RuntimeCall, RuntimeEvent};
use super::mock::{terms, RuntimeOrigin, System, Test, HOME};
use crate::{
	benchmarking::home::{header, relay_proof, Home},
	proof::Keys,
	types::Seat,
	Call, Event,
};
use cumulus_pallet_parachain_system::OnSystemEvent;
use frame_support::{
	dispatch::DispatchResultWithPostInfo,
	traits::{Get, Hooks},
	weights::{Weight, WeightMeter},
};
use restaking_primitives::{
	set_root::{domain_of, leaves, tree, Member, RootOf, SetHeader},
	AssignmentId, Balance, EraIndex, EraStart, PledgeInspect, ServiceId, ServiceKey,
};
use sp_core::{sr25519, Pair, H256};
use sp_runtime::{traits::Dispatchable, Perbill};
use sp_trie::StorageProof;
use std::collections::BTreeMap;

/// The service.
pub const SERVICE: ServiceId = ServiceId(5);

/// Whoever shows something.
pub const ANYBODY: AccountId = 900;

/// The ticks of an era of the other chain.
pub const ERA: u64 = 10;

/// The era with which a scene begins, in its fifth tick.
pub const FIRST: EraIndex = 20;

/// Returns the pair of an operator's keys.
pub fn pair(operator: AccountId) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//{operator}"), None).expect("a valid path")
}

/// Returns the seat of an operator, whose assignment has the same number.
pub fn seat(operator: AccountId, weight: Balance) -> Seat<AccountId> {
	Seat {
		assignment: AssignmentId(operator as u32),
		operator,
		key: ServiceKey::Sr25519(pair(operator).public()),
		weight,
	}
}

/// Returns the root of a set.
pub fn root_of(service: ServiceId, era: EraIndex, seats: &[Seat<AccountId>]) -> RootOf {
	let members: Vec<Member> = seats.iter().map(Seat::member).collect();
	let total = members.iter().map(|member| member.weight).sum();
	let (count, quorum) = (seats.len() as u32, Perbill::from_percent(67));
	let domain = domain_of(H256::repeat_byte(0x11), "Restaking");
	let header = SetHeader { domain, service, era, count, total, quorum };
	RootOf { era, count, total, root: header.root(tree(&leaves(&members))) }
}

/// The other chain, and this one.
pub struct Scene {
	/// The other chain.
	pub home: Home,
	/// The operators that it lets serve from its next era on, in order of stake.
	pub seats: Vec<Seat<AccountId>>,
	/// The operators of each of its eras.
	pub sets: BTreeMap<EraIndex, Vec<Seat<AccountId>>>,
	/// Its height.
	pub height: u32,
	/// The slot of the relay chain.
	pub slot: u64,
	/// The height of this chain.
	pub block: u64,
	/// False while the other chain makes no blocks.
	pub moves: bool,
	/// False while collators leave its head out.
	pub told: bool,
	proofs: BTreeMap<u32, StorageProof>,
}

impl Scene {
	/// Returns both chains. Three operators serve with 500, 300 and 300.
	pub fn new() -> Self {
		let seats = vec![seat(101, 500), seat(102, 300), seat(103, 300)];
		let over = u64::from(FIRST) * ERA + 5;
		let starts = vec![EraStart { era: FIRST, tick: u64::from(FIRST) * ERA }];
		let roots = vec![root_of(SERVICE, FIRST, &seats)];
		Self {
			home: Home { version: 1, name: "home".into(), starts, over, roots },
			sets: [(FIRST, seats.clone())].into(),
			seats,
			height: 1_000,
			slot: 5_000,
			block: 0,
			moves: true,
			told: true,
			proofs: BTreeMap::new(),
		}
	}

	/// Makes a block of the other chain, which is a tick. An era begins with each tenth.
	pub fn home_block(&mut self) {
		self.height += 1;
		self.home.over += 1;
		if self.home.over.is_multiple_of(ERA) {
			let era = (self.home.over / ERA) as u32;
			self.home.starts.push(EraStart { era, tick: self.home.over });
			self.home.roots.push(root_of(SERVICE, era, &self.seats));
			self.sets.insert(era, self.seats.clone());
		}
	}

	/// Returns the root of the other chain's present state, which can be proven from now on.
	pub fn root(&mut self) -> H256 {
		let (root, proof) = self.home.prove(&keys());
		self.proofs.insert(self.height, proof);
		root
	}

	/// Begins a block of this chain, a slot later.
	pub fn begin(&mut self) {
		self.slot += 1;
		self.block += 1;
		if self.moves {
			self.home_block();
		}
		let head = header(self.height, self.root());
		let proof = match self.told {
			true => relay_proof(self.slot, HomeId::get(), Some(head)),
			// The head of another chain.
			false => relay_proof(self.slot, (HOME + 1).into(), Some(head)),
		};
		System::set_block_number(self.block);
		System::reset_events();
		Mirror::on_initialize(self.block);
		Mirror::on_relay_state_proof(&proof);
		Mirror::on_poll(self.block, &mut WeightMeter::new());
	}

	/// Ends the block.
	pub fn end(&mut self) {
		Mirror::on_idle(self.block, Weight::MAX);
		check();
	}

	/// Makes blocks in which nothing happens.
	pub fn blocks(&mut self, count: u32) {
		for _ in 0..count {
			self.begin();
			self.end();
		}
	}

	/// Makes a block in which a set is shown, of the present head.
	pub fn show(&mut self, era: EraIndex) -> DispatchResultWithPostInfo {
		self.begin();
		let shown = self.show_now(era);
		self.end();
		shown
	}

	/// Shows a set of the present head.
	pub fn show_now(&self, era: EraIndex) -> DispatchResultWithPostInfo {
		let seats = self.sets.get(&era).cloned().unwrap_or_default();
		show(era, self.height, self.proof(), seats)
	}

	/// Returns the proof of the present head.
	pub fn proof(&self) -> StorageProof {
		self.proof_at(self.height)
	}

	/// Returns the proof of a head.
	pub fn proof_at(&self, height: u32) -> StorageProof {
		self.proofs[&height].clone()
	}

	/// Returns the present era of the other chain.
	pub fn era(&self) -> EraIndex {
		self.home.starts.last().map_or(0, |start| start.era)
	}
}

/// Returns the keys that are proven.
pub fn keys() -> Keys {
	Keys::of("Restaking", SERVICE)
}

/// Makes a call as a transaction: one that fails changes nothing.
pub fn call(origin: RuntimeOrigin, call: Call<Test>) -> DispatchResultWithPostInfo {
	RuntimeCall::Mirror(call).dispatch(origin)
}

/// Makes a call of governance.
pub fn govern(it: Call<Test>) -> DispatchResultWithPostInfo {
	call(RuntimeOrigin::root(), it)
}

/// Shows a set.
pub fn show(
	era: EraIndex,
	height: u32,
	proof: StorageProof,
	seats: Vec<Seat<AccountId>>,
) -> DispatchResultWithPostInfo {
	let seats = seats.try_into().expect("they are few");
	let it = Call::show_set { service: SERVICE, era, height, proof, seats };
	call(RuntimeOrigin::signed(ANYBODY), it)
}

/// Adopts the service with these rules, and believes this chain if `word` says so.
pub fn adopt(hook: Hook, word: bool) {
	let terms = terms(hook);
	let slasher = word.then(|| H256::repeat_byte(9));
	let terms_hash = terms.hash_with(slasher);
	let it = Call::adopt { service: SERVICE, terms, slasher, terms_hash, rules: None };
	govern(it).expect("the terms can be adopted");
	govern(Call::allow_version { spec_version: 1 }).expect("root may");
}

/// Runs a test on a chain that has adopted the service, and checks the laws after it.
pub fn run(hook: Hook, test: impl FnOnce(&mut Scene)) {
	new_test_ext().execute_with(|| {
		let mut scene = Scene::new();
		scene.blocks(1);
		adopt(hook, true);
		test(&mut scene);
		check();
	});
}

/// Runs a test on a chain on which the set of the present era counts.
pub fn run_shown(hook: Hook, test: impl FnOnce(&mut Scene)) {
	run(hook, |scene| {
		scene.show(FIRST).expect("it is a set");
		scene.blocks(1);
		test(scene);
	});
}

/// Checks the laws of all pallets.
pub fn check() {
	Mirror::check_state().expect("the laws of the mirror hold");
	super::mock::Attestation::check_state().expect("the laws of attestation hold");
	super::mock::Oracle::check_state().expect("the laws of the oracle hold");
}

/// Returns the events of the mirror in this block.
pub fn events() -> Vec<Event<Test>> {
	let of = |event: RuntimeEvent| match event {
		RuntimeEvent::Mirror(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(|record| of(record.event)).collect()
}

/// Returns what counts at the service in an era.
pub fn counted(era: EraIndex) -> Option<Balance> {
	<Mirror as PledgeInspect<AccountId>>::counted(SERVICE, era)
}
