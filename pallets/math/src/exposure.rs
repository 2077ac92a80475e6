//! How much may be at risk, and how much must stay within reach.

use sp_arithmetic::Perbill;
use sp_core::Get;

use crate::{
	error::Error,
	ids::ServiceId,
	position::Position,
	rounding::{mul_div_floor, mul_floor},
	types::{Balance, EraIndex},
};

/// What a staker has, as far as slashes can reach it.
///
/// Sums saturate only beyond all money there is: the parts are balances of one account.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Funds {
	/// The staking ledger: active and unlocking.
	pub staked: Balance,
	/// The active part of it.
	pub active: Balance,
	/// What is held in custody.
	pub custody: Balance,
}

impl Funds {
	/// Exact: ledger and custody, all that can be taken.
	pub fn total(&self) -> Balance {
		self.staked.saturating_add(self.custody)
	}

	/// Rounds down: `custody + ⌊limit · ledger⌋`, the liability up to which nothing must be held.
	pub fn kept(&self, limit: Perbill) -> Balance {
		self.custody.saturating_add(mul_floor(limit, self.staked))
	}

	/// Rounds down: `custody + ⌊limit · active⌋`, the liability up to which a pledge may raise it.
	pub fn admitted(&self, limit: Perbill) -> Balance {
		self.custody.saturating_add(mul_floor(limit, self.active))
	}

	/// Rounds down: by how much a pledge may still raise the liability. Zero if it is above.
	pub fn headroom(&self, limit: Perbill, liability: Balance) -> Balance {
		self.admitted(limit).saturating_sub(liability)
	}

	/// Rounds nothing: how much of `freed` to hold so that the liability stays within reach and off
	/// the base chain's reserve. Never more than what was freed.
	///
	/// Called when stake is withdrawn, with the amount withdrawn, and after a settlement, with what
	/// was refunded; the funds are those afterwards.
	pub fn to_hold(&self, limit: Perbill, liability: Balance, freed: Balance) -> Balance {
		freed.min(liability.saturating_sub(self.kept(limit)))
	}

	/// Rounds nothing: how much custody to give back. What is left still covers the liability.
	///
	/// Called after an exit, a settlement, a trim, and on demand.
	pub fn to_release(&self, limit: Perbill, liability: Balance) -> Balance {
		self.custody.min(self.kept(limit).saturating_sub(liability))
	}

	/// Whether a base-chain slash has taken more than its reserve, so that claims must be cut.
	pub fn is_short(&self, liability: Balance) -> bool {
		liability > self.total()
	}
}

/// A pledge as it would be, for admission.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PledgeCheck {
	/// The liability of the staker, all positions, after the pledge.
	pub liability: Balance,
	/// What would count of the staker in this service, all operators together.
	pub counted_in_service: Balance,
	/// What would count in this position.
	pub counted: Balance,
	/// The least pledge of the service.
	pub min_pledge: Balance,
}

impl Funds {
	/// Rounds nothing but the limit, down: refuses a pledge that would exceed the exposure limit or
	/// active stake, or count too little.
	///
	/// Slashes that other positions have not settled need not be settled for it: settling takes as
	/// much from the liability as from the stake, and less from the limit.
	pub fn admit(&self, limit: Perbill, pledge: &PledgeCheck) -> Result<(), Error> {
		if pledge.liability > self.admitted(limit) {
			return Err(Error::ExposureLimitReached);
		}
		if pledge.counted_in_service > self.active {
			return Err(Error::NotEnoughActiveStake);
		}
		if pledge.counted < pledge.min_pledge {
			return Err(Error::BelowMinPledge);
		}
		Ok(())
	}
}

/// One position of a staker that is trimmed.
pub struct TrimItem<'a, S> {
	/// The position, settled and pruned.
	pub position: &'a mut Position<S>,
	/// The service it is pledged to, any number that is the same for positions of one service.
	pub service: ServiceId,
	/// The least pledge of that service.
	pub min_pledge: Balance,
}

/// Rounds what stays down: exits in `now` what counts without stake behind it. Gives its sum.
///
/// First, in each service, what counts above all funds, in the order given. Then, if the budgets
/// together are still above `kept`, of every position what exceeds its share. The liability stays
/// that of any exit. Called by anyone, with all positions of a staker.
///
/// Afterwards no service counts more than the funds, and the budgets are at most `kept`, plus at
/// most two units of rounding for each position. Complexity: O(positions²).
pub fn trim<S: Get<u32>>(
	items: &mut [TrimItem<'_, S>],
	funds: &Funds,
	limit: Perbill,
	now: EraIndex,
) -> Result<Balance, Error> {
	let above_funds = trim_services(items, funds.total(), now)?;
	let above_limit = trim_budgets(items, funds.kept(limit), now)?;
	above_funds.checked_add(above_limit).ok_or(Error::Overflow)
}

/// Rounds nothing: exits what counts above `most` in each service.
fn trim_services<S: Get<u32>>(
	items: &mut [TrimItem<'_, S>],
	most: Balance,
	now: EraIndex,
) -> Result<Balance, Error> {
	let mut exited: Balance = 0;
	for index in 0..items.len() {
		let service = items.get(index).map(|item| item.service);
		let counted = items
			.iter()
			.filter(|item| Some(item.service) == service)
			.try_fold(0, |sum: Balance, item| sum.checked_add(item.position.counted()))
			.ok_or(Error::Overflow)?;
		if let Some(item) = items.get_mut(index) {
			// Below zero is zero: nothing to exit.
			let left = exit_some(item, counted.saturating_sub(most), now)?;
			exited = exited.checked_add(left).ok_or(Error::Overflow)?;
		}
	}
	Ok(exited)
}

/// Rounds what stays down: exits of each position what its budget exceeds of the shares of `kept`.
fn trim_budgets<S: Get<u32>>(
	items: &mut [TrimItem<'_, S>],
	kept: Balance,
	now: EraIndex,
) -> Result<Balance, Error> {
	let budgets = items
		.iter()
		.try_fold(0, |sum: Balance, item| sum.checked_add(item.position.budget()))
		.ok_or(Error::Overflow)?;
	let mut exited: Balance = 0;
	if budgets > kept {
		for item in items {
			let counted = item.position.counted();
			let stays = mul_div_floor(counted, kept, budgets).ok_or(Error::Inconsistent)?;
			let excess = counted.checked_sub(stays).ok_or(Error::Inconsistent)?;
			let left = exit_some(item, excess, now)?;
			exited = exited.checked_add(left).ok_or(Error::Overflow)?;
		}
	}
	Ok(exited)
}

/// Exact: exits `amount`; nothing for zero, even where little counts.
fn exit_some<S: Get<u32>>(
	item: &mut TrimItem<'_, S>,
	amount: Balance,
	now: EraIndex,
) -> Result<Balance, Error> {
	if amount == 0 {
		return Ok(0);
	}
	Ok(item.position.exit(amount, item.min_pledge, now)?.amount)
}
