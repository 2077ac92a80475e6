//! The genesis configuration: vaults that have holders in a chain's first block. A mistake stops the chain
//! specification with its reason.

use crate::{
	opening::Opening,
	pallet::*,
	types::{Name, TargetList},
	vault::OpenVault,
	ChoicesOf, TargetSpec,
};
use alloc::{string::String, vec::Vec};
use frame_support::{pallet_macros::pallet_section, traits::OriginTrait};
use restaking_math::{vault::Entry, Balance};
use restaking_primitives::Choice;
use serde::{Deserialize, Serialize};
use sp_runtime::{DispatchResult, Perbill};

#[pallet_section]
mod genesis {
	/// Vaults that exist from the first block on.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The vaults, with ids 0, 1, 2, …
		pub vaults: Vec<GenesisVault<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(self);
		}
	}
}

/// A vault to begin with. Its founder manages it, and pays as by the call.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GenesisVault<AccountId> {
	/// The account that opens it.
	pub founder: AccountId,
	/// The seed, in units of the stake.
	pub seed: Balance,
	/// The validators, and the highest commission of each.
	pub validators: Vec<(AccountId, Perbill)>,
	/// The targets.
	pub targets: Vec<TargetSpec>,
	/// The part of gains that is the fee.
	pub fee: Perbill,
	/// The account that gets the fee.
	pub fee_to: AccountId,
	/// The most assets for which it takes deposits.
	pub cap: Balance,
	/// The name of the receipt.
	pub name: String,
	/// The symbol of the receipt.
	pub symbol: String,
	/// The decimals of the receipt.
	pub decimals: u8,
	/// The holders.
	pub holders: Vec<GenesisHolder<AccountId>>,
}

/// A holder to begin with. It pays for its shares as by the call.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GenesisHolder<AccountId> {
	/// The account.
	pub who: AccountId,
	/// The deposit, in units of the stake.
	pub amount: Balance,
}

impl<T: Config> Pallet<T> {
	/// Builds the first state by the rules of the calls. Nothing is elected yet, so that a vault's part of all
	/// stake is not asked.
	pub(crate) fn build_genesis(config: &GenesisConfig<T>) {
		STORAGE_VERSION.put::<Self>();
		for (index, vault) in config.vaults.iter().enumerate() {
			let opened = Self::open_at_genesis(vault);
			assert!(opened.is_ok(), "liquid genesis: vault {index} was refused: {opened:?}");
		}
	}

	fn open_at_genesis(genesis: &GenesisVault<T::AccountId>) -> DispatchResult {
		let choices = genesis.validators.iter().map(|(validator, max_commission)| Choice {
			validator: validator.clone(),
			max_commission: *max_commission,
		});
		let validators = ChoicesOf::<T>::try_from(choices.collect::<Vec<_>>());
		let targets = TargetList::try_from(genesis.targets.clone());
		let manager = Self::caller(T::RuntimeOrigin::signed(genesis.founder.clone()));
		let opening = Opening {
			seed: genesis.seed,
			validators: validators.map_err(|_| Error::<T>::TooManyValidators)?,
			targets: targets.map_err(|_| Error::<T>::ExposureTooHigh)?,
			fee: genesis.fee,
			fee_to: genesis.fee_to.clone(),
			cap: genesis.cap,
			name: name(&genesis.name),
			symbol: name(&genesis.symbol),
			decimals: genesis.decimals,
		};
		let id = Self::do_open_vault(genesis.founder.clone(), Self::handle(&manager), opening)?;
		let mut vault = OpenVault::<T>::load(id)?;
		for holder in &genesis.holders {
			let entry = Entry {
				amount: holder.amount,
				least: 0,
				cap: genesis.cap,
				share_cap: Balance::MAX,
				waiting: 0,
				ordered: 0,
			};
			vault.enter(&holder.who, &holder.who, &entry)?;
		}
		vault.save();
		Ok(())
	}
}

/// Returns a text as a name.
fn name(text: &str) -> Name {
	let bytes: Vec<u8> = text.as_bytes().to_vec();
	let name = Name::try_from(bytes);
	assert!(name.is_ok(), "liquid genesis: a name is too long: {text}");
	name.unwrap_or_default()
}
