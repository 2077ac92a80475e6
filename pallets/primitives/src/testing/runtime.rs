//! The runtime in which the tests of a service's pallet run.

use frame_support::traits::Randomness;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The existential deposit of a [`test_runtime`](crate::test_runtime) with balances.
pub const EXISTENTIAL_DEPOSIT: restaking_math::Balance = 10;

/// Declares the runtime `Test` of one service's pallet, for that pallet's module `tests`.
///
/// The caller implements the pallet's own `Config` for `Test`. The macro declares the rest:
///
/// - `Test` with the pallets `System` and the named one, and optionally `Balances`: amounts are
///   `u128`, and the existential deposit is [`EXISTENTIAL_DEPOSIT`](crate::testing::EXISTENTIAL_DEPOSIT);
/// - `new_test_ext()`, a chain without a service, and with balances `new_test_ext_with(balances)`;
/// - `go_to(block)`, which begins a block for the chain and for the pledges of the test;
/// - the test `weights_should_declare_what_benchmarks_touch`, by
///   [`audit_weights`](crate::testing::audit_weights).
///
/// The pallet is named by an alias of the crate:
///
/// ```ignore
/// use crate as pallet_restaking_heartbeat;
/// use restaking_primitives::{test_runtime, testing::TestPledges};
///
/// test_runtime!(Heartbeat: pallet_restaking_heartbeat);
///
/// impl crate::Config for Test {
///     type BenchmarkHelper = TestPledges<Silence>;
///     type Pledges = TestPledges<Silence>;
///     type WeightInfo = ();
/// }
/// ```
///
/// A pallet that moves funds says `test_runtime!(Keeper: pallet_restaking_keeper, Balances);`.
#[macro_export]
macro_rules! test_runtime {
	($pallet:ident: $alias:ident) => {
		#[frame_support::runtime]
		mod runtime {
			#[runtime::runtime]
			#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
			pub struct Test;

			#[runtime::pallet_index(0)]
			pub type System = frame_system;
			#[runtime::pallet_index(1)]
			pub type $pallet = $alias;
		}

		#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
		impl frame_system::Config for Test {
			type Block = frame_system::mocking::MockBlock<Test>;
			type DbWeight = $crate::testing::AuditedDb;
		}

		/// Returns a chain without a service.
		pub fn new_test_ext() -> sp_io::TestExternalities {
			let genesis = RuntimeGenesisConfig::default();
			sp_runtime::BuildStorage::build_storage(&genesis).unwrap().into()
		}

		$crate::test_runtime!(@common $pallet, $alias);
	};

	($pallet:ident: $alias:ident, Balances) => {
		#[frame_support::runtime]
		mod runtime {
			#[runtime::runtime]
			#[runtime::derive(
				RuntimeCall,
				RuntimeEvent,
				RuntimeError,
				RuntimeOrigin,
				RuntimeHoldReason,
				RuntimeFreezeReason,
				RuntimeTask
			)]
			pub struct Test;

			#[runtime::pallet_index(0)]
			pub type System = frame_system;
			#[runtime::pallet_index(1)]
			pub type Balances = pallet_balances;
			#[runtime::pallet_index(2)]
			pub type $pallet = $alias;
		}

		#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
		impl frame_system::Config for Test {
			type AccountData = pallet_balances::AccountData<$crate::Balance>;
			type Block = frame_system::mocking::MockBlock<Test>;
			type DbWeight = $crate::testing::AuditedDb;
		}

		#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
		impl pallet_balances::Config for Test {
			type AccountStore = System;
			type Balance = $crate::Balance;
			type ExistentialDeposit =
				frame_support::traits::ConstU128<{ $crate::testing::EXISTENTIAL_DEPOSIT }>;
		}

		/// Returns a chain without a service, in which nobody has funds.
		pub fn new_test_ext() -> sp_io::TestExternalities {
			new_test_ext_with(Vec::new())
		}

		/// Returns a chain without a service, in which accounts have these balances.
		pub fn new_test_ext_with(balances: Vec<(u64, $crate::Balance)>) -> sp_io::TestExternalities {
			let genesis = RuntimeGenesisConfig {
				balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
				..Default::default()
			};
			sp_runtime::BuildStorage::build_storage(&genesis).unwrap().into()
		}

		$crate::test_runtime!(@common $pallet, $alias);
	};

	(@common $pallet:ident, $alias:ident) => {
		use frame_support::derive_impl;

		/// Begins a block, for the chain and for the pledges of the test, and forgets all events.
		fn go_to(block: u64) {
			System::set_block_number(block);
			$crate::testing::set_block(block);
			System::reset_events();
		}

		#[test]
		fn weights_should_declare_what_benchmarks_touch() {
			let whitelist =
				<AllPalletsWithSystem as frame_support::traits::WhitelistedStorageKeys>
					::whitelisted_storage_keys();
			let weight_of = $alias::benchmarking::weight_of::<$alias::weights::SubstrateWeight<Test>>;
			$crate::testing::audit_weights::<$pallet>(new_test_ext, &whitelist, weight_of);
		}
	};
}

/// Randomness for tests: the hash of the subject, the same in each run.
pub struct SubjectHash;

impl<BlockNumber: Default> Randomness<H256, BlockNumber> for SubjectHash {
	fn random(subject: &[u8]) -> (H256, BlockNumber) {
		(BlakeTwo256::hash(subject), BlockNumber::default())
	}
}
