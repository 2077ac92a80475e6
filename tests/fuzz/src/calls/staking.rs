//! The calls of pallets beside ours.

use super::{restaking::spendable, Made};
use crate::{
	cast::*,
	kind::Kind,
	pick::{amount, era, ledger, part, signed, Picks},
};
use codec::{Decode, Encode};
use pallet_restaking::types::Parameters as Limits;
use polkadot_sdk::{
	frame_support::traits::Get,
	frame_system::RawOrigin,
	pallet_balances, pallet_parameters,
	pallet_staking::{self, RewardDestination, UnappliedSlashes, ValidatorPrefs},
	sp_keyring::Sr25519Keyring::{AliceStash, BobStash, CharlieStash, DaveStash},
	sp_runtime::{MultiAddress, Perbill},
};
use restaking_runtime::{
	configs::restaking::{dynamic_params::restaking as params, RuntimeParameters},
	AccountId, Balance, Runtime,
};

type Call = pallet_staking::Call<Runtime>;

const VALIDATORS: [polkadot_sdk::sp_keyring::Sr25519Keyring; 4] =
	[AliceStash, BobStash, CharlieStash, DaveStash];

fn address(who: AccountId) -> MultiAddress<AccountId, ()> {
	MultiAddress::Id(who)
}

fn payee(dice: u16, other: AccountId) -> RewardDestination<AccountId> {
	match dice % 4 {
		0 => RewardDestination::Stash,
		1 => RewardDestination::Staked,
		2 => RewardDestination::Account(other),
		_ => RewardDestination::None,
	}
}

fn validator(dice: u16) -> AccountId {
	account(VALIDATORS[usize::from(dice) % VALIDATORS.len()])
}

/// Returns the calls of stakers about their stake.
pub fn own(picks: Picks) -> Option<Made> {
	let (op, who) = (picks.0, picks.staker());
	let stash = account(who);
	let ((total, active), free) = (ledger(&stash), spendable(&stash));
	let other = account(picks.anybody());
	let call = match op.kind {
		Kind::Bond => {
			Call::bond { value: amount(op.size, free / 10), payee: payee(op.dice, other) }
		},
		Kind::BondExtra => Call::bond_extra { max_additional: amount(op.size, free / 10) },
		Kind::Unbond => Call::unbond { value: amount(op.size, active) },
		Kind::Rebond => Call::rebond { value: amount(op.size, total - active.min(total)) },
		Kind::WithdrawUnbonded => Call::withdraw_unbonded { num_slashing_spans: spans(&stash) },
		Kind::Validate => {
			let prefs = ValidatorPrefs { commission: part(op.dice), blocked: op.size % 5 == 4 };
			Call::validate { prefs }
		},
		Kind::Nominate => {
			let targets = (0..=op.size % 3).map(|more| address(validator(op.dice + more)));
			Call::nominate { targets: targets.collect() }
		},
		Kind::Chill => Call::chill {},
		Kind::ChillOther => Call::chill_other { stash: other },
		Kind::Kick => Call::kick { who: vec![address(other)] },
		Kind::SetStakingPayee => Call::set_payee { payee: payee(op.dice, other) },
		Kind::SetController => Call::set_controller {},
		Kind::ReapStash => Call::reap_stash { num_slashing_spans: spans(&other), stash: other },
		Kind::PayoutStakers => {
			Call::payout_stakers { validator_stash: validator(op.dice), era: picks.past_era() }
		},
		Kind::PayoutByPage => Call::payout_stakers_by_page {
			validator_stash: validator(op.dice),
			era: picks.past_era(),
			page: u32::from(op.size % 20 == 19),
		},
		Kind::TransferAll => {
			let transfer = pallet_balances::Call::transfer_all {
				dest: address(other),
				keep_alive: op.size.is_multiple_of(2),
			};
			return Some((picks.actor(signed(who)), transfer.into()));
		},
		_ => return None,
	};
	Some((picks.actor(signed(who)), call.into()))
}

fn spans(stash: &AccountId) -> u32 {
	// Three numbers, and the lengths of the spans before the present one.
	let spans = pallet_staking::SlashingSpans::<Runtime>::get(stash).map(|spans| spans.encode());
	let spans = spans.map(|bytes| <(u32, u32, u32, Vec<u32>)>::decode(&mut &bytes[..]));
	spans.map_or(0, |spans| spans.map_or(0, |spans| spans.3.len() as u32 + 1))
}

/// Returns the calls of root about the stake of others, and about the limits.
pub fn forced(picks: Picks) -> Option<Made> {
	let op = picks.0;
	let root = picks.actor(RawOrigin::Root.into());
	let call = match op.kind {
		Kind::ForceUnstake => {
			let stash = account(picks.staker());
			Call::force_unstake { num_slashing_spans: spans(&stash), stash }.into()
		},
		Kind::ManualSlash => Call::manual_slash {
			validator_stash: validator(op.dice),
			era: picks.past_era(),
			slash_fraction: part(op.dice),
		}
		.into(),
		Kind::CancelDeferredSlash => {
			let mut due: Vec<_> = UnappliedSlashes::<Runtime>::iter_keys().collect();
			due.sort();
			let era = due.get(usize::from(op.size % 2)).copied().unwrap_or(era());
			Call::cancel_deferred_slash {
				era,
				slash_indices: (0..=u32::from(op.dice % 2)).collect(),
			}
			.into()
		},
		Kind::SetParameter => set_parameter(picks).into(),
		_ => return None,
	};
	Some((root, call))
}

/// Returns a call that sets a limit to one of its edges, or to its default.
fn set_parameter(picks: Picks) -> pallet_parameters::Call<Runtime> {
	use params::Parameters as P;
	let (op, dice) = (picks.0, picks.0.dice);
	let percent = [50, 100, 0, 1, 50, 75, 33][usize::from(dice) % 7];
	let percent = Perbill::from_percent(percent);
	let whole = Perbill::from_percent([100, 100, 0, 30, 100][usize::from(dice) % 5]);
	let least = [10 * restaking_runtime::constants::currency::UNIT, 1, Balance::MAX];
	let least = least[usize::from(dice / 8) % 3];
	let now: Limits = params::Limits::get();
	let limits = |limits| P::Limits(params::Limits, limits);
	let parameter = match op.at % 5 {
		0 => limits(Some(Limits { exposure_limit: percent, ..now })),
		1 if dice.is_multiple_of(2) => limits(Some(Limits { min_pledge: least, ..now })),
		1 => limits(None),
		2 => limits(Some(Limits { max_service_share: whole, ..now })),
		3 => limits(Some(Limits { max_operator_share: whole, ..now })),
		_ => {
			let assets = if dice.is_multiple_of(2) { vec![ASSET] } else { vec![] };
			let assets = assets.try_into().expect("one at most");
			P::RewardAssets(params::RewardAssets, Some(assets))
		},
	};
	pallet_parameters::Call::set_parameter { key_value: RuntimeParameters::Restaking(parameter) }
}
