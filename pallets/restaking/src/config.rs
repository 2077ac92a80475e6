//! The choices of the runtime, and a prelude of defaults for runtimes that test.

use frame_support::pallet_macros::pallet_section;

/// The names that this section uses. Another section may use the same.
#[allow(unused_imports)]
pub(crate) mod imports {
	pub use crate::{
		types::{Parameters, TermBounds},
		AssetOf,
	};
	pub use frame_support::{
		traits::{
			fungible, fungibles, Consideration, Contains, Footprint, OriginTrait, Randomness,
		},
		PalletId,
	};
	pub use frame_system::pallet_prelude::BlockNumberFor;
	pub use restaking_primitives::{
		Balance, EraIndex, LossListener, OriginNames, SlashableStake, SlashingHook,
	};
	pub use sp_core::H256;
	pub use sp_runtime::Perbill;
}

#[pallet_section]
mod config {
	use super::config::imports::*;

	/// The choices of the runtime.
	///
	/// A runtime that tests takes the ones that do not matter to it from
	/// [`config_preludes::TestDefaultConfig`](crate::config_preludes::TestDefaultConfig).
	#[pallet::config(with_default)]
	pub trait Config<I: 'static = ()>: frame_system::Config {
		/// The currency of the stake. Custody, bonds and escrow are held in it.
		///
		/// It must be the one in which [`Stake`](Self::Stake) bonds. Never change it: funds on hold would
		/// be out of reach.
		#[pallet::no_default]
		type Currency: fungible::Inspect<Self::AccountId, Balance = Balance>
			+ fungible::Mutate<Self::AccountId>
			+ fungible::hold::Mutate<Self::AccountId, Reason: From<HoldReason<I>>>
			+ fungible::hold::Balanced<Self::AccountId>;

		/// The source of stake, and the only clock: the staking pallet by `restaking-adapters`, or
		/// `pallet-bond`.
		///
		/// The source must report every withdrawal to this pallet in the same call: else funds that are
		/// still liable are gone before a slash can reach them.
		#[pallet::no_default]
		type Stake: SlashableStake<Self::AccountId, Currency = Self::Currency>;

		/// The caller type of the runtime's origins: its `OriginCaller`.
		#[pallet::no_default]
		type PalletsOrigin: Parameter
			+ MaxEncodedLen
			+ From<<<Self as frame_system::Config>::RuntimeOrigin as OriginTrait>::PalletsOrigin>;

		/// The names of these origins, and the accounts behind them.
		///
		/// Owners, slashers and resolvers are stored by name, for good: a name that changes locks its holder out.
		/// `EncodedNames` is right where no origin is a location elsewhere and no index of a pallet with origins ever
		/// changes. Locations are named by a description that no version of XCM changes.
		#[pallet::no_default_bounds]
		type OriginNames: OriginNames<Self::PalletsOrigin, Self::AccountId>;

		/// The origin that may register services. It returns the account that pays the deposit, or `None`
		/// if nobody pays.
		///
		/// Keep it permissionless only with a deposit: each service is a record for good until its owner
		/// removes it.
		#[pallet::no_default]
		type RegisterOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Option<Self::AccountId>>;

		/// Governance: the origin that may act for any owner, veto and undo every slash, ban operators,
		/// redirect escrow, and enforce coverage.
		///
		/// It cannot take stake by a call. Give it an origin that can act within a veto window.
		#[pallet::no_default]
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The deposit for a service: five records, of the size the footprint names. `()` for none.
		type ServiceConsideration: Consideration<Self::AccountId, Footprint>;

		/// The deposit for an operator (two records) and for each of its assignments (five). `()` for none.
		type OperatorConsideration: Consideration<Self::AccountId, Footprint>;

		/// The deposit for a position, paid by the staker. `()` for none.
		///
		/// Keep it small: nothing else of a pledge needs free funds.
		type PositionConsideration: Consideration<Self::AccountId, Footprint>;

		/// The kinds of services: an enum of hooks that judge evidence, guard entry and hear of slashes.
		///
		/// Append variants and never reorder them: hooks are stored, and their hash is signed with the
		/// terms. A service whose hook no longer decodes can be left and settled, and not entered.
		#[pallet::no_default]
		type SlashingHook: SlashingHook<Self::AccountId>;

		/// The account that receives the treasury's share of slashes, forfeited bonds, and funds that
		/// cannot arrive elsewhere.
		///
		/// Let it exist always: funds that it cannot receive are burned.
		#[pallet::no_default]
		type Treasury: Get<Self::AccountId>;

		/// The seed of the accounts of the escrow and of the pots.
		///
		/// Each instance needs another one. Never change it: all these accounts would be left behind.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The least loss by a slash that has a record of its own, so that it can come back if governance undoes
		/// the slash. In units of the stake.
		///
		/// An existential deposit at least is advised: whoever makes many records by slashes of its own
		/// stake loses this much for each. Terms of which a slash might take less do not register.
		type LeastLoss: Get<Balance>;

		/// The pallet that hears what is lost and comes back, such as one of vaults. `()` for none.
		type LossListener: LossListener<Self::AccountId>;

