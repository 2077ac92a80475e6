//! The calls of vaults, and those by which people give to them and pass their receipts on.

use super::{restaking::spendable, Made};
use crate::{
	cast::*,
	kind::Kind,
	pick::{amount, signed, Picks},
	player::VALIDATORS,
	vaults::{balance, receipt, shares, somebody},
};
use pallet_liquid_restaking::{
	types::{Name, Phase, TargetList},
	ChoicesOf, Kind as Announced, TargetSpec, VaultId,
};
use pallet_restaking::{Assignments, Services};
use polkadot_sdk::{
	frame_support::traits::fungible::NativeOrWithId,
	frame_system::RawOrigin,
	pallet_asset_conversion, pallet_assets, pallet_balances,
	sp_core::H256,
	sp_runtime::{MultiAddress, Perbill},
};
use restaking_primitives::{AssignmentId, Choice};
use restaking_runtime::{
	constants::currency::UNIT, AccountId, Balance, Liquid, Runtime, RuntimeCall, RuntimeOrigin,
};

type Call = pallet_liquid_restaking::Call<Runtime>;

fn made(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) -> Option<Made> {
	Some((origin, call.into()))
}

fn percent(parts: u32) -> Perbill {
	Perbill::from_percent(parts)
}

fn address(who: AccountId) -> MultiAddress<AccountId, ()> {
	MultiAddress::Id(who)
}

/// Returns a least that is asked for: none, mostly.
fn least(picks: Picks) -> Balance {
	[0, 0, 0, 1, UNIT, Balance::MAX][usize::from(picks.0.dice / 16) % 6]
}

/// Returns the account of a vault, which can not get what is meant for people.
fn own_account(vault: VaultId, dice: u16) -> AccountId {
	match dice.is_multiple_of(2) {
		true => Liquid::stash_of(vault),
		false => Liquid::cash_of(vault),
	}
}

/// Returns up to three targets, of which most are signed rightly.
fn targets(picks: Picks) -> TargetList {
	let op = picks.0;
	let spec = |place: u16| {
		let id: AssignmentId = picks.assignment_by((op.dice / 8 + 5 * place) as u8 % 200);
		let service = Assignments::<Runtime>::get(id).map(|it| it.service);
		let service = service.and_then(Services::<Runtime>::get);
		let terms_hash = service.map_or(H256::zero(), |it| it.terms_hash);
		let weight = [10, 25, 50, 5, 100, 1, 0][(usize::from(op.dice) + usize::from(place)) % 7];
		let most = [12, 100, 30, 0][usize::from(op.dice / 4) % 4];
		let terms_hash = if op.dice % 64 == 63 { H256::repeat_byte(1) } else { terms_hash };
		let (weight, max_commission) = (percent(weight), percent(most));
		TargetSpec { assignment: id, weight, terms_hash, max_commission }
	};
	let specs: Vec<_> = (0..op.size % 4).map(spec).collect();
	specs.try_into().expect("three at most")
}

/// Returns up to four validators. Some step it is nobody.
fn validators(picks: Picks) -> ChoicesOf<Runtime> {
	let op = picks.0;
	let most = percent([100, 10, 50][usize::from(op.dice / 4) % 3]);
	let choice = |place: u16| Choice {
		validator: account(VALIDATORS[(usize::from(op.dice) + usize::from(place)) % 4]),
		max_commission: most,
	};
	let chosen: Vec<_> = (1..=op.size % 5).map(choice).collect();
	chosen.try_into().expect("four at most")
}

fn fee(picks: Picks) -> Perbill {
	percent([0, 5, 10, 1, 20, 100, 15][usize::from(picks.0.size) % 7])
}

fn open_vault(picks: Picks) -> Option<Made> {
	let (op, founder) = (picks.0, somebody(u16::from(picks.0.who)));
	let text: Name = vec![b'L'; usize::from(op.dice % 33)].try_into().expect("32 at most");
	let open = Call::open_vault {
		seed: amount(op.size, spendable(&account(founder)) / 50),
		validators: validators(Picks(crate::op::Op { size: op.size.max(1), ..op })),
		targets: targets(picks),
		fee: percent([0, 10, 20, 21][usize::from(op.dice) % 4]),
		fee_to: account(somebody(op.dice)),
		cap: [Balance::MAX, 2_000 * UNIT][usize::from(op.dice / 4) % 2],
		name: text.clone(),
		symbol: text,
		decimals: 12,
	};
	made(picks.actor(signed(founder)), open)
}

