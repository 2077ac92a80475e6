//! Reads for people before they sign. Nothing on chain depends on them, and none of them writes: a preview
//! runs the call itself and undoes it.

mod previews;
mod types;

pub use types::{
	ExitChoices, ExitPreview, HeldShares, PreviewDeposit, Stream, TargetInfo, TicketInfo,
	VaultInfo, WorstLoss, YieldInfo,
};

use crate::{
	pallet::*,
	types::{RateOfEra, Targets as TargetsOfVault, RATES},
	vault::OpenVault,
	AssetIdOf, BooksOf, VaultId,
};
use alloc::vec::Vec;
use frame_support::{
	storage::{with_transaction, TransactionOutcome},
	traits::fungibles::Inspect as _,
	weights::Weight,
};
use restaking_math::{
	eras_after,
	rounding::mul_ceil,
	sum,
	vault::{Batch, Rate, Seen, Stage, Ticket},
	AssignmentId, Balance, BatchId, EraIndex,
};
use restaking_primitives::{Pledged, Restake, StakeInspect, VaultStake};
use sp_runtime::DispatchError;

/// The most entries of one page of vaults.
pub const MAX_LISTED: u32 = 64;

/// Runs `call` in a transaction that is rolled back.
fn dry_run<R>(call: impl FnOnce() -> Result<R, DispatchError>) -> Result<R, DispatchError> {
	with_transaction(|| TransactionOutcome::Rollback(call()))
}

impl<T: Config> Pallet<T> {
	/// Returns a page of vaults, from an id on, by id.
	///
	/// Cost: by the number of vaults and their targets.
	pub fn vaults(from: VaultId, count: u32) -> Vec<VaultInfo<T::AccountId, AssetIdOf<T>>> {
		let end = from.0.saturating_add(count.min(MAX_LISTED)).min(NextVault::<T>::get().0);
		(from.0..end).filter_map(|id| Self::vault(VaultId(id))).collect()
	}

	/// Returns a vault; `None` if there is none of this id. What was executed is settled first.
	pub fn vault(id: VaultId) -> Option<VaultInfo<T::AccountId, AssetIdOf<T>>> {
		dry_run(|| {
			let _settled = T::Restake::settle(&Self::stash_of(id), &mut Weight::zero());
			Ok(OpenVault::<T>::load(id)?.info())
		})
		.ok()
	}

	/// Returns what an account has in all vaults that have not ended, and in others of which it has tickets or
	/// receipts.
	///
	/// Cost: by the number of all vaults, and the tickets of the account.
	pub fn holder(who: &T::AccountId) -> Vec<HeldShares> {
		let all = Vaults::<T>::iter_keys();
		let held = all.filter_map(|id| OpenVault::<T>::load(id).ok()?.held_by(who));
		let mut held: Vec<_> = held.collect();
		held.sort_by_key(|it| it.vault);
		held
	}

	/// Returns what a vault has yielded to its holders, the fee taken off; `None` if there is none of this id.
	pub fn yield_of(id: VaultId) -> Option<YieldInfo> {
		let vault = OpenVault::<T>::load(id).ok()?;
		Some(YieldInfo {
			told: vault.record.told,
			turned_era: vault.books.turned,
			week: vault.rate_before(7),
			month: vault.rate_before(28),
			fee: vault.record.fee,
			streams: vault.streams(),
		})
	}
}

impl<T: Config> OpenVault<T> {
	/// Returns the price at the end of the turn so many eras before the last one, or of the first one known
	/// after it.
	fn rate_before(&self, eras: EraIndex) -> Option<RateOfEra> {
		let first = self.books.turned.saturating_sub(eras);
		(first..self.books.turned).find_map(|era| {
			let place = era.checked_rem(RATES)?;
			Rates::<T>::get(self.id, place).filter(|it| it.era == era)
		})
	}

	/// Returns the targets that earn for the vault, and what counts in each.
	fn streams(&self) -> Vec<Stream> {
		let positions = T::Restake::positions(&self.stash).into_iter();
		let stream = |it: Pledged| {
			let view = T::Restake::assignment(it.assignment)?;
			Some(Stream {
				assignment: it.assignment,
				service: it.service,
				counted: it.counted,
				commission: view.commission,
			})
		};
		positions.filter(|it| it.counted > 0).filter_map(stream).collect()
	}

	/// Returns the books by which people are told prices: as a turn would leave them now, before the fee, as long as
	/// turns count.
	fn told_books(&self, seen: &Seen) -> BooksOf<T> {
		match self.books.is_over() {
			true => self.books.clone(),
			false => self.counted(seen),
		}
	}

	/// Returns the vault for people to read.
	fn info(&self) -> VaultInfo<T::AccountId, AssetIdOf<T>> {
		let (seen, record) = (self.seen(), &self.record);
		let books = self.told_books(&seen);
		let targets = Targets::<T>::get(self.id);
		let selection = Selections::<T>::get(self.id);
		let positions = T::Restake::positions(&self.stash);
		VaultInfo {
			vault: self.id,
			asset: self.asset(),
			stash: self.stash.clone(),
			cash: self.cash.clone(),
			founder: record.founder.clone(),
			manager: record.manager,
			phase: record.phase,
			cap: record.cap,
			fee: record.fee,
			next_fee: record.next_fee,
			fee_to: record.fee_to.clone(),
			assets: books.assets(seen.active),
			redeemable: books.redeemable(&seen),
			unvested: books.vest.locked(seen.now),
			vested_era: books.vest.until_era,
			shares: self.books.all_shares(seen.issuance),
			seed: self.books.seed,
			mint_price: books.mint_price(&seen),
			redeem_price: books.redeem_price(&seen),
			told: record.told,
			is_broken: self.books.is_broken(&seen),
			active: seen.active,
			entering: self.books.entering,
			custody: self.books.custody,
			owed: self.books.owed,
			payable: self.books.payable,
			asked: self.books.open.shares,
			open_batch: self.books.open.batch,
			turned_era: self.books.turned,
			worst: self.worst_loss(&positions),
			targets: self.target_infos(&targets, &positions),
			next_targets: targets
				.next
				.map(|it| (it.from_era, it.next.iter().map(|named| named.spec).collect())),
			validators: selection.now.to_vec(),
			next_validators: selection.next.map(|it| (it.from_era, it.next.to_vec())),
			losses: record.losses,
			last_batch: record.last,
		}
	}

