//! The parachain and the service chain side by side, on one relay chain that carries their messages.

use crate::{
	relay::UNINCLUDED,
	runtime::{AccountId, Restaking, Runtime, RuntimeCall},
	service_chain::{
		runtime::{Mirror, Runtime as Away, RuntimeCall as AwayCall},
		Done, ServiceChain,
	},
	stage::{development, PARACHAIN, SIBLING},
	Chain, Made,
};
use codec::Decode;
use pallet_mirror::{
	proof::Keys,
	types::{Head, Seat},
	Call as MirrorCall, Heads,
};
use polkadot_sdk::{
	cumulus_primitives_core::ParaId,
	sp_core::Blake2Hasher,
	sp_keyring::Sr25519Keyring,
	sp_runtime::ApplyExtrinsicResult,
	sp_state_machine::{prove_read, Backend, InMemoryBackend},
	sp_trie::StorageProof,
};
use restaking_primitives::{Balance, EraIndex, EraStart, PledgeInspect, ServiceId};
use std::collections::BTreeMap;

/// Whoever shows sets.
pub const ANYBODY: Sr25519Keyring = Sr25519Keyring::Ferdie;

/// The number of states of the parachain that are kept.
const KEPT: usize = 24;

/// Both chains.
pub struct World {
	/// The parachain, which has stake and services.
	pub home: Chain,
	/// The chain on which services stand.
	pub away: ServiceChain,
	/// True while collators of the service chain tell of the parachain's head.
	pub told: bool,
	states: BTreeMap<u32, InMemoryBackend<Blake2Hasher>>,
}

/// A block of each chain.
pub struct Step {
	/// The parachain's.
	pub home: Made,
	/// The service chain's.
	pub away: Done,
}

impl World {
	/// Returns both chains. The parachain has made a block.
	pub fn new() -> Self {
		let mut home = development();
		home.block();
		let away = ServiceChain::new(home.genesis_hash());
		Self { home, away, told: true, states: BTreeMap::new() }
	}

	/// Makes a block of each chain, in one slot. The service chain hears of the head that is included.
	pub fn step(&mut self) -> Step {
		let home = self.home.block();
		self.states.insert(self.home.head().number, self.home.state());
		while self.states.len() > KEPT {
			self.states.pop_first();
		}
		for message in &home.sent.horizontal_messages {
			if message.recipient == ParaId::from(SIBLING) {
				self.away.relay.carry(PARACHAIN, message.data.clone());
			}
		}
		let away = self.follow();
		Step { home, away }
	}

	/// Makes a block of the service chain alone.
	pub fn follow(&mut self) -> Done {
		self.away.relay.keep_pace(&self.home.relay);
		match self.told {
			true => self.away.relay.include(PARACHAIN, self.home.included()),
			false => self.away.relay.exclude(PARACHAIN),
		}
		let done = self.away.block();
		for message in &done.sent.horizontal_messages {
			if message.recipient == ParaId::from(PARACHAIN) {
				self.home.relay.carry(SIBLING, message.data.clone());
			}
		}
		done
	}

	/// Makes blocks of each chain.
	pub fn steps(&mut self, count: u32) {
		for _ in 0..count {
			self.step();
		}
	}

	/// Makes so many blocks that the head which is included is one of this world.
	pub fn settle(&mut self) {
		self.steps(UNINCLUDED + 2);
	}

