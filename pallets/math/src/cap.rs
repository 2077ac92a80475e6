//! The cap on the slashes of one assignment. In any `exit_window + 1` consecutive eras they take at most
//! `max_slash` of the stake that counted.
//!
//! A request is a *word* if a slasher alone answers for it, and a *proof* if the service's hook judged
//! evidence on chain. It is *firm* if it is a proof, or executed and not undone. Firm fractions `f_k` obey
//! the cap, with each era weighed by the stake `T_k` that counted in it. For an offence in era `e`,
//!
//! ```text
//! left(e) = ⌊(m·T_e − max over windows with e of Σ f_k·min(T_k, T_e)) / T_e⌋
//! ```
//!
//! So what was taken of little stake leaves nearly all of the cap to the stake that came later.
//!
//! - A word is admitted if its fraction fits beside all open and executed requests.
//! - A proof is lowered to the part that firm requests leave. Words never displace it. It remembers what
//!   it asked, and is raised again once a firm request ends without execution.
//! - At execution a word is lowered to the part that firm requests leave; a proof takes what it asked, as
//!   far as the other firm ones leave it, and never less than its firm fraction.

// The codec numbers the variants of an enum with `as`.
#![allow(clippy::as_conversions)]

use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::{traits::Saturating, Perbill};
use sp_core::{bounded::BoundedVec, Get, U256};

use crate::{
	bounded::without_bounds,
	calendar::SlashRules,
	error::Error,
	ids::RequestId,
	types::{eras_after, next_era, Balance, EraIndex},
};

/// The number of words that may be open at once. The smallest of them is the maximum slash over this.
pub const MAX_WORDS: u32 = 32;

/// The number of large proofs that have a request of their own at once. Those beyond it join a pool.
pub const MAX_PROOFS: u32 = 33;

/// The ground of a request.
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
pub enum Ground {
	/// A slasher's word.
	Word,
	/// A verdict of the service's hook.
	Proof,
	/// All small verdicts on offences of one era that were reported in one era, together.
	Pool {
		/// The era in which they were reported. None joins later.
		reported_era: EraIndex,
	},
}

impl Ground {
	/// Returns true for verdicts of the hook: they are firm.
	pub fn is_proven(&self) -> bool {
		*self != Self::Word
	}
}

/// A request to slash that is neither executed nor vetoed. It may be expired.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct OpenRequest {
	/// The id of the request.
	pub id: RequestId,
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// The fraction that was asked. A pool asks for the sum of its verdicts.
	pub asked: Perbill,
	/// The part of it that the cap allows. A proof of the same offence lowers that of a word.
	pub fraction: Perbill,
	/// The ground of the request.
	pub ground: Ground,
}

/// An era with offences for which a request is open, or was executed.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct OffenceEra {
	/// The era.
	pub era: EraIndex,
	/// The stake that counted in it, read when the first request for it came.
	pub counted: Balance,
	/// The sum of the fractions executed for it.
	pub used: Perbill,
}

/// An era of offences and the stake that counted in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Offence {
	/// The era of the offence.
	pub era: EraIndex,
	/// The stake that counted in it. Zero weighs all eras in full, as if all stake had counted in them.
	pub counted: Balance,
}

/// The part that a verdict asks, and its size.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Judged {
	/// The part that it asks of the stake that counted.
	pub asked: Perbill,
	/// True if the hook named at least [`SlashRules::min_fraction`] of [`MAX_WORDS`].
	pub large: bool,
}

/// The request that a verdict became, or joined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Admission {
	/// The request.
	pub request: RequestId,
	/// Its ground: a proof of its own, or a pool.
	pub ground: Ground,
	/// True if it was there before.
	pub joined: bool,
	/// The sum that the request asks.
	pub asked: Perbill,
	/// The part of it that the cap allows.
	pub fraction: Perbill,
	/// The part by which this verdict raised it.
	pub added: Perbill,
}

/// The open requests and the executed fractions of one assignment.
///
/// `O` bounds the open requests: words, proofs, and pools, of which at most `(report_window + 1) ·
/// (veto_window + 1)` are open unless their execution is late. `U` bounds the eras. Twice the largest exit
/// window plus one is always enough.
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[codec(mel_bound(O: Get<u32>, U: Get<u32>))]
#[scale_info(skip_type_params(O, U))]
pub struct Cap<O, U> {
	/// The open requests, in order of their ids.
	pub open: BoundedVec<OpenRequest, O>,
	/// The eras of open and executed requests.
	pub eras: BoundedVec<OffenceEra, U>,
}

