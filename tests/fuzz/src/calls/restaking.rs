//! The calls of the restaking pallet.

mod rewards;

pub use rewards::rewards;

use super::Made;
use crate::{
	cast::*,
	evidence,
	kind::Kind,
	pick::{amount, era, ledger, part, signed, Picks},
};
use pallet_restaking::{
	types::{Execution, Jail, JoinPolicy, Payee, Phase, Proceeds, Stage},
	AssignmentOf, Assignments, Jails, Losses, NextRequestId, Services,
};
use polkadot_sdk::{
	frame_support::traits::{
		fungible::{Inspect, NativeOrWithId},
		tokens::{Fortitude, Preservation},
	},
	sp_core::H256,
	sp_runtime::Perbill,
};
use restaking_primitives::{
	AssignmentId, EraIndex, GroupId, KeyProof, RequestId, ServiceId, ServiceKey,
};
use restaking_runtime::{
	constants::currency::UNIT, AccountId, Balance, Balances, Restaking, Runtime, RuntimeOrigin,
};

type Call = pallet_restaking::Call<Runtime>;

fn made(origin: RuntimeOrigin, call: Call) -> Option<Made> {
	Some((origin, call.into()))
}

/// Returns the amount that an account could spend.
pub fn spendable(who: &AccountId) -> Balance {
	Balances::reducible_balance(who, Preservation::Preserve, Fortitude::Polite)
}

fn metadata(picks: Picks) -> pallet_restaking::Metadata {
	let bytes = vec![7; usize::from(picks.0.size % 257)];
	bytes.try_into().expect("within its bound")
}

/// Returns the service of an owner's call: one for which it makes sense, mostly.
fn service_meant(picks: Picks) -> ServiceId {
	match picks.0.kind {
		Kind::ResumeService => picks.service_that(|it| it.pauses.any()),
		Kind::DeregisterService => {
			picks.service_that(|it| matches!(it.phase, Phase::Retired { .. }))
		},
		Kind::ApproveOperator | Kind::RevokeApproval => {
			picks.service_that(|it| it.join_policy == JoinPolicy::Approval)
		},
		_ => picks.service(),
	}
}

/// Returns the calls of owners about their services.
pub fn owners(picks: Picks) -> Option<Made> {
	let (op, service) = (picks.0, service_meant(picks));
	let call = match op.kind {
		Kind::RegisterService => return register_service(picks),
		Kind::AcceptOwnership => return accept_ownership(picks),
		Kind::SetServiceMetadata => {
			Call::set_service_metadata { service, metadata: metadata(picks) }
		},
		Kind::OfferOwnership => Call::offer_ownership { service, to: caller(picks.anybody()) },
		Kind::PauseService => Call::pause_service { service },
		Kind::ResumeService => Call::resume_service { service },
		Kind::SetSuccessor => {
			let other = ServiceId(u32::from(op.dice % 12));
			Call::set_successor { service, successor: (op.size % 8 > 0).then_some(other) }
		},
		Kind::RetireService => Call::retire_service { service },
		Kind::DeregisterService => Call::deregister_service { service },
		Kind::AnnounceSlasher => {
			let slasher = if op.dice.is_multiple_of(2) { SLASHER } else { picks.anybody() };
			Call::announce_slasher { service, slasher: caller(slasher) }
		},
		Kind::RemoveSlasher => Call::remove_slasher { service },
		Kind::AnnounceResolver => {
			let resolver = (op.size % 4 > 0).then(|| caller(picks.anybody()));
			Call::announce_resolver { service, resolver }
		},
		Kind::ApproveOperator => {
			Call::approve_operator { service, operator: account(picks.operator()) }
		},
		Kind::RevokeApproval => {
			Call::revoke_approval { service, operator: account(picks.operator()) }
		},
		Kind::SetValueAtRisk => {
			let counted = Services::<Runtime>::get(service).map_or(0, |it| it.totals.next);
			let value = amount(op.size, counted / 8);
			Call::set_value_at_risk { service, value }
		},
		Kind::DismissOperator | Kind::SetMultiplier => return owners_of_assignments(picks),
		Kind::TakePlace | Kind::NotePlace | Kind::PublishSet => return places(picks),
		_ => return None,
	};
	made(picks.owner(service), call)
}

