//! The price of a share, as a fraction.

use crate::pick::{era, ledger};
use pallet_liquid_restaking::{Call, Ledgers, VaultId, Vaults};
use polkadot_sdk::{sp_core::U256, sp_staking::EraIndex};
use restaking_primitives::LiquidRate;
use restaking_runtime::{Balance, Liquid, Runtime, RuntimeCall};
use std::collections::BTreeMap;

/// What all shares are worth.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Price {
	/// All assets of the holders.
	pub assets: Balance,
	/// The part of them that leavers would get, if the vault was counted now: a gain that was not counted is not in
	/// it, a loss is.
	pub redeemable: Balance,
	/// All shares.
	pub shares: Balance,
}

/// Returns what is left of an amount that goes evenly from one era to another.
fn left(amount: Balance, since: EraIndex, until: EraIndex, now: EraIndex) -> Balance {
	match now < until {
		true => amount - amount * Balance::from(now - since) / Balance::from(until - since),
		false => 0,
	}
}

impl Price {
	/// Returns the price of a vault. `None` once its last batch is priced, and if it does not exist.
	pub fn of(id: VaultId) -> Option<Self> {
		let books = Ledgers::<Runtime>::get(id).filter(|it| it.shares > 0)?;
		let active = ledger(&Liquid::stash_of(id)).1;
		let gross = active + books.entering + books.custody + books.payable;
		let assets = gross.saturating_sub(books.owed);
		let locked = left(books.vest.left, books.vest.since_era, books.vest.until_era, era());
		let redeemable = assets.min(books.book).saturating_sub(locked);
		Some(Self { assets, redeemable, shares: books.shares })
	}

	/// Returns true if leavers get less than at `before`, even if a fee was taken of that.
	pub fn is_below(&self, before: &Self, fee: Balance) -> bool {
		let wide = |amount: Balance, shares: Balance| U256::from(amount) * U256::from(shares);
		let then = before.redeemable.saturating_sub(fee);
		wide(self.redeemable, before.shares) < wide(then, self.shares)
	}

	/// Returns true if leavers get more than at `before`, beyond what a deposit leaves by rounding: some times the price
	/// of a share, and some units.
	fn is_far_above(&self, before: &Self) -> bool {
		let wide = |amount: Balance, shares: Balance| U256::from(amount) * U256::from(shares);
		let slack = U256::from(4 * (self.assets + self.shares));
		wide(self.redeemable, before.shares) > wide(before.redeemable, self.shares) + slack
	}
}

/// The effect of a call on prices.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
	/// It may change them.
	Any,
	/// It moves none.
	None,
	/// Money comes in that is a gain of the next turn.
	Gain,
	/// Somebody enters: nobody's shares lose, and they win by rounding only.
	Entry,
}

fn effect_of(call: &RuntimeCall) -> Effect {
	match call {
		RuntimeCall::Balances(_) | RuntimeCall::Assets(_) | RuntimeCall::AssetConversion(_) => {
			Effect::None
		},
		RuntimeCall::Liquid(call) => match call {
			Call::open_vault { .. } | Call::turn { .. } | Call::finish { .. } => Effect::Any,
			Call::deposit { .. } => Effect::Entry,
			// The last ticket of a batch leaves what rounding does.
			Call::buy { .. } | Call::claim { .. } | Call::claim_all { .. } => Effect::Gain,
			_ => Effect::None,
		},
		_ => Effect::Any,
	}
}

/// The amount of receipts of which lenders ask.
const LENT: Balance = 1_000_000_000_000;

/// The prices of all vaults before a call.
pub struct Prices {
	effect: Effect,
	/// The price of each vault, and what lenders are told of some of its receipts.
	all: BTreeMap<VaultId, (Price, Option<Balance>)>,
}

fn all() -> BTreeMap<VaultId, (Price, Option<Balance>)> {
	let told = |id| {
		let receipt = Vaults::<Runtime>::get(id)?.asset;
		<Liquid as LiquidRate<_>>::value(&receipt, LENT)
	};
	Vaults::<Runtime>::iter_keys()
		.filter_map(|id| Some((id, (Price::of(id)?, told(id)))))
		.collect()
}

impl Prices {
	/// Returns the prices before a call.
	pub fn before(call: &RuntimeCall) -> Self {
		let effect = effect_of(call);
		let all = if effect == Effect::Any { BTreeMap::new() } else { all() };
		Self { effect, all }
	}

	/// Asserts that a call that was made has moved no price that it must not move.
	pub fn check(&self, made: &str) {
		if self.effect == Effect::Any {
			return;
		}
		let now = all();
		for (id, (before, told)) in &self.all {
			let (price, tells) = now.get(id).expect("no such call ends a vault");
			match self.effect {
				Effect::Any => {},
				Effect::None => assert_eq!((before, told), (price, tells), "{id:?}: {made}"),
				Effect::Gain => {
					let right = !price.is_below(before, 0) && price.assets >= before.assets;
					assert!(right && price.shares == before.shares, "{id:?}: {made}");
				},
				Effect::Entry => {
					let right = !price.is_below(before, 0) && !price.is_far_above(before);
					assert!(right, "{id:?}, {made}: {before:?}, {price:?}");
					assert!(tells >= told, "{id:?}, {made}: lenders are told {told:?}, {tells:?}");
				},
			}
		}
	}
}
