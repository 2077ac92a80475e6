//! The cap on the slashes of one assignment: in any `exit_window + 1` consecutive eras, their
//! fractions add up to at most `max_slash`.
//!
//! A request is *proven* if the service's hook judged the evidence on chain, and *firm* if it is
//! proven or executed. Firm fractions obey the cap at all times:
//!
//! - An unproven request is admitted if its fraction fits beside all open and executed requests.
//! - A proven request is lowered to the part that firm ones leave, and refused if they leave none. An
//!   unproven request that is still open never displaces it.
//! - At execution a request is lowered to the part that the other firm ones leave. Only an unproven
//!   one can be lowered here: a proven one is firm since its admission.
//!
//! No function here rounds.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;
use sp_core::{bounded::BoundedVec, Get};

use crate::{
	bounded::without_bounds,
	calendar::SlashRules,
	error::Error,
	ids::RequestId,
	types::{eras_after, EraIndex},
};

/// A request to slash that is neither executed nor vetoed. It may be expired.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct OpenRequest {
	/// The id of the request.
	pub id: RequestId,
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// The requested fraction, lowered at admission if the request is proven.
	pub fraction: Perbill,
	/// True if the service's hook judged the evidence on chain.
	pub proven: bool,
}

/// The fractions of the executed slashes for offences in one era.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct UsedCap {
	/// The era of the offences.
	pub offence_era: EraIndex,
	/// The sum of their fractions.
	pub fraction: Perbill,
}

/// The open requests and executed fractions of one assignment.
///
/// `O` bounds the open requests, `U` the eras with executed slashes that are remembered. `U` of twice
/// the largest exit window plus one is always enough.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[codec(mel_bound(O: Get<u32>, U: Get<u32>))]
#[scale_info(skip_type_params(O, U))]
pub struct Cap<O, U> {
	/// The open requests, in order of their ids.
	pub open: BoundedVec<OpenRequest, O>,
	/// The executed fractions, one entry for each era of offences.
	pub used: BoundedVec<UsedCap, U>,
}

without_bounds!(Cap<O, U> { open, used });

impl<O: Get<u32>, U: Get<u32>> Default for Cap<O, U> {
	fn default() -> Self {
		Self { open: BoundedVec::new(), used: BoundedVec::new() }
	}
}

/// The requests beside which a fraction has to fit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Beside {
	/// Executed and open requests, without expired ones.
	All,
	/// Executed requests and proven ones, without expired ones.
	Firm,
}

impl<O: Get<u32>, U: Get<u32>> Cap<O, U> {
	/// Returns the part of the cap that every window around `offence_era` leaves in `now`, beside the
	/// requests of `beside`, of which `except` is ignored.
	///
	/// Complexity: O(`exit_window` · (open + used)).
	pub fn left(
		&self,
		terms: &SlashRules,
		offence_era: EraIndex,
		beside: Beside,
		except: Option<RequestId>,
		now: EraIndex,
	) -> Perbill {
		let alive =
			|r: &&OpenRequest| now <= terms.last_execution(r.offence_era) && Some(r.id) != except;
		let open: Vec<_> = self
			.open
			.iter()
			.filter(alive)
			.filter(|r| beside == Beside::All || r.proven)
			.map(|r| (r.offence_era, r.fraction))
			.collect();
		// Windows that begin before era zero hold no more than the one that begins there.
		let first = offence_era.saturating_sub(terms.exit_window);
		let fullest = (first..=offence_era)
			.map(|start| self.in_window(start, terms, &open))
			.max()
			.unwrap_or(0);
		// Fuller than the cap leaves nothing: pending requests and verdicts may overlap.
		let left = u64::from(terms.max_slash.deconstruct()).saturating_sub(fullest);
		Perbill::from_parts(u32::try_from(left).unwrap_or(0))
	}

