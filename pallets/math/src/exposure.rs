//! Limits of a staker: the liability that a pledge may raise, the funds that must stay within reach,
//! and the pledges that must shrink.
//!
//! Functions that do not say that they round are exact.

use sp_arithmetic::Perbill;
use sp_core::Get;

use crate::{
	error::Error,
	ids::ServiceId,
	position::{Exited, Position},
	rounding::{mul_div_floor, mul_floor},
	stretches::Stretch,
	types::{sum, Balance, EraIndex},
};

/// The funds of a staker that slashes can reach.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Funds {
	/// The stake in the staking ledger, active and unlocking.
	pub staked: Balance,
	/// The active part of it.
	pub active: Balance,
	/// The funds held in custody because they are still liable.
	pub custody: Balance,
}

impl Funds {
	/// Returns the sum of stake and custody, all that slashes can take.
	pub fn total(&self) -> Balance {
		sum([self.staked, self.custody])
	}

	/// Rounds down: the liability that needs no further custody, `custody + ⌊limit · staked⌋`.
	pub fn kept(&self, limit: Perbill) -> Balance {
		sum([self.custody, mul_floor(limit, self.staked)])
	}

	/// Rounds down: the maximum liability after a pledge, `custody + ⌊limit · active⌋`.
	pub fn admitted(&self, limit: Perbill) -> Balance {
		sum([self.custody, mul_floor(limit, self.active)])
	}

	/// Rounds down: the amount by which a pledge may still raise the liability. Zero if it is above the
	/// maximum.
	pub fn headroom(&self, limit: Perbill, liability: Balance) -> Balance {
		self.admitted(limit).saturating_sub(liability)
	}

	/// Returns the part of `freed` to take into custody, so that the liability stays within reach
	/// without the reserve for slashes of the base chain. At most `freed`.
	///
	/// Called after a withdrawal with the amount withdrawn, and after a settlement with the amount
	/// refunded; `self` are the funds without `freed`.
	pub fn to_hold(&self, limit: Perbill, liability: Balance, freed: Balance) -> Balance {
		freed.min(liability.saturating_sub(self.kept(limit)))
	}

	/// Returns the custody to release. The rest still covers the liability.
	///
	/// Called after an exit, a settlement, a trim, and on demand.
	pub fn to_release(&self, limit: Perbill, liability: Balance) -> Balance {
		self.custody.min(self.kept(limit).saturating_sub(liability))
	}

	/// Returns whether the liability exceeds the funds, so that claims must be cut. Only a slash of the
	/// base chain beyond its reserve causes this.
	pub fn is_short(&self, liability: Balance) -> bool {
		liability > self.total()
	}
}

/// The state of a staker as a pledge would leave it, for [`Funds::admit`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PledgeCheck {
	/// The liability of the staker, all positions together.
	pub liability: Balance,
	/// The stake of the staker that counts in this service, all operators together.
	pub counted_in_service: Balance,
	/// The stake that counts in this position.
	pub counted: Balance,
	/// The minimum pledge of the service.
	pub min_pledge: Balance,
}

impl Funds {
	/// Rounds the limit down: refuses a pledge above the exposure limit, above active stake, or below
	/// the service's minimum.
	///
	/// Other positions need not be settled first: settling lowers the liability by as much as the
	/// stake, and the limit by less.
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

/// A position of a staker whose pledges are trimmed.
pub struct TrimItem<'a, S> {
	/// The position, settled and pruned.
	pub position: &'a mut Position<S>,
	/// The eras in which its assignment is in the set of its service.
	pub serves: &'a [Stretch],
	/// The service of the position.
	pub service: ServiceId,
	/// The minimum pledge of that service.
	pub min_pledge: Balance,
	/// The exits so far: zero before the trim.
	pub exited: Exited,
}

/// Rounds down the pledges that stay: exits in `now` the pledges that no funds stand behind, and
/// returns the sum of the exits.
///
/// `items` are all positions of a staker. In each service the stake counted above all funds exits, in
/// the order of `items`. Then, if the sum of the budgets is still above [`Funds::kept`], each position
/// exits the part above its share of it. The exits stay liable like any other.
///
/// Afterwards no service counts more than the funds, and the budgets add up to at most `kept`, plus
/// two units of rounding for each position. Complexity: O(positions²).
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

/// Exits the stake counted above `max` in each service. Returns the sum of the exits.
fn trim_services<S: Get<u32>>(
	items: &mut [TrimItem<'_, S>],
	max: Balance,
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
			let left = exit_some(item, counted.saturating_sub(max), now)?;
			exited = exited.checked_add(left).ok_or(Error::Overflow)?;
		}
	}
	Ok(exited)
}

/// Rounds down the pledges that stay: exits the part of each position above its share of `kept`.
/// Returns the sum of the exits.
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

/// Exits `amount`, notes and returns the exit, which is larger if the rest would be below the minimum
/// pledge. Exits nothing for zero.
fn exit_some<S: Get<u32>>(
	item: &mut TrimItem<'_, S>,
	amount: Balance,
	now: EraIndex,
) -> Result<Balance, Error> {
	if amount == 0 {
		return Ok(0);
	}
	let exited = item.position.exit(amount, item.min_pledge, item.serves, now)?;
	let add = |sum: Balance, more| sum.checked_add(more).ok_or(Error::Overflow);
	item.exited.amount = add(item.exited.amount, exited.amount)?;
	item.exited.fresh = add(item.exited.fresh, exited.fresh)?;
	Ok(exited.amount)
}
