//! The calls of the services' own pallets.

use super::Made;
use crate::{
	cast::*,
	evidence::{blob, shown, signature},
	kind::Kind,
	pick::{amount, era, signed, Picks},
};
use codec::Encode;
use pallet_restaking::AssignmentFor;
use pallet_restaking_attestation::{Signed, Statement};
use pallet_restaking_availability::Blob;
use polkadot_sdk::{
	frame_support::weights::Weight, frame_system, pallet_balances, pallet_staking, sp_core::H256,
	sp_keyring::Sr25519Keyring, sp_runtime::MultiAddress,
};
use restaking_primitives::{AssignmentId, PledgeInspect, ServiceId};
use restaking_runtime::{
	constants::currency::UNIT, AccountId, Restaking, Runtime, RuntimeCall, RuntimeOrigin,
};

type Oracle = pallet_restaking_oracle::Call<Runtime>;
type Attestation = pallet_restaking_attestation::Call<Runtime>;
type Availability = pallet_restaking_availability::Call<Runtime>;
type Keeper = pallet_restaking_keeper::Call<Runtime>;
type Heartbeat = pallet_restaking_heartbeat::Call<Runtime>;

fn by(who: &AccountId) -> RuntimeOrigin {
	frame_system::RawOrigin::Signed(who.clone()).into()
}

/// Returns one of the operators that serve a service, or any operator if none does.
fn server(picks: Picks, service: ServiceId) -> AccountId {
	let mut there: Vec<_> = AssignmentFor::<Runtime>::iter_prefix(service).collect();
	there.sort_by_key(|(_, id)| *id);
	match there.get(usize::from(picks.0.who).checked_rem(there.len()).unwrap_or(0)) {
		Some((operator, _)) => operator.clone(),
		None => account(picks.operator()),
	}
}

/// Returns a value that is mostly far from the truth.
fn far_off(size: u16) -> i128 {
	let value = i128::from(size) * 100_000;
	if size.is_multiple_of(2) {
		value
	} else {
		-value
	}
}

/// Returns the calls by which operators report.
pub fn reports(picks: Picks) -> Option<Made> {
	let op = picks.0;
	match op.kind {
		Kind::OpenFeed => {
			let service = picks.service_with(2);
			let name = vec![b'a' + (op.dice % 5) as u8; usize::from(op.size % 33)];
			let name = name.try_into().expect("within its bound");
			let least = u128::from(op.size % 7);
			let call = Oracle::open_feed { service, name, decimals: 2, unit: [0; 16], least };
			Some((picks.owner(service), call.into()))
		},
		Kind::CloseFeed => {
			let (service, feed) = (picks.service_with(2), u32::from(op.dice % 4));
			Some((picks.owner(service), Oracle::close_feed { service, feed }.into()))
		},
		Kind::Submit => {
			let service = picks.service_with(2);
			let origin = picks.actor(by(&server(picks, service)));
			// Far from what others say, at times. Who does every duty tells the truth.
			let signer: Result<AccountId, _> = frame_system::ensure_signed(origin.clone());
			let honest = signer.is_ok_and(|who| who == account(HONEST));
			let far = op.dice % 4 == 3 && !honest;
			let value = if far { far_off(op.size) } else { TRUTH };
			let feeds =
				if op.dice % 3 == 2 { vec![(0, value), (1, value)] } else { vec![(0, value)] };
			let values = feeds.try_into().expect("few");
			Some((origin, Oracle::submit { service, values }.into()))
		},
		Kind::CloseRound => {
			let (service, now) = (picks.service_with(2), clock());
			let round = now.saturating_sub(u64::from(op.size % 4));
			Some((picks.actor(signed(NOBODY)), Oracle::close_round { service, round }.into()))
		},
		Kind::Attest => Some((picks.actor(signed(NOBODY)), attest(picks).into())),
		Kind::Beat => {
			let service = picks.service_with(5);
			let origin = picks.actor(by(&server(picks, service)));
			Some((origin, Heartbeat::beat { service }.into()))
		},
		Kind::SettlePresence => {
			let (service, assignment) = (picks.service_with(2), picks.assignment());
			let call = Oracle::settle_work { service, assignment };
			Some((picks.actor(signed(NOBODY)), call.into()))
		},
		Kind::SettleSignatures => {
			let (service, assignment) = (picks.service_with(1), picks.assignment());
			let call = Attestation::settle_work { service, assignment };
			Some((picks.actor(signed(NOBODY)), call.into()))
		},
		Kind::SettleBeats => {
			let (service, assignment) = (picks.service_with(5), picks.assignment());
			let call = Heartbeat::settle_work { service, assignment };
			Some((picks.actor(signed(NOBODY)), call.into()))
		},
		_ => None,
	}
}

