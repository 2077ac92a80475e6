//! Vaults in the states that benchmarks need.

use super::BenchmarkHelper;
use crate::{
	opening::Opening,
	pallet::*,
	types::{Handle, Name, Phase, TargetList, MAX_SALES},
	vault::OpenVault,
	AssetIdOf, ChoicesOf, TargetSpec, VaultId, MAX_VALIDATORS,
};
use alloc::vec::Vec;
use frame_benchmarking::{v2::*, BenchmarkError};
use frame_support::{
	traits::{
		fungible::{Inspect as _, Mutate as _},
		fungibles::{Create as _, Mutate as _},
		Get, OriginTrait,
	},
	weights::Weight,
	BoundedVec,
};
use frame_system::RawOrigin;
use restaking_math::{
	vault::{Batch, Piece, Sale, Stage, StashLoss},
	Balance, BatchId, EraIndex,
};
use restaking_primitives::{Choice, RequestId, Restake, StakeInspect, VaultStake};
use sp_runtime::{traits::Convert, DispatchError, Perbill};

/// The era in which everything begins.
pub(super) const NOW: EraIndex = 1_000;

/// A vault for a benchmark.
pub(super) struct Scene<T: Config> {
	/// The vault.
	pub id: VaultId,
	/// The founder, who manages it.
	pub founder: T::AccountId,
	/// A holder.
	pub holder: T::AccountId,
	/// The seed, and the amount of each deposit.
	pub unit: Balance,
}

/// Returns the amount that makes each step worth more than all least amounts.
pub(super) fn unit<T: Config>() -> Balance {
	let parameters = T::Parameters::get();
	let least = parameters.min_seed.max(parameters.min_deposit).max(parameters.min_exit);
	least.max(T::Stake::least_nominating()).max(T::Currency::minimum_balance()) * 1_000
}

/// Gives an account funds for whatever it does.
pub(super) fn endow<T: Config>(who: &T::AccountId) -> Result<(), BenchmarkError> {
	let funds = unit::<T>() * 1_000 + T::Parameters::get().float * 1_000;
	T::Currency::mint_into(who, funds)?;
	Ok(())
}

/// Returns as many validators as a vault may have.
pub(super) fn choices<T: Config>() -> Result<ChoicesOf<T>, BenchmarkError> {
	let most = T::Stake::most_nominated(unit::<T>()).min(MAX_VALIDATORS);
	let choices = (0..most).map(|number| {
		let validator = T::BenchmarkHelper::validator(number)?;
		Ok(Choice { validator, max_commission: Perbill::one() })
	});
	let choices = choices.collect::<Result<Vec<_>, DispatchError>>()?;
	Ok(BoundedVec::truncate_from(choices))
}

/// Returns targets of 2 % each.
pub(super) fn targets<T: Config>(from: u32, count: u32) -> Result<TargetList, BenchmarkError> {
	let specs = (from..from + count).map(|number| {
		let assignment = T::BenchmarkHelper::target(number)?;
		let view = T::Restake::assignment(assignment).ok_or("there is no assignment")?;
		let (weight, max_commission) = (Perbill::from_percent(2), Perbill::one());
		Ok(TargetSpec { assignment, weight, terms_hash: view.terms_hash, max_commission })
	});
	let specs = specs.collect::<Result<Vec<_>, DispatchError>>()?;
	Ok(BoundedVec::truncate_from(specs))
}

/// Returns a name of maximum length.
pub(super) fn name() -> Name {
	BoundedVec::truncate_from(alloc::vec![b'x'; 32])
}

/// Returns the handle of a signer.
pub(super) fn handle<T: Config>(who: &T::AccountId) -> Handle {
	let origin = T::RuntimeOrigin::signed(who.clone());
	Pallet::<T>::handle(&Pallet::<T>::caller(origin))
}

impl<T: Config> Scene<T> {
	/// Opens a vault with so many targets, in which a holder has a deposit.
	pub fn open(count: u32) -> Result<Self, BenchmarkError> {
		Self::open_by(account("founder", 0, 0), account("holder", 0, 0), count)
	}

	/// The same, for a founder and a holder.
	pub fn open_by(
		founder: T::AccountId,
		holder: T::AccountId,
		count: u32,
	) -> Result<Self, BenchmarkError> {
		T::BenchmarkHelper::set_era(NOW);
		endow::<T>(&founder)?;
		endow::<T>(&holder)?;
		let unit = unit::<T>();
		let opening = Opening::<T> {
			seed: unit,
			validators: choices::<T>()?,
			targets: targets::<T>(0, count)?,
			fee: T::Parameters::get().max_fee,
			fee_to: founder.clone(),
			cap: Balance::MAX,
			name: name(),
			symbol: name(),
			decimals: 12,
		};
		let by = handle::<T>(&founder);
		let id = Pallet::<T>::do_open_vault(founder.clone(), by, opening)?;
		let scene = Self { id, founder, holder, unit };
		scene.deposit()?;
		Ok(scene)
	}

