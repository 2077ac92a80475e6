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
	frame_system, pallet_balances, pallet_staking, sp_core::H256, sp_keyring::Sr25519Keyring,
	sp_runtime::MultiAddress,
};
use restaking_primitives::{PledgeInspect, ServiceId};
use restaking_runtime::{
	constants::currency::UNIT, AccountId, Restaking, Runtime, RuntimeCall, RuntimeOrigin, System,
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

/// Returns the calls by which operators report.
pub fn reports(picks: Picks) -> Option<Made> {
	let op = picks.0;
	match op.kind {
		Kind::OpenFeed => {
			let service = picks.service_with(2);
			let name = vec![b'a' + (op.dice % 5) as u8; usize::from(op.size % 33)];
			let name = name.try_into().expect("within its bound");
			Some((picks.owner(service), Oracle::open_feed { service, name }.into()))
		},
		Kind::CloseFeed => {
			let (service, feed) = (picks.service_with(2), u32::from(op.dice % 4));
			Some((picks.owner(service), Oracle::close_feed { service, feed }.into()))
		},
		Kind::Submit => {
			let service = picks.service_with(2);
			// Far from what others say, at times.
			let value = if op.dice % 4 == 3 { amount(op.size, 1_000_000) } else { 1_000_000 };
			let feeds =
				if op.dice % 3 == 2 { vec![(0, value), (1, value)] } else { vec![(0, value)] };
			let values = feeds.try_into().expect("few");
			let origin = picks.actor(by(&server(picks, service)));
			Some((origin, Oracle::submit { service, values }.into()))
		},
		Kind::Attest => Some((picks.actor(signed(NOBODY)), attest(picks).into())),
		Kind::Beat => {
			let service = picks.service_with(5);
			let origin = picks.actor(by(&server(picks, service)));
			Some((origin, Heartbeat::beat { service }.into()))
		},
		_ => None,
	}
}

/// Returns the signatures of one operator or of all, for one of the latest heights.
fn attest(picks: Picks) -> Attestation {
	let (op, service) = (picks.0, picks.service_with(1));
	let height = u64::from(System::block_number()).saturating_sub(u64::from(op.size % 6));
	let content = H256::repeat_byte((op.dice % 3) as u8);
	let statement = Statement { height, content };
	let era = <Restaking as PledgeInspect<AccountId>>::era_of(height).unwrap_or(era());
	let mut signers: Vec<_> = AssignmentFor::<Runtime>::iter_prefix(service).collect();
	signers.sort_by_key(|(_, id)| *id);
	if op.dice.is_multiple_of(2) {
		let one = usize::from(op.who).checked_rem(signers.len()).unwrap_or(0);
		signers = signers.into_iter().skip(one).take(1).collect();
	}
	let signed = signers.into_iter().take(8).map(|(operator, id)| Signed {
		operator,
		signature: signature(service, id, &statement, era),
	});
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
	let challenge = picks.latest(pallet_restaking_availability::NextChallengeId::<Runtime>::get());
	match op.kind {
		Kind::Promise => {
			let until_era = era().saturating_add(u32::from(op.size % 12));
			let call = Availability::promise { service, blob: wanted, until_era };
			Some((picks.actor(by(&operator)), call.into()))
		},
		Kind::EndPromise => {
			let (service, blob, operator) = promised(picks).unwrap_or((service, wanted, operator));
			let call = Availability::end_promise { service, blob, operator };
			Some((picks.actor(signed(NOBODY)), call.into()))
		},
		Kind::Challenge => {
			let chunk = (op.size % 3 > 0).then_some(u32::from(op.size % 10));
			let (service, blob, operator) = promised(picks).unwrap_or((service, wanted, operator));
			let call = Availability::challenge { service, operator, blob, chunk };
			Some((picks.actor(signed(FUNDER)), call.into()))
		},
		Kind::Answer => {
			let known = pallet_restaking_availability::Challenges::<Runtime>::get(challenge);
			let who = known.as_ref().map_or(operator, |it| it.operator.clone());
			let shown =
				known.and_then(|it| shown(&it.blob, it.chunk + u32::from(op.dice % 16 == 15)));
			let (chunk, proof) = shown.unwrap_or_default();
			let call = Availability::answer { challenge, chunk, proof };
			Some((picks.actor(by(&who)), call.into()))
		},
		Kind::CloseChallenge => {
			Some((picks.actor(signed(NOBODY)), Availability::close_challenge { challenge }.into()))
		},
		_ => None,
	}
}

/// Returns one of the promises, mostly.
fn promised(picks: Picks) -> Option<(ServiceId, Blob, AccountId)> {
	let mut all: Vec<_> = pallet_restaking_availability::Promises::<Runtime>::iter_keys().collect();
	all.sort_by_key(|key| key.encode());
	let place = usize::from(picks.0.at).checked_rem(all.len()).filter(|_| picks.0.at < 200)?;
	Some(all[place].clone())
}

fn keeper(picks: Picks) -> Option<Made> {
	let (op, service) = (picks.0, picks.service_with(4));
	let operator = server(picks, service);
	let job = picks.latest(pallet_restaking_keeper::NextJobId::<Runtime>::get());
	match op.kind {
		Kind::Enlist => Some((picks.actor(by(&operator)), Keeper::enlist { service }.into())),
		Kind::Resign => {
			let keeper = operator.clone();
			Some((picks.actor(by(&operator)), Keeper::resign { service, keeper }.into()))
		},
		Kind::CreateJob => {
			let (every_blocks, times) = (u32::from(op.size % 5), u32::from(op.dice % 6));
			let price = amount(op.size, 4 * UNIT);
			let call = Box::new(job_call(picks));
			let call = Keeper::create_job { service, call, every_blocks, times, price };
			Some((picks.actor(signed(FUNDER)), call.into()))
		},
		Kind::CancelJob => Some((picks.actor(signed(FUNDER)), Keeper::cancel_job { job }.into())),
		Kind::Perform => {
			let turn = pallet_restaking_keeper::Jobs::<Runtime>::get(job).and_then(|it| it.turn);
			let theirs = turn.map(|it| it.keeper).filter(|_| op.dice % 3 > 0);
			let who = theirs.unwrap_or(operator);
			Some((picks.actor(by(&who)), Keeper::perform { job }.into()))
		},
		Kind::ForgetMisses => {
			let call = Keeper::forget_misses { service, assignment: picks.assignment() };
			Some((picks.actor(signed(NOBODY)), call.into()))
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
		2 => pallet_restaking::Call::settle_staker { stash }.into(),
		3 => pallet_restaking::Call::claim_all { who: stash }.into(),
		4 => pallet_restaking::Call::release_custody { stash }.into(),
		5 => {
			let (service, amount) = (picks.service(), amount(op.size, UNIT));
			pallet_restaking::Call::fund_rewards { service, amount, eras: 2 }.into()
		},
		_ => pallet_staking::Call::force_unstake { stash: account(funder), num_slashing_spans: 0 }
			.into(),
	}
}