/// Returns the calls of owners about an assignment.
fn owners_of_assignments(picks: Picks) -> Option<Made> {
	let (assignment, operator, service) = picks.served();
	let call = match picks.0.kind {
		Kind::DismissOperator => Call::dismiss_operator { service, operator },
		_ => Call::set_multiplier { assignment, multiplier: part(picks.0.dice) },
	};
	made(picks.owner(service), call)
}

/// Returns the calls of anybody about places, mostly of those who wait.
fn places(picks: Picks) -> Option<Made> {
	let op = picks.0;
	let most = u32::from(op.dice % 5);
	let call = match op.kind {
		Kind::TakePlace => {
			let waits = |it: &AssignmentOf<Runtime>| it.place.is_none() && !it.is_closed();
			Call::take_place { assignment: picks.assignment_that(waits), most }
		},
		Kind::NotePlace => {
			let assignment = picks.assignment_that(|it| it.place.is_some());
			Call::note_place { assignment }
		},
		_ => Call::publish_set { service: picks.service(), most },
	};
	made(picks.actor(signed(NOBODY)), call)
}

fn register_service(picks: Picks) -> Option<Made> {
	let op = picks.0;
	let register = Call::register_service {
		terms: terms(u16::from(op.at), op.dice),
		slasher: (op.size % 8 != 7).then(|| caller(SLASHER)),
		resolver: (op.size.is_multiple_of(3)).then(|| caller(RESOLVER)),
		join_policy: if op.size % 5 == 4 { JoinPolicy::Approval } else { JoinPolicy::Open },
		group: (op.size % 7 == 6).then_some(GroupId(1)),
		metadata: metadata(picks),
	};
	made(picks.actor(signed(OWNER)), register)
}

/// Accepts an offered service, mostly as the account to which it was offered.
fn accept_ownership(picks: Picks) -> Option<Made> {
	let service = picks.service_that(|it| it.offered.is_some());
	let offered = Services::<Runtime>::get(service).and_then(|it| it.offered);
	let to = PEOPLE.iter().find(|who| Some(handle(&caller(**who))) == offered);
	let origin = picks.actor(signed(to.copied().unwrap_or_else(|| picks.anybody())));
	made(origin, Call::accept_ownership { service })
}

/// Returns a key and the proof that an operator holds it. Rarely the proof is wrong.
fn proven_key(picks: Picks, service: ServiceId, who: &AccountId) -> (ServiceKey, KeyProof) {
	let signer = Signer::of(picks.0.dice);
	let mut message = Restaking::key_message(service, who);
	if picks.0.dice % 64 == 63 {
		message.push(0);
	}
	(signer.public(), signer.sign(&message))
}

/// Returns the calls of operators.
pub fn operators(picks: Picks) -> Option<Made> {
	let (service, op, who) = (picks.service(), picks.0, picks.operator());
	let call = match op.kind {
		Kind::RegisterOperator => Call::register_operator { metadata: metadata(picks) },
		Kind::SetOperatorMetadata => Call::set_operator_metadata { metadata: metadata(picks) },
		Kind::JoinService => {
			let (key, proof) = proven_key(picks, service, &account(who));
			let commission = Perbill::from_percent(u32::from(op.size % 101));
			Call::join_service { service, commission, key, proof }
		},
		Kind::DeregisterOperator => Call::deregister_operator {},
		Kind::SetCommission
		| Kind::RotateKey
		| Kind::LeaveService
		| Kind::SetReady
		| Kind::Unjail
		| Kind::BanOperator
		| Kind::UnbanOperator
		| Kind::ResumeAssignment => {
			return assignments(picks);
		},
		_ => return None,
	};
	made(picks.actor(signed(who)), call)
}

