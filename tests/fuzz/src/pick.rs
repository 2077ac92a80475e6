//! Turns the small numbers of a step into things that exist, or nearly.

use crate::{cast::*, op::Op};
use pallet_restaking::{
	AssignmentFor, AssignmentOf, Assignments, NextRequestId, NextServiceId, RequestOf, ServiceOf,
	Services, SlashRequests,
};
use polkadot_sdk::{
	frame_system::RawOrigin,
	pallet_staking::CurrentEra,
	sp_keyring::Sr25519Keyring,
	sp_runtime::Perbill,
	sp_staking::{EraIndex, StakingAccount::Stash},
};
use restaking_primitives::{AssignmentId, RequestId, ServiceId};
use restaking_runtime::{
	constants::currency::{EXISTENTIAL_DEPOSIT, UNIT},
	AccountId, Balance, Runtime, RuntimeOrigin, Staking,
};

/// Returns the present era.
pub fn era() -> EraIndex {
	CurrentEra::<Runtime>::get().unwrap_or_default()
}

/// Returns a signed origin.
pub fn signed(who: Sr25519Keyring) -> RuntimeOrigin {
	RawOrigin::Signed(account(who)).into()
}

/// Returns an amount: a part of `base` in thousandths, or one of the extremes.
pub fn amount(size: u16, base: Balance) -> Balance {
	match size {
		0 => base / 4,
		1..=999 => base / 1_000 * Balance::from(size) + Balance::from(size % 7),
		1_000 => 0,
		1_001 => 1,
		1_002 => Balance::MAX,
		1_003 => Balance::MAX - 1,
		1_004 => base,
		1_005 => base + 1,
		1_006 => base.saturating_sub(1),
		1_007 => base.saturating_mul(2),
		1_008 => EXISTENTIAL_DEPOSIT,
		1_009 => EXISTENTIAL_DEPOSIT - 1,
		1_010 => base.saturating_sub(EXISTENTIAL_DEPOSIT - 1),
		1_011 => 10 * UNIT,
		1_012 => 10 * UNIT - 1,
		1_013 => u64::MAX.into(),
		_ => base / 3 + 1,
	}
}

/// Returns a part: dice in a thousand, or one of the extremes.
pub fn part(dice: u16) -> Perbill {
	match dice % 1_024 {
		thousandth @ 0..=1_000 => Perbill::from_parts(u32::from(thousandth) * 1_000_000),
		1_001 => Perbill::from_parts(1),
		1_002 => Perbill::from_parts(999_999_999),
		_ => Perbill::one(),
	}
}

/// Returns the bond of an account, and its active part.
pub fn ledger(who: &AccountId) -> (Balance, Balance) {
	let ledger = Staking::ledger(Stash(who.clone()));
	ledger.map_or((0, 0), |ledger| (ledger.total, ledger.active))
}

/// Returns one of the ids below `next`, or one that does not exist.
pub(crate) fn below(next: u32, at: u8) -> u32 {
	match at {
		250.. => u32::MAX - u32::from(at),
		_ => u32::from(at).checked_rem(next).unwrap_or(0),
	}
}

/// The numbers of a step, read against the present state.
#[derive(Clone, Copy)]
pub struct Picks(pub Op);

impl Picks {
	/// Returns the rightful origin, mostly; else another account, or root.
	pub fn actor(self, rightful: RuntimeOrigin) -> RuntimeOrigin {
		match self.0.who % 20 {
			19 => RawOrigin::Root.into(),
			18 => signed(self.anybody()),
			_ => rightful,
		}
	}

	/// Returns the owner of a service, mostly; else another account, or root.
	pub fn owner(self, service: ServiceId) -> RuntimeOrigin {
		let owner = Services::<Runtime>::get(service).map(|it| it.owner);
		let owns = |who: &&Sr25519Keyring| Some(handle(&caller(**who))) == owner;
		self.actor(signed(PEOPLE.iter().find(owns).copied().unwrap_or(OWNER)))
	}

	/// Returns any account.
	pub fn anybody(self) -> Sr25519Keyring {
		PEOPLE[usize::from(self.0.dice) % PEOPLE.len()]
	}

	/// Returns an account with stake, mostly.
	pub fn staker(self) -> Sr25519Keyring {
		match self.0.who {
			250.. => self.anybody(),
			who => STAKERS[usize::from(who) % STAKERS.len()],
		}
	}

	/// Returns an operator, mostly.
	pub fn operator(self) -> Sr25519Keyring {
		match self.0.who {
			250.. => self.anybody(),
			who => OPERATORS[usize::from(who) % OPERATORS.len()],
		}
	}

	/// Returns a service.
	pub fn service(self) -> ServiceId {
		ServiceId(below(NextServiceId::<Runtime>::get().0, self.0.at))
	}

	/// Returns a service that fits, mostly.
	pub fn service_that(self, fits: impl Fn(&ServiceOf<Runtime>) -> bool) -> ServiceId {
		let mut all: Vec<_> = Services::<Runtime>::iter()
			.filter(|(_, it)| fits(it))
			.map(|(id, _)| id)
			.collect();
		all.sort();
		self.one_of(&all).unwrap_or_else(|| self.service())
	}

