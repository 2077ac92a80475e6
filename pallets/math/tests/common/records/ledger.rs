//! The money of executed requests: a record for each loss, until it is given back or divided.

use restaking_math::*;
use std::collections::BTreeMap;

use super::super::{Balance, Era, Outcome, RequestView};
use super::{named, Asked, Records};
use sp_arithmetic::Perbill;

/// An executed request.
#[derive(Clone)]
pub struct Executed {
	pub asked: Asked,
	pub fraction: Perbill,
	/// The era from which it may be divided, and from which all of it is given back.
	pub payable: Era,
	pub money: RequestView,
}

#[derive(Clone, Default)]
pub struct Ledger {
	pub requests: BTreeMap<u32, Executed>,
	/// By request and staker: what active stake paid, and what the rest paid.
	pub losses: BTreeMap<(u32, usize), (Balance, Balance)>,
	/// The sum that came back, by staker.
	returned: BTreeMap<usize, Balance>,
	pub divided: [Balance; 4],
}

fn refuse<T>(reason: &str) -> Outcome<T> {
	Err(reason.into())
}

impl Ledger {
	pub fn enter(&mut self, id: u32, asked: Asked, fraction: Perbill, payable: Era) {
		let money = RequestView::default();
		self.requests.insert(id, Executed { asked, fraction, payable, money });
	}

	/// Keeps a loss of a staker. Nothing is kept of a loss that took nothing.
	pub fn note_loss(&mut self, id: u32, staker: usize, loss: (Balance, Balance), payable: Era) {
		let sum = loss.0 + loss.1;
		if sum > 0 {
			let request = self.requests.get_mut(&id).unwrap();
			request.payable = payable;
			request.money.taken += sum;
			request.money.waiting += sum;
			assert!(self.losses.insert((id, staker), loss).is_none(), "a member pays once");
		}
	}

	/// Takes out of the ledger what is due to a staker of an undone request: what its active stake lost at
	/// once, if it can be bonded, and the rest once it is payable.
	pub fn give_back(
		&mut self,
		id: u32,
		staker: usize,
		bonds: bool,
		now: Era,
	) -> Outcome<(Balance, Balance)> {
		let Some(request) = self.requests.get_mut(&id).filter(|r| r.money.undone) else {
			return refuse("NotUndone");
		};
		let Some((active, rest)) = self.losses.remove(&(id, staker)) else {
			return refuse("NothingLost");
		};
		let (bonded, waits) = if bonds { (active, rest) } else { (0, active + rest) };
		let freed = if now >= request.payable { waits } else { 0 };
		if waits > freed {
			self.losses.insert((id, staker), (active - bonded, rest));
		}
		if bonded + freed == 0 {
			return refuse("NotDueYet");
		}
		request.money.waiting -= bonded + freed;
		request.money.returned += bonded + freed;
		*self.returned.entry(staker).or_default() += bonded + freed;
		Ok((bonded, freed))
	}

	pub fn returned_to(&self, staker: usize) -> Balance {
		self.returned.get(&staker).copied().unwrap_or(0)
	}

	pub fn view(&self) -> BTreeMap<u32, RequestView> {
		self.requests.iter().map(|(id, request)| (*id, request.money.clone())).collect()
	}
}

impl Records {
	/// Refuses a request that is not executed, undone or divided. Returns whether every member has settled
	/// it, and the log of its assignment with it.
	fn check_stands(&self, id: u32) -> Outcome<bool> {
		let Some(request) = self.ledger.requests.get(&id) else {
			return refuse("NotExecuted");
		};
		if request.money.undone {
			return refuse("AlreadyUndone");
		}
		if request.money.divided {
			return refuse("AlreadyDivided");
		}
		let log = &self.assignments[request.asked.assignment].log;
		let of_it = |entry: &LogEntry| matches!(entry.event, LogEvent::Slash { request, .. } if request.0 == id);
		Ok(!log.entries.iter().any(of_it))
	}

	pub(super) fn order_undo(&mut self, id: u32) -> Outcome<()> {
		let settled = self.check_stands(id)?;
		let request = self.ledger.requests.get_mut(&id).unwrap();
		if settled && self.now >= request.payable {
			return refuse("TooLateToUndo");
		}
		request.money.undone = true;
		let a = &mut self.assignments[request.asked.assignment];
		assert_eq!(a.log.undo(RequestId(id)), !settled);
		a.cap.undo(request.asked.offence_era, request.fraction);
		a.cap.raise_proofs(&a.terms, self.now);
		Ok(())
	}

	pub(super) fn divide_request(&mut self, id: u32) -> Outcome<[Balance; 4]> {
		let settled = self.check_stands(id)?;
		let request = self.ledger.requests.get_mut(&id).unwrap();
		if !settled {
			return refuse("NotSettledYet");
		}
		if self.now < request.payable {
			return refuse("NotDueYet");
		}
		let service = self.setup.assignments[request.asked.assignment];
		let (treasury, recipient, reporter) = self.setup.services[service].shares;
		let part = |parts: u64| Perbill::from_parts(parts as u32);
		let shares = Shares {
			treasury: part(treasury),
			recipient: part(recipient),
			reporter: part(reporter),
		};
		let split = shares.split(request.money.waiting, request.asked.proven).map_err(named)?;
		let parts = [split.burned, split.treasury, split.recipient, split.reporter];
		request.money.divided = true;
		request.money.waiting = 0;
		self.ledger.losses.retain(|key, _| key.0 != id);
		for (sum, part) in self.ledger.divided.iter_mut().zip(parts) {
			*sum += part;
		}
		Ok(parts)
	}
}