/// Returns the present tick.
fn clock() -> u64 {
	<Restaking as PledgeInspect<AccountId>>::clock()
}

/// Returns the signatures of one operator or of all, for one of the latest heights.
fn attest(picks: Picks) -> Attestation {
	let (op, service) = (picks.0, picks.service_with(1));
	let height = clock().saturating_sub(u64::from(op.size % 2));
	let content = H256::repeat_byte((op.dice % 3) as u8);
	let era = <Restaking as PledgeInspect<AccountId>>::era_of_tick(height).unwrap_or(era());
	let statement = Statement { era, height, content };
	let mut signers: Vec<_> = AssignmentFor::<Runtime>::iter_prefix(service).collect();
	signers.sort_by_key(|(_, id)| *id);
	if op.dice.is_multiple_of(2) {
		let one = usize::from(op.who).checked_rem(signers.len()).unwrap_or(0);
		signers = signers.into_iter().skip(one).take(1).collect();
	}
	let signed = signers
		.into_iter()
		.take(8)
		.map(|(operator, id)| Signed { operator, signature: signature(service, id, &statement) });
	let signatures: Vec<_> = signed.collect();
	Attestation::attest { service, statement, signatures: signatures.try_into().expect("few") }
}

/// Returns the calls by which operators work for others.
pub fn duties(picks: Picks) -> Option<Made> {
	availability(picks).or_else(|| keeper(picks))
}

fn availability(picks: Picks) -> Option<Made> {
	let (op, service) = (picks.0, picks.service_with(3));
	let operator = server(picks, service);
	let mut wanted = blob(op.dice);
	if op.size == 1_000 {
		wanted.chunks = 0;
	}
	match op.kind {
		Kind::Promise => {
			let until_era = era().saturating_add(u32::from(op.size % 12));
			let call = Availability::promise { service, blob: wanted, until_era, holders: 0 };
			Some((picks.actor(by(&operator)), call.into()))
		},
		Kind::EndPromise => {
			let (assignment, blob) =
				promised(picks).map_or((Default::default(), wanted), |it| (it.0, it.3));
			let call = Availability::end_promise { assignment, blob };
			Some((picks.actor(signed(NOBODY)), call.into()))
		},
		Kind::Challenge => {
			let chunk = u32::from(op.size % 10);
			let promised = promised(picks).map(|it| (it.1, it.2, it.3));
			let (service, operator, blob) = promised.unwrap_or((service, operator, wanted));
			let call = Availability::challenge { service, operator, blob, chunk };
			Some((picks.actor(signed(FUNDER)), call.into()))
		},
		Kind::Answer => Some(answer(picks, service, &operator)),
		Kind::AnswerChallenge => {
			let (assignment, challenge) = challenge(picks);
			let known =
				pallet_restaking_availability::Challenges::<Runtime>::get(assignment, challenge);
			let who = known.as_ref().map_or(operator, |it| it.operator.clone());
			let shown =
				known.and_then(|it| shown(&it.blob, it.chunk + u32::from(op.dice % 16 == 15)));
			let (chunk, proof) = shown.unwrap_or_default();
			let call = Availability::answer_challenge { assignment, challenge, chunk, proof };
			Some((picks.actor(by(&who)), call.into()))
		},
		Kind::CloseChallenge => {
			let (assignment, challenge) = challenge(picks);
			let call = Availability::close_challenge { assignment, challenge };
			Some((picks.actor(signed(NOBODY)), call.into()))
		},
		_ => None,
	}
}

/// Returns an answer to a draw that waits, mostly.
fn answer(picks: Picks, service: ServiceId, operator: &AccountId) -> Made {
	let op = picks.0;
	let asked = pallet_restaking_availability::Pallet::<Runtime>::asked(service, operator);
	let waits: Vec<_> = asked.into_iter().filter(|it| !it.shown || op.at > 200).collect();
	let one = waits.get(usize::from(op.size).checked_rem(waits.len()).unwrap_or(0));
	let (era, draw) = one.map_or((era(), u32::from(op.dice)), |it| (it.era, it.draw));
	let shown = one.and_then(|it| shown(&it.blob, it.chunk + u32::from(op.dice % 16 == 15)));
	let (chunk, proof) = shown.unwrap_or_default();
	let call = Availability::answer { service, era, draw, chunk, proof };
	(picks.actor(by(operator)), call.into())
}

