//! The money that slashes took, as the events of the pallet tell it.

use super::{
	common::{RequestView, Setup},
	Event,
};
use restaking_primitives::RequestId;
use std::collections::BTreeMap;

/// What events told of money.
#[derive(Clone)]
pub struct Sums {
	/// The amount taken of each staker for each assignment.
	pub taken: Vec<Vec<u128>>,
	/// The amount that came back to each staker.
	pub returned: Vec<u128>,
	/// The requests that were executed, by their place.
	pub requests: BTreeMap<u32, RequestView>,
	/// What was burned, and what treasury, recipients and reporters got.
	pub divided: [u128; 4],
}

impl Sums {
	pub fn new(setup: &Setup) -> Self {
		Self {
			taken: vec![vec![0; setup.assignments.len()]; setup.stakers.len()],
			returned: vec![0; setup.stakers.len()],
			requests: BTreeMap::new(),
			divided: [0; 4],
		}
	}

	/// Takes note of the money of an event. `requests` are those of the run, with their assignments, in order.
	pub fn note(&mut self, requests: &[(RequestId, usize)], event: &Event) {
		let place = |request: &RequestId| {
			let found = requests.iter().position(|it| it.0 == *request);
			found.expect("a request of this run")
		};
		let of = |request: &RequestId| place(request) as u32;
		match event {
			Event::SlashExecuted { request, .. } => {
				self.requests.insert(of(request), RequestView::default());
			},
			Event::Slashed { request, stash, taken, .. } => {
				let assignment = requests[place(request)].1;
				self.taken[*stash as usize - 3_000][assignment] += taken;
				let view = self.requests.get_mut(&of(request)).unwrap();
				view.taken += taken;
				view.waiting += taken;
			},
			Event::SlashUndone { request, .. } => {
				self.requests.get_mut(&of(request)).unwrap().undone = true;
			},
			Event::GivenBack { request, stash, bonded, freed, .. } => {
				self.returned[*stash as usize - 3_000] += bonded + freed;
				let view = self.requests.get_mut(&of(request)).unwrap();
				view.waiting -= bonded + freed;
				view.returned += bonded + freed;
			},
			Event::SlashDivided { request, burned, treasury, recipient, reporter, .. } => {
				let parts = [burned, treasury, recipient, reporter];
				self.divided.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
				let view = self.requests.get_mut(&of(request)).unwrap();
				(view.waiting, view.divided) = (0, true);
			},
			_ => {},
		}
	}
}
