//! Vaults on the real runtime: what brakes, proxies and migrations let through, what leaving costs, keepers that
//! work for holders, and the pool beside.

use pallet_liquid_restaking::{views::VaultInfo, Call, Error, Tickets, VaultId};
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		dispatch::Callable,
		traits::{
			fungible::{Inspect, Mutate, NativeOrWithId},
			InstanceFilter,
		},
	},
	frame_system, pallet_asset_conversion, pallet_assets,
	pallet_migrations::{self, MigrationCursor},
	pallet_proxy, pallet_safe_mode, pallet_tx_pause,
	sp_keyring::Sr25519Keyring::{self, Bob, Charlie, Dave, Eve, Ferdie, One},
	sp_runtime::{transaction_validity::InvalidTransaction, DispatchError, MultiAddress, Perbill},
};
use restaking_integration_tests::{
	account, declared_fee,
	restaking::{judged_service, liveness, performs},
	signed, Chain,
};
use restaking_primitives::{Choice, ServiceId};
use restaking_runtime::{
	configs::{market, services::Hook, AssetId, ProxyType, FIRST_RECEIPT},
	constants::currency::{MILLI, UNIT},
	AccountId, Assets, Balance, Balances, Keeper, Liquid, Runtime, RuntimeCall,
};

type KeeperCall = <Keeper as Callable<Runtime>>::RuntimeCall;

/// The vault of the demo chain.
const V: VaultId = VaultId(0);
/// From unbonding to free.
const BONDING: u32 = 8;

fn vault() -> VaultInfo<AccountId, AssetId> {
	Liquid::vault(V).expect("there is a vault")
}

fn deposit(amount: Balance) -> Call<Runtime> {
	Call::deposit { vault: V, amount, least: 0, beneficiary: None }
}

fn request(shares: Balance) -> Call<Runtime> {
	Call::request_exit { vault: V, shares, least: 0 }
}

/// Claims all tickets of an account.
fn claim_all(owner: &AccountId) -> Call<Runtime> {
	Call::claim_all { vault: V, owner: owner.clone(), most: 32 }
}

/// Runs blocks until the vault has turned in this era.
fn turned(chain: &mut Chain) {
	for _ in 0..5 {
		if vault().turned_era == chain.era() {
			return;
		}
		chain.next_block();
	}
	panic!("the vault has not turned in {}", chain.era());
}

/// Goes to an era, and on to the turn of it.
fn turn_in(chain: &mut Chain, era: u32) {
	chain.to_era(era);
	turned(chain);
}

/// Returns the receipts of an account.
fn receipts(who: Sr25519Keyring) -> Balance {
	Assets::balance(FIRST_RECEIPT, account(who))
}

/// Scenario LIQ-36: anybody may start safe mode. Whoever holds receipts leaves in it, is priced and paid; nobody
/// enters.
#[test]
fn holders_leave_in_safe_mode() {
	Chain::demo().checked_once_an_era().run(|chain| {
		turn_in(chain, 2);
		chain.next_block();
		assert_ok!(chain.call(account(Charlie), pallet_safe_mode::Call::<Runtime>::enter {}));
		let filtered = frame_system::Error::<Runtime>::CallFiltered;
		assert_noop!(chain.call(account(Ferdie), deposit(10 * UNIT)), filtered);
		assert_ok!(chain.call(account(Ferdie), request(600 * UNIT)));
		let cancel = Call::<Runtime>::cancel_exit { vault: V, shares: 100 * UNIT };
		assert_ok!(chain.call(account(Ferdie), cancel));
		// It has turned already: the call was let through.
		let turn = Call::<Runtime>::turn { vault: V };
		assert_noop!(chain.call(account(Eve), turn), Error::<Runtime>::AlreadyTurned);

		let priced = chain.era() + 1;
		turn_in(chain, priced);
		assert_eq!(vault().active, 12_500 * UNIT);
		turn_in(chain, priced + BONDING);
		let before = Balances::balance(&account(Ferdie));
		assert_ok!(chain.call(account(Eve), claim_all(&account(Ferdie))));
		// The deposit of the ticket comes back beside.
		let paid = Balances::balance(&account(Ferdie)) - before;
		assert!((500 * UNIT..501 * UNIT).contains(&paid), "{paid}");
		assert_eq!(receipts(Ferdie), 500 * UNIT);
	});
}

