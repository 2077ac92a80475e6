#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
// The macro makes such code for clients.
#![allow(clippy::too_many_arguments, clippy::arithmetic_side_effects, clippy::as_conversions)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use pallet_liquid_restaking::{
	views::{ExitChoices, ExitPreview, HeldShares, PreviewDeposit, VaultInfo, YieldInfo},
	VaultId,
};
use restaking_primitives::Balance;
use sp_runtime::DispatchError;

sp_api::decl_runtime_apis! {
	/// Reads for wallets: what vaults are worth, what they risk, and the effect of a call. Amounts are in units
	/// of the stake, shares in units of a receipt, prices in 2⁻⁶⁴ of a unit for a share.
	pub trait LiquidApi<AccountId, Asset>
	where
		AccountId: Codec,
		Asset: Codec,
	{
		/// Returns a page of vaults, by id.
		///
		/// - `from`: first id of the page.
		/// - `count`: number of ids; more than 64 counts as 64. Ids of which nothing is left are left out.
		fn vaults(from: VaultId, count: u32) -> Vec<VaultInfo<AccountId, Asset>>;

		/// Returns a vault; `None` if there is none of this id.
		///
		/// - `vault`: id of the vault.
		fn vault(vault: VaultId) -> Option<VaultInfo<AccountId, Asset>>;

		/// Returns what a deposit would be, or the error of the call.
		///
		/// - `vault`: id of the vault.
		/// - `amount`: units of the stake: at least the minimum deposit.
		fn preview_deposit(
			vault: VaultId,
			amount: Balance,
		) -> Result<PreviewDeposit, DispatchError>;

		/// Returns what a request to leave would be, or the error of the call.
		///
		/// - `vault`: id of the vault.
		/// - `who`: account of the holder.
		/// - `shares`: shares: above zero, at most those of the holder.
		fn preview_exit(
			vault: VaultId,
			who: AccountId,
			shares: Balance,
		) -> Result<ExitPreview, DispatchError>;

		/// Returns what an account has in vaults: shares and tickets.
		///
		/// - `who`: account of the holder.
		fn holder(who: AccountId) -> Vec<HeldShares>;

		/// Returns what a vault has yielded; `None` if there is none of this id.
		///
		/// - `vault`: id of the vault.
		fn yield_of(vault: VaultId) -> Option<YieldInfo>;

		/// Returns the ways out: the queue of the vault, and the market of the chain.
		///
		/// - `vault`: id of the vault.
		/// - `shares`: shares to leave with.
		fn compare_exits(vault: VaultId, shares: Balance) -> Result<ExitChoices, DispatchError>;
	}
}
