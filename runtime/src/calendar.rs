//! Lengths of epochs, eras and bonds, chosen once at genesis.
//!
//! A developer wants eras of a minute, a network wants eras of a day, and both should run the same
//! WebAssembly. So the lengths are not constants of the code: genesis sets them. Nothing changes them
//! later, because BABE derives the epoch from the slot and would lose count.
//!
//! polkadot.js shows them as the usual constants of `babe` and `staking`: constants are evaluated on
//! the chain's state.

// The pallet macro writes these.
#![allow(clippy::expect_used, clippy::unreachable)]

pub use pallet::*;

use codec::{Decode, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{self, traits::Get},
	sp_staking::{EraIndex, SessionIndex},
};
use scale_info::TypeInfo;

/// Lengths that genesis chooses.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
	serde::Deserialize,
	serde::Serialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Lengths {
	/// Slots in an epoch, which is also a session.
	pub epoch_slots: u64,
	/// Sessions in an era, at least one. Two or more where services draw: with one only, eras have no seed, keepers
	/// get no turns, no chunk of data is drawn, and nobody is at fault for either.
	pub sessions_per_era: SessionIndex,
	/// Eras from `unbond` until the funds may be withdrawn.
	pub bonding_eras: EraIndex,
	/// Eras from an offence of the base chain until its slash is applied.
	pub slash_defer_eras: EraIndex,
}

/// Lengths of a real network: epochs of four hours, eras of a day, bonds of four weeks.
impl Default for Lengths {
	fn default() -> Self {
		Self { epoch_slots: 2_400, sessions_per_era: 6, bonding_eras: 28, slash_defer_eras: 27 }
	}
}

impl Lengths {
	/// Returns true if consensus and staking can run with these lengths.
	pub const fn are_valid(&self) -> bool {
		self.epoch_slots > 0
			&& self.sessions_per_era > 0
			&& self.slash_defer_eras > 0
			&& self.slash_defer_eras < self.bonding_eras
	}
}

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;

	/// Version 1: the first.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {}

	/// The lengths of this chain. Set at genesis, never changed.
	#[pallet::storage]
	pub type Chosen<T> = StorageValue<_, Lengths, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The lengths. Those of a real network by default.
		pub lengths: Lengths,
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				self.lengths.are_valid(),
				"calendar: every length must be above zero, and slashes must apply before bonds end",
			);
			Chosen::<T>::put(self.lengths);
		}
	}
}

/// Slots in an epoch.
pub struct EpochSlots<T>(PhantomData<T>);
impl<T: Config> Get<u64> for EpochSlots<T> {
	fn get() -> u64 {
		Chosen::<T>::get().epoch_slots
	}
}

/// Sessions in an era.
pub struct SessionsPerEra<T>(PhantomData<T>);
impl<T: Config> Get<SessionIndex> for SessionsPerEra<T> {
	fn get() -> SessionIndex {
		Chosen::<T>::get().sessions_per_era
	}
}

/// Eras from `unbond` until the funds may be withdrawn.
pub struct BondingEras<T>(PhantomData<T>);
impl<T: Config> Get<EraIndex> for BondingEras<T> {
	fn get() -> EraIndex {
		Chosen::<T>::get().bonding_eras
	}
}

/// Eras from an offence of the base chain until its slash is applied.
pub struct SlashDeferEras<T>(PhantomData<T>);
impl<T: Config> Get<EraIndex> for SlashDeferEras<T> {
	fn get() -> EraIndex {
		Chosen::<T>::get().slash_defer_eras
	}
}
