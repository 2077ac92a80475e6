//! The places of a service: which assignments count in it from the next era on.
//!
//! An assignment that counts more than the least one takes its place. The least is found by lower bounds:
//! each place notes an amount that its holder's rank does not go below unnoticed. A rank that rises leaves
//! the note as it is; the search for the least raises it. So a pledge never touches this record.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::{bounded::BoundedVec, Get};

use crate::{
	bounded::without_bounds,
	error::Error,
	ids::AssignmentId,
	types::{Balance, EraIndex},
};

/// A taker of a place has to count more by this part than who holds it: a sixteenth.
pub const MARGIN: Balance = 16;

/// The assignment that lost a place in the present era, and its rank at that time.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Displaced {
	/// The assignment. It is in the set of the present era.
	pub assignment: AssignmentId,
	/// Its rank when it lost the place.
	pub rank: Balance,
}

/// A place, and who holds it.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Place {
	/// The assignment that holds it.
	pub assignment: AssignmentId,
	/// A lower bound of its rank.
	pub noted: Balance,
	/// Who gets the place back if the holder falls in the era of taking it.
	pub over: Option<Displaced>,
}

/// What a service's places need to know of an assignment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
	/// The amount that counts in it from the next era on, suspended or not.
	pub rank: Balance,
	/// True if it is in the set of the present era, with an amount above zero.
	pub in_set: bool,
}

/// What came of an attempt to take a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taken {
	/// It took a free place.
	Free,
	/// It took the place of the least.
	Over(Displaced),
	/// The least was not found within the steps. What was noted is worth keeping.
	NotFound,
	/// It does not count enough: more than the least and a sixteenth of it.
	NotAbove(Displaced),
	/// It lost its place in this era, and can take one from the next era on.
	DisplacedNow,
}

/// The places of one service. `P` bounds them.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[codec(mel_bound(P: Get<u32>))]
#[scale_info(skip_type_params(P))]
pub struct Places<P> {
	/// The places that are held.
	pub list: BoundedVec<Place, P>,
	/// The era of `left`, and of each `over` of the list. Both are void in a later era.
	pub era: EraIndex,
	/// The assignments that are in the set of that era and have lost their place in it.
	pub left: BoundedVec<AssignmentId, P>,
}

without_bounds!(Places<P> { list, era, left });

impl<P: Get<u32>> Default for Places<P> {
	fn default() -> Self {
		Self { list: BoundedVec::new(), era: 0, left: BoundedVec::new() }
	}
}

impl<P: Get<u32>> Places<P> {
	/// Returns the place of an assignment; `None` if it has none.
	pub fn place_of(&self, assignment: AssignmentId) -> Option<&Place> {
		self.list.iter().find(|place| place.assignment == assignment)
	}

	/// Returns true if an assignment is in the set of `now` and has lost its place in it.
	pub fn has_left(&self, assignment: AssignmentId, now: EraIndex) -> bool {
		self.era == now && self.left.contains(&assignment)
	}

	/// Gives a free place of `places` to an assignment that has just joined. Returns false if there is none.
	pub fn join(&mut self, assignment: AssignmentId, places: usize) -> Result<bool, Error> {
		if self.list.len() >= places {
			return Ok(false);
		}
		self.push(Place { assignment, noted: 0, over: None })?;
		Ok(true)
	}

	/// Notes the rank of an assignment. Returns false if it has no place, or if that is noted already.
	pub fn note(&mut self, assignment: AssignmentId, rank: Balance) -> bool {
		let mut places = self.list.iter_mut();
		match places.find(|place| place.assignment == assignment) {
			Some(place) if place.noted != rank => {
				place.noted = rank;
				true
			},
			_ => false,
		}
	}

