//! An asset as a currency with holds.

use core::marker::PhantomData;
use frame_support::traits::{
	fungible::{
		hold::{self, DoneSlash},
		Balanced, DecreaseIssuance, Dust, IncreaseIssuance, Inspect, Mutate, Unbalanced,
	},
	fungibles,
	tokens::{
		DepositConsequence, Fortitude, Precision, Preservation, Provenance, WithdrawConsequence,
	},
	Get,
};
use sp_runtime::{DispatchError, DispatchResult};

/// The id of an asset among `Assets`.
type IdOf<Assets, AccountId> = <Assets as fungibles::Inspect<AccountId>>::AssetId;

/// The balance of an asset among `Assets`.
type BalanceOf<Assets, AccountId> = <Assets as fungibles::Inspect<AccountId>>::Balance;

/// The asset `Id` of `Assets`, with the holds of `Holder`: a currency in which an instance of the restaking
/// pallet may keep custody, bonds and escrow.
///
/// For the assets pallet and the pallet of its holds, of which no `ItemOf` is a currency whose holds can be slashed.
/// What is on hold is taken whatever the asset's admin has frozen. What is free and frozen can not be
/// put on hold.
pub struct AssetCurrency<Assets, Holder, Id>(PhantomData<(Assets, Holder, Id)>);

impl<AccountId, Assets, Holder, Id> Inspect<AccountId> for AssetCurrency<Assets, Holder, Id>
where
	Assets: fungibles::Inspect<AccountId>,
	Id: Get<IdOf<Assets, AccountId>>,
{
	type Balance = BalanceOf<Assets, AccountId>;

	fn total_issuance() -> Self::Balance {
		Assets::total_issuance(Id::get())
	}

	fn active_issuance() -> Self::Balance {
		Assets::active_issuance(Id::get())
	}

	fn minimum_balance() -> Self::Balance {
		Assets::minimum_balance(Id::get())
	}

	fn total_balance(who: &AccountId) -> Self::Balance {
		Assets::total_balance(Id::get(), who)
	}

	fn balance(who: &AccountId) -> Self::Balance {
		Assets::balance(Id::get(), who)
	}

	fn reducible_balance(
		who: &AccountId,
		preservation: Preservation,
		force: Fortitude,
	) -> Self::Balance {
		Assets::reducible_balance(Id::get(), who, preservation, force)
	}

	fn can_deposit(
		who: &AccountId,
		amount: Self::Balance,
		provenance: Provenance,
	) -> DepositConsequence {
		Assets::can_deposit(Id::get(), who, amount, provenance)
	}

	fn can_withdraw(who: &AccountId, amount: Self::Balance) -> WithdrawConsequence<Self::Balance> {
		Assets::can_withdraw(Id::get(), who, amount)
	}
}

impl<AccountId, Assets, Holder, Id> Unbalanced<AccountId> for AssetCurrency<Assets, Holder, Id>
where
	Assets: fungibles::Unbalanced<AccountId>,
	Id: Get<IdOf<Assets, AccountId>>,
{
	fn handle_dust(dust: Dust<AccountId, Self>) {
		Assets::handle_dust(fungibles::Dust(Id::get(), dust.0));
	}

	fn write_balance(
		who: &AccountId,
		amount: Self::Balance,
	) -> Result<Option<Self::Balance>, DispatchError> {
		Assets::write_balance(Id::get(), who, amount)
	}

	fn set_total_issuance(amount: Self::Balance) {
		Assets::set_total_issuance(Id::get(), amount);
	}

	fn decrease_balance(
		who: &AccountId,
		amount: Self::Balance,
		precision: Precision,
		preservation: Preservation,
		force: Fortitude,
	) -> Result<Self::Balance, DispatchError> {
		Assets::decrease_balance(Id::get(), who, amount, precision, preservation, force)
	}

	fn increase_balance(
		who: &AccountId,
		amount: Self::Balance,
		precision: Precision,
	) -> Result<Self::Balance, DispatchError> {
		Assets::increase_balance(Id::get(), who, amount, precision)
	}
}

impl<AccountId, Assets, Holder, Id> Mutate<AccountId> for AssetCurrency<Assets, Holder, Id>
where
	AccountId: Eq,
	Assets: fungibles::Mutate<AccountId>,
	Id: Get<IdOf<Assets, AccountId>>,
{
	fn done_mint_into(who: &AccountId, amount: Self::Balance) {
		Assets::done_mint_into(Id::get(), who, amount);
	}

	fn done_burn_from(who: &AccountId, amount: Self::Balance) {
		Assets::done_burn_from(Id::get(), who, amount);
	}

	fn done_transfer(source: &AccountId, dest: &AccountId, amount: Self::Balance) {
		Assets::done_transfer(Id::get(), source, dest, amount);
	}
}