	/// Returns the holder's origin.
	pub fn signed(&self) -> RawOrigin<T::AccountId> {
		RawOrigin::Signed(self.holder.clone())
	}

	/// Returns the manager's origin.
	pub fn manager(&self) -> RawOrigin<T::AccountId> {
		RawOrigin::Signed(self.founder.clone())
	}

	/// Deposits once more.
	pub fn deposit(&self) -> Result<(), BenchmarkError> {
		Pallet::<T>::do_deposit(&self.holder, self.id, self.unit, 0, None)?;
		Ok(())
	}

	/// Asks out with a tenth of a deposit.
	pub fn ask(&self) -> Result<BatchId, BenchmarkError> {
		let batch = Ledgers::<T>::get(self.id).ok_or("there are no books")?.open.batch;
		Pallet::<T>::do_request_exit(&self.holder, self.id, self.unit / 10, 0)?;
		Ok(batch)
	}

	/// Turns the vault in a later era.
	pub fn turn_in(&self, era: EraIndex) -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::set_era(era);
		Pallet::<T>::do_turn(self.id, &mut Weight::zero())?;
		Ok(())
	}

	/// Asks out with so many tickets, and makes them payable. Returns the era of that.
	pub fn payable(&self, tickets: u32) -> Result<EraIndex, BenchmarkError> {
		let mut era = NOW;
		for _ in 0..tickets {
			self.ask()?;
			era += 1;
			self.turn_in(era)?;
			era += T::Stake::bonding_duration();
			self.turn_in(era)?;
		}
		Ok(era)
	}

	/// Ends the vault, of which the holder has its receipts.
	pub fn end(&self) -> Result<(), BenchmarkError> {
		Pallet::<T>::do_close(self.id)?;
		Vaults::<T>::mutate(self.id, |record| {
			if let Some(record) = record.as_mut() {
				record.phase = Phase::Closed { since_era: 0 };
			}
		});
		let last = NOW + T::Parameters::get().close_after + 1;
		self.turn_in(last)?;
		self.turn_in(last + T::Stake::bonding_duration())
	}

	/// Lets so many losses of nothing wait.
	pub fn await_losses(&self, count: u32) -> Result<(), BenchmarkError> {
		let mut vault = OpenVault::<T>::load(self.id)?;
		for number in 0..count {
			let request = RequestId(u32::MAX - number);
			let loss = StashLoss { active: 1, rest: 0, parts: BoundedVec::new(), ordered: false };
			Losses::<T>::insert(self.id, request, loss);
			vault.record.losses += 1;
			vault.record.pending.try_push(request).map_err(|_| "too many losses")?;
		}
		vault.save();
		Ok(())
	}

	/// Returns a batch.
	pub fn batch(&self, id: BatchId) -> Option<Batch> {
		Batches::<T>::get(self.id, id)
	}

	/// Lets a loss of chunks wait, of which so many batches have a part, and makes each part a payable batch's. Returns
	/// what comes back then.
	pub fn lose_parts(&self, count: u32) -> Result<Balance, BenchmarkError> {
		let mut vault = OpenVault::<T>::load(self.id)?;
		let request = RequestId(u32::MAX);
		let mut parts = BoundedVec::new();
		for number in 0..count {
			let batch = BatchId(u32::MAX - 1 - number);
			let piece = Piece { batch, amount: 1 };
			let priced = Batch {
				shares: 1,
				value: 0,
				era: 0,
				stage: Stage::Payable,
				shares_left: 1,
				value_left: 0,
				pending: 1,
			};
			Batches::<T>::insert(self.id, batch, priced);
			parts.try_push(piece).map_err(|_| "too many batches")?;
		}
		let rest = Balance::from(count);
		let loss = StashLoss { active: 1, rest, parts, ordered: false };
		Losses::<T>::insert(self.id, request, loss);
		vault.record.losses += 1;
		vault.record.pending.try_push(request).map_err(|_| "too many losses")?;
		T::Currency::mint_into(&vault.stash, rest)?;
		vault.save();
		Ok(rest)
	}

	/// Gives the stash units of another asset. Returns it.
	pub fn reward(&self) -> Result<AssetIdOf<T>, BenchmarkError> {
		let asset = T::ShareAsset::convert(VaultId(u32::MAX));
		T::Assets::create(asset.clone(), self.founder.clone(), true, 1)?;
		T::Assets::mint_into(asset.clone(), &Pallet::<T>::stash_of(self.id), 1_000_000)?;
		Ok(asset)
	}

	/// Opens as many sales as there may be but for `open`, of assets of which nothing is there.
	pub fn fill_sales(&self, open: u32) -> Result<(), BenchmarkError> {
		for number in open..MAX_SALES {
			let other = T::ShareAsset::convert(VaultId(u32::MAX - 1 - number));
			Sales::<T>::insert(self.id, other, Sale::open(1, NOW));
		}
		Vaults::<T>::mutate(self.id, |vault| {
			let vault = vault.as_mut().ok_or("no vault")?;
			vault.sales = MAX_SALES;
			Ok(())
		})
	}
}