	/// Takes a place for an assignment that waits: a free one of `places`, or that of the least. `look`
	/// tells of an assignment; it is asked at most `most + 1` times. Does nothing but note unless the
	/// result is [`Taken::Free`] or [`Taken::Over`].
	pub fn take<E: From<Error>>(
		&mut self,
		(taker, rank): (AssignmentId, Balance),
		places: usize,
		most: u32,
		now: EraIndex,
		mut look: impl FnMut(AssignmentId) -> Result<Standing, E>,
	) -> Result<Taken, E> {
		self.begin(now);
		if self.left.contains(&taker) {
			return Ok(Taken::DisplacedNow);
		}
		let place = Place { assignment: taker, noted: rank, over: None };
		if self.list.len() < places {
			self.push(place)?;
			return Ok(Taken::Free);
		}
		let Some((least, in_set)) = self.find_least(most, &mut look)? else {
			return Ok(Taken::NotFound);
		};
		if rank <= least.rank.saturating_add(least.rank / MARGIN) {
			return Ok(Taken::NotAbove(least));
		}
		let inherited = self.drop(least.assignment, in_set)?;
		self.push(Place { over: inherited.or(in_set.then_some(least)), ..place })?;
		Ok(Taken::Over(least))
	}

	/// Takes the place of an assignment that closes. Returns false if it has none.
	pub fn close(
		&mut self,
		assignment: AssignmentId,
		in_set: bool,
		now: EraIndex,
	) -> Result<bool, Error> {
		self.begin(now);
		if self.place_of(assignment).is_none() {
			return Ok(false);
		}
		self.drop(assignment, in_set)?;
		Ok(true)
	}

	/// Gives a place back that was taken in `now`, if its holder `counts` no more than who lost it, or not
	/// at all. `rank_of` tells the rank of who lost it, `None` if it is closed: then the place stays.
	/// Returns who has it back.
	pub fn give_back<E: From<Error>>(
		&mut self,
		holder: AssignmentId,
		counts: Option<Balance>,
		now: EraIndex,
		rank_of: impl FnOnce(AssignmentId) -> Result<Option<Balance>, E>,
	) -> Result<Option<AssignmentId>, E> {
		if self.era != now {
			return Ok(None);
		}
		let mut places = self.list.iter_mut();
		let Some(place) = places.find(|place| place.assignment == holder) else { return Ok(None) };
		let Some(lost) = place.over.filter(|it| counts.is_none_or(|rank| rank <= it.rank)) else {
			return Ok(None);
		};
		place.over = None;
		let Some(noted) = rank_of(lost.assignment)? else { return Ok(None) };
		*place = Place { assignment: lost.assignment, noted, over: None };
		self.left.retain(|other| *other != lost.assignment);
		Ok(Some(lost.assignment))
	}

	/// Finds the least place in at most `most` raises of notes, and whether its holder is in the set of the
	/// present era.
	fn find_least<E: From<Error>>(
		&mut self,
		most: u32,
		look: &mut impl FnMut(AssignmentId) -> Result<Standing, E>,
	) -> Result<Option<(Displaced, bool)>, E> {
		for _ in 0..=most {
			// Of equals the younger one is less.
			let order = |place: &Place| (place.noted, core::cmp::Reverse(place.assignment));
			let mut places = self.list.iter_mut();
			let first = places.next().ok_or(Error::Inconsistent)?;
			let least = places.fold(first, |least, it| match order(it) < order(least) {
				true => it,
				false => least,
			});
			let Standing { rank, in_set } = look(least.assignment)?;
			if rank <= least.noted {
				return Ok(Some((Displaced { assignment: least.assignment, rank }, in_set)));
			}
			least.noted = rank;
		}
		Ok(None)
	}

	/// Forgets what was of an earlier era.
	fn begin(&mut self, now: EraIndex) {
		if self.era != now {
			self.era = now;
			self.left.clear();
			self.list.iter_mut().for_each(|place| place.over = None);
		}
	}

	/// Takes the place of an assignment, and remembers it if it is in the set of the present era. Returns
	/// who would have got the place back.
	fn drop(&mut self, assignment: AssignmentId, in_set: bool) -> Result<Option<Displaced>, Error> {
		let at = self.list.iter().position(|place| place.assignment == assignment);
		let place = self.list.remove(at.ok_or(Error::Inconsistent)?);
		if in_set {
			// At most as many as there were places when the era began.
			self.left.try_push(assignment).map_err(|_| Error::Inconsistent)?;
		}
		Ok(place.over)
	}

	fn push(&mut self, place: Place) -> Result<(), Error> {
		self.list.try_push(place).map_err(|_| Error::Inconsistent)
	}
}
