//! What the runtime chooses.

use frame_support::pallet_macros::pallet_section;

/// The names that this section uses. Another section may use the same.
#[allow(unused_imports)]
pub(crate) mod imports {
	pub use crate::{
		types::{Parameters, TermBounds},
		AssetOf,
	};
	pub use frame_support::{
		traits::{fungible, fungibles, Consideration, Contains, Footprint, OriginTrait},
		PalletId,
	};
	pub use restaking_primitives::{Balance, EraIndex, SlashableStake, SlashingHook};
}

/// What the runtime chooses.
#[pallet_section]
mod config {
	use super::config::imports::*;

	/// What the runtime chooses.
	#[pallet::config]
	pub trait Config<I: 'static = ()>: frame_system::Config {
		/// The currency of the stake, in which custody is held.
		type Currency: fungible::Inspect<Self::AccountId, Balance = Balance>
			+ fungible::Mutate<Self::AccountId>
			+ fungible::hold::Mutate<Self::AccountId, Reason: From<HoldReason<I>>>
			+ fungible::hold::Balanced<Self::AccountId>;

		/// Where the stake is: see the `restaking-adapters` crate.
		type Stake: SlashableStake<Self::AccountId, Currency = Self::Currency>;

		/// Any origin of the runtime, as services are owned by: its `OriginCaller`.
		type PalletsOrigin: Parameter
			+ From<<<Self as frame_system::Config>::RuntimeOrigin as OriginTrait>::PalletsOrigin>;

		/// Who may register services, and which account pays the deposit; nobody pays for `None`.
		type RegisterOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Option<Self::AccountId>>;

		/// Who may act for any owner, veto, ban, redirect escrow, and enforce coverage.
		type GovernanceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The deposit for a service.
		type ServiceConsideration: Consideration<Self::AccountId, Footprint>;

		/// The deposit for an operator, and for each of its assignments.
		type OperatorConsideration: Consideration<Self::AccountId, Footprint>;

		/// The deposit for a position. Keep it small: nothing else of a pledge needs free funds.
		type PositionConsideration: Consideration<Self::AccountId, Footprint>;

		/// How services find fault.
		type SlashingHook: SlashingHook<Self::AccountId>;

		/// Who gets the treasury's share of slashes, forfeited bonds, and what can not be paid.
		type Treasury: Get<Self::AccountId>;

		/// Names the account of the escrow.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The assets in which services may pay rewards, one of them the staking currency.
		type RewardAssets: fungibles::Mutate<Self::AccountId, Balance = Balance>;

		/// Which of them: only those whose administrators can be trusted with the pots.
		type AllowedAssets: Contains<AssetOf<Self, I>>;

		/// The staking currency among them.
		type NativeAsset: Get<AssetOf<Self, I>>;

		/// Limits that governance may move while the chain runs.
		type Parameters: Get<Parameters>;

		/// Rules that terms and commissions obey.
		#[pallet::constant]
		type TermBounds: Get<TermBounds>;

		/// The longest exit window of any service, in eras. Never lower it: records would not decode.
		#[pallet::constant]
		type MaxExitWindow: Get<EraIndex>;

		/// The most positions of a staker. Never lower it: records would not decode.
		#[pallet::constant]
		type MaxPositions: Get<u32>;

		/// The weights of the calls.
		type WeightInfo: WeightInfo;

		/// What benchmarks need of the runtime around.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: benchmarking::BenchmarkHelper<
			Self::AccountId,
			Self::SlashingHook,
			AssetOf<Self, I>,
		>;
	}
}
