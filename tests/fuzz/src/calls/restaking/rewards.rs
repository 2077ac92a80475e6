//! Steps about rewards.

use super::*;

/// Returns the calls about rewards.
pub fn rewards(picks: Picks) -> Option<Made> {
	let (op, service) = (picks.0, picks.service());
	let anybody = || picks.actor(signed(NOBODY));
	match op.kind {
		Kind::OpenPot => {
			let asset = match op.dice % 4 {
				0 | 1 => NativeOrWithId::Native,
				2 => NativeOrWithId::WithId(ASSET),
				_ => NativeOrWithId::WithId(u32::from(op.size)),
			};
			made(picks.owner(service), Call::open_pot { service, asset, min_weight: 0 })
		},
		Kind::FundRewards => {
			let pot = Services::<Runtime>::get(service).and_then(|it| it.pot);
			let native = pot.is_none_or(|it| it.asset == NativeOrWithId::Native);
			let base = if native { spendable(&account(FUNDER)) / 50 } else { 1_000_000 };
			let (amount, eras) = (amount(op.size, base), u32::from(op.dice % 70));
			made(picks.actor(signed(FUNDER)), Call::fund_rewards { service, amount, eras })
		},
		Kind::RefundRewards => {
			let to = account(picks.anybody());
			let service = picks.service_that(|it| matches!(it.phase, Phase::Retired { .. }));
			made(picks.owner(service), Call::refund_rewards { service, to })
		},
		Kind::Claim => made(anybody(), Call::claim { who: account(picks.staker()), service }),
		Kind::ClaimAll => {
			let positions = u32::from(op.dice % 4 * 4);
			made(anybody(), Call::claim_all { who: account(picks.staker()), positions })
		},
		Kind::ClaimCommission => {
			let (_, operator, service) = picks.served();
			made(anybody(), Call::claim_commission { operator, service })
		},
		_ => None,
	}
}
