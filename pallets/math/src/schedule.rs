//! Schedules: several streams of one pot, each over a number of eras.
//!
//! Streams add up: the pot pays per era the sum of those that run. They run by a clock of their own,
//! which stands still in an era in which nobody counts, or too little. So such an era consumes nothing, and every
//! stream lasts as many paid eras as it was funded for.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::{bounded::BoundedVec, Get};

use crate::{
	bounded::without_bounds,
	error::Error,
	rewards::ServiceStream,
	types::{eras_after, Balance, EraIndex},
};

/// The end of one or more streams.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct StreamEnd {
	/// The last era, by the clock of the schedule, in which they run.
	pub at: u32,
	/// The sum that they pay per era.
	pub rate: Balance,
}

/// The ends of the streams of a pot. `B` bounds the eras of a stream, and so the number of ends:
/// streams that end together share one.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[codec(mel_bound(B: Get<u32>))]
#[scale_info(skip_type_params(B))]
pub struct Schedule<B> {
	/// The number of eras paid so far.
	pub clock: u32,
	/// The ends, ascending.
	pub ends: BoundedVec<StreamEnd, B>,
}

without_bounds!(Schedule<B> { clock, ends });

impl<B: Get<u32>> Default for Schedule<B> {
	fn default() -> Self {
		Self { clock: 0, ends: BoundedVec::new() }
	}
}

impl<B: Get<u32>> Schedule<B> {
	/// Rounds down: pays for all eras up to and including `now`, each at the rate that it had.
	///
	/// Called before every other operation on the stream. Complexity: O(ends).
	pub fn roll(&mut self, stream: &mut ServiceStream, now: EraIndex) -> Result<(), Error> {
		// Too little counts: nothing is paid, and no stream gets shorter.
		while stream.pays() && stream.paid_until_era < now {
			let left = now.saturating_sub(stream.paid_until_era);
			let step = match self.ends.first() {
				Some(end) => left.min(end.at.checked_sub(self.clock).ok_or(Error::Inconsistent)?),
				None => left,
			};
			stream.roll(eras_after(stream.paid_until_era, step))?;
			self.clock = eras_after(self.clock, step);
			if self.ends.first().is_some_and(|end| end.at == self.clock) {
				let ended = self.ends.remove(0);
				let rate = stream.rate.checked_sub(ended.rate).ok_or(Error::Inconsistent)?;
				stream.set_rate(rate, stream.paid_until_era)?;
			}
		}
		stream.roll(now)
	}

	/// Adds a stream of `amount` over `eras`, from the next era on. The remainder of the division is
	/// paid as one unit more in each of the first eras.
	///
	/// Refuses zero eras, more eras than the bound, less than one unit per era, and an `amount` with
	/// which the sum of all fundings would leave `u128`.
	pub fn fund(
		&mut self,
		stream: &mut ServiceStream,
		amount: Balance,
		eras: u32,
		now: EraIndex,
	) -> Result<(), Error> {
		let length = Balance::from(eras);
		let each = amount.checked_div(length).ok_or(Error::BadDuration)?;
		let more = amount.checked_rem(length).ok_or(Error::BadDuration)?;
		if eras > B::get() {
			return Err(Error::BadDuration);
		}
		if each == 0 {
			return Err(Error::TooLittleFunded);
		}
		self.roll(stream, now)?;
		stream.fund(amount, now)?;
		let more = u32::try_from(more).map_err(|_| Error::Inconsistent)?;
		self.end_at(eras, each)?;
		let first = if more > 0 { 1 } else { 0 };
		if more > 0 {
			self.end_at(more, first)?;
		}
		let rate = stream.rate.checked_add(each).and_then(|rate| rate.checked_add(first));
		stream.set_rate(rate.ok_or(Error::Overflow)?, now)
	}

	/// Adds `rate` to the end after `eras` more paid eras.
	fn end_at(&mut self, eras: u32, rate: Balance) -> Result<(), Error> {
		let at = self.clock.checked_add(eras).ok_or(Error::Overflow)?;
		match self.ends.binary_search_by_key(&at, |end| end.at) {
			Ok(place) => {
				let end = self.ends.get_mut(place).ok_or(Error::Inconsistent)?;
				end.rate = end.rate.checked_add(rate).ok_or(Error::Overflow)?;
			},
			Err(place) => {
				self.ends
					.try_insert(place, StreamEnd { at, rate })
					.map_err(|_| Error::Inconsistent)?;
			},
		}
		Ok(())
	}

	/// Ends all streams after `now`. The owner can take back the rest.
	pub fn stop(&mut self, stream: &mut ServiceStream, now: EraIndex) -> Result<(), Error> {
		self.roll(stream, now)?;
		self.ends.clear();
		stream.set_rate(0, now)
	}

	/// Returns whether the funds left are exactly the sum that the streams still pay.
	pub fn is_sound(&self, stream: &ServiceStream) -> bool {
		let ascends = self.ends.iter().zip(self.ends.iter().skip(1)).all(|(a, b)| a.at < b.at);
		let to_come = self.ends.iter().try_fold((0, 0), |(rate, sum): (Balance, Balance), end| {
			let eras = Balance::from(end.at.checked_sub(self.clock)?);
			Some((rate.checked_add(end.rate)?, sum.checked_add(end.rate.checked_mul(eras)?)?))
		});
		ascends
			&& self.ends.first().is_none_or(|end| end.at > self.clock)
			&& to_come.is_some_and(|(rate, sum)| {
				rate == stream.rate && (sum == stream.left || self.ends.is_empty())
			})
	}
}