	/// Sends a transaction to the parachain, which has to succeed.
	pub fn submit(&mut self, who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> Step {
		self.home.send(who, call);
		let step = self.step();
		all_succeed(&step.home.outcomes);
		step
	}

	/// Sends a transaction to the service chain, which has to succeed.
	pub fn submit_away(&mut self, who: Sr25519Keyring, call: impl Into<AwayCall>) -> Step {
		self.away.send(who, call);
		let step = self.step();
		all_succeed(&step.away.outcomes);
		step
	}

	/// Lets root of the service chain make a call, which has to succeed.
	pub fn govern(&mut self, call: impl Into<AwayCall>) -> Step {
		self.away.govern(call);
		let step = self.step();
		all_succeed(&step.away.outcomes);
		let failed = step.away.events.iter().any(|event| {
			use crate::service_chain::runtime::RuntimeEvent::Sudo;
			use polkadot_sdk::pallet_sudo::Event::Sudid;
			matches!(event, Sudo(Sudid { sudo_result: Err(_), .. }))
		});
		assert!(!failed, "root was refused: {:?}", step.away.events);
		step
	}

	/// Returns the latest head that the service chain has heard of.
	pub fn head(&mut self) -> Head {
		let newest = self.away.look(|| Heads::<Away>::get().newest());
		newest.expect("it has heard of one")
	}

	/// Returns the era that the parachain was in at a height.
	pub fn era_at(&self, height: u32) -> EraIndex {
		let keys = Keys::of("Restaking", ServiceId(0));
		let value = self.states[&height].storage(&keys.starts).expect("the state is in memory");
		let value = value.expect("an era has begun");
		let starts = Vec::<EraStart>::decode(&mut &value[..]).expect("these are eras");
		starts.last().expect("there is one").era
	}

	/// Returns the era of the head that was told last.
	pub fn told_era(&mut self) -> EraIndex {
		let height = self.head().height;
		self.era_at(height)
	}

	/// Returns the proof of a service at a height.
	pub fn proof_at(&self, height: u32, service: ServiceId) -> StorageProof {
		let keys = Keys::of("Restaking", service);
		let state = self.states[&height].clone();
		prove_read(state, keys.in_order()).expect("the state is in memory")
	}

	/// Returns the operators of a service in an era, as the parachain has published them.
	pub fn seats(&mut self, service: ServiceId, era: EraIndex) -> Vec<Seat<AccountId>> {
		self.home.look(|| seats(service, era))
	}

	/// Returns the call that shows the set of an era by the latest head.
	pub fn showing(&mut self, service: ServiceId, era: EraIndex) -> MirrorCall<Away> {
		let height = self.head().height;
		let proof = self.proof_at(height, service);
		let seats = self.seats(service, era).try_into().expect("a set has so many places");
		MirrorCall::show_set { service, era, height, proof, seats }
	}

	/// Returns what counts on the service chain.
	pub fn counted(&mut self, service: ServiceId, era: EraIndex) -> Option<Balance> {
		self.away.look(|| <Mirror as PledgeInspect<AccountId>>::counted(service, era))
	}

	/// Returns the era and the tick in which the service chain stands.
	pub fn time(&mut self) -> (EraIndex, u64) {
		self.away.look(|| {
			let era = <Mirror as PledgeInspect<AccountId>>::era();
			(era, <Mirror as PledgeInspect<AccountId>>::clock())
		})
	}
}

impl Default for World {
	fn default() -> Self {
		Self::new()
	}
}

fn all_succeed(outcomes: &[ApplyExtrinsicResult]) {
	for outcome in outcomes {
		assert!(matches!(outcome, Ok(Ok(()))), "a transaction failed: {outcome:?}");
	}
}

/// Returns the operators of a service in an era, in order of stake.
fn seats(service: ServiceId, era: EraIndex) -> Vec<Seat<AccountId>> {
	let roster = <Restaking as PledgeInspect<AccountId>>::roster(service, era);
	let mut before = 0;
	let members = roster.expect("it was published").members.into_iter();
	let seat = |(assignment, upto): (_, Balance)| {
		let record = pallet_restaking::Assignments::<Runtime>::get(assignment);
		let key = <Restaking as PledgeInspect<AccountId>>::key_at(assignment, era);
		let weight = upto - before;
		before = upto;
		let operator = record.expect("it serves").operator;
		Seat { assignment, operator, key: key.expect("it has one"), weight }
	};
	members.map(seat).collect()
}