/// Credit that is dropped lowers the supply of the asset.
impl<AccountId, Assets, Holder, Id> Balanced<AccountId> for AssetCurrency<Assets, Holder, Id>
where
	Assets: fungibles::Balanced<AccountId>,
	Id: Get<IdOf<Assets, AccountId>>,
{
	type OnDropDebt = IncreaseIssuance<AccountId, Self>;
	type OnDropCredit = DecreaseIssuance<AccountId, Self>;

	fn done_rescind(amount: Self::Balance) {
		Assets::done_rescind(Id::get(), amount);
	}

	fn done_issue(amount: Self::Balance) {
		Assets::done_issue(Id::get(), amount);
	}

	fn done_deposit(who: &AccountId, amount: Self::Balance) {
		Assets::done_deposit(Id::get(), who, amount);
	}

	fn done_withdraw(who: &AccountId, amount: Self::Balance) {
		Assets::done_withdraw(Id::get(), who, amount);
	}
}

impl<AccountId, Assets, Holder, Id> hold::Inspect<AccountId> for AssetCurrency<Assets, Holder, Id>
where
	Assets: fungibles::Inspect<AccountId>,
	Holder: fungibles::hold::Inspect<
		AccountId,
		AssetId = IdOf<Assets, AccountId>,
		Balance = BalanceOf<Assets, AccountId>,
	>,
	Id: Get<IdOf<Assets, AccountId>>,
{
	type Reason = Holder::Reason;

	fn total_balance_on_hold(who: &AccountId) -> Self::Balance {
		Holder::total_balance_on_hold(Id::get(), who)
	}

	fn reducible_total_balance_on_hold(who: &AccountId, force: Fortitude) -> Self::Balance {
		Holder::reducible_total_balance_on_hold(Id::get(), who, force)
	}

	fn balance_on_hold(reason: &Self::Reason, who: &AccountId) -> Self::Balance {
		Holder::balance_on_hold(Id::get(), reason, who)
	}

	fn hold_available(reason: &Self::Reason, who: &AccountId) -> bool {
		Holder::hold_available(Id::get(), reason, who)
	}
}

impl<AccountId, Assets, Holder, Id> hold::Unbalanced<AccountId>
	for AssetCurrency<Assets, Holder, Id>
where
	Assets: fungibles::Inspect<AccountId>,
	Holder: fungibles::hold::Unbalanced<
		AccountId,
		AssetId = IdOf<Assets, AccountId>,
		Balance = BalanceOf<Assets, AccountId>,
	>,
	Id: Get<IdOf<Assets, AccountId>>,
{
	fn set_balance_on_hold(
		reason: &Self::Reason,
		who: &AccountId,
		amount: Self::Balance,
	) -> DispatchResult {
		Holder::set_balance_on_hold(Id::get(), reason, who, amount)
	}
}

impl<AccountId, Assets, Holder, Id> hold::Mutate<AccountId> for AssetCurrency<Assets, Holder, Id>
where
	Assets: fungibles::Unbalanced<AccountId>,
	Holder: fungibles::hold::Mutate<
		AccountId,
		AssetId = IdOf<Assets, AccountId>,
		Balance = BalanceOf<Assets, AccountId>,
	>,
	Id: Get<IdOf<Assets, AccountId>>,
{
	fn done_hold(reason: &Self::Reason, who: &AccountId, amount: Self::Balance) {
		Holder::done_hold(Id::get(), reason, who, amount);
	}

	fn done_release(reason: &Self::Reason, who: &AccountId, amount: Self::Balance) {
		Holder::done_release(Id::get(), reason, who, amount);
	}

	fn done_burn_held(reason: &Self::Reason, who: &AccountId, amount: Self::Balance) {
		Holder::done_burn_held(Id::get(), reason, who, amount);
	}
}

impl<Reason, AccountId, Amount, Assets, Holder, Id> DoneSlash<Reason, AccountId, Amount>
	for AssetCurrency<Assets, Holder, Id>
{
}

impl<AccountId, Assets, Holder, Id> hold::Balanced<AccountId> for AssetCurrency<Assets, Holder, Id>
where
	Assets: fungibles::Balanced<AccountId>,
	Holder: fungibles::hold::Unbalanced<
		AccountId,
		AssetId = IdOf<Assets, AccountId>,
		Balance = BalanceOf<Assets, AccountId>,
	>,
	Id: Get<IdOf<Assets, AccountId>>,
{
}
