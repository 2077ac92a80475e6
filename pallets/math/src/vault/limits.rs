//! The limits of what a manager may announce, and what of an announcement is in force at once.

use alloc::vec::Vec;

use sp_arithmetic::Perbill;

use super::error::VaultError;
use crate::{
	ids::{AssignmentId, GroupId, ServiceId},
	rounding::{mul_ceil, mul_floor},
	types::{Balance, EraIndex},
};

/// A sum of fractions, in parts per billion.
pub(super) type Parts = u64;

/// Returns the parts per billion of a fraction.
pub(super) fn parts(fraction: Perbill) -> Parts {
	fraction.deconstruct().into()
}

/// Rounds down: the part of the exposure limit that a vault may use, 64/65 of it. The rest is for the
/// steps in which pledges follow the stake.
pub fn usable(exposure_limit: Perbill) -> Perbill {
	// Below 10⁹ · 64.
	let used = parts(exposure_limit).saturating_mul(64) / 65;
	Perbill::from_parts(u32::try_from(used).unwrap_or(0))
}

/// The limits of what enters. They bind what is announced, and what comes in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
	/// The largest loss by one target, as a part of active stake.
	pub max_target_loss: Perbill,
	/// The largest loss by all targets of one operator.
	pub max_operator_loss: Perbill,
	/// The largest loss by all targets.
	pub max_exposure: Perbill,
	/// The exposure limit of a staker, the lower of those in force and announced.
	pub exposure_limit: Perbill,
	/// The bonding duration.
	pub bonding_duration: EraIndex,
	/// The fewest validators.
	pub min_validators: u32,
	/// The most validators.
	pub max_validators: u32,
	/// The largest fee.
	pub max_fee: Perbill,
	/// The most by which a fee rises at once.
	pub max_fee_step: Perbill,
}

/// Facts of a target that limits have to know. `O` tells one operator from another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TargetTerms<O> {
	/// The assignment.
	pub assignment: AssignmentId,
	/// Its service.
	pub service: ServiceId,
	/// The group of the service, if it is in one.
	pub group: Option<GroupId>,
	/// The operator.
	pub operator: O,
	/// The part of active stake that shall count.
	pub weight: Perbill,
	/// The largest slash of the service.
	pub max_slash: Perbill,
	/// The exit window of the service.
	pub exit_window: EraIndex,
}

impl<O: PartialEq> TargetTerms<O> {
	/// Rounds up: the largest loss, as a part of active stake, `⌈weight · max_slash⌉`.
	pub fn loss(&self) -> Perbill {
		let loss = mul_ceil(self.max_slash, parts(self.weight).into());
		// At most the weight.
		Perbill::from_parts(u32::try_from(loss).unwrap_or(u32::MAX))
	}

	/// Returns true if no stake can count in both: one assignment twice, or two services of one group.
	fn conflicts(&self, other: &Self) -> bool {
		let grouped = self.group.is_some() && self.group == other.group;
		self.assignment == other.assignment || (grouped && self.service != other.service)
	}
}

/// Returns the sum of the largest losses, in parts per billion.
pub fn losses<'a, O: PartialEq + 'a>(
	targets: impl IntoIterator<Item = &'a TargetTerms<O>>,
) -> Parts {
	// 2³⁴ targets fit.
	targets
		.into_iter()
		.fold(0, |sum: Parts, it| sum.saturating_add(parts(it.loss())))
}

impl Limits {
	/// Refuses targets with losses above a limit, with an exit window that is not shorter than the bonding
	/// duration, or that exclude each other. Losses round up.
	pub fn check_targets<O: PartialEq>(
		&self,
		targets: &[TargetTerms<O>],
	) -> Result<(), VaultError> {
		for (at, target) in targets.iter().enumerate() {
			if target.loss() > self.max_target_loss {
				return Err(VaultError::TargetLossTooHigh);
			}
			let own = targets.iter().filter(|it| it.operator == target.operator);
			if losses(own) > parts(self.max_operator_loss) {
				return Err(VaultError::OperatorLossTooHigh);
			}
			if target.exit_window >= self.bonding_duration {
				return Err(VaultError::WindowTooLong);
			}
			if targets.iter().take(at).any(|earlier| earlier.conflicts(target)) {
				return Err(VaultError::ConflictingTargets);
			}
		}
		let most = self.max_exposure.min(usable(self.exposure_limit));
		match losses(targets) <= parts(most) {
			true => Ok(()),
			false => Err(VaultError::ExposureTooHigh),
		}
	}

	/// Refuses a number of validators outside the limits.
	pub fn check_validators(&self, number: u32) -> Result<(), VaultError> {
		if number < self.min_validators {
			return Err(VaultError::TooFewValidators);
		}
		match number <= self.max_validators {
			true => Ok(()),
			false => Err(VaultError::TooManyValidators),
		}
	}

	/// Refuses a fee above the limit, or that rises by more than a step. Returns true if it rises: then it
	/// has to be announced.
	pub fn check_fee(&self, in_force: Perbill, next: Perbill) -> Result<bool, VaultError> {
		if next > self.max_fee {
			return Err(VaultError::FeeTooHigh);
		}
		// Below zero is zero: it falls.
		match parts(next).saturating_sub(parts(in_force)) <= parts(self.max_fee_step) {
			true => Ok(next > in_force),
			false => Err(VaultError::FeeStepTooLarge),
		}
	}
}

/// Rounds down: the most assets of a vault by its part of all stake.
pub fn share_cap(max_share: Perbill, total_stake: Balance) -> Balance {
	mul_floor(max_share, total_stake)
}

/// A part of a list that a manager announces: a target, or a validator, whose weight is the whole. `K`
/// tells it from others, `T` are the terms that were signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Announced<K, T> {
	/// Identity of it.
	pub key: K,
	/// Its weight.
	pub weight: Perbill,
	/// The highest commission with which it is kept.
	pub max_commission: Perbill,
	/// Its terms.
	pub terms: T,
}

/// Divides a new list into what is in force at once and what has to wait. Returns what is in force now: what
/// was and stays, with the lower weight and commission of both. And whether anything of the new list
/// is more, so that it has to be announced.
///
/// What is gone is gone at once. New terms are new.
pub fn split<K: PartialEq + Copy, T: PartialEq + Copy>(
	in_force: &[Announced<K, T>],
	next: &[Announced<K, T>],
) -> (Vec<Announced<K, T>>, bool) {
	let lower = |old: &Announced<K, T>| {
		let new = next.iter().find(|new| new.key == old.key && new.terms == old.terms)?;
		let weight = old.weight.min(new.weight);
		Some(Announced {
			weight,
			max_commission: old.max_commission.min(new.max_commission),
			..*old
		})
	};
	let now: Vec<_> = in_force.iter().filter_map(lower).collect();
	let raises = next.iter().any(|new| !now.contains(new));
	(now, raises)
}