		/// The assets in which services may pay rewards, the staking currency included.
		#[pallet::no_default]
		type RewardAssets: fungibles::Mutate<Self::AccountId, Balance = Balance>;

		/// The filter of assets in which a pot may be opened.
		///
		/// Allow only assets whose administrators can be trusted with the pots, which they could freeze or
		/// burn. A narrower filter closes no open pot.
		#[pallet::no_default_bounds]
		type AllowedAssets: Contains<AssetOf<Self, I>>;

		/// The staking currency as one of the [`RewardAssets`](Self::RewardAssets). Only rewards in it can
		/// be bonded again.
		#[pallet::no_default]
		type NativeAsset: Get<AssetOf<Self, I>>;

		/// Parameters that governance may move while the chain runs, for example through
		/// `pallet-parameters`.
		///
		/// They bind whoever enters, and never existing positions, but for a lower exposure limit after a
		/// notice of [`MaxExitWindow`](Self::MaxExitWindow) and an era. The minimum pledge is above zero; the
		/// exposure limit is 1 at most, and the rest of the stake is the base chain's reserve.
		type Parameters: Get<Parameters>;

		/// Bounds of terms, commissions and bonds, fixed until the next upgrade.
		///
		/// They bind new terms and new requests. The minimum veto window is at least 2 and at most
		/// [`MaxExitWindow`](Self::MaxExitWindow); the minimum of the maximum slash, the minimum bond and
		/// the work share are above zero. The integrity test checks that.
		#[pallet::constant]
		type TermBounds: Get<TermBounds>;

		/// The planned number of blocks of an era, at least 1: the chain's era divided by its block time.
		///
		/// Deadlines in the rules of hooks are numbers of blocks, windows of terms numbers of eras. A service
		/// registers only if they fit together by this length.
		#[pallet::constant]
		type EraBlocks: Get<u64>;

		/// True if no brake of the chain stops duties of operators in this block. Asked before the block's
		/// transactions, once a block; one read of storage at most.
		///
		/// Deadlines of duties are in ticks: blocks in which a duty could be done. Where this is false, no
		/// tick passes, and nobody is late. `true` for a chain without brakes, and for one whose brakes let
		/// all duties pass, also within wrappers. Else `!SafeMode::is_entered()`, and the like.
		type Usable: Get<bool>;

		/// The source of the seeds of eras, by which services draw who is asked for what: BABE's
		/// `RandomnessFromOneEpochAgo`, or that of a relay chain.
		///
		/// It says since which block a value can be known at the latest. The seed of an era is its second value
		/// since the era began, because the first one was made before at least in part. So an era needs
		/// two epochs: with fewer it has no seed, and nothing is drawn in it. Two reads of storage at most, in
		/// the blocks of an era before its seed is known, and none after.
		///
		/// Services that draw register on a chain without seeds, too: then keepers get no turns, no chunk is
		/// drawn, and nobody is at fault. `TestDefaultConfig` has a source without seeds.
		#[pallet::no_default_bounds]
		type Randomness: Randomness<H256, BlockNumberFor<Self>>;

		/// The room that a block must have left to be a tick: at least the declared weight of each call
		/// that is a duty.
		///
		/// Smaller, and blocks can be filled so that the clock goes on while a large duty finds no room.
		#[pallet::constant]
		type DutyRoom: Get<Weight>;

		/// The length that a block must have left to be a tick, in bytes: at least that of the longest
		/// duty as a signed transaction.
		#[pallet::constant]
		type DutyLength: Get<u32>;

		/// The part of a block's normal weight that duties may take free of charge, all services together.
		///
		/// What is beyond it is paid for. Zero, and every duty is.
		#[pallet::constant]
		type FreeShare: Get<Perbill>;

		/// The least stake that counts through an operator whose duties are free of charge, in units of the
		/// stake.
		///
		/// Ten least pledges are advised: else operators with dust behind them fill the free part of blocks.
		#[pallet::constant]
		type FreeStake: Get<Balance>;

		/// The maximum length of evidence, in bytes, at least 1.
		///
		/// Long enough for the proofs that the hooks judge: two signatures take some hundred bytes, a proof
		/// of another chain's finality some thousands. The call's weight grows with it.
		#[pallet::constant]
		type MaxEvidenceLen: Get<u32>;

		/// The maximum exit window of any service, in eras: 1 to 1,000.
		///
		/// It bounds dated lists. Never lower it: records would not decode. One less than the bonding
		/// duration is advised, so that whoever exits and unbonds in one era needs no custody.
		#[pallet::constant]
		type MaxExitWindow: Get<EraIndex>;

		/// The maximum number of entries of an assignment's log: executed slashes that some member has not settled, and
		/// its closing, for which one place is kept. 8 to 64.
		///
		/// Never lower it: records would not decode. A slash for which there is no place waits until all members have
		/// settled. One call settles so many losses; the integrity test checks that it fits into a block.
		#[pallet::constant]
		type MaxLog: Get<u32>;

