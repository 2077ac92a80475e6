//! The vaults of a story: what there is of them, and what a step means by its numbers.

use crate::{
	cast::*,
	pick::{below, ledger, signed, Picks},
};
use pallet_liquid_restaking::{Batches, Ledgers, NextVault, Tickets, VaultId, VaultOf, Vaults};
use polkadot_sdk::{
	pallet_assets,
	pallet_staking::UnappliedSlashes,
	sp_keyring::Sr25519Keyring,
	sp_staking::{EraIndex, StakingAccount::Stash},
};
use restaking_math::{vault::Stage, BatchId};
use restaking_runtime::{configs::AssetId, AccountId, Balance, Liquid, Runtime, Staking};
use std::collections::BTreeMap;

/// The number of those who may hold receipts: all that have an account at first.
const HOLDERS: usize = 12;

/// Returns one of those who may hold receipts.
pub fn somebody(number: u16) -> Sr25519Keyring {
	PEOPLE[usize::from(number) % HOLDERS]
}

/// Returns the ids of all vaults that were ever opened.
fn ids() -> impl Iterator<Item = VaultId> {
	(0..NextVault::<Runtime>::get().0).map(VaultId)
}

/// Returns the stashes of all vaults that were ever opened.
pub fn stashes() -> impl Iterator<Item = AccountId> {
	ids().map(Liquid::stash_of)
}

/// Returns the vault whose stash or cash an account is.
pub fn vault_of(who: &AccountId) -> Option<VaultId> {
	ids().find(|id| Liquid::stash_of(*id) == *who || Liquid::cash_of(*id) == *who)
}

/// Returns true if the last batch of a vault is priced: its stake leaves for good.
pub fn any_is_over() -> bool {
	Ledgers::<Runtime>::iter_values().any(|books| books.is_over())
}

/// Returns true if a vault has no stake that the base chain could slash, and had some.
pub fn any_is_wiped() -> bool {
	let is_wiped = |(id, books): (VaultId, pallet_liquid_restaking::BooksOf<Runtime>)| {
		!books.is_over() && ledger(&Liquid::stash_of(id)).1 == 0
	};
	Ledgers::<Runtime>::iter().any(is_wiped)
}

/// Returns the slashes of the base chain that are reported and not applied, by the eras of their application.
pub fn slashes_to_come() -> Vec<(EraIndex, Vec<u32>)> {
	UnappliedSlashes::<Runtime>::iter()
		.map(|(era, slashes)| (era, (0..slashes.len() as u32).collect()))
		.collect()
}

/// Returns what unbonds of an account, by the era from which it is free.
pub fn chunks(stash: &AccountId) -> BTreeMap<EraIndex, Balance> {
	let mut all = BTreeMap::new();
	if let Ok(ledger) = Staking::ledger(Stash(stash.clone())) {
		for chunk in &ledger.unlocking {
			*all.entry(chunk.era).or_default() += chunk.value;
		}
	}
	all
}

/// Returns what an account has of an asset.
pub fn balance(asset: AssetId, who: &AccountId) -> Balance {
	pallet_assets::Account::<Runtime>::get(asset, who).map_or(0, |it| it.balance)
}

/// Returns the receipt of a vault.
pub fn receipt(vault: VaultId) -> Option<AssetId> {
	Vaults::<Runtime>::get(vault).map(|it| it.asset)
}

/// Returns the receipts of a vault that an account has.
pub fn shares(vault: VaultId, who: &AccountId) -> Balance {
	receipt(vault).map_or(0, |asset| balance(asset, who))
}

/// Returns all tickets of a vault, by owner and batch.
pub fn tickets(vault: VaultId) -> Vec<(AccountId, BatchId)> {
	let mut all: Vec<_> = Tickets::<Runtime>::iter_key_prefix((vault,)).collect();
	all.sort();
	all
}

impl Picks {
	/// Returns a vault.
	pub fn vault(self) -> VaultId {
		VaultId(below(NextVault::<Runtime>::get().0, self.0.at))
	}

	/// Returns a vault that fits, mostly.
	pub fn vault_that(self, fits: impl Fn(VaultId, &VaultOf<Runtime>) -> bool) -> VaultId {
		let mut all: Vec<_> = Vaults::<Runtime>::iter()
			.filter(|(id, it)| fits(*id, it))
			.map(|(id, _)| id)
			.collect();
		all.sort();
		self.one_of(&all).unwrap_or_else(|| self.vault())
	}

	/// Returns somebody with receipts of a vault, mostly.
	pub fn holder(self, vault: VaultId) -> Sr25519Keyring {
		let holds = |who: &Sr25519Keyring| shares(vault, &account(*who)) > 0;
		let all: Vec<_> = PEOPLE.into_iter().filter(holds).collect();
		let place = usize::from(self.0.who).checked_rem(all.len());
		place.map_or_else(|| self.anybody(), |place| all[place])
	}

	/// Returns the owner of a ticket of the open batch, mostly, and its shares.
	pub fn leaver(self, vault: VaultId) -> (Sr25519Keyring, Balance) {
		let open = Ledgers::<Runtime>::get(vault).map_or(BatchId(0), |it| it.open.batch);
		let asked = |who: &Sr25519Keyring| {
			Tickets::<Runtime>::get((vault, account(*who), open)).map(|it| it.ticket.shares)
		};
		let all: Vec<_> = PEOPLE.into_iter().filter_map(|who| Some((who, asked(&who)?))).collect();
		let place = usize::from(self.0.who).checked_rem(all.len());
		place.map_or_else(|| (self.anybody(), 1), |place| all[place])
	}

	/// Returns a ticket: one that can be paid, mostly.
	pub fn ticket(self, vault: VaultId) -> (AccountId, BatchId) {
		let all = tickets(vault);
		let is_payable = |(_, batch): &&(AccountId, BatchId)| {
			Batches::<Runtime>::get(vault, *batch).is_some_and(|it| it.stage == Stage::Payable)
		};
		let payable: Vec<_> = all.iter().filter(is_payable).cloned().collect();
		let from = if self.0.dice.is_multiple_of(8) || payable.is_empty() { all } else { payable };
		let place = usize::from(self.0.size).checked_rem(from.len());
		place.map_or_else(
			|| (account(self.anybody()), BatchId(u32::from(self.0.dice % 8))),
			|place| from[place].clone(),
		)
	}

	/// Returns the manager of a vault, mostly; else another account, or root.
	pub fn manager(self, vault: VaultId) -> restaking_runtime::RuntimeOrigin {
		let manager = Vaults::<Runtime>::get(vault).and_then(|it| it.manager);
		let manages = |who: &&Sr25519Keyring| Some(handle(&caller(**who))) == manager;
		self.actor(signed(PEOPLE.iter().find(manages).copied().unwrap_or(FOUNDER)))
	}
}
