//! The money that requests took: it waits, and goes back to its owner or is divided.

use super::super::RequestView;
use super::{purse::Coin, *};

impl Naive {
	/// Pays for slashes. What they took waits for as long as a chunk that was unbonded now.
	pub(super) fn pay(&mut self, staker: usize, assignment: usize, owed: &[(u32, Balance)]) {
		for &(id, loss) in owed {
			let purse = &mut self.stakers[staker].purse;
			assert!(loss <= purse.funds(), "a loss is there to be taken");
			purse.take(loss, id, self.now);
			if loss > 0 {
				self.requests[id as usize].payable = self.now + self.setup.delay;
			}
			let holding = self.stakers[staker].holdings[assignment].as_mut().unwrap();
			holding.taken += loss;
		}
	}

	/// Notes the requests of assignments of which no member has anything to settle.
	pub(super) fn note_settled(&mut self) {
		for assignment in 0..self.closed.len() {
			if self.members(assignment).all(|holding| holding.pending.is_none()) {
				let of_it = self.requests.iter_mut().filter(|r| r.assignment == assignment);
				let executed = of_it.filter(|r| matches!(r.fate, Fate::Executed(_)));
				executed.for_each(|request| request.settled = true);
			}
		}
	}

	/// Refuses what can not be done with an executed request that is undone or divided.
	fn check_stands(&self, id: u32) -> Outcome<()> {
		let request = &self.requests[id as usize];
		match request.fate {
			Fate::Executed(part) if part > 0 => {},
			_ => return refuse("NotExecuted"),
		}
		if request.undone {
			return refuse("AlreadyUndone");
		}
		match request.divided {
			true => refuse("AlreadyDivided"),
			false => Ok(()),
		}
	}

	/// Undoes a request. Positions stay as they are; nobody owes it anything any more, and proofs that it
	/// left too little to get more.
	pub(super) fn undo_request(&mut self, id: u32) -> Outcome<()> {
		self.check_stands(id)?;
		let Request { settled, payable, .. } = self.requests[id as usize];
		if settled && self.now >= payable {
			return refuse("TooLateToUndo");
		}
		self.requests[id as usize].undone = true;
		let assignment = self.requests[id as usize].assignment;
		for pending in self.members(assignment).filter_map(|holding| holding.pending.as_mut()) {
			let of_it = pending.owed.iter_mut().filter(|owed| owed.request == id);
			of_it.for_each(|owed| owed.undone = true);
		}
		self.raise_proofs(assignment);
		Ok(())
	}

	/// Gives coins back: to where they lay, if they were active and can be bonded; free, if the others
	/// would be free by now. Had a coin been unbonded when it was taken, it would be.
	pub(super) fn give_back_now(&mut self, id: u32, staker: usize) -> Outcome<(Balance, Balance)> {
		let Request { undone, payable, .. } = self.requests[id as usize];
		if !undone {
			return refuse("NotUndone");
		}
		let (now, bonding) = (self.now, self.setup.bonding);
		let exit = self.service(self.requests[id as usize].assignment).exit;
		let purse = &mut self.stakers[staker].purse;
		let bonds = purse.ledger() > 0;
		let (mut bonded, mut freed, mut lost) = (0, 0, 0);
		for coin in purse.waiting(id) {
			lost += 1;
			let theft = coin.thefts.last_mut().unwrap();
			if bonds && theft.from == Place::Active {
				(coin.place, bonded) = (Place::Active, bonded + 1);
			} else if now >= payable {
				(coin.place, freed) = (Place::Free, freed + 1);
				assert!(now >= theft.era + bonding && now > theft.era + exit, "free too soon");
				assert!(!matches!(theft.from, Place::Unlocking(until) if until > now));
			} else {
				continue;
			}
			theft.returned = true;
		}
		if lost == 0 {
			return refuse("NothingLost");
		}
		if bonded + freed == 0 {
			return refuse("NotDueYet");
		}
		self.hold_missing(staker, freed);
		Ok((bonded, freed))
	}

	/// Divides the coins that wait for a request: all at once, so that each share is rounded once.
	pub(super) fn divide_request(&mut self, id: u32) -> Outcome<[Balance; 4]> {
		self.check_stands(id)?;
		let Request { assignment, payable, proven, settled, .. } = self.requests[id as usize];
		if !settled {
			return refuse("NotSettledYet");
		}
		if self.now < payable {
			return refuse("NotDueYet");
		}
		self.requests[id as usize].divided = true;
		let (treasury, recipient, reporter) = self.service(assignment).shares;
		let purses = self.stakers.iter_mut().map(|staker| &mut staker.purse);
		let mut coins: Vec<&mut Coin> = purses.flat_map(|purse| purse.waiting(id)).collect();
		let all = coins.len() as Balance;
		let shares = [
			(Place::Treasury, down(treasury, all)),
			(Place::Recipient, down(recipient, all)),
			(Place::Reporter, if proven { down(reporter, all) } else { 0 }),
		];
		for (place, share) in shares {
			coins.drain(..share as usize).for_each(|coin| coin.place = place);
		}
		let burned = coins.len() as Balance;
		coins.into_iter().for_each(|coin| coin.place = Place::Burned);
		Ok([burned, shares[0].1, shares[1].1, shares[2].1])
	}

	pub(super) fn view_requests(&self) -> BTreeMap<u32, RequestView> {
		let mut all = BTreeMap::new();
		for (id, request) in self.requests.iter().enumerate() {
			if matches!(request.fate, Fate::Executed(part) if part > 0) {
				let (undone, divided) = (request.undone, request.divided);
				let money = RequestView { undone, divided, ..RequestView::default() };
				all.insert(id as u32, money);
			}
		}
		for purse in self.stakers.iter().map(|staker| &staker.purse) {
			for (waits, theft) in purse.thefts() {
				let money: &mut RequestView = all.get_mut(&theft.request).unwrap();
				money.taken += 1;
				money.waiting += Balance::from(waits);
				money.returned += Balance::from(theft.returned);
			}
		}
		all
	}

	pub(super) fn view_divided(&self) -> [Balance; 4] {
		let count = |place| self.stakers.iter().map(|staker| staker.purse.count(place)).sum();
		[Place::Burned, Place::Treasury, Place::Recipient, Place::Reporter].map(count)
	}
}
