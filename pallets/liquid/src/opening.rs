//! Opening a vault.

use crate::{
	pallet::*,
	types::{Handle, Name, NamedList, Phase, TargetList, Targets as TargetsOfVault, Vault},
	vault::OpenVault,
	BooksOf, ChoicesOf, SelectionOf, VaultId, VaultOf,
};
use codec::MaxEncodedLen;
use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect as _, Mutate as _},
		fungibles::{metadata::Mutate as _, Create as _},
		tokens::Preservation::{Expendable, Preserve},
		Consideration, Footprint, Get,
	},
	BoundedVec,
};
use restaking_math::{vault::Rate, Balance};
use restaking_primitives::{StakeInspect, VaultStake};
use sp_runtime::{traits::Convert, DispatchError, DispatchResult, Perbill};

/// Choices of a founder.
pub(crate) struct Opening<T: Config> {
	/// The stake that is bonded at once.
	pub seed: Balance,
	/// The validators.
	pub validators: ChoicesOf<T>,
	/// The targets.
	pub targets: TargetList,
	/// The fee.
	pub fee: Perbill,
	/// The account that gets the fee.
	pub fee_to: T::AccountId,
	/// The most assets for which deposits are taken.
	pub cap: Balance,
	/// The name of the receipt.
	pub name: Name,
	/// The symbol of the receipt.
	pub symbol: Name,
	/// The decimals of the receipt.
	pub decimals: u8,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_open_vault(
		founder: T::AccountId,
		manager: Handle,
		opening: Opening<T>,
	) -> Result<VaultId, DispatchError> {
		Self::ensure_outsider(&opening.fee_to)?;
		let id = NextVault::<T>::get();
		let limits = Self::limits(&Self::stash_of(id), opening.seed);
		limits.check_fee(opening.fee, opening.fee).map_err(Error::<T>::from)?;
		Self::check_validators(&limits, &opening.validators)?;
		let named = Self::check_targets(&limits, &opening.targets)?;
		NextVault::<T>::put(id.next().ok_or(Error::<T>::NoMoreVaults)?);
		let listed = Live::<T>::mutate(|live| live.try_push(id));
		listed.map_err(|_| Error::<T>::TooManyVaults)?;
		let min_seed = T::Parameters::get().min_seed.max(Self::twice_the_least_bond());
		let books = BooksOf::<T>::open(opening.seed, min_seed, T::Stake::era());
		let mut vault = OpenVault::<T> {
			id,
			stash: Self::stash_of(id),
			cash: Self::cash_of(id),
			record: Self::record(id, founder, manager, &opening)?,
			books: books.map_err(Error::<T>::from)?,
		};
		Self::endow(&vault)?;
		Self::create_receipt(&vault, &opening)?;
		T::Stake::bond_exact(&vault.stash, opening.seed)?;
		T::Stake::nominate(&vault.stash, &opening.validators)?;
		vault.mint(&vault.stash, opening.seed)?;
		vault.books.finish(T::Currency::balance(&vault.stash), T::Stake::era());
		Self::list(id, &named, &opening);
		Self::deposit_event(Event::VaultOpened {
			vault: id,
			founder: vault.record.founder.clone(),
			stash: vault.stash.clone(),
			asset: vault.asset(),
			seed: opening.seed,
		});
		vault.save();
		Ok(id)
	}

	/// Returns the seed with which half may leave without ending the nominations.
	fn twice_the_least_bond() -> Balance {
		// Beyond all money, nobody has such a seed.
		T::Stake::least_nominating().max(T::Stake::least_active()).saturating_mul(2)
	}

	/// Returns the deposit that covers the records of a vault. Holders pay for their own.
	fn footprint() -> Footprint {
		let sizes = [
			VaultOf::<T>::max_encoded_len(),
			BooksOf::<T>::max_encoded_len(),
			TargetsOfVault::max_encoded_len(),
			SelectionOf::<T>::max_encoded_len(),
		];
		// Records that fit in a block.
		let size = sizes.into_iter().fold(0, usize::saturating_add);
		Footprint::from_parts(sizes.len(), size)
	}

	fn record(
		id: VaultId,
		founder: T::AccountId,
		manager: Handle,
		opening: &Opening<T>,
	) -> Result<VaultOf<T>, DispatchError> {
		let deposit = T::Consideration::new(&founder, Self::footprint())?;
		Ok(Vault {
			manager: Some(manager),
			founder,
			asset: T::ShareAsset::convert(id),
			deposit: Some(deposit),
			float: T::Parameters::get().float,
			phase: Phase::Open,
			cap: opening.cap,
			fee: opening.fee,
			fee_to: opening.fee_to.clone(),
			next_fee: None,
			// What `Books::open` says: a share for each unit.
			told: Rate::of(opening.seed, opening.seed),
			pending: BoundedVec::new(),
			losses: 0,
			last: None,
			receipt_ends: false,
			sales: 0,
		})
	}

	/// Moves seed and float of the founder to the stash, and the existential deposit to the cash.
	fn endow(vault: &OpenVault<T>) -> DispatchResult {
		let founder = &vault.record.founder;
		T::Currency::transfer(founder, &vault.stash, vault.record.float, Expendable)?;
		T::Currency::transfer(founder, &vault.stash, vault.books.seed, Expendable)?;
		let least = T::Currency::minimum_balance();
		T::Currency::transfer(founder, &vault.cash, least, Preserve)?;
		Ok(())
	}

	/// Creates the receipt, owned by the stash, which pays for the metadata. It keeps accounts alive by
	/// itself: who has no other funds can hold it.
	fn create_receipt(vault: &OpenVault<T>, opening: &Opening<T>) -> DispatchResult {
		let (asset, stash) = (vault.asset(), vault.stash.clone());
		ensure!(!Receipts::<T>::contains_key(&asset), Error::<T>::Inconsistent);
		T::Assets::create(asset.clone(), stash, true, 1)?;
		let (name, symbol) = (opening.name.to_vec(), opening.symbol.to_vec());
		T::Assets::set(asset.clone(), &vault.stash, name, symbol, opening.decimals)?;
		Receipts::<T>::insert(asset, vault.id);
		Ok(())
	}

	/// Writes the targets and the validators. They are in force at the next turn.
	fn list(id: VaultId, named: &NamedList, opening: &Opening<T>) {
		let mut targets = TargetsOfVault::default();
		targets.apply(named);
		Self::put_targets(id, targets);
		let now = opening.validators.clone();
		Selections::<T>::insert(id, SelectionOf::<T> { now, next: None });
	}
}