	fn target_infos(
		&self,
		targets: &TargetsOfVault,
		positions: &[Pledged],
	) -> Vec<TargetInfo<T::AccountId>> {
		let counted = |id: AssignmentId| {
			positions.iter().find(|it| it.assignment == id).map_or(0, |it| it.counted)
		};
		let info = |record: &crate::types::TargetRecord| TargetInfo {
			spec: record.spec,
			stopped: record.stopped,
			counted: counted(record.spec.assignment),
			terms: T::Restake::assignment(record.spec.assignment),
		};
		targets.now.iter().map(info).collect()
	}

	/// Rounds up: returns what the targets can take at most, if the worst one, two or all of them do.
	fn worst_loss(&self, positions: &[Pledged]) -> WorstLoss {
		let loss = |it: &Pledged| {
			let view = T::Restake::assignment(it.assignment);
			view.map_or(0, |view| mul_ceil(view.max_slash, it.counted))
		};
		let mut losses: Vec<Balance> = positions.iter().map(loss).collect();
		losses.sort_unstable_by(|a, b| b.cmp(a));
		WorstLoss {
			one: sum(losses.iter().take(1).copied()),
			two: sum(losses.iter().take(2).copied()),
			all: sum(losses.iter().copied()),
		}
	}

	/// Rounds down: returns what shares would be priced at if the vault turned now, before the fee.
	fn worth_now(&self, shares: Balance) -> Balance {
		let seen = self.seen();
		self.counted(&seen).redeem_price(&seen).worth(shares)
	}

	/// Returns what somebody has in the vault; `None` if that is nothing.
	fn held_by(&self, who: &T::AccountId) -> Option<HeldShares> {
		let shares = T::Assets::balance(self.asset(), who);
		let chunks = T::Stake::unbonding(&self.stash);
		let worth = match self.books.is_over() {
			true => self.part_of_last(shares, &chunks),
			false => self.worth_now(shares),
		};
		let mut tickets: Vec<_> = Tickets::<T>::iter_prefix((self.id, who))
			.map(|(batch, record)| self.ticket_info(batch, record.ticket, &chunks))
			.collect();
		tickets.sort_by_key(|it| it.batch);
		let any = shares > 0 || !tickets.is_empty();
		any.then_some(HeldShares { vault: self.id, shares, worth, tickets })
	}

	/// Rounds down: returns what receipts are to get, each a ticket of the last batch.
	fn part_of_last(&self, shares: Balance, chunks: &[(EraIndex, Balance)]) -> Balance {
		let last = self.record.last.and_then(|id| Some((id, Batches::<T>::get(self.id, id)?)));
		last.map_or(0, |(id, batch)| self.part_of_batch(id, &batch, shares, chunks))
	}

	fn ticket_info(
		&self,
		id: BatchId,
		ticket: Ticket,
		chunks: &[(EraIndex, Balance)],
	) -> TicketInfo {
		let Ticket { shares, paid } = ticket;
		let batch = Batches::<T>::get(self.id, id);
		let now = T::Stake::era();
		let worth = match &batch {
			Some(batch) => self.part_of_batch(id, batch, shares, chunks).saturating_sub(paid),
			None => self.worth_now(shares),
		};
		let next = eras_after(self.books.turned.max(now.saturating_sub(1)), 1);
		let stage = batch.map(|batch| batch.stage);
		let first = self.books.leaving.iter().find(|it| it.batch == id);
		let payable_era = match (stage, first) {
			(Some(Stage::Payable), _) => now,
			(Some(Stage::Waiting), _) => next,
			(_, Some(leaving)) => leaving.free_from,
			_ => eras_after(next, T::Stake::bonding_duration()),
		};
		TicketInfo { batch: id, stage, shares, paid, worth, payable_era }
	}

	/// Rounds down: returns the part that shares have of all that a batch has got and is to get: of its chunks what they
	/// are worth now in the staking ledger, whose `chunks` are read anew as a slash of the base chain tells nobody.
	fn part_of_batch(
		&self,
		id: BatchId,
		batch: &Batch,
		shares: Balance,
		chunks: &[(EraIndex, Balance)],
	) -> Balance {
		let own = self.books.leaving.iter().filter(|it| it.batch == id);
		let leaving = own.flat_map(|it| chunks.iter().filter(|chunk| chunk.0 == it.free_from));
		let waiting = self.books.waiting.iter().filter(|it| it.batch == id);
		let parts = leaving.map(|chunk| chunk.1).chain(waiting.map(|it| it.amount));
		let all = batch.value.saturating_add(sum(parts));
		Rate::of(all, batch.shares).worth(shares)
	}
}