		/// The maximum number of members that one page settles, of losses that one gives back, and of tasks that one
		/// call does: at least 1. A call says how many it wants, and declares as much.
		#[pallet::constant]
		type MaxPage: Get<u32>;

		/// The maximum number of positions of a staker: 1 to 64.
		///
		/// Never lower it: records would not decode. Calls on a staker cost at worst as much as this many
		/// positions; the integrity test checks that they fit into a block.
		#[pallet::constant]
		type MaxPositions: Get<u32>;

		/// The room that is sure to be left, even in the fullest block, for the pallets that poll: what messages that
		/// are served before, inherents, and the beginnings of blocks leave.
		///
		/// This pallet takes [`work_share`](TermBounds::work_share) of what is left. The integrity test checks that
		/// whatever it has to do in every block fits into that share of this room: else slashes would wait for quiet
		/// blocks.
		#[pallet::constant]
		type PollRoom: Get<Weight>;

		/// The weights of the calls. Measure your own before a network has value.
		type WeightInfo: WeightInfo;

		/// Actors and evidence of the runtime, for benchmarks and weight tests.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		#[pallet::no_default]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<
			Self::AccountId,
			Self::SlashingHook,
			AssetOf<Self, I>,
		>;
	}
}

/// Defaults of [`Config`](crate::Config) for `derive_impl`.
pub mod config_preludes {
	use crate::{
		pallet::DefaultConfig,
		types::{Parameters, TermBounds},
	};
	use frame_support::{
		derive_impl,
		pallet_prelude::inject_runtime_type,
		parameter_types,
		traits::{ConstBool, ConstU128, ConstU32, ConstU64, Everything, Randomness},
		weights::Weight,
		PalletId,
	};
	use restaking_primitives::EncodedNames;
	use sp_core::H256;
	use sp_runtime::Perbill;

	parameter_types! {
		/// The seed of the accounts of a single instance.
		pub const TestPalletId: PalletId = PalletId(*b"restakng");
		/// An exposure limit of a half, and no other limit.
		pub const TestParameters: Parameters = Parameters {
			exposure_limit: Perbill::from_percent(50),
			min_pledge: 1,
			max_service_share: Perbill::one(),
			max_operator_share: Perbill::one(),
		};
		/// A fiftieth of a second and 256 KiB of proof: room for a call of some ten records.
		pub const TestDutyRoom: Weight = Weight::from_parts(20_000_000_000, 262_144);
		/// Half a second and 5 MiB of proof: half of the block of a parachain, and of a test chain.
		pub const TestPollRoom: Weight = Weight::from_parts(500_000_000_000, 5_242_880);
		/// A tenth.
		pub const TestFreeShare: Perbill = Perbill::from_percent(10);
		/// Bounds that leave services much freedom.
		pub const TestTermBounds: TermBounds = TermBounds {
			min_veto_window: 2,
			min_max_slash: Perbill::from_parts(1_000_000),
			max_commission_step: Perbill::from_percent(10),
			max_jail_term: 28,
			min_slash_bond: 20,
			slash_bond_share: Perbill::from_percent(1),
			work_share: Perbill::from_percent(50),
		};
	}

	/// A source that never has a value: no era gets a seed.
	pub struct NoSeeds;
	impl<BlockNumber: Default> Randomness<H256, BlockNumber> for NoSeeds {
		fn random(_: &[u8]) -> (H256, BlockNumber) {
			Default::default()
		}
	}

	/// Defaults for tests, examples and benchmarks: no deposits, a record of every loss, every asset, no seeds, eras of
	/// a day with blocks of six seconds, 4,096 bytes of evidence, 27 eras, 12 positions, logs of 64 and pages of 32.
	///
	/// Not for a network with value: weights are those of another machine, and nothing costs a deposit.
	pub struct TestDefaultConfig;

	#[derive_impl(frame_system::config_preludes::TestDefaultConfig, no_aggregated_types)]
	impl frame_system::DefaultConfig for TestDefaultConfig {}

	#[frame_support::register_default_impl(TestDefaultConfig)]
	impl DefaultConfig for TestDefaultConfig {
		type AllowedAssets = Everything;
		type DutyLength = ConstU32<65_536>;
		type DutyRoom = TestDutyRoom;
		type EraBlocks = ConstU64<14_400>;
		type FreeShare = TestFreeShare;
		type FreeStake = ConstU128<10>;
		type LeastLoss = ConstU128<0>;
		type LossListener = ();
		type MaxEvidenceLen = ConstU32<4_096>;
		type MaxExitWindow = ConstU32<27>;
		type MaxLog = ConstU32<64>;
		type MaxPage = ConstU32<32>;
		type MaxPositions = ConstU32<12>;
		type OperatorConsideration = ();
		type OriginNames = EncodedNames;
		type PalletId = TestPalletId;
		type Parameters = TestParameters;
		type PollRoom = TestPollRoom;
		type PositionConsideration = ();
		type Randomness = NoSeeds;
		type ServiceConsideration = ();
		type TermBounds = TestTermBounds;
		type Usable = ConstBool<true>;
		type WeightInfo = ();
	}
}