without_bounds!(Cap<O, U> { open, eras });

impl<O: Get<u32>, U: Get<u32>> Default for Cap<O, U> {
	fn default() -> Self {
		Self { open: BoundedVec::new(), eras: BoundedVec::new() }
	}
}

/// The requests beside which a fraction has to fit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Beside {
	/// Executed and open requests, without expired ones.
	All,
	/// Executed requests and proofs, without expired ones.
	Firm,
	/// Executed requests.
	Executed,
}

/// The stake that counted in each era, and the sum of the fractions for it in parts per billion.
type Weighed = BTreeMap<EraIndex, (Balance, u64)>;

/// Rounds down: the part of the cap that every window around an offence leaves beside what was taken.
///
/// Complexity: one pass over the eras near the offence, as a fullest window ends with one of them.
fn left_beside(eras: &Weighed, rules: &SlashRules, offence: Offence) -> Perbill {
	let first = offence.era.saturating_sub(rules.exit_window);
	let near = eras.range(first..=eras_after(offence.era, rules.exit_window));
	let taken: Vec<(EraIndex, U256)> = near
		.map(|(era, (counted, parts))| match offence.counted {
			0 => (*era, U256::from(*parts)),
			// Below 2⁶⁴ · 2¹²⁸.
			all => (*era, U256::from(*parts).saturating_mul(U256::from(all.min(*counted)))),
		})
		.collect();
	let (mut sum, mut fullest) = (U256::zero(), U256::zero());
	let mut leaving = taken.iter().peekable();
	for (last, part) in &taken {
		// Sums of at most 2³² numbers below 2¹⁹² cannot saturate.
		sum = sum.saturating_add(*part);
		let begin = last.saturating_sub(rules.exit_window);
		while let Some((_, part)) = leaving.next_if(|(era, _)| *era < begin) {
			sum = sum.saturating_sub(*part);
		}
		fullest = fullest.max(sum);
	}
	let all = U256::from(offence.counted.max(1));
	let whole = U256::from(rules.max_slash.deconstruct()).saturating_mul(all);
	// Fuller than the cap leaves nothing: words and proofs may overlap.
	let left = whole.saturating_sub(fullest).checked_div(all).unwrap_or_default();
	Perbill::from_parts(u32::try_from(left).unwrap_or(0))
}

impl<O: Get<u32>, U: Get<u32>> Cap<O, U> {
	/// Rounds down: the part of the cap that every window around an offence leaves in `now`, beside the
	/// requests of `beside`, of which `except` is ignored.
	///
	/// Complexity: that of sorting eras and open requests, and of one pass over the eras near the offence.
	pub fn left(
		&self,
		rules: &SlashRules,
		offence: Offence,
		beside: Beside,
		except: Option<RequestId>,
		now: EraIndex,
	) -> Perbill {
		left_beside(&self.weighed(rules, beside, except, now), rules, offence)
	}

	/// Rounds down: the part of the cap that firm requests leave for offences of the era after `now`. What
	/// will count then is not known, so every era weighs in full.
	pub fn left_next(&self, rules: &SlashRules, now: EraIndex) -> Perbill {
		let offence = Offence { era: next_era(now), counted: 0 };
		self.left(rules, offence, Beside::Firm, None, now)
	}

	/// Returns the eras of the requests of `beside`: the stake that counted, and the sum of fractions in
	/// parts per billion.
	fn weighed(
		&self,
		rules: &SlashRules,
		beside: Beside,
		except: Option<RequestId>,
		now: EraIndex,
	) -> Weighed {
		let used = |era: &OffenceEra| (era.era, (era.counted, u64::from(era.used.deconstruct())));
		let mut eras: Weighed = self.eras.iter().map(used).collect();
		for request in &self.open {
			let wanted = match beside {
				Beside::All => true,
				Beside::Firm => request.ground.is_proven(),
				Beside::Executed => false,
			};
			let alive = now <= rules.last_execution(request.offence_era);
			if let (true, Some((_, parts))) =
				(wanted && alive && Some(request.id) != except, eras.get_mut(&request.offence_era))
			{
				// Sums of at most 2³² numbers below 2³⁰ cannot saturate.
				*parts = parts.saturating_add(request.fraction.deconstruct().into());
			}
		}
		eras
	}

