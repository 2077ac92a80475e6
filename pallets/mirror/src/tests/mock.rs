//! A chain that has nothing of a restaking pallet but the mirror, with two kinds of services on it as they are.
//!
//! News may be 20 slots old, and an era of the other chain has 100 slots and 10 ticks.

use crate as pallet_mirror;
use crate::{Outbox, Report};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use cumulus_primitives_core::ParaId;
use frame_support::{
	derive_impl, parameter_types,
	traits::{AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU64, Randomness},
	weights::Weight,
};
use frame_system::EnsureRoot;
use pallet_restaking_attestation::Equivocation;
use pallet_restaking_oracle::Deviation;
use restaking_primitives::{
	compose_hooks, AssignmentId, Authority, Conditions, Context, EraIndex, Judge, RuleLimits,
	Shares, Terms, Verdict,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	BuildStorage, DispatchError, DispatchResult, Perbill,
};

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Mirror: pallet_mirror,
		Attestation: pallet_restaking_attestation,
		Oracle: pallet_restaking_oracle,
	}
);

compose_hooks! {
	/// The rules of this chain. The first ones are encoded as those of the other chain.
	#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
	#[derive(MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
	pub enum Hook for AccountId {
		/// A slasher is believed.
		#[codec(index = 0)]
		Authority(Authority) by Authority,
		/// Two statements for one height.
		#[codec(index = 1)]
		Equivocation(Equivocation) by Attestation,
		/// Values far from the answer.
		#[codec(index = 10)]
		Deviation(Deviation) by Oracle,
		/// Whoever evidence names.
		#[codec(index = 11)]
		Guilty(Guilty) by Guilty,
	}
}

/// Rules by which evidence convicts that is an era and a fraction.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Guilty {
	/// The smallest fraction.
	pub least: Perbill,
	/// The largest fraction.
	pub most: Perbill,
	/// True if work is paid.
	pub pays: bool,
}

impl Judge<AccountId, Guilty> for Guilty {
	fn validate(_: &Guilty, _: &RuleLimits) -> DispatchResult {
		Ok(())
	}

	fn min_fraction(rules: &Guilty) -> Option<Perbill> {
		Some(rules.least)
	}

	fn max_fraction(rules: &Guilty) -> Option<Perbill> {
		Some(rules.most)
	}

	fn pays_work(rules: &Guilty) -> bool {
		rules.pays
	}

	fn judge(
		_: &Guilty,
		context: &Context<'_, AccountId>,
		mut evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		let (offence_era, fraction) = <(EraIndex, Perbill)>::decode(&mut evidence)
			.map_err(|_| DispatchError::Other("no evidence"))?;
		frame_support::ensure!(
			context.key_at(offence_era).is_some(),
			DispatchError::Other("no key")
		);
		let offence_id = BlakeTwo256::hash_of(&(context.assignment, offence_era));
		Ok(Verdict { offence_id, offence_era, fraction })
	}

	fn judge_weight() -> Weight {
		Weight::from_parts(1_000, 0)
	}
}

/// Returns rules of the test.
pub fn guilty() -> Hook {
	let percent = Perbill::from_percent;
	Hook::Guilty(Guilty { least: percent(5), most: percent(10), pays: false })
}

/// Returns terms with these rules: windows of 4, 4 and 10 eras, a quorum of 67 %, and at most 40 % are slashed.
pub fn terms(hook: Hook) -> Terms<AccountId, Hook> {
	let conditions = Conditions {
		max_slash: Perbill::from_percent(40),
		report_window: 4,
		veto_window: 4,
		exit_window: 10,
		min_pledge: 1,
		quorum: Perbill::from_percent(67),
		places: 128,
		jail_term: 0,
		shares: Shares::default(),
		recipient: None,
		resolver_may_veto_proofs: false,
	};
	Terms { conditions, hook }
}

/// The id of the other chain.
pub const HOME: u32 = 2_000;

parameter_types! {
	pub const HomeId: ParaId = ParaId::new(HOME);
	pub const HomeGenesis: H256 = H256::repeat_byte(0x11);
	pub const HomePallet: &'static str = "Restaking";
	pub const DutyRoom: Weight = Weight::from_parts(1_000_000_000, 65_536);
	pub const FreeShare: Perbill = Perbill::from_percent(10);
	/// True if no brake stops duties.
	pub static Usable: bool = true;
	/// A value, and the block since which it is known.
	pub static Value: (H256, u64) = (H256::zero(), 0);
	/// The reports that were sent.
	pub static Sent: Vec<Report> = Vec::new();
	/// True if no message can be sent.
	pub static Shut: bool = false;
}

/// Randomness that a test sets.
pub struct Values;
impl Randomness<H256, u64> for Values {
	fn random(_: &[u8]) -> (H256, u64) {
		Value::get()
	}
}

/// Writes down what is sent.
pub struct Post;
impl Outbox for Post {
	fn request_slash(report: &Report) -> DispatchResult {
		frame_support::ensure!(!Shut::get(), DispatchError::Unavailable);
		Sent::mutate(|sent| sent.push(*report));
		Ok(())
	}

	fn weight() -> Weight {
		Weight::from_parts(2_000, 0)
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type DbWeight = restaking_primitives::testing::AuditedDb;
}

impl pallet_mirror::Config for Test {
	type BenchmarkHelper = Helper;
	type DutyLength = ConstU32<65_536>;
	type DutyRoom = DutyRoom;
	type EraSlots = ConstU64<100>;
	type EraTicks = ConstU64<10>;
	type FreeShare = FreeShare;
	type FreeStake = ConstU128<10>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type HomeGenesis = HomeGenesis;
	type HomeId = HomeId;
	type HomePallet = HomePallet;
	type MaxLag = ConstU64<20>;
	type Outbox = Post;
	type Randomness = Values;
	type SlashingHook = Hook;
	type Usable = Usable;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
}

impl pallet_restaking_attestation::Config for Test {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = restaking_primitives::testing::TestPledges<Hook>;
	type OnAccepted = ();
	type Pledges = Mirror;
	type WeightInfo = ();
}

impl pallet_restaking_oracle::Config for Test {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = restaking_primitives::testing::TestPledges<Hook>;
	type ManagerOrigin = AsEnsureOriginWithArg<EnsureRoot<AccountId>>;
	type Pledges = Mirror;
	type WeightInfo = ();
}

/// Terms and evidence for benchmarks.
pub struct Helper;
impl crate::benchmarking::BenchmarkHelper<AccountId, Hook> for Helper {
	fn terms() -> Terms<AccountId, Hook> {
		terms(guilty())
	}

	fn evidence(_: AssignmentId, era: EraIndex) -> Option<Vec<u8>> {
		Some((era, Perbill::from_percent(5)).encode())
	}
}

/// Returns a chain to which nothing was told.
pub fn new_test_ext() -> sp_io::TestExternalities {
	RuntimeGenesisConfig::default().build_storage().unwrap().into()
}
