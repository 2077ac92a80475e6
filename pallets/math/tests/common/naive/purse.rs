//! The money of a staker: one object for each coin. It knows where it lies, and which request took it from
//! which place. It never changes its owner, unless it is divided.

use std::collections::BTreeSet;

use super::super::{Balance, Era};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
	Active,
	/// Unbonded, and free from this era on.
	Unlocking(Era),
	Custody,
	Free,
	/// Taken by a request, and not divided.
	Waiting,
	/// Taken by the base chain.
	Gone,
	Burned,
	Treasury,
	Recipient,
	Reporter,
}

/// The request that took a coin, from where and when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Theft {
	pub request: u32,
	pub from: Place,
	pub era: Era,
	/// It was undone, and the coin came back.
	pub returned: bool,
}

#[derive(Clone, Debug)]
pub struct Coin {
	pub place: Place,
	/// The requests that took it. If it waits, the last of them has it.
	pub thefts: Vec<Theft>,
}

#[derive(Clone)]
pub struct Purse {
	pub coins: Vec<Coin>,
	/// The staking system takes a smaller rest.
	existential: Balance,
}

impl Purse {
	pub fn new(active: Balance, existential: Balance) -> Self {
		let mut purse = Self { coins: vec![], existential };
		purse.bond(active);
		purse
	}

	pub fn bond(&mut self, amount: Balance) {
		let coin = |_| Coin { place: Place::Active, thefts: vec![] };
		self.coins.extend((0..amount).map(coin));
	}

	pub fn count(&self, place: Place) -> Balance {
		self.coins.iter().filter(|coin| coin.place == place).count() as Balance
	}

	pub fn active(&self) -> Balance {
		self.count(Place::Active)
	}

	pub fn custody(&self) -> Balance {
		self.count(Place::Custody)
	}

	pub fn ledger(&self) -> Balance {
		let staked = |coin: &&Coin| matches!(coin.place, Place::Active | Place::Unlocking(_));
		self.coins.iter().filter(staked).count() as Balance
	}

	pub fn funds(&self) -> Balance {
		self.ledger() + self.custody()
	}

	pub fn returned(&self) -> Balance {
		self.thefts().filter(|theft| theft.1.returned).count() as Balance
	}

	/// The places of unlocking coins, those that are free first first.
	fn unlocking(&self) -> BTreeSet<Place> {
		let places = self.coins.iter().map(|coin| coin.place);
		places.filter(|place| matches!(place, Place::Unlocking(_))).collect()
	}

	pub fn chunks(&self) -> Vec<(Era, Balance)> {
		let places = self.unlocking().into_iter();
		places
			.filter_map(|place| match place {
				Place::Unlocking(until) => Some((until, self.count(place))),
				_ => None,
			})
			.collect()
	}

	/// Moves up to `amount` coins.
	pub fn shift(&mut self, from: Place, to: Place, amount: Balance) {
		let there = self.coins.iter_mut().filter(|coin| coin.place == from);
		there.take(amount as usize).for_each(|coin| coin.place = to);
	}

	pub fn withdraw(&mut self, now: Era) -> Balance {
		let mut freed = 0;
		for coin in &mut self.coins {
			if matches!(coin.place, Place::Unlocking(until) if until <= now) {
				coin.place = Place::Free;
				freed += 1;
			}
		}
		freed
	}

	/// Hands `take` up to `amount` coins: first active ones, then those that unbonded last. A rest of a
	/// place below the existential deposit goes to `dust`. Returns what is missing.
	fn collect(
		&mut self,
		amount: Balance,
		dust: Place,
		mut take: impl FnMut(&mut Coin),
	) -> Balance {
		let mut missing = amount;
		let places = std::iter::once(Place::Active).chain(self.unlocking().into_iter().rev());
		for place in places.collect::<Vec<_>>() {
			let there = self.coins.iter_mut().filter(|coin| coin.place == place);
			let wanted = missing;
			for coin in there.take(wanted as usize) {
				take(coin);
				missing -= 1;
			}
			let left = self.count(place);
			if missing < wanted && left < self.existential {
				self.shift(place, dust, left);
			}
		}
		missing
	}

	/// Takes up to `amount` for the base chain.
	pub fn slash(&mut self, amount: Balance) {
		self.collect(amount, Place::Gone, |coin| coin.place = Place::Gone);
	}

	/// Takes `amount` for a request: from the stake, then from custody.
	pub fn take(&mut self, amount: Balance, request: u32, era: Era) {
		let steal = |coin: &mut Coin| {
			coin.thefts.push(Theft { request, from: coin.place, era, returned: false });
			coin.place = Place::Waiting;
		};
		let missing = self.collect(amount, Place::Custody, steal);
		let held = self.coins.iter_mut().filter(|coin| coin.place == Place::Custody);
		held.take(missing as usize).for_each(steal);
	}

	/// Returns the coins that wait since a request took them.
	pub fn waiting(&mut self, request: u32) -> impl Iterator<Item = &mut Coin> {
		let of_it = move |coin: &Coin| coin.thefts.last().unwrap().request == request;
		self.coins
			.iter_mut()
			.filter(move |coin| coin.place == Place::Waiting && of_it(coin))
	}

	/// All that was ever taken by requests. True if the coin waits.
	pub fn thefts(&self) -> impl Iterator<Item = (bool, &Theft)> {
		self.coins.iter().flat_map(|coin| {
			let last = coin.thefts.len();
			let waits = coin.place == Place::Waiting;
			let all = coin.thefts.iter().zip(1..);
			all.map(move |(theft, at)| (waits && at == last, theft))
		})
	}
}
