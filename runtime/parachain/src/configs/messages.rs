//! The queues of messages, in and out.

use super::{
	system::part_of_block,
	xcm::{OriginConverter, PriceForSiblings},
};
use crate::*;
use cumulus_primitives_core::{AggregateMessageOrigin, ParaId};
use frame_support::{
	migrations::MultiStepMigrator,
	parameter_types,
	traits::{ConstU32, QueueFootprint, QueuePausedQuery, TransformOrigin},
	weights::Weight,
};
use frame_system::EnsureRoot;
use pallet_message_queue::OnQueueChanged;
use sp_runtime::{traits::Convert, Perbill};

parameter_types! {
	/// Part of a block that messages take before its transactions.
	pub MessagesWeight: Option<Weight> = Some(part_of_block(Perbill::from_percent(35)));
}

/// Names the queue of a sibling.
pub struct QueueOf;
impl Convert<ParaId, AggregateMessageOrigin> for QueueOf {
	fn convert(chain: ParaId) -> AggregateMessageOrigin {
		AggregateMessageOrigin::Sibling(chain)
	}
}

/// Pauses all queues while a migration of several blocks runs, and after one that failed. Asks, and tells, the pallet of
/// channels of the queues of siblings only.
pub struct OfSiblings;

impl QueuePausedQuery<AggregateMessageOrigin> for OfSiblings {
	fn is_paused(origin: &AggregateMessageOrigin) -> bool {
		// Records that are half migrated mean nothing. The queue would serve messages all the same.
		<MultiBlockMigrations as MultiStepMigrator>::ongoing()
			|| match origin {
				AggregateMessageOrigin::Sibling(chain) => {
					<XcmpQueue as QueuePausedQuery<ParaId>>::is_paused(chain)
				},
				_ => false,
			}
	}
}

impl OnQueueChanged<AggregateMessageOrigin> for OfSiblings {
	fn on_queue_changed(origin: AggregateMessageOrigin, footprint: QueueFootprint) {
		if let AggregateMessageOrigin::Sibling(chain) = origin {
			<XcmpQueue as OnQueueChanged<ParaId>>::on_queue_changed(chain, footprint);
		}
	}
}

impl pallet_message_queue::Config for Runtime {
	type HeapSize = ConstU32<{ 103 * 1024 }>;
	type IdleMaxServiceWeight = ();
	type MaxStale = ConstU32<8>;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type MessageProcessor = staging_xcm_builder::ProcessXcmMessage<
		AggregateMessageOrigin,
		staging_xcm_executor::XcmExecutor<super::xcm::XcmConfig>,
		RuntimeCall,
	>;
	#[cfg(feature = "runtime-benchmarks")]
	type MessageProcessor =
		pallet_message_queue::mock_helpers::NoopMessageProcessor<AggregateMessageOrigin>;
	type QueueChangeHandler = OfSiblings;
	type QueuePausedQuery = OfSiblings;
	type RuntimeEvent = RuntimeEvent;
	type ServiceWeight = MessagesWeight;
	type Size = u32;
	type WeightInfo = pallet_message_queue::weights::SubstrateWeight<Runtime>;
}

impl cumulus_pallet_xcmp_queue::Config for Runtime {
	type ChannelInfo = ParachainSystem;
	type ControllerOrigin = EnsureRoot<AccountId>;
	type ControllerOriginConverter = OriginConverter;
	type MaxActiveOutboundChannels = ConstU32<128>;
	type MaxInboundSuspended = ConstU32<1_000>;
	type MaxPageSize = ConstU32<{ 103 * 1024 }>;
	type PriceForSiblingDelivery = PriceForSiblings;
	type RuntimeEvent = RuntimeEvent;
	type VersionWrapper = PolkadotXcm;
	type WeightInfo = cumulus_pallet_xcmp_queue::weights::SubstrateWeight<Runtime>;
	// What siblings send waits in the queue of messages.
	type XcmpQueue = TransformOrigin<MessageQueue, AggregateMessageOrigin, ParaId, QueueOf>;
}