/// Scenario LIQ-36: root can pause deposits by name, and no way out.
#[test]
fn no_way_out_can_be_paused() {
	let pause = |call: &str| pallet_tx_pause::Call::<Runtime>::pause {
		full_name: (
			b"Liquid".to_vec().try_into().expect("short"),
			call.as_bytes().to_vec().try_into().expect("short"),
		),
	};
	Chain::demo().run(|chain| {
		let exits = ["request_exit", "cancel_exit", "claim", "claim_all", "redeem", "turn"];
		for call in exits {
			let unpausable = pallet_tx_pause::Error::<Runtime>::Unpausable;
			assert_noop!(chain.call_as_root(pause(call)), unpausable);
		}
		assert_ok!(chain.call_as_root(pause("deposit")));
		let filtered = frame_system::Error::<Runtime>::CallFiltered;
		assert_noop!(chain.call(account(Ferdie), deposit(10 * UNIT)), filtered);
		assert_ok!(chain.call(account(Ferdie), request(10 * UNIT)));
	});
}

/// Scenario LIQ-36: a careful proxy lets its account leave, and neither enter nor stay.
#[test]
fn careful_proxies_let_holders_leave_and_not_enter() {
	let types = [ProxyType::NonTransfer, ProxyType::RestakingExit];
	let cancel = || Call::<Runtime>::cancel_exit { vault: V, shares: UNIT };
	let hand_over = || Call::<Runtime>::set_fee_account { vault: V, who: account(Dave) };
	for kind in types {
		let may = |call: Call<Runtime>| kind.filter(&RuntimeCall::from(call));
		assert!(may(request(UNIT)) && may(claim_all(&account(Bob))), "{kind:?}");
		assert!(!may(deposit(UNIT)) && !may(cancel()) && !may(hand_over()), "{kind:?}");
	}
	// A proxy that may pledge may stay, and pays nothing out of the account.
	let may = |call: Call<Runtime>| ProxyType::Restaking.filter(&RuntimeCall::from(call));
	assert!(may(cancel()) && !may(deposit(UNIT)) && !may(hand_over()));
	Chain::demo().run(|chain| {
		let delegate = MultiAddress::Id(account(Dave));
		let (proxy_type, delay) = (ProxyType::RestakingExit, 0);
		let add = pallet_proxy::Call::<Runtime>::add_proxy { delegate, proxy_type, delay };
		assert_ok!(chain.call(account(Ferdie), add));
		let through = |call: Call<Runtime>| {
			let (real, call) = (MultiAddress::Id(account(Ferdie)), Box::new(call.into()));
			pallet_proxy::Call::<Runtime>::proxy { real, force_proxy_type: None, call }
		};
		assert_ok!(chain.call(account(Dave), through(request(300 * UNIT))));
		assert_ok!(chain.call(account(Dave), through(deposit(300 * UNIT))));
		// The second was refused, which is an event.
		assert_eq!((receipts(Ferdie), vault().asked), (700 * UNIT, 300 * UNIT));
	});
}