	/// Admits a word in `now`, if it fits beside all other requests.
	///
	/// The caller has checked era and fraction with [`SlashRules::check_request`].
	pub fn admit_word(
		&mut self,
		rules: &SlashRules,
		id: RequestId,
		offence: Offence,
		asked: Perbill,
		now: EraIndex,
	) -> Result<(), Error> {
		self.prune(rules, now);
		if self.number_of(Ground::Word) >= MAX_WORDS {
			return Err(Error::TooManyOpenRequests);
		}
		let left = self.left(rules, offence, Beside::All, None, now);
		if asked.deconstruct() == 0 || asked > left {
			return Err(Error::CapReached);
		}
		let ground = Ground::Word;
		let offence_era = offence.era;
		self.enter(OpenRequest { id, offence_era, asked, fraction: asked, ground }, offence)
	}

	/// Admits a verdict in `now`, as far as firm requests leave it. A small verdict joins the pool of its
	/// offence era and of `now`, and so does a large one beyond [`MAX_PROOFS`]. `id` is the id of a new
	/// request, if it becomes one.
	///
	/// Refuses a verdict of which nothing could be taken even if all firm requests that are open ended.
	/// The caller has checked era and fraction with [`SlashRules::check_request`].
	pub fn admit_proof(
		&mut self,
		rules: &SlashRules,
		id: RequestId,
		offence: Offence,
		verdict: Judged,
		now: EraIndex,
	) -> Result<Admission, Error> {
		self.prune(rules, now);
		let own = verdict.large && self.number_of(Ground::Proof) < MAX_PROOFS;
		let ground = if own { Ground::Proof } else { Ground::Pool { reported_era: now } };
		let offence_era = offence.era;
		let fresh = OpenRequest {
			id,
			offence_era,
			asked: Perbill::zero(),
			fraction: Perbill::zero(),
			ground,
		};
		let pool = self.open.iter().find(|r| r.ground == ground && r.offence_era == offence_era);
		let before = pool.filter(|_| !own).cloned().unwrap_or(fresh);
		// No request takes more than the cap, however much its verdicts ask.
		let asked = before.asked.saturating_add(verdict.asked).min(rules.max_slash);
		let ever = self.left(rules, offence, Beside::Executed, None, now);
		if asked.min(ever) == before.asked.min(ever) {
			return Err(Error::CapReached);
		}
		let left = self.left(rules, offence, Beside::Firm, Some(before.id), now);
		let fraction = asked.min(left).max(before.fraction);
		let (request, joined) = (before.id, before.id != id);
		let added = fraction.saturating_sub(before.fraction);
		match self.open.iter_mut().find(|open| open.id == request) {
			Some(open) => (open.asked, open.fraction) = (asked, fraction),
			None => self.enter(OpenRequest { asked, fraction, ..before }, offence)?,
		}
		Ok(Admission { request, ground, joined, asked, fraction, added })
	}

	/// Returns the number of open words, or of open proofs that are no pools.
	fn number_of(&self, ground: Ground) -> u32 {
		let number = self.open.iter().filter(|r| r.ground == ground).count();
		u32::try_from(number).unwrap_or(u32::MAX)
	}

	/// Adds an open request, and its era.
	fn enter(&mut self, request: OpenRequest, offence: Offence) -> Result<(), Error> {
		self.open.try_push(request).map_err(|_| Error::TooManyOpenRequests)?;
		if self.eras.iter().all(|era| era.era != offence.era) {
			let Offence { era, counted } = offence;
			let used = Perbill::zero();
			let entered = self.eras.try_push(OffenceEra { era, counted, used });
			entered.map_err(|_| Error::TooManyMarks)?;
		}
		Ok(())
	}

	/// Lowers an open word by the part of a proof of the same offence that was admitted. Returns what is
	/// left of the word, which the caller removes at zero; `None` if it is no open word.
	pub fn lower_word(&mut self, id: RequestId, by: Perbill) -> Option<Perbill> {
		let mut words = self.open.iter_mut().filter(|r| r.ground == Ground::Word);
		let word = words.find(|word| word.id == id)?;
		word.fraction = word.fraction.saturating_sub(by);
		Some(word.fraction)
	}

	/// Removes a vetoed or expired request; `None` if it was not open. The caller raises the proofs that
	/// it leaves more to with [`Self::raise_proofs`].
	pub fn remove(&mut self, id: RequestId) -> Option<OpenRequest> {
		let at = self.open.iter().position(|request| request.id == id)?;
		let removed = self.open.remove(at);
		self.drop_unused(removed.offence_era);
		Some(removed)
	}