/// Returns the calls of operators about an assignment, and of root.
fn assignments(picks: Picks) -> Option<Made> {
	let op = picks.0;
	let (assignment, operator, service) = match op.kind {
		Kind::Unjail | Kind::ResumeAssignment => {
			picks.served_by(picks.assignment_that(|it| it.since_era().is_none()))
		},
		Kind::UnbanOperator => {
			let banned = |it: &AssignmentOf<Runtime>| {
				Jails::<Runtime>::get(it.service, &it.operator) == Some(Jail::ForGood)
			};
			picks.served_by(picks.assignment_that(banned))
		},
		_ => picks.served(),
	};
	let who = PEOPLE.iter().find(|who| account(**who) == operator).copied().unwrap_or(OWNER);
	let call = match op.kind {
		Kind::SetCommission => {
			let commission = Perbill::from_percent(u32::from(op.size % 30));
			Call::set_commission { service, commission }
		},
		Kind::RotateKey => {
			let (key, proof) = proven_key(picks, service, &operator);
			Call::rotate_key { service, key, proof }
		},
		Kind::LeaveService => Call::leave_service { service },
		Kind::SetReady => Call::set_ready { service, ready: !op.dice.is_multiple_of(4) },
		Kind::Unjail => Call::unjail { service },
		Kind::ResumeAssignment => Call::resume_assignment { assignment },
		kind => {
			let root = polkadot_sdk::frame_system::RawOrigin::Root.into();
			let call = match kind {
				Kind::UnbanOperator => Call::unban_operator { service, operator },
				_ => Call::ban_operator { service, operator },
			};
			return made(picks.actor(root), call);
		},
	};
	made(picks.actor(signed(who)), call)
}

/// Returns the hash and the commission to which a pledge agrees. Rarely they are wrong.
fn agreed(picks: Picks, id: AssignmentId) -> (H256, Perbill) {
	let record = Assignments::<Runtime>::get(id);
	let service = record.and_then(|it| Services::<Runtime>::get(it.service));
	let hash = service.map_or(H256::zero(), |it| it.terms_hash);
	match picks.0.dice % 40 {
		39 => (H256::repeat_byte(1), Perbill::one()),
		38 => (hash, Perbill::zero()),
		_ => (hash, Perbill::one()),
	}
}

/// Returns a staker with custody. `None` if there is none.
fn with_custody(picks: Picks) -> Option<polkadot_sdk::sp_keyring::Sr25519Keyring> {
	let held = |who: &AccountId| {
		pallet_restaking::Stakers::<Runtime>::get(who).is_some_and(|it| it.custody > 0)
	};
	let all: Vec<_> = STAKERS.into_iter().filter(|who| held(&account(*who))).collect();
	let place = usize::from(picks.0.who).checked_rem(all.len())?;
	Some(all[place])
}

/// Moves a pledge, mostly to another operator of the same service.
fn move_pledge(picks: Picks, stash: &AccountId, from: AssignmentId) -> Call {
	let op = picks.0;
	let service = Assignments::<Runtime>::get(from).map(|it| it.service);
	let to = match op.dice % 4 {
		0 => picks.assignment_by((op.dice / 4 % 256) as u8),
		_ => picks.assignment_that(|it| Some(it.service) == service && !it.is_closed()),
	};
	let (terms_hash, max_commission) = agreed(picks, to);
	let amount = amount(op.size, picks.counted(stash, from));
	Call::move_pledge { from, to, amount, terms_hash, max_commission }
}

/// Returns the calls of stakers, and the permissionless ones about them.
pub fn stakers(picks: Picks) -> Option<Made> {
	let (op, mut who) = (picks.0, picks.staker());
	if matches!(op.kind, Kind::RebondCustody | Kind::ReleaseCustody) {
		who = with_custody(picks).unwrap_or(who);
	}
	let stash = account(who);
	let active = ledger(&stash).1;
	let id = picks.position_of(&stash);
	let call = match op.kind {
		Kind::Pledge => {
			let assignment = picks.assignment();
			let (terms_hash, max_commission) = agreed(picks, assignment);
			let (amount, standing) = (amount(op.size, active), op.dice.is_multiple_of(2));
			Call::pledge { assignment, amount, terms_hash, max_commission, standing }
		},
		Kind::Exit => {
			Call::exit { assignment: id, amount: amount(op.size, picks.counted(&stash, id)) }
		},
		Kind::ExitAll => Call::exit_all {},
		Kind::ExitAndUnbond => {
			let amount = amount(op.size, picks.counted(&stash, id));
			Call::exit_and_unbond { assignment: id, amount }
		},
		Kind::MovePledge => move_pledge(picks, &stash, id),
		Kind::SetStandingOrder => {
			Call::set_standing_order { assignment: id, standing: op.dice.is_multiple_of(2) }
		},
		Kind::RebondCustody => {
			let custody =
				pallet_restaking::Stakers::<Runtime>::get(&stash).map_or(0, |it| it.custody);
			Call::rebond_custody { amount: amount(op.size, custody) }
		},
		Kind::SetPayee => {
			let payee = match op.dice % 3 {
				0 => Payee::Bonded,
				1 => Payee::Own,
				_ => Payee::Account(account(picks.anybody())),
			};
			Call::set_payee { payee }
		},
		Kind::ReleaseCustody => {
			let positions = u32::from(op.dice % 14);
			return made(picks.actor(signed(NOBODY)), Call::release_custody { stash, positions });
		},
		Kind::TrimStaker => {
			let positions = u32::from(op.dice % 4 * 4);
			return made(picks.actor(signed(NOBODY)), Call::trim_staker { stash, positions });
		},
		Kind::EnforceCoverage => {
			let positions = u32::from(op.dice % 4 * 4);
			return made(picks.actor(signed(NOBODY)), Call::enforce_coverage { stash, positions });
		},
		Kind::NoteLimit => return made(picks.actor(signed(NOBODY)), Call::note_limit {}),
		Kind::Work => {
			let max_tasks = u32::from(picks.0.dice % 5);
			return made(picks.actor(signed(NOBODY)), Call::work { max_tasks });
		},
		Kind::Forget => {
			let most = u32::from(picks.0.dice % 40);
			return made(picks.actor(signed(NOBODY)), Call::forget { most });
		},
		Kind::SettleStaker => {
			let losses = [1, 4, 64, u32::MAX][usize::from(op.dice % 4)];
			return made(picks.actor(signed(NOBODY)), Call::settle_staker { stash, losses });
		},
		_ => return None,
	};
	made(picks.actor(signed(who)), call)
}