/// Returns the calls of who enters a vault and who leaves it.
pub fn holders(picks: Picks) -> Option<Made> {
	let op = picks.0;
	let nobody = || picks.actor(signed(NOBODY));
	match op.kind {
		Kind::OpenVault => open_vault(picks),
		Kind::Deposit => {
			let (vault, who) = (picks.vault(), somebody(u16::from(op.who)));
			let amount = amount(op.size, spendable(&account(who)) / 40);
			let beneficiary = match op.dice % 16 {
				0..=2 => Some(account(somebody(op.dice / 16))),
				3 => Some(own_account(vault, op.size)),
				_ => None,
			};
			let deposit = Call::deposit { vault, amount, least: least(picks), beneficiary };
			made(picks.actor(signed(who)), deposit)
		},
		Kind::RequestExit => {
			let vault = picks.vault();
			let who = picks.holder(vault);
			let shares = amount(op.size, shares(vault, &account(who)));
			let ask = Call::request_exit { vault, shares, least: least(picks) };
			made(picks.actor(signed(who)), ask)
		},
		Kind::CancelExit => {
			let vault = picks.vault();
			let (who, asked) = picks.leaver(vault);
			let cancel = Call::cancel_exit { vault, shares: amount(op.size, asked) };
			made(picks.actor(signed(who)), cancel)
		},
		Kind::ClaimTicket => {
			let vault = picks.vault();
			let (owner, batch) = picks.ticket(vault);
			made(nobody(), Call::claim { vault, owner, batch })
		},
		Kind::ClaimTickets => {
			let vault = picks.vault();
			let (owner, _) = picks.ticket(vault);
			made(nobody(), Call::claim_all { vault, owner, most: u32::from(op.dice % 8) })
		},
		Kind::Redeem => {
			let vault = picks.vault_that(|_, it| it.last.is_some());
			let who = picks.holder(vault);
			let shares = amount(op.size, shares(vault, &account(who)));
			made(picks.actor(signed(who)), Call::redeem { vault, shares })
		},
		_ => None,
	}
}

/// Returns the calls of managers and of governance.
pub fn managers(picks: Picks) -> Option<Made> {
	let op = picks.0;
	let is_paused = |it: &Phase| matches!(it, Phase::Paused { .. });
	let vault = match op.kind {
		Kind::ResumeDeposits => picks.vault_that(|_, it| is_paused(&it.phase)),
		_ => picks.vault(),
	};
	let call = match op.kind {
		Kind::SetTargets => Call::set_targets { vault, targets: targets(picks) },
		Kind::SetValidators => Call::set_validators { vault, validators: validators(picks) },
		Kind::SetFee => Call::set_fee { vault, fee: fee(picks) },
		Kind::CancelAnnouncement => {
			let kinds = [Announced::Targets, Announced::Validators, Announced::Fee];
			Call::cancel_announcement { vault, kind: kinds[usize::from(op.dice) % 3] }
		},
		Kind::PauseDeposits => Call::pause_deposits { vault },
		Kind::ResumeDeposits => Call::resume_deposits { vault },
		Kind::SetCap => {
			let some = amount(op.size, 10_000 * UNIT);
			Call::set_cap { vault, cap: if op.dice % 4 == 3 { some } else { Balance::MAX - some } }
		},
		Kind::SetFeeAccount => {
			let own = op.dice % 8 == 7;
			let who =
				if own { own_account(vault, op.size) } else { account(somebody(op.dice / 8)) };
			Call::set_fee_account { vault, who }
		},
		Kind::HandOver => Call::hand_over { vault, to: caller(somebody(op.dice)) },
		Kind::CloseVault => Call::close { vault },
		Kind::EndSale => Call::end_sale { vault, asset: ASSET },
		Kind::DismissManager => {
			return made(picks.actor(RawOrigin::Root.into()), Call::dismiss_manager { vault });
		},
		_ => return None,
	};
	// Governance may do what a manager may.
	let origin = if op.who % 8 == 7 { RawOrigin::Root.into() } else { picks.manager(vault) };
	made(origin, call)
}