	/// Returns the parts per billion of `open` and of the executed slashes in the window that begins in
	/// `start`.
	///
	/// Sums of at most 2³² numbers below 2³⁰ cannot saturate.
	fn in_window(&self, start: EraIndex, terms: &SlashRules, open: &[(EraIndex, Perbill)]) -> u64 {
		let window = start..=eras_after(start, terms.exit_window);
		let used = self.used.iter().map(|used| (used.offence_era, used.fraction));
		open.iter()
			.copied()
			.chain(used)
			.filter(|(offence_era, _)| window.contains(offence_era))
			.fold(0, |sum, (_, part)| sum.saturating_add(u64::from(part.deconstruct())))
	}

	/// Admits a request in `now`, and returns its fraction, which is lowered if the request is proven.
	///
	/// The caller has checked era and fraction with [`SlashRules::check_request`].
	pub fn admit(
		&mut self,
		terms: &SlashRules,
		mut request: OpenRequest,
		now: EraIndex,
	) -> Result<Perbill, Error> {
		self.prune(terms, now);
		if self.open.is_full() {
			return Err(Error::TooManyOpenRequests);
		}
		let beside = if request.proven { Beside::Firm } else { Beside::All };
		let left = self.left(terms, request.offence_era, beside, None, now);
		if request.proven {
			request.fraction = request.fraction.min(left);
		}
		let fraction = request.fraction;
		if fraction.deconstruct() == 0 || fraction > left {
			return Err(Error::CapReached);
		}
		self.open.try_push(request).map_err(|_| Error::TooManyOpenRequests)?;
		Ok(fraction)
	}

	/// Removes a vetoed or expired request. Returns whether it was open.
	pub fn remove(&mut self, id: RequestId) -> bool {
		let before = self.open.len();
		self.open.retain(|request| request.id != id);
		self.open.len() < before
	}

	/// Executes a request in `now`, and returns its fraction, lowered to the part that other firm
	/// requests leave. Zero ends the request without effect.
	///
	/// The caller has checked the era with [`SlashRules::check_execution`].
	pub fn execute(
		&mut self,
		terms: &SlashRules,
		id: RequestId,
		now: EraIndex,
	) -> Result<Perbill, Error> {
		self.prune(terms, now);
		let request =
			self.open.iter().find(|r| r.id == id).cloned().ok_or(Error::UnknownRequest)?;
		let left = self.left(terms, request.offence_era, Beside::Firm, Some(id), now);
		let fraction = request.fraction.min(left);
		self.remove(id);
		if fraction.deconstruct() > 0 {
			self.use_up(request.offence_era, fraction)?;
		}
		Ok(fraction)
	}

	/// Adds an executed fraction to its era.
	fn use_up(&mut self, offence_era: EraIndex, fraction: Perbill) -> Result<(), Error> {
		if let Some(used) = self.used.iter_mut().find(|used| used.offence_era == offence_era) {
			let parts = used.fraction.deconstruct().checked_add(fraction.deconstruct());
			used.fraction = Perbill::from_parts(parts.ok_or(Error::Overflow)?);
			return Ok(());
		}
		self.used
			.try_push(UsedCap { offence_era, fraction })
			.map_err(|_| Error::TooManyMarks)
	}

	/// Returns the open requests that can no longer be executed. They keep their places until the
	/// caller removes them, together with its own records of them.
	pub fn expired(&self, terms: &SlashRules, now: EraIndex) -> Vec<RequestId> {
		let late = |r: &&OpenRequest| now > terms.last_execution(r.offence_era);
		self.open.iter().filter(late).map(|r| r.id).collect()
	}

	/// Drops executed slashes that share no window with an offence that may still be slashed.
	///
	/// A slash executed in `now` is for an offence in `now − exit_window` or later, and the windows of
	/// that era reach back another exit window.
	pub fn prune(&mut self, terms: &SlashRules, now: EraIndex) {
		let first = now.saturating_sub(terms.exit_window).saturating_sub(terms.exit_window);
		self.used.retain(|used| used.offence_era >= first);
	}
}