/// Returns a part of the maximum slash of an assignment's service, in 32nds.
fn share(id: AssignmentId, dice: u16) -> Perbill {
	let service = Assignments::<Runtime>::get(id).map(|it| it.service);
	let conditions = service.and_then(Services::<Runtime>::get).map(|it| it.conditions);
	let max = conditions.map_or(Perbill::one(), |it| it.max_slash).deconstruct();
	match dice % 64 {
		62 => Perbill::from_parts(max.min(999_999_999) + 1),
		63 => Perbill::zero(),
		part => {
			let parts = (u64::from(max) * u64::from(1 + part % 32)).div_ceil(32);
			Perbill::from_parts(parts as u32)
		},
	}
}

/// Requests a slash for a new offence. Rarely the offence was brought before.
fn request_slash(picks: Picks) -> Call {
	let (op, assignment) = (picks.0, picks.assignment());
	let next = NextRequestId::<Runtime>::get().0;
	let offence = if op.dice % 50 == 49 { next.saturating_sub(1) } else { next };
	Call::request_slash {
		assignment,
		offence_era: picks.past_era(),
		fraction: share(assignment, op.dice),
		offence_id: H256::from_low_u64_be(offence.into()),
		evidence_hash: H256::zero(),
		payer: (op.size % 16 < 14).then(|| account(if op.who % 4 == 3 { NOBODY } else { OWNER })),
	}
}

/// Returns one of many small words of the slasher about an offence of the present era.
pub fn small_word(assignment: AssignmentId, number: u32) -> Made {
	let next = NextRequestId::<Runtime>::get().0;
	let word = Call::request_slash {
		assignment,
		offence_era: era(),
		fraction: share(assignment, 0),
		offence_id: H256::from_low_u64_be((u64::from(number) << 32) | u64::from(next)),
		evidence_hash: H256::zero(),
		payer: Some(account(OWNER)),
	};
	(signed(SLASHER), word.into())
}

/// Returns the slasher's word of some 32nds of the maximum under a name.
pub fn word_named(
	assignment: AssignmentId,
	parts: u16,
	offence_era: EraIndex,
	offence_id: H256,
) -> Call {
	let (fraction, evidence_hash) = (share(assignment, parts - 1), H256::zero());
	let payer = Some(account(OWNER));
	Call::request_slash { assignment, offence_era, fraction, offence_id, evidence_hash, payer }
}

/// Returns the calls by which an operator leaves its service and joins it again, with the same key.
pub fn join_again(picks: Picks) -> Option<[Made; 2]> {
	let (assignment, operator, service) = picks.served();
	let who = *OPERATORS.iter().find(|who| account(**who) == operator)?;
	let key = Restaking::key_at(assignment, era())?;
	let proof = Signer::behind(&key)?.sign(&Restaking::key_message(service, &operator));
	let join = Call::join_service { service, commission: Perbill::zero(), key, proof };
	Some([(signed(who), Call::leave_service { service }.into()), (signed(who), join.into())])
}

