//! The account of the escrow: the proceeds of slashes, until they are divided or given back.

use crate::pallet::*;
use alloc::{vec, vec::Vec};
use core::marker::PhantomData;
use frame_support::traits::{
	fungible::{Balanced, Credit, Mutate as _},
	tokens::{Fortitude::Force, Precision::BestEffort, Preservation::Expendable},
	Get, Imbalance,
};
use restaking_math::next_era;
use restaking_primitives::{Balance, EraIndex, SlashableStake, StakeInspect};
use sp_runtime::{traits::AccountIdConversion, DispatchResult};

/// Funds that were taken and have no owner yet.
pub(crate) type CreditOf<T, I> =
	Credit<<T as frame_system::Config>::AccountId, <T as Config<I>>::Currency>;

/// The destination that funds of the escrow reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sent {
	/// None: there was nothing to send.
	Nowhere,
	/// None: the treasury could not receive them, and nothing may be burned. They stay in the escrow.
	Kept,
	/// The account they were meant for.
	Arrived,
	/// The treasury.
	Treasury,
	/// None: not even the treasury could receive them, and they were burned.
	Burned,
}

/// The account that holds the escrow of all slashes. It keeps an existential deposit of its own.
pub(crate) struct Escrow<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> Escrow<T, I> {
	/// Returns the account.
	pub fn account() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	/// Returns the number of eras for which the proceeds of a slash wait, so that governance can undo the
	/// slash: at least the longest exit window and an era, whatever the source of the stake.
	pub fn delay() -> EraIndex {
		T::Stake::escrow_delay().max(next_era(T::MaxExitWindow::get()))
	}

	/// Puts funds in, if there are any. Returns them if they cannot arrive.
	pub fn deposit(funds: CreditOf<T, I>) -> Option<CreditOf<T, I>> {
		if funds.peek() == 0 {
			return None;
		}
		T::Currency::resolve(&Self::account(), funds).err()
	}

	/// Sends `amount` back to an account that lost it. Fails if it cannot arrive.
	pub fn give_back(to: &T::AccountId, amount: Balance) -> DispatchResult {
		T::Currency::transfer(&Self::account(), to, amount, Expendable).map(|_| ())
	}

	/// Takes `amount` of the free funds of an account back that was given to it in this operation.
	pub fn take_back(from: &T::AccountId, amount: Balance) -> DispatchResult {
		T::Currency::transfer(from, &Self::account(), amount, Expendable).map(|_| ())
	}

	/// Burns `amount`. Returns what was burned.
	fn burn(amount: Balance) -> Balance {
		if amount == 0 {
			return 0;
		}
		let burned =
			T::Currency::burn_from(&Self::account(), amount, Expendable, BestEffort, Force);
		burned.unwrap_or(0)
	}

	/// Burns what is for nobody, or sends it to the treasury where nothing may be burned. Returns where it went,
	/// and how much.
	pub fn dispose(amount: Balance) -> (Sent, Balance) {
		match T::Stake::burns() {
			true => (Sent::Burned, Self::burn(amount)),
			false => (Self::send(None, amount), amount),
		}
	}

	/// Sends `amount` to an account, or to the treasury if it cannot arrive. Returns where it went.
	pub fn send(to: Option<&T::AccountId>, amount: Balance) -> Sent {
		let escrow = Self::account();
		if amount == 0 {
			return Sent::Nowhere;
		}
		let moves =
			|to: &T::AccountId| T::Currency::transfer(&escrow, to, amount, Expendable).is_ok();
		if to.is_some_and(moves) {
			return Sent::Arrived;
		}
		if moves(&T::Treasury::get()) {
			return Sent::Treasury;
		}
		if !T::Stake::burns() {
			return Sent::Kept;
		}
		// Funds that cannot arrive even there are burned rather than left without an owner.
		Self::burn(amount);
		Sent::Burned
	}

	/// Rounds down: sends equal parts of `amount` to some accounts, and the rest to the first. The part of `None`
	/// is for nobody. Returns where each part went.
	pub fn send_equally(to: &[Option<T::AccountId>], amount: Balance) -> Vec<(Sent, Balance)> {
		let number = Balance::try_from(to.len()).unwrap_or(Balance::MAX);
		let Some(each) = amount.checked_div(number) else {
			return vec![(Self::send(None, amount), amount)];
		};
		// The parts add up to no more than the amount.
		let rest = amount.saturating_sub(each.saturating_mul(number));
		let parts = core::iter::once(each.saturating_add(rest)).chain(core::iter::repeat(each));
		to.iter()
			.zip(parts)
			.map(|(to, part)| match to {
				Some(to) => (Self::send(Some(to), part), part),
				None => Self::dispose(part),
			})
			.collect()
	}

	/// Returns the balance of the account, its own deposit included.
	#[cfg(any(test, feature = "try-runtime"))]
	pub fn balance() -> Balance {
		use frame_support::traits::fungible::Inspect;
		T::Currency::balance(&Self::account())
	}
}