	/// Returns one of these, mostly.
	pub(crate) fn one_of<Id: Copy>(self, all: &[Id]) -> Option<Id> {
		let at = usize::from(self.0.at);
		at.checked_rem(all.len()).filter(|_| at < 200).map(|place| all[place])
	}

	/// Returns the service with this hook, of the first six, mostly.
	pub fn service_with(self, hook: u16) -> ServiceId {
		match self.0.at {
			200.. => self.service(),
			_ => ServiceId(u32::from(hook)),
		}
	}

	/// Returns an assignment: an open one, mostly.
	pub fn assignment(self) -> AssignmentId {
		self.assignment_by(self.0.at)
	}

	/// Returns the assignment of a given number: an open one, mostly.
	pub fn assignment_by(self, at: u8) -> AssignmentId {
		let mut open: Vec<_> = AssignmentFor::<Runtime>::iter_values()
			.filter(|id| Assignments::<Runtime>::get(id).is_some_and(|it| !it.is_closed()))
			.collect();
		open.sort();
		match at {
			0..=199 if !open.is_empty() => open[usize::from(at) % open.len()],
			_ => AssignmentId(below(pallet_restaking::NextAssignmentId::<Runtime>::get().0, at)),
		}
	}

	/// Returns an assignment that fits, mostly.
	pub fn assignment_that(self, fits: impl Fn(&AssignmentOf<Runtime>) -> bool) -> AssignmentId {
		let all = Assignments::<Runtime>::iter().filter(|(_, it)| fits(it));
		let mut all: Vec<_> = all.map(|(id, _)| id).collect();
		all.sort();
		self.one_of(&all).unwrap_or_else(|| self.assignment())
	}

	/// Returns an assignment with its operator and service.
	pub fn served(self) -> (AssignmentId, AccountId, ServiceId) {
		self.served_by(self.assignment())
	}

	/// Returns `id` with its operator and service, or others if it does not exist.
	pub fn served_by(self, id: AssignmentId) -> (AssignmentId, AccountId, ServiceId) {
		match Assignments::<Runtime>::get(id) {
			Some(it) => (id, it.operator, it.service),
			None => (id, account(self.operator()), self.service()),
		}
	}

	/// Returns an assignment in which a staker has a position, mostly.
	pub fn position_of(self, who: &AccountId) -> AssignmentId {
		let staker = pallet_restaking::Stakers::<Runtime>::get(who).unwrap_or_default();
		let ids: Vec<_> = staker.positions.iter().map(|it| it.assignment()).collect();
		match self.0.at {
			0..=199 if !ids.is_empty() => ids[usize::from(self.0.at) % ids.len()],
			_ => self.assignment(),
		}
	}

	/// Returns the amount that counts of a staker with an assignment from the next era on.
	pub fn counted(self, who: &AccountId, id: AssignmentId) -> Balance {
		let staker = pallet_restaking::Stakers::<Runtime>::get(who).unwrap_or_default();
		let entry = staker.positions.iter().find(|it| it.assignment() == id);
		entry.map_or(0, |it| it.record.counted())
	}

	/// Returns a request that fits, mostly.
	pub fn request_that(self, fits: impl Fn(&RequestOf<Runtime>) -> bool) -> RequestId {
		let all = SlashRequests::<Runtime>::iter().filter(|(_, it)| fits(it));
		let mut all: Vec<_> = all.map(|(id, _)| id).collect();
		all.sort();
		self.one_of(&all).unwrap_or_else(|| self.request())
	}

	/// Returns a request that fits, mostly: of the assignment that the step names, if there is one.
	pub fn request_of_assignment(
		self,
		number: u16,
		fits: impl Fn(&RequestOf<Runtime>) -> bool,
	) -> RequestId {
		let assignment = self.assignment();
		let all = SlashRequests::<Runtime>::iter();
		let own = all.filter(|(_, it)| it.assignment == assignment && fits(it));
		let mut own: Vec<_> = own.map(|(id, _)| id).collect();
		own.sort();
		let place = usize::from(number).checked_rem(own.len());
		place.map_or_else(|| self.request_that(fits), |place| own[place])
	}

	/// Returns one of the latest requests, counted from the last.
	pub fn request(self) -> RequestId {
		let next = NextRequestId::<Runtime>::get().0;
		match self.0.at {
			250.. => RequestId(u32::MAX),
			at => RequestId(next.saturating_sub(1 + u32::from(at % 12))),
		}
	}

	/// Returns one of the latest ids of a counter.
	pub fn latest(self, next: u32) -> u32 {
		match self.0.at {
			250.. => u32::MAX,
			at => next.saturating_sub(1 + u32::from(at % 6)),
		}
	}

	/// Returns this era or one of the last, or an impossible one.
	pub fn past_era(self) -> EraIndex {
		match self.0.size {
			1_000 => EraIndex::MAX,
			1_001 => era() + 1,
			size => era().saturating_sub([0, 1, 2, 1, 0, 3, 2, 7][usize::from(size) % 8]),
		}
	}
}
