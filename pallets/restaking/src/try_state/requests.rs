//! The laws of requests to slash: their places, their caps and the names of their offences.

use crate::{
	pallet::*,
	store::EraStore,
	types::{Stage, Task},
	CapOf, RequestOf,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use restaking_math::{
	cap::{MAX_PROOFS, MAX_WORDS},
	Ground, SlashRules,
};
use restaking_primitives::{AssignmentId, Balance, EraIndex, RequestId};
use sp_core::{H256, U256};
use sp_runtime::{Perbill, TryRuntimeError};

type Outcome = Result<(), TryRuntimeError>;

impl<T: Config<I>, I: 'static> Pallet<T, I> {
	/// Checks the laws of requests.
	pub(super) fn check_requests() -> Outcome {
		for (id, request) in SlashRequests::<T, I>::iter() {
			Self::request_has_its_place(id, &request)?;
			Self::law_3_offence_counts_once(id, &request)?;
		}
		let standing = Self::standing_fractions();
		for (id, cap) in Caps::<T, I>::iter() {
			let assignment = Assignments::<T, I>::get(id).ok_or("cap without assignment")?;
			let service = Services::<T, I>::get(assignment.service).ok_or("cap without service")?;
			let rules = service.conditions.slash_rules();
			Self::law_4_window(&cap, &rules)?;
			Self::rooms_are_kept(&cap, &cap.expired(&rules, EraStore::<T, I>::now()))?;
			for open in &cap.open {
				let request = SlashRequests::<T, I>::get(open.id);
				let pending = request.is_some_and(|it| it.is_pending() && it.assignment == id);
				ensure!(pending, "the cap holds a request that has ended");
			}
			let now = EraStore::<T, I>::now();
			for era in
				cap.eras.iter().filter(|era| era.era.saturating_add(rules.exit_window) >= now)
			{
				let counted = assignment.totals.total_at(era.era);
				ensure!(era.counted == counted, "the cap weighs an era by another amount");
				let stands = standing.get(&(id, era.era)).copied().unwrap_or_default();
				let used = u64::from(era.used.deconstruct());
				ensure!(used == stands, "the cap holds other than the slashes that stand");
			}
		}
		Self::names_are_forgotten()
	}

	/// Returns the sum of the fractions of executed requests that are not undone, by assignment and era. Those
	/// of eras within reach are all on record, as proceeds wait longer than any exit window.
	fn standing_fractions() -> BTreeMap<(AssignmentId, EraIndex), u64> {
		let mut sums = BTreeMap::<_, u64>::new();
		for request in SlashRequests::<T, I>::iter_values() {
			let Stage::Executed(execution) = request.stage else { continue };
			if execution.ordered_era().is_none() {
				let sum = sums.entry((request.assignment, request.offence_era)).or_default();
				*sum = sum.saturating_add(execution.fraction.deconstruct().into());
			}
		}
		sums
	}

	/// A request stands in the cap while it is pending, as what it is.
	fn request_has_its_place(id: RequestId, request: &RequestOf<T>) -> Outcome {
		ensure!(id < NextRequestId::<T, I>::get(), "request id could be given twice");
		let cap = Caps::<T, I>::get(request.assignment);
		let Some(open) = cap.open.iter().find(|open| open.id == id) else {
			ensure!(!request.is_pending(), "a pending request has no place in the cap");
			return Ok(());
		};
		ensure!(request.is_pending(), "an executed request has a place in the cap");
		ensure!(open.ground == request.ground(), "a request on another ground");
		ensure!(open.offence_era == request.offence_era, "a request for another era");
		ensure!(open.asked == request.asked, "a request for another fraction");
		ensure!(open.fraction <= open.asked, "more is firm than was asked");
		Ok(())
	}

	/// Law 3: an offence is remembered with its request, while it could be brought again.
	fn law_3_offence_counts_once(id: RequestId, request: &RequestOf<T>) -> Outcome {
		// Without the service there is nobody to report to.
		let Some(service) = Services::<T, I>::get(request.service) else { return Ok(()) };
		let last = request.offence_era.saturating_add(service.conditions.report_window);
		if EraStore::<T, I>::now() >= service.conditions.slash_rules().released(last) {
			return Ok(());
		}
		let (assignment, name) = (request.assignment, request.offence_id);
		let era = match request.is_proven() {
			true => Proven::<T, I>::get(assignment, name)
				.filter(|proven| proven.request == id)
				.map(|proven| proven.offence_era),
			false => Said::<T, I>::get(assignment, name)
				.filter(|said| said.request == id)
				.map(|said| said.offence_era),
		};
		ensure!(era == Some(request.offence_era), "offence could be brought again");
		if request.is_proven() {
			let named = Proven::<T, I>::iter_prefix_values(assignment);
			let sum = named
				.filter(|proven| proven.request == id)
				.fold(0u64, |sum, proven| sum.saturating_add(proven.asked.deconstruct().into()));
			let most = u64::from(service.conditions.max_slash.deconstruct());
			let asked = u64::from(request.asked.deconstruct());
			ensure!(asked == sum.min(most), "a request asks other than its offences");
		}
		if let Stage::Executed(execution) = &request.stage {
			let fraction = ExecutedFractions::<T, I>::get(id);
			let stands = execution.ordered_era().is_none().then_some(execution.fraction);
			ensure!(
				fraction == stands,
				"an execution is not remembered, or one that was undone is"
			);
		}
		Ok(())
	}

	/// Law 4: what was executed or judged on chain takes, in any window, at most the maximum slash of the
	/// largest amount that counted; and in any era at most the maximum slash.
	fn law_4_window(cap: &CapOf<T, I>, rules: &SlashRules) -> Outcome {
		let now = EraStore::<T, I>::now();
		let firm = |era: EraIndex, used: Perbill| {
			let open = cap.open.iter().filter(|open| {
				let alive = now <= rules.last_execution(open.offence_era);
				alive && open.ground.is_proven() && open.offence_era == era
			});
			open.fold(u64::from(used.deconstruct()), |sum, open| {
				sum.saturating_add(open.fraction.deconstruct().into())
			})
		};
		let eras: BTreeMap<EraIndex, (u64, Balance)> = cap
			.eras
			.iter()
			.map(|it| (it.era, (firm(it.era, it.used), it.counted)))
			.collect();
		ensure!(eras.len() == cap.eras.len(), "an era stands in the cap twice");
		let most = rules.max_slash.deconstruct();
		for (start, (of_era, _)) in &eras {
			ensure!(*of_era <= most.into(), "the cap of an era is exceeded");
			let window = eras.range(start..=&start.saturating_add(rules.exit_window));
			let (mut taken, mut largest) = (U256::zero(), 0);
			for (_, (fraction, counted)) in window.filter(|(_, (fraction, _))| *fraction > 0) {
				let product = U256::from(*fraction).saturating_mul(U256::from(*counted));
				taken = taken.saturating_add(product);
				largest = *counted.max(&largest);
			}
			let allowed = U256::from(most).saturating_mul(U256::from(largest));
			ensure!(taken <= allowed, "cap is exceeded");
		}
		Ok(())
	}

	/// Words and proofs stand in their own places, and offences of one era that were reported in one era in
	/// one pool. Only a request that can be executed no more may have outlived its era.
	fn rooms_are_kept(cap: &CapOf<T, I>, expired: &[RequestId]) -> Outcome {
		let number = |ground| cap.open.iter().filter(|open| open.ground == ground).count();
		let fits = |number: usize, most: u32| u32::try_from(number).is_ok_and(|it| it <= most);
		ensure!(fits(number(Ground::Word), MAX_WORDS), "too many words");
		ensure!(fits(number(Ground::Proof), MAX_PROOFS), "too many proofs");
		let mut pools = BTreeSet::new();
		let mut last = None;
		for open in &cap.open {
			ensure!(last < Some(open.id), "requests out of order");
			last = Some(open.id);
			ensure!(
				expired.contains(&open.id)
					|| cap.eras.iter().any(|era| era.era == open.offence_era),
				"a request without its era"
			);
			if let Ground::Pool { reported_era } = open.ground {
				let first = pools.insert((open.offence_era, reported_era));
				ensure!(first, "two pools of the same eras");
			}
		}
		Ok(())
	}

	/// Every offence that was named or proven has the task that forgets it, and its request no other.
	fn names_are_forgotten() -> Outcome {
		let (mut words, mut proofs) = (BTreeSet::new(), BTreeSet::new());
		for task in Agenda::<T, I>::iter_values() {
			let first = match task {
				Task::ForgetWord(assignment, name) => words.insert((assignment, name)),
				Task::ForgetProof(assignment, name) => proofs.insert((assignment, name)),
				_ => true,
			};
			ensure!(first, "an offence is forgotten twice");
		}
		let known = |tasks: &BTreeSet<(AssignmentId, H256)>, id, name| tasks.contains(&(id, name));
		let mut requests = BTreeSet::new();
		for (id, name, said) in Said::<T, I>::iter() {
			ensure!(known(&words, id, name), "a word is never forgotten");
			ensure!(requests.insert(said.request), "two words in one request");
		}
		ensure!(words.len() == Said::<T, I>::iter().count(), "a word was forgotten before");
		for (id, name, proven) in Proven::<T, I>::iter() {
			ensure!(known(&proofs, id, name), "a proof is never forgotten");
			requests.insert(proven.request);
		}
		ensure!(proofs.len() == Proven::<T, I>::iter().count(), "a proof was forgotten before");
		for id in ExecutedFractions::<T, I>::iter_keys() {
			ensure!(requests.contains(&id), "an execution is never forgotten");
		}
		Ok(())
	}
}