/// Scenario LIQ-08: what a proxy asks out is its principal's, what was asked out is out of an approval's reach, and what
/// somebody passed on is the other's. Each share is paid once.
#[test]
fn shares_in_other_hands_are_paid_once() {
	Chain::demo().checked_once_an_era().run(|chain| {
		turn_in(chain, 2);
		chain.next_block();
		let (ferdie, dave) = (account(Ferdie), account(Dave));
		let to = |who: &AccountId| MultiAddress::Id(who.clone());
		let (proxy_type, delay) = (ProxyType::RestakingExit, 0);
		let add =
			pallet_proxy::Call::<Runtime>::add_proxy { delegate: to(&dave), proxy_type, delay };
		assert_ok!(chain.call(ferdie.clone(), add));
		let (id, amount) = (FIRST_RECEIPT.into(), 1_000 * UNIT);
		let approve =
			pallet_assets::Call::<Runtime>::approve_transfer { id, delegate: to(&dave), amount };
		assert_ok!(chain.call(ferdie.clone(), approve));
		let asked = pallet_proxy::Call::<Runtime>::proxy {
			real: to(&ferdie),
			force_proxy_type: None,
			call: Box::new(request(300 * UNIT).into()),
		};
		assert_ok!(chain.call(dave.clone(), asked));
		let pass = |amount| pallet_assets::Call::<Runtime>::transfer_approved {
			id: FIRST_RECEIPT.into(),
			owner: to(&ferdie),
			destination: to(&dave),
			amount,
		};
		assert!(chain.call(dave.clone(), pass(701 * UNIT)).is_err());
		assert_ok!(chain.call(dave.clone(), pass(200 * UNIT)));
		assert_eq!((receipts(Ferdie), receipts(Dave)), (500 * UNIT, 200 * UNIT));
		let cancel = Call::<Runtime>::cancel_exit { vault: V, shares: UNIT };
		assert_noop!(chain.call(dave.clone(), cancel), Error::<Runtime>::NoTicket);
		assert_ok!(chain.call(dave.clone(), request(200 * UNIT)));
		let none = Error::<Runtime>::NotEnoughShares;
		assert_noop!(chain.call(dave.clone(), request(UNIT)), none);
		assert_eq!(vault().asked, 500 * UNIT);

		let payable = chain.era() + 1 + BONDING;
		turn_in(chain, payable);
		for (who, shares) in [(&ferdie, 300), (&dave, 200)] {
			let before = Balances::total_balance(who);
			assert_ok!(chain.call(account(Bob), claim_all(who)));
			let paid = Balances::total_balance(who) - before;
			assert!((shares * UNIT..(shares + 1) * UNIT).contains(&paid), "{paid}");
			let again = Error::<Runtime>::NothingToClaim;
			assert_noop!(chain.call(account(Bob), claim_all(who)), again);
		}
	});
}

/// Scenario LIQ-36: an era begins within a migration of several blocks, which make no turn. The first block after it
/// does.
#[test]
fn a_turn_is_made_after_a_migration() {
	let set = |cursor| pallet_migrations::Call::<Runtime>::force_set_cursor { cursor };
	Chain::demo().checked_once_an_era().run(|chain| {
		turn_in(chain, 2);
		assert_ok!(chain.call(account(Ferdie), request(500 * UNIT)));
		assert_ok!(chain.call_as_root(set(Some(MigrationCursor::Stuck))));
		chain.to_era(3);
		chain.blocks(4);
		assert_eq!((vault().turned_era, vault().asked), (2, 500 * UNIT));
		assert_ok!(chain.call_as_root(set(None)));
		chain.blocks(2);
		assert_eq!((vault().turned_era, vault().asked), (3, 0));
		let told = Liquid::holder(&account(Ferdie));
		assert_eq!(told[0].tickets[0].payable_era, 3 + BONDING);
	});
}

/// Whoever has nothing but receipts leaves with a sixth of a token beside: the fee, and the deposit of the ticket, which
/// comes back. Anybody claims for it.
#[test]
fn a_sixth_of_a_token_pays_for_an_exit() {
	Chain::demo().checked_once_an_era().run(|chain| {
		turn_in(chain, 2);
		chain.next_block();
		let (to, amount) = (account(One), 100 * UNIT);
		let target = MultiAddress::Id(to.clone());
		let send =
			pallet_assets::Call::<Runtime>::transfer { id: FIRST_RECEIPT.into(), target, amount };
		assert_ok!(chain.call(account(Ferdie), send));
		let leave = || signed(One, request(amount));
		assert_eq!(chain.send(leave()), Err(InvalidTransaction::Payment.into()));
		assert_ok!(Balances::mint_into(&to, 160 * MILLI));
		let fee = declared_fee(&leave());
		assert!(fee < 10 * MILLI, "{fee}");
		assert_eq!(chain.send(leave()), Ok(Ok(())));

		let era = chain.era() + 1 + BONDING;
		turn_in(chain, era);
		chain.next_block();
		let claim = signed(Bob, claim_all(&to));
		assert!(declared_fee(&claim) < 50 * MILLI);
		assert_eq!(chain.send(claim), Ok(Ok(())));
		let left = Balances::balance(&to);
		assert!((amount + 150 * MILLI..=amount + 160 * MILLI).contains(&left), "{left}");
		assert_eq!(Tickets::<Runtime>::iter_prefix((V, &to)).count(), 0);
	});
}

