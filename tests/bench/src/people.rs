//! The accounts of both chains: the same, with the same funds, on both.

use polkadot_sdk::{
	frame_support::traits::{fungible::Mutate as _, fungibles::Mutate as _},
	frame_system, pallet_assets, pallet_balances,
	sp_io::TestExternalities,
};
use restaking_runtime::constants::currency::UNIT;

pub type AccountId = restaking_runtime::AccountId;
pub type AssetId = u32;
pub type Balance = restaking_runtime::Balance;

/// The staker of whose calls most are measured: with one position, or a member of the pool.
pub const STAKER: AccountId = account(101);
/// A staker of a service that pays in an asset.
pub const EARNER: AccountId = account(102);
/// An account with stake that has never pledged.
pub const NEWCOMER: AccountId = account(103);
/// An account with funds that takes part in nothing, and calls for others.
pub const STRANGER: AccountId = account(104);
/// A staker with two positions.
pub const TWOFOLD: AccountId = account(105);
/// A staker that withdrew all of its stake, of which a part is in custody.
pub const LEAVER: AccountId = account(106);
/// A staker that withdrew most of its stake, of which a part is in custody.
pub const REBONDER: AccountId = account(107);
/// A staker of whom the base chain took so much that it has pledged too much.
pub const TRIMMED: AccountId = account(108);
/// A holder of receipts of a vault, or a member of the pool, who has left with a part: some of it can be paid.
pub const HOLDER: AccountId = account(111);
/// Another staker of the service that pays in an asset, who claims first.
pub const CLAIMANT: AccountId = account(110);
/// A staker without stake that owes more than it has.
pub const DEBTOR: AccountId = account(109);
/// The account that pays rewards and has created what the others use.
pub const RICH: AccountId = account(501);

/// The asset that is staked for rewards by the peers, and the one in which rewards are paid.
pub const ASSETS: [AssetId; 2] = [1, 2];

/// The stake of each account whose calls are measured.
pub const BOND: Balance = 1_000 * UNIT;
/// The amount by which a measured call changes something.
pub const STEP: Balance = BOND / 20;
/// The stake of each member of the crowd. A million of them have less than 2⁶⁴ base units, so that the votes of
/// staking are the same with any crowd.
pub const CROWD_BOND: Balance = 12 * UNIT;
/// The receipts of a vault that each member of the crowd holds.
pub const CROWD_RECEIPTS: Balance = 1_000_000;
/// The pledge of each member of the crowd.
pub const CROWD_PLEDGE: Balance = 10 * UNIT;

/// The members of the smallest crowd, beside those that are asked for: they fill a page of settlement, and one
/// of rewards of staking.
pub const REGULARS: u64 = 64;
/// The members that enter before the chain is written to its trie.
const BATCH: usize = 5_000;

/// Returns the account of this number.
pub const fn account(number: u64) -> AccountId {
	let mut bytes = [0; 32];
	(*bytes.first_chunk_mut().expect("eight of 32")) = number.to_le_bytes();
	AccountId::new(bytes)
}

/// Returns a member of the crowd.
pub const fn member(number: u64) -> AccountId {
	account(1_000_000 + number)
}

/// Lets every member of a crowd enter a chain by calls of its own.
pub fn gather<R: frame_system::Config>(
	ext: &mut TestExternalities,
	size: u64,
	enter: impl Fn(u64, &AccountId),
) {
	let numbers: Vec<_> = (0..REGULARS + size).collect();
	for some in numbers.chunks(BATCH) {
		ext.execute_with(|| {
			some.iter().for_each(|number| enter(*number, &member(*number)));
			frame_system::Pallet::<R>::reset_events();
		});
		ext.commit_all().expect("commits");
	}
}

/// Gives funds and some of both assets to an account, which has signed before.
pub fn endow<R>(who: &AccountId, funds: Balance)
where
	R: frame_system::Config<AccountId = AccountId>
		+ pallet_assets::Config<AssetId = AssetId, Balance = Balance>
		+ pallet_balances::Config<Balance = Balance>,
{
	pallet_balances::Pallet::<R>::mint_into(who, funds).expect("mints");
	for asset in ASSETS {
		pallet_assets::Pallet::<R>::mint_into(asset, who, funds).expect("mints");
	}
	frame_system::Pallet::<R>::inc_account_nonce(who);
}