/// Returns one of the latest challenges, or one that does not exist.
fn challenge(picks: Picks) -> (AssignmentId, u32) {
	let id = picks.latest(pallet_restaking_availability::NextChallengeId::<Runtime>::get());
	let known = pallet_restaking_availability::Challenges::<Runtime>::iter_keys();
	known.filter(|it| it.1 == id).min().unwrap_or((Default::default(), id))
}

/// Returns one of the promises, mostly: assignment, service, operator and blob.
fn promised(picks: Picks) -> Option<(AssignmentId, ServiceId, AccountId, Blob)> {
	let mut all: Vec<_> = pallet_restaking_availability::Held::<Runtime>::iter()
		.flat_map(|(id, it)| {
			let (service, operator) = (it.service, it.operator);
			it.items.into_iter().map(move |item| (id, service, operator.clone(), item.blob))
		})
		.collect();
	all.sort_by_key(|it| it.encode());
	let place = usize::from(picks.0.at).checked_rem(all.len()).filter(|_| picks.0.at < 200)?;
	Some(all[place].clone())
}

fn keeper(picks: Picks) -> Option<Made> {
	let (op, service) = (picks.0, picks.service_with(4));
	let job = picks.latest(pallet_restaking_keeper::NextJobId::<Runtime>::get());
	let (owner, anybody) = (|| picks.actor(signed(FUNDER)), || picks.actor(signed(NOBODY)));
	match op.kind {
		Kind::ApproveCreator => {
			let call = Keeper::approve_creator { service, who: account(FUNDER) };
			Some((picks.owner(service), call.into()))
		},
		Kind::RemoveCreator => {
			let call = Keeper::remove_creator { service, who: account(FUNDER) };
			Some((picks.owner(service), call.into()))
		},
		Kind::CreateJob => {
			let (every, until) = (u32::from(op.size % 9), clock() + u64::from(op.dice % 80));
			let (price, cap) = (amount(op.size, UNIT), UNIT / (1 + u128::from(op.dice % 5)));
			let funds = (price.saturating_add(cap)).saturating_mul(u128::from(op.dice % 7));
			let call = Box::new(job_call(picks));
			let call = Keeper::create_job { service, call, every, until, price, cap, funds };
			Some((owner(), call.into()))
		},
		Kind::ChangeJob => {
			let (until, price) = (clock() + u64::from(op.dice % 80), amount(op.size, UNIT));
			let call = Box::new(job_call(picks));
			let call = Keeper::change_job { service, job, call, until, price, cap: UNIT };
			Some((owner(), call.into()))
		},
		Kind::FundJob => {
			let amount = amount(op.size, UNIT);
			Some((owner(), Keeper::fund_job { service, job, amount }.into()))
		},
		Kind::CancelJob => Some((owner(), Keeper::cancel_job { service, job }.into())),
		Kind::EndJob => Some((anybody(), Keeper::end_job { service, job }.into())),
		Kind::Perform => {
			// An operator, mostly.
			let who = if op.dice % 8 == 7 { account(NOBODY) } else { server(picks, service) };
			// Too little for any call, at times.
			let most = if op.dice % 16 == 5 { Weight::zero() } else { Weight::MAX };
			Some((picks.actor(by(&who)), Keeper::perform { service, job, most }.into()))
		},
		Kind::SettleWork => {
			let call = Keeper::settle_work { service, assignment: picks.assignment() };
			Some((anybody(), call.into()))
		},
		_ => None,
	}
}

/// Returns the call of a job, mostly one that jobs may make.
fn job_call(picks: Picks) -> RuntimeCall {
	let (op, stash) = (picks.0, account(picks.staker()));
	let funder: Sr25519Keyring = FUNDER;
	match op.dice / 6 % 7 {
		0 => frame_system::Call::remark_with_event { remark: vec![1, 2, 3] }.into(),
		1 => {
			let dest = MultiAddress::Id(account(NOBODY));
			pallet_balances::Call::transfer_keep_alive { dest, value: amount(op.size, UNIT) }.into()
		},
		2 => pallet_restaking::Call::settle_staker { stash, losses: 4 }.into(),
		3 => pallet_restaking::Call::claim_all { who: stash, positions: 12 }.into(),
		4 => pallet_restaking::Call::release_custody { stash, positions: 12 }.into(),
		5 => {
			let (service, amount) = (picks.service(), amount(op.size, UNIT));
			pallet_restaking::Call::fund_rewards { service, amount, eras: 2 }.into()
		},
		_ => pallet_staking::Call::force_unstake { stash: account(funder), num_slashing_spans: 0 }
			.into(),
	}
}