/// A keeper claims for a holder, by a job that somebody pays.
#[test]
fn a_keeper_claims_for_holders() {
	Chain::development().checked_once_an_era().run(|chain| {
		let validator = account(Sr25519Keyring::AliceStash);
		let choice = Choice { validator, max_commission: Perbill::from_percent(10) };
		let open = Call::<Runtime>::open_vault {
			seed: 1_000 * UNIT,
			validators: vec![choice].try_into().expect("one fits"),
			targets: Default::default(),
			fee: Perbill::zero(),
			fee_to: account(Charlie),
			cap: 10_000 * UNIT,
			name: Default::default(),
			symbol: Default::default(),
			decimals: 12,
		};
		assert_ok!(chain.call(account(Charlie), open));
		assert_ok!(chain.call(account(Eve), deposit(100 * UNIT)));
		judged_service(chain, Dave, Hook::Liveness(liveness()));
		turned(chain);
		let batch = vault().open_batch;
		assert_ok!(chain.call(account(Eve), request(100 * UNIT)));
		let era = chain.era() + 1 + BONDING;
		turn_in(chain, era);

		let claim = Call::<Runtime>::claim { vault: V, owner: account(Eve), batch };
		let job = KeeperCall::create_job {
			service: ServiceId(0),
			call: Box::new(claim.into()),
			every: 12,
			until: u64::MAX,
			price: UNIT,
			cap: UNIT / 2,
			funds: 2 * UNIT,
		};
		assert_ok!(chain.call(account(Bob), job));
		let before = Balances::total_balance(&account(Eve));
		assert!(performs(chain, Dave, 0));
		assert_eq!(Balances::total_balance(&account(Eve)), before + 100 * UNIT);
		assert_eq!(Tickets::<Runtime>::iter_prefix((V, account(Eve))).count(), 0);
	});
}

/// Nobody but a vault has receipts to mint: their ids are closed, and the tokens of pools are the pools'.
#[test]
fn nobody_creates_the_receipt_of_a_vault() {
	let admin = || MultiAddress::Id(account(Bob));
	let create = |id: AssetId| pallet_assets::Call::<Runtime>::create {
		id: id.into(),
		admin: admin(),
		min_balance: 1,
	};
	Chain::development().run(|chain| {
		let refused = DispatchError::BadOrigin;
		for id in [FIRST_RECEIPT, FIRST_RECEIPT + 1, AssetId::MAX] {
			assert_noop!(chain.call(account(Bob), create(id)), refused);
		}
		assert_ok!(chain.call(account(Bob), create(FIRST_RECEIPT - 1)));
		let pool = pallet_assets::Call::<Runtime, pallet_assets::Instance2>::create {
			id: 7.into(),
			admin: admin(),
			min_balance: 1,
		};
		assert_noop!(chain.call(account(Bob), pool), refused);
	});
}

/// Scenario LIQ-35: nine tenths of a pool are bought out of it. The vault tells the same as before, and only the market
/// beside it another price.
#[test]
fn a_pool_that_lies_moves_no_vault() {
	Chain::demo().run(|chain| {
		turn_in(chain, 1);
		let exits = || Liquid::compare_exits(V, 100 * UNIT, market).expect("it goes on");
		let (before, fair) = (vault(), exits());
		let (native, receipt) = (NativeOrWithId::Native, NativeOrWithId::WithId(FIRST_RECEIPT));
		let buy = pallet_asset_conversion::Call::<Runtime>::swap_exact_tokens_for_tokens {
			path: vec![Box::new(native), Box::new(receipt)],
			amount_in: 90_000 * UNIT,
			amount_out_min: 1,
			send_to: account(Dave),
			keep_alive: true,
		};
		assert_ok!(chain.call(account(Dave), buy));
		assert!(receipts(Dave) > 8_900 * UNIT);
		assert_eq!(vault(), before);
		let lied = exits();
		assert_eq!(lied.queue, fair.queue);
		// A receipt is dear in the pool now.
		assert!(lied.market > fair.market.map(|it| it * 50));
	});
}