/// Returns the calls of anybody.
pub fn anybody(picks: Picks) -> Option<Made> {
	let (op, vault) = (picks.0, picks.vault());
	let nobody = || picks.actor(signed(NOBODY));
	let stash = Liquid::stash_of(vault);
	match op.kind {
		Kind::TurnVault => made(nobody(), Call::turn { vault }),
		Kind::FinishVault => {
			let vault = picks.vault_that(|_, it| it.phase == Phase::Ended);
			made(nobody(), Call::finish { vault })
		},
		Kind::OfferReward => {
			let own = receipt(vault).filter(|_| op.dice % 4 == 3);
			made(nobody(), Call::offer { vault, asset: own.unwrap_or(ASSET) })
		},
		Kind::BuyReward => {
			let there = balance(ASSET, &stash);
			let amount = match op.size {
				0 => there / 16,
				size => amount(size, there / 8),
			};
			let most = if op.dice % 8 == 7 { 0 } else { Balance::MAX };
			let who = somebody(u16::from(op.who));
			made(picks.actor(signed(who)), Call::buy { vault, asset: ASSET, amount, most })
		},
		_ => None,
	}
}

/// Returns gifts, and what people do with receipts.
pub fn receipts(picks: Picks) -> Option<Made> {
	let (op, vault) = (picks.0, picks.vault());
	let stash = Liquid::stash_of(vault);
	let id = receipt(vault).unwrap_or(ASSET);
	match op.kind {
		Kind::GiveToVault => {
			let value = amount(op.size, 10 * UNIT);
			let dest = address(own_account(vault, op.dice));
			let give = pallet_balances::Call::<Runtime>::transfer_allow_death { dest, value };
			made(signed(somebody(u16::from(op.who))), give)
		},
		Kind::GiveReward => {
			let (id, target, amount) = (ASSET.into(), address(stash), amount(op.size, 1_000_000));
			let give = pallet_assets::Call::<Runtime>::transfer_keep_alive { id, target, amount };
			made(signed(FUNDER), give)
		},
		Kind::SendReceipt => {
			let who = picks.holder(vault);
			let amount = amount(op.size, shares(vault, &account(who)));
			// Not to the stash of what has ended: nobody could bring them back.
			let to = match op.dice % 8 {
				7 if lives(vault) => stash,
				_ => account(somebody(op.dice / 8)),
			};
			let (id, target) = (id.into(), address(to));
			let send = pallet_assets::Call::<Runtime>::transfer { id, target, amount };
			made(signed(who), send)
		},
		Kind::TouchReceipt => {
			let touch = pallet_assets::Call::<Runtime>::touch { id: id.into() };
			made(signed(somebody(u16::from(op.who))), touch)
		},
		Kind::BurnReceipt => {
			let burn = pallet_assets::Call::<Runtime>::refund { id: id.into(), allow_burn: true };
			made(signed(picks.holder(vault)), burn)
		},
		Kind::DestroyAccounts => {
			let end = pallet_assets::Call::<Runtime>::destroy_accounts { id: id.into() };
			made(signed(NOBODY), end)
		},
		Kind::EndReceipt => {
			let end = pallet_assets::Call::<Runtime>::finish_destroy { id: id.into() };
			made(signed(NOBODY), end)
		},
		Kind::Swap => {
			let (native, receipt) = (NativeOrWithId::Native, NativeOrWithId::WithId(id));
			let path = match op.dice.is_multiple_of(2) {
				true => vec![Box::new(native), Box::new(receipt)],
				false => vec![Box::new(receipt), Box::new(native)],
			};
			let who = somebody(u16::from(op.who));
			let swap = pallet_asset_conversion::Call::<Runtime>::swap_exact_tokens_for_tokens {
				path,
				amount_in: amount(op.size, 50 * UNIT),
				amount_out_min: 1,
				send_to: account(who),
				keep_alive: true,
			};
			made(signed(who), swap)
		},
		_ => None,
	}
}

/// Returns true if the last batch of a vault is not priced.
fn lives(vault: VaultId) -> bool {
	pallet_liquid_restaking::Vaults::<Runtime>::get(vault).is_some_and(|it| it.last.is_none())
}
