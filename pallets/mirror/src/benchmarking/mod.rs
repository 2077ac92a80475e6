//! Benchmarks of the calls, of news and of blocks, each at its worst.
//!
//! The other chain and the relay chain are made up: see [`home`].

// No part of a chain, and the macros expand to arithmetic, casts and panics.
#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

pub mod home;

use crate::{
	pallet::*,
	proof::Keys,
	store::{HeadStore, ServiceStore, SetStore, VersionStore},
	types::{Adopted, Calendar, Head, LocalClock, MirroredSet, Seat, MAX_HEADS},
	SetOf, TermsOf, WeightInfo,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{ensure, traits::Get, weights::Weight, BoundedVec};
use frame_system::RawOrigin;
use home::{header, relay_proof, Home};
use restaking_primitives::{
	set_root::{domain_of, leaves, tree, Member, RootOf, SetHeader},
	AssignmentId, Balance, EraIndex, EraStart, OffenceSink, ServiceId, ServiceKey, Terms,
	ERAS_KEPT, MAX_PLACES,
};
use sp_core::{ecdsa, H256};
use sp_runtime::Perbill;
use sp_trie::StorageProof;

/// The service.
const SERVICE: ServiceId = ServiceId(0);

/// The present era of the other chain.
const NOW: EraIndex = 40;

/// The number of ticks of each of its eras.
const ERA: u64 = 10;

/// The slot of the relay chain.
const SLOT: u64 = 1_000;

/// The longest proof that leaves room for a full set, in kilobytes.
const MOST_KILOBYTES: u32 = 11;

/// Terms and evidence of a runtime, for benchmarks.
pub trait BenchmarkHelper<AccountId, Hook> {
	/// Returns terms that can be adopted without a slasher.
	fn terms() -> Terms<AccountId, Hook>;

	/// Returns evidence for the rules of these terms against an operator that was at fault in an era. `None` if they
	/// take none without records of their pallet.
	fn evidence(assignment: AssignmentId, era: EraIndex) -> Option<Vec<u8>>;
}

/// Returns the declared weight of a benchmark with these sizes; `None` if there is no such benchmark.
pub fn weight_of<W: WeightInfo>(name: &str, sizes: &[u32]) -> Option<Weight> {
	match (name, sizes) {
		("adopt", []) => Some(W::adopt()),
		("abandon", []) => Some(W::abandon()),
		("allow_version", []) => Some(W::allow_version()),
		("show_set", [n, k]) => Some(W::show_set(*n, *k)),
		("forget_set", []) => Some(W::forget_set()),
		("accuse", []) => Some(W::accuse()),
		("hear", []) => Some(W::hear()),
		("note_block", []) => Some(W::note_block()),
		_ => None,
	}
}

fn quorum() -> Perbill {
	Perbill::from_percent(67)
}

fn adopt_service<T: Config>() {
	let adopted = Adopted {
		rules: T::BenchmarkHelper::terms().hook,
		quorum: quorum(),
		max_slash: Perbill::one(),
		report_window: ERAS_KEPT - 2,
		exit_window: ERAS_KEPT - 2,
		has_word: true,
		stopped: false,
		height: 0,
		slot: SLOT,
	};
	ServiceStore::<T>::adopt(SERVICE, &adopted);
	VersionStore::<T>::allow(1);
}

/// Returns so many operators with the longest keys. `group` tells them from others.
fn seats<T: Config>(count: u32, group: u32) -> Vec<Seat<T::AccountId>> {
	let seat = |number: u32| Seat {
		assignment: AssignmentId(group * MAX_PLACES + number),
		operator: account("operator", number, group),
		key: ServiceKey::Ecdsa(ecdsa::Public::from_raw([number.to_le_bytes()[0]; 33])),
		weight: Balance::from(MAX_PLACES - number),
	};
	(0..count).map(seat).collect()
}

/// Returns the root of operators in an era.
fn published<T: Config>(era: EraIndex, seats: &[Seat<T::AccountId>]) -> RootOf {
	let members: Vec<Member> = seats.iter().map(Seat::member).collect();
	let total = members.iter().map(|member| member.weight).sum();
	let count = seats.len().try_into().unwrap_or(u32::MAX);
	let domain = domain_of(T::HomeGenesis::get(), T::HomePallet::get());
	let header = SetHeader { domain, service: SERVICE, era, count, total, quorum: quorum() };
	RootOf { era, count, total, root: header.root(tree(&leaves(&members))) }
}

/// Returns the set of operators in an era.
fn set<T: Config>(era: EraIndex, seats: Vec<Seat<T::AccountId>>) -> SetOf<T> {
	let RootOf { total, root, .. } = published::<T>(era, &seats);
	MirroredSet { era, root, total, since: 0, seats: BoundedVec::truncate_from(seats) }
}

fn starts() -> Vec<EraStart> {
	let first = NOW + 1 - ERAS_KEPT;
	(first..=NOW).map(|era| EraStart { era, tick: u64::from(era) * ERA }).collect()
}

/// Returns the other chain in the middle of its era, with these roots and a name of so many kilobytes.
fn other_chain(roots: Vec<RootOf>, kilobytes: u32) -> Home {
	let length = usize::try_from(kilobytes).unwrap_or_default() * 1_024;
	let name = core::iter::repeat_n('x', length).collect();
	Home { version: 1, name, starts: starts(), over: u64::from(NOW) * ERA + ERA / 2, roots }
}

fn calendar() -> Calendar {
	let over = u64::from(NOW) * ERA + ERA / 2;
	Calendar::of_state(1, SLOT, over, &starts()).expect("eras and ticks ascend")
}

/// Fills the ring of heads. The last one has this root. Returns its height.
fn fill_heads<T: Config>(root: H256) -> u32 {
	HeadStore::<T>::note_slot(SLOT);
	for height in 2..MAX_HEADS + 2 {
		HeadStore::<T>::note_head(Head { height, root, slot: SLOT });
	}
	MAX_HEADS + 1
}

/// Returns a proof of a set of so many operators, and them, where an old set has their place.
fn shown<T: Config>(count: u32, kilobytes: u32) -> (u32, StorageProof, Vec<Seat<T::AccountId>>) {
	adopt_service::<T>();
	SetStore::<T>::enter(SERVICE, &set::<T>(NOW - ERAS_KEPT, seats::<T>(count, 1)));
	let seats = seats::<T>(count, 2);
	let keys = Keys::of(T::HomePallet::get(), SERVICE);
	let home = other_chain([published::<T>(NOW, &seats)].into(), kilobytes);
	let (root, proof) = home.prove(&keys);
	(fill_heads::<T>(root), proof, seats)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn adopt() -> Result<(), BenchmarkError> {
		let terms: TermsOf<T> = T::BenchmarkHelper::terms();
		let hash = terms.hash();

		#[block]
		{
			Pallet::<T>::do_adopt(SERVICE, terms, (None, hash), None)?;
		}

		ensure!(Services::<T>::contains_key(SERVICE), "nothing was adopted");
		Ok(())
	}

	#[benchmark]
	fn abandon() -> Result<(), BenchmarkError> {
		adopt_service::<T>();

		#[block]
		{
			Pallet::<T>::do_abandon(SERVICE)?;
		}

		ensure!(Leaving::<T>::contains_key(SERVICE), "nothing was given up");
		Ok(())
	}

	#[benchmark]
	fn allow_version() -> Result<(), BenchmarkError> {
		#[block]
		{
			Pallet::<T>::do_allow_version(7)?;
		}

		ensure!(AllowedVersion::<T>::get() == Some(7), "nothing was allowed");
		Ok(())
	}

	/// A set of `n` operators that are new, in the place of as many that leave, and a proof of `k` kilobytes.
	#[benchmark]
	fn show_set(
		n: Linear<0, { MAX_PLACES }>,
		k: Linear<1, { MOST_KILOBYTES }>,
	) -> Result<(), BenchmarkError> {
		let caller: T::AccountId = whitelisted_caller();
		let (height, proof, seats) = shown::<T>(n, k);
		let seats = BoundedVec::truncate_from(seats);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), SERVICE, NOW, height, proof, seats);

		ensure!(SetStore::<T>::of_era(SERVICE, NOW).is_some(), "nothing was shown");
		Ok(())
	}

	/// A set in which everybody's stay ends.
	#[benchmark]
	fn forget_set() -> Result<(), BenchmarkError> {
		adopt_service::<T>();
		SetStore::<T>::enter(SERVICE, &set::<T>(NOW, seats::<T>(MAX_PLACES, 1)));
		Pallet::<T>::do_abandon(SERVICE)?;
		let removed;

		#[block]
		{
			removed = SetStore::<T>::forget_one(SERVICE);
		}

		ensure!(removed && Stays::<T>::iter().next().is_none(), "a stay is left");
		Ok(())
	}

	/// An operator that served in as many eras as can be judged. The judgement and the message weigh more.
	#[benchmark]
	fn accuse() -> Result<(), BenchmarkError> {
		adopt_service::<T>();
		for era in NOW + 2 - ERAS_KEPT..=NOW {
			SetStore::<T>::enter(SERVICE, &set::<T>(era, seats::<T>(MAX_PLACES, 1)));
		}
		ProvenCalendar::<T>::put(calendar());
		let mut clock = LocalClock { era: Some(NOW), current: true, ..Default::default() };
		clock.duty.ticks = calendar().last_tick();
		Clock::<T>::put(clock);
		let accused = AssignmentId(MAX_PLACES);
		let evidence = T::BenchmarkHelper::evidence(accused, NOW);
		let evidence = evidence.ok_or(BenchmarkError::Weightless)?;

		#[block]
		{
			<Pallet<T> as OffenceSink>::accuse(accused, evidence)?;
		}

		ensure!(NextReport::<T>::get() == 1, "nothing was told");
		Ok(())
	}

	/// A new head, with which an era begins and the news become fresh.
	#[benchmark]
	fn hear() -> Result<(), BenchmarkError> {
		let root = H256::repeat_byte(1);
		let height = fill_heads::<T>(root) + 1;
		let head = header(height, root);
		ProvenCalendar::<T>::put(calendar());
		let proof = relay_proof(SLOT + 1, T::HomeId::get(), Some(head));

		#[block]
		{
			Pallet::<T>::hear(&proof);
		}

		ensure!(Clock::<T>::get().era == Some(NOW), "no era has begun");
		let newest = Heads::<T>::get().newest();
		ensure!(newest.is_some_and(|it| it.height == height), "no head is new");
		Ok(())
	}

	/// A block that is a tick.
	#[benchmark]
	fn note_block() -> Result<(), BenchmarkError> {
		ProvenCalendar::<T>::put(calendar());
		Clock::<T>::put(LocalClock { era: Some(NOW), current: true, ..Default::default() });
		let block = 7u32.into();
		frame_system::Pallet::<T>::set_block_number(block);

		#[block]
		{
			Pallet::<T>::open_tick(block);
			Pallet::<T>::close_tick(block);
		}

		ensure!(Clock::<T>::get().duty.opened == Clock::<T>::get().duty.ended, "no tick is over");
		Ok(())
	}

	#[cfg(test)]
	impl_benchmark_test_suite!(Pallet, crate::tests::new_test_ext(), crate::tests::Test);
}