	/// Frees the part of the cap that an executed slash used, once it is undone. An era that was dropped
	/// already has nothing left to free. The caller raises the proofs that it leaves more to with
	/// [`Self::raise_proofs`].
	pub fn undo(&mut self, offence_era: EraIndex, fraction: Perbill) {
		if let Some(era) = self.eras.iter_mut().find(|it| it.era == offence_era) {
			// Below zero is zero: no more was used than was executed.
			era.used = era.used.saturating_sub(fraction);
		}
		self.drop_unused(offence_era);
	}

	/// Drops an era for which nothing is open or used.
	fn drop_unused(&mut self, era: EraIndex) {
		let needed = self.open.iter().any(|request| request.offence_era == era);
		self.eras.retain(|it| it.era != era || needed || it.used.deconstruct() > 0);
	}

	/// Raises every open proof, in order of id, to what it asked, as far as the other firm requests leave
	/// it. Returns the proofs that were raised, with their fractions.
	pub fn raise_proofs(&mut self, rules: &SlashRules, now: EraIndex) -> Vec<(RequestId, Perbill)> {
		let mut raised = Vec::new();
		let clipped = |r: &&OpenRequest| {
			let alive = now <= rules.last_execution(r.offence_era);
			alive && r.ground.is_proven() && r.fraction < r.asked
		};
		let mut firm = self.weighed(rules, Beside::Firm, None, now);
		let lowered: Vec<_> = self.open.iter().filter(clipped).cloned().collect();
		for proof in lowered {
			let own = u64::from(proof.fraction.deconstruct());
			let era = proof.offence_era;
			firm.entry(era).and_modify(|(_, parts)| *parts = parts.saturating_sub(own));
			let left = left_beside(&firm, rules, self.offence(era));
			let fraction = proof.asked.min(left).max(proof.fraction);
			let parts_now = u64::from(fraction.deconstruct());
			firm.entry(era)
				.and_modify(|(_, parts)| *parts = parts.saturating_add(parts_now));
			if fraction > proof.fraction {
				let open = self.open.iter_mut().find(|open| open.id == proof.id);
				open.into_iter().for_each(|open| open.fraction = fraction);
				raised.push((proof.id, fraction));
			}
		}
		raised
	}

	/// Returns an era of open or executed requests, with the stake that counted in it.
	fn offence(&self, era: EraIndex) -> Offence {
		let counted = self.eras.iter().find(|it| it.era == era).map_or(0, |it| it.counted);
		Offence { era, counted }
	}

	/// Returns the part of an open request that could be executed in `now`.
	fn allowed(&self, rules: &SlashRules, request: &OpenRequest, now: EraIndex) -> Perbill {
		let offence = self.offence(request.offence_era);
		let left = self.left(rules, offence, Beside::Firm, Some(request.id), now);
		match request.ground.is_proven() {
			// Firm since its admission: what came later has to fit beside it.
			true => request.asked.min(left).max(request.fraction),
			false => request.fraction.min(left),
		}
	}

	/// Executes a request in `now`, and returns its fraction: the part that other firm requests leave. Zero
	/// ends the request without effect.
	///
	/// The caller has checked the era with [`SlashRules::check_execution`].
	pub fn execute(
		&mut self,
		rules: &SlashRules,
		id: RequestId,
		now: EraIndex,
	) -> Result<Perbill, Error> {
		self.prune(rules, now);
		let open = self.open.iter().find(|r| r.id == id).cloned();
		let request = open.ok_or(Error::UnknownRequest)?;
		let fraction = self.allowed(rules, &request, now);
		let era = self.eras.iter_mut().find(|era| era.era == request.offence_era);
		let era = era.ok_or(Error::Inconsistent)?;
		let used = era.used.deconstruct().checked_add(fraction.deconstruct());
		era.used = Perbill::from_parts(used.ok_or(Error::Overflow)?);
		self.remove(id);
		Ok(fraction)
	}

	/// Returns the open requests that can no longer be executed. They keep their places until the
	/// caller removes them, together with its own records of them.
	pub fn expired(&self, rules: &SlashRules, now: EraIndex) -> Vec<RequestId> {
		let late = |r: &&OpenRequest| now > rules.last_execution(r.offence_era);
		self.open.iter().filter(late).map(|r| r.id).collect()
	}

	/// Drops eras that share no window with an offence that may still be slashed.
	///
	/// A slash executed in `now` is for an offence in `now − exit_window` or later, and the windows of
	/// that era reach back another exit window.
	pub fn prune(&mut self, rules: &SlashRules, now: EraIndex) {
		let first = now.saturating_sub(rules.exit_window).saturating_sub(rules.exit_window);
		self.eras.retain(|era| era.era >= first);
	}
}
