//! What an account needs to leave. Fees are paid out of what is free, and stake is not free.

use polkadot_sdk::{
	frame_support::assert_ok,
	pallet_balances,
	sp_keyring::Sr25519Keyring::{self, Bob, Charlie},
	sp_runtime::{transaction_validity::InvalidTransaction, MultiAddress, Perbill},
};
use restaking_integration_tests::{
	account, declared_fee,
	restaking::{self, counts, pledge, Call},
	signed, Chain,
};
use restaking_primitives::AssignmentId;
use restaking_runtime::{
	constants::currency::{EXISTENTIAL_DEPOSIT, MILLI, UNIT},
	Balance, Balances,
};

/// Lets Bob bond 1,000 tokens and pledge all of them. Runs blocks until the pledge counts, and one more: that in which
/// an era begins has no room for transactions.
fn pledged(chain: &mut Chain) -> AssignmentId {
	let assignment = restaking::service(chain, Perbill::from_percent(40));
	restaking::bond(chain, Bob, 1_000 * UNIT);
	assert_ok!(chain.call(account(Bob), pledge(assignment, 1_000 * UNIT)));
	chain.next_era();
	chain.next_block();
	assert_eq!(counts(&account(Bob), assignment), (1_000 * UNIT, 1_000 * UNIT));
	assignment
}

/// Returns what Bob can spend.
fn spendable() -> Balance {
	Balances::free_balance(account(Bob)) - EXISTENTIAL_DEPOSIT
}

fn transfer(chain: &Chain, from: Sr25519Keyring, to: Sr25519Keyring, value: Balance) {
	let dest = MultiAddress::Id(account(to));
	let transfer = pallet_balances::Call::transfer_keep_alive { dest, value };
	assert_ok!(chain.call(account(from), transfer));
}

/// Lets Bob give away all that it can spend but `rest`.
fn keep(chain: &Chain, rest: Balance) {
	transfer(chain, Bob, Charlie, spendable() - rest);
	assert_eq!(spendable(), rest);
}

/// Whoever has staked everything but the existential deposit and a hundredth of a token can leave a service.
#[test]
fn a_hundredth_of_a_token_pays_for_an_exit() {
	Chain::development().run(|chain| {
		let assignment = pledged(chain);
		let exit = || signed(Bob, Call::exit { assignment, amount: 1_000 * UNIT });
		keep(chain, 0);
		assert_eq!(chain.send(exit()), Err(InvalidTransaction::Payment.into()));
		transfer(chain, Charlie, Bob, 10 * MILLI);
		assert_eq!(chain.send(exit()), Ok(Ok(())));
		chain.next_era();
		assert_eq!(counts(&account(Bob), assignment), (0, 0));
	});
}

/// The exit from everything declares the settlement of all positions that there can be. Less than a tenth of a token
/// has to be free for it, exactly what it declares, and most of that comes back.
#[test]
fn the_exit_from_everything_needs_what_it_declares_and_costs_less() {
	Chain::development().run(|chain| {
		let assignment = pledged(chain);
		let exit = || signed(Bob, Call::exit_all {});
		let declared = declared_fee(&exit());
		assert!(declared < 100 * MILLI, "{declared}");
		keep(chain, declared - 1);
		assert_eq!(chain.send(exit()), Err(InvalidTransaction::Payment.into()));
		transfer(chain, Charlie, Bob, 1);
		assert_eq!(chain.send(exit()), Ok(Ok(())));
		let charged = declared - spendable();
		assert!(charged < declared / 4, "{charged} of {declared}");
		chain.next_era();
		assert_eq!(counts(&account(Bob), assignment), (0, 0));
	});
}
