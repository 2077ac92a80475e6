//! The runtime APIs: functions that collators and wallets call.

// What try-runtime finds, it tells by a panic. No block runs this.
#![cfg_attr(feature = "try-runtime", allow(clippy::panic))]

use crate::{
	configs::{services, xcm},
	constants::time::SLOT,
	*,
};
use cumulus_primitives_core::{CollationInfo, ParaId, RelayProofRequest};
use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	weights::Weight,
};
use pallet_restaking::{
	views::{
		AssignmentInfo, BondInfoOf, Claimable, Concentration, NetworkInfo, OperatorInfo,
		OperatorSet, PendingSlashOf, ServiceInfoOf, SlashOutcome, StakerInfo, UndoPreview,
		WaitingLoss,
	},
	AssetOf, CallerOf,
};
use pallet_restaking_attestation::{Accepted, Attested, ToSign};
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use restaking_primitives::{AssignmentId, Duty, EraIndex, Fault, RequestId, ServiceId};
use sp_api::impl_runtime_apis;
use sp_consensus_aura::{sr25519::AuthorityId as AuraId, Slot, SlotDuration};
use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::{
	traits::Block as BlockT,
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, DispatchError, ExtrinsicInclusionMode, Perbill,
};
use staging_xcm::{VersionedAssetId, VersionedAssets, VersionedLocation, VersionedXcm};
use xcm_runtime_apis::{
	conversions::{Error as ConversionError, LocationToAccountHelper},
	fees::Error as FeesError,
};

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: InherentData,
		) -> CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> sp_session::OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> SlotDuration {
			SlotDuration::from_millis(SLOT)
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl cumulus_primitives_aura::AuraUnincludedSegmentApi<Block> for Runtime {
		fn can_build_upon(included_hash: <Block as BlockT>::Hash, slot: Slot) -> bool {
			ConsensusHook::can_build_upon(included_hash, slot)
		}
	}

	impl cumulus_primitives_core::CollectCollationInfo<Block> for Runtime {
		fn collect_collation_info(header: &Header) -> CollationInfo {
			ParachainSystem::collect_collation_info(header)
		}
	}

	impl cumulus_primitives_core::GetParachainInfo<Block> for Runtime {
		fn parachain_id() -> ParaId {
			ParachainInfo::parachain_id()
		}
	}

	impl cumulus_primitives_core::RelayParentOffsetApi<Block> for Runtime {
		fn relay_parent_offset() -> u32 {
			0
		}

		fn max_claim_queue_offset() -> u8 {
			ParachainSystem::max_claim_queue_offset()
		}
	}

	impl cumulus_primitives_core::KeyToIncludeInRelayProof<Block> for Runtime {
		fn keys_to_prove() -> RelayProofRequest {
			// Nothing of the relay chain is read but what every parachain needs.
			RelayProofRequest::default()
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(
			extrinsic: <Block as BlockT>::Extrinsic,
			length: u32,
		) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(extrinsic, length)
		}

		fn query_fee_details(
			extrinsic: <Block as BlockT>::Extrinsic,
			length: u32,
		) -> FeeDetails<Balance> {
			TransactionPayment::query_fee_details(extrinsic, length)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
		Block,
		Balance,
		RuntimeCall,
	> for Runtime
	{
		fn query_call_info(call: RuntimeCall, length: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, length)
		}

		fn query_call_fee_details(call: RuntimeCall, length: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, length)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl xcm_runtime_apis::fees::XcmPaymentApi<Block> for Runtime {
		fn query_acceptable_payment_assets(
			version: staging_xcm::Version,
		) -> Result<Vec<VersionedAssetId>, FeesError> {
			let native = xcm::DeliveryAsset::get();
			PolkadotXcm::query_acceptable_payment_assets(version, alloc::vec![native])
		}

		fn query_xcm_weight(message: VersionedXcm<()>) -> Result<Weight, FeesError> {
			PolkadotXcm::query_xcm_weight(message)
		}

		fn query_weight_to_asset_fee(
			weight: Weight,
			asset: VersionedAssetId,
		) -> Result<u128, FeesError> {
			PolkadotXcm::query_weight_to_asset_fee::<xcm::Trader>(weight, asset)
		}

		fn query_delivery_fees(
			destination: VersionedLocation,
			message: VersionedXcm<()>,
			asset: VersionedAssetId,
		) -> Result<VersionedAssets, FeesError> {
			PolkadotXcm::query_delivery_fees::<()>(destination, message, asset)
		}
	}

	impl xcm_runtime_apis::conversions::LocationToAccountApi<Block, AccountId> for Runtime {
		fn convert_location(location: VersionedLocation) -> Result<AccountId, ConversionError> {
			LocationToAccountHelper::<AccountId, xcm::LocationToAccountId>::convert_location(location)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(json: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(json)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis_config_presets::get_preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis_config_presets::preset_names()
		}
	}

	impl pallet_restaking_runtime_api::RestakingApi<
		Block,
		AccountId,
		AssetOf<Runtime>,
		configs::services::Hook,
		CallerOf<Runtime>,
	> for Runtime
	{
		fn staker(stash: AccountId) -> Option<StakerInfo<AccountId>> {
			Restaking::staker_info(&stash)
		}

		fn service(id: ServiceId) -> Option<ServiceInfoOf<Runtime>> {
			Restaking::service_info(id)
		}

		fn concentration(service: ServiceId) -> Option<Concentration> {
			Restaking::concentration(service)
		}

		fn operator(account: AccountId) -> Option<OperatorInfo<AccountId>> {
			Restaking::operator_info(&account)
		}

		fn assignment(id: AssignmentId) -> Option<AssignmentInfo<AccountId>> {
			Restaking::assignment_info(id).ok()
		}

		fn services(after: Option<ServiceId>, count: u32) -> Vec<ServiceInfoOf<Runtime>> {
			Restaking::list_services(after, count)
		}

		fn slash_bonds(
			service: ServiceId,
			after: Option<AccountId>,
			count: u32,
		) -> Vec<BondInfoOf<Runtime>> {
			Restaking::list_slash_bonds(service, after, count)
		}

		fn assignments(
			after: Option<AssignmentId>,
			count: u32,
		) -> Vec<AssignmentInfo<AccountId>> {
			Restaking::list_assignments(after, count)
		}

		fn operators(after: Option<AccountId>, count: u32) -> Vec<AccountId> {
			Restaking::list_operators(after, count)
		}

		fn members(
			assignment: AssignmentId,
			after: Option<AccountId>,
			count: u32,
		) -> Vec<AccountId> {
			Restaking::list_members(assignment, after, count)
		}

		fn pending_slashes(account: AccountId) -> Vec<PendingSlashOf<Runtime>> {
			Restaking::pending_slashes(&account)
		}

		fn waiting(stash: AccountId) -> Vec<WaitingLoss> {
			Restaking::waiting(&stash)
		}

		fn claimable(account: AccountId) -> Vec<Claimable<AssetOf<Runtime>>> {
			Restaking::claimable(&account)
		}

		fn preview_pledge(
			stash: AccountId,
			assignment: AssignmentId,
			amount: Balance,
			standing: bool,
		) -> Result<StakerInfo<AccountId>, DispatchError> {
			Restaking::preview_pledge(&stash, assignment, amount, standing)
		}

		fn preview_exit(
			stash: AccountId,
			assignment: AssignmentId,
			amount: Balance,
		) -> Result<StakerInfo<AccountId>, DispatchError> {
			Restaking::preview_exit(&stash, assignment, amount)
		}

		fn preview_slash(
			stash: AccountId,
			assignment: AssignmentId,
			offence_era: EraIndex,
			fraction: Perbill,
		) -> Result<SlashOutcome<AccountId>, DispatchError> {
			Restaking::preview_slash(&stash, assignment, offence_era, fraction)
		}

		fn undo_preview(request: RequestId) -> Option<UndoPreview> {
			Restaking::undo_preview(request)
		}

		fn rejoin_from(service: ServiceId, operator: AccountId) -> Option<EraIndex> {
			Restaking::rejoin_from(service, &operator)
		}

		fn operator_set(service: ServiceId, era: EraIndex) -> Option<OperatorSet<AccountId>> {
			Restaking::operator_set(service, era)
		}

		fn network() -> NetworkInfo {
			Restaking::network_info()
		}
	}

	impl pallet_restaking_services_runtime_api::DutiesApi<Block, AccountId> for Runtime {
		fn duties(service: ServiceId, operator: AccountId) -> Vec<Duty<Vec<u8>>> {
			services::duties(service, &operator)
		}

		fn faults(service: ServiceId) -> Vec<Fault> {
			services::faults(service)
		}

		fn evidence_for(assignment: AssignmentId) -> Vec<Vec<u8>> {
			let record = pallet_restaking::Assignments::<Runtime>::get(assignment);
			let faults = record.map(|it| services::faults(it.service)).unwrap_or_default();
			let of_it = faults.into_iter().filter(|fault| fault.assignment == assignment);
			of_it.map(|fault| fault.evidence).collect()
		}
	}

	impl pallet_restaking_services_runtime_api::AttestationApi<Block> for Runtime {
		fn to_sign(service: ServiceId, height: u64, content: Hash) -> Option<ToSign> {
			Attestation::to_sign(service, height, content)
		}

		fn accepted(service: ServiceId, height: u64) -> Option<Accepted> {
			<Attestation as Attested>::accepted(service, height)
		}

		fn latest(service: ServiceId) -> Option<Accepted> {
			<Attestation as Attested>::latest(service)
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (
			Vec<frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			use frame_benchmarking::BenchmarkList;
			use frame_support::traits::StorageInfoTrait;

			let mut list = Vec::<BenchmarkList>::new();
			list_benchmarks!(list, extra);
			(list, AllPalletsWithSystem::storage_info())
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			use frame_benchmarking::BenchmarkBatch;
			use frame_support::traits::WhitelistedStorageKeys;

			let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
			let mut batches = Vec::<BenchmarkBatch>::new();
			let params = (&config, &whitelist);
			add_benchmarks!(params, batches);
			Ok(batches)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			let weight = Executive::try_runtime_upgrade(checks)
				.unwrap_or_else(|error| panic!("the upgrade failed: {error:?}"));
			(weight, configs::system::RuntimeBlockWeights::get().max_block)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select)
				.unwrap_or_else(|error| panic!("the block failed: {error:?}"))
		}
	}
}