/// Returns a call by which a stranger pays a little into a bond.
pub fn strangers_bond(picks: Picks) -> Made {
	let service = picks.service();
	let amount = amount(picks.0.size, 20 * UNIT);
	let slasher = caller(SLASHER);
	(signed(FUNDER), Call::fund_slash_bond { service, slasher, amount }.into())
}

/// Returns the calls of slashers, resolvers and reporters, and the permissionless ones about slashes.
pub fn slashes(picks: Picks) -> Option<Made> {
	let op = picks.0;
	let pending = || picks.request_that(|it| it.is_pending());
	let executed = |number: u16, fits: fn(&Execution) -> bool| {
		picks.request_of_assignment(number, |it| match &it.stage {
			Stage::Executed(it) => fits(it),
			Stage::Pending => false,
		})
	};
	let waiting = |number| executed(number, |it| it.proceeds == Proceeds::Waiting);
	let anybody = || picks.actor(signed(NOBODY));
	let root = || picks.actor(polkadot_sdk::frame_system::RawOrigin::Root.into());
	let resolver =
		|| if op.dice.is_multiple_of(2) { root() } else { picks.actor(signed(RESOLVER)) };
	let service = picks.service();
	match op.kind {
		Kind::FundSlashBond => {
			let amount = amount(op.size, 1_000 * UNIT);
			let slasher = caller(if op.dice % 8 == 7 { OWNER } else { SLASHER });
			let payer = if op.who % 4 == 3 { NOBODY } else { OWNER };
			made(picks.actor(signed(payer)), Call::fund_slash_bond { service, slasher, amount })
		},
		Kind::WithdrawSlashBond => {
			let amount = amount(op.size, 1_000 * UNIT);
			made(picks.actor(signed(OWNER)), Call::withdraw_slash_bond { service, amount })
		},
		Kind::RequestSlash => made(picks.actor(signed(SLASHER)), request_slash(picks)),
		Kind::ReportOffence => {
			let assignment = evidence::suspect(op.dice).unwrap_or_else(|| picks.assignment());
			let evidence = evidence::against(assignment, op.size, op.dice);
			let reporter = signed(if op.who < 128 { NOBODY } else { RESOLVER });
			made(picks.actor(reporter), Call::report_offence { assignment, evidence })
		},
		Kind::Veto => made(resolver(), Call::veto { request: pending() }),
		Kind::VetoAll => made(resolver(), Call::veto_all { service }),
		Kind::CancelRequest => {
			made(picks.actor(signed(SLASHER)), Call::cancel_request { request: pending() })
		},
		Kind::ExecuteSlash => made(anybody(), Call::execute_slash { request: pending() }),
		Kind::SettleAssignment => {
			let assignment = picks.assignment_that(|it| it.waiting() > 0);
			let max_members = u32::from(op.dice % 5);
			made(anybody(), Call::settle_assignment { assignment, max_members })
		},
		Kind::Divide => {
			let request = executed(op.size, |it| {
				let due = it.fully_settled && it.payable_era <= era();
				it.proceeds == Proceeds::Waiting && due
			});
			made(anybody(), Call::divide { request })
		},
		Kind::RedirectEscrow => made(root(), Call::redirect_escrow { request: waiting(op.size) }),
		Kind::Undo => {
			let (request, lapse) = (waiting(op.size), !op.dice.is_multiple_of(2));
			made(root(), Call::undo { request, lapse })
		},
		Kind::GiveBack => {
			let request = executed(op.dice / 8, |it| it.ordered_era().is_some() && it.waiting > 0);
			made(anybody(), Call::give_back { request, stash: loser(picks, request) })
		},
		_ => None,
	}
}

/// Returns a staker who has lost something by a request, mostly.
fn loser(picks: Picks, request: RequestId) -> AccountId {
	let mut losers: Vec<_> = Losses::<Runtime>::iter_key_prefix(request).collect();
	losers.sort();
	let place = usize::from(picks.0.size).checked_rem(losers.len());
	match place.filter(|_| picks.0.dice % 8 < 7) {
		Some(place) => losers[place].clone(),
		None => account(picks.staker()),
	}
}
