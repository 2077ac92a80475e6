//! Blocks as no honest collator makes them.

use crate::{
	relay::{Relay, RelayParent, RELAY_SLOT},
	runtime::{Header, Runtime, RuntimeCall},
};
use polkadot_sdk::{
	cumulus_pallet_parachain_system::Call as ParachainCall, pallet_timestamp, sp_core::H256,
};

/// Flaw of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
	/// Nothing of the relay chain is told.
	NoRelayData,
	/// The relay chain is told of twice.
	RelayDataTwice,
	/// The root of the relay chain's state is another than that of the proof.
	OtherRelayRoot,
	/// Nothing tells the moment.
	NoMoment,
	/// The moment is that of the next slot.
	MomentAhead,
	/// The moment is that of the slot before.
	MomentBehind,
	/// The author claims the next slot, with its moment.
	SlotAhead,
	/// The author claims the slot before, with its moment.
	SlotBehind,
	/// The relay parent is older than that of the block before.
	OlderRelayParent,
	/// A message of a sibling is kept back.
	MessageKeptBack,
	/// Four blocks wait for inclusion.
	SegmentFull,
}

impl Flaw {
	/// Returns the relay parent that the block pretends to have, and its slot.
	pub(crate) fn relay_parent(self, relay: &mut Relay, heads: &[Header]) -> (RelayParent, u64) {
		let included = match self {
			Self::SegmentFull => heads.len().saturating_sub(4),
			_ => heads.len().saturating_sub(3),
		};
		if self == Self::OlderRelayParent {
			relay.forget_numbers(3);
		}
		let parent = relay.next(&heads[included]);
		let slot = match self {
			Self::SlotAhead => parent.slot + 1,
			Self::SlotBehind => parent.slot - 1,
			_ => parent.slot,
		};
		let parent = match self {
			Self::MessageKeptBack => parent.without_messages(),
			_ => parent,
		};
		(parent, slot)
	}

	/// Changes the inherents of a block.
	pub(crate) fn spoil(self, inherents: &mut Vec<RuntimeCall>) {
		match self {
			Self::NoRelayData => inherents.retain(|call| !is_relay_data(call)),
			Self::RelayDataTwice => {
				let told: Vec<_> =
					inherents.iter().filter(|call| is_relay_data(call)).cloned().collect();
				inherents.extend(told);
			},
			Self::OtherRelayRoot => inherents.iter_mut().for_each(with_another_root),
			Self::NoMoment => inherents.retain(|call| moment_of(call).is_none()),
			Self::MomentAhead | Self::SlotAhead => {
				inherents.iter_mut().for_each(|call| move_moment(call, |now| now + RELAY_SLOT));
			},
			Self::MomentBehind | Self::SlotBehind => {
				inherents.iter_mut().for_each(|call| move_moment(call, |now| now - RELAY_SLOT));
			},
			Self::OlderRelayParent | Self::MessageKeptBack | Self::SegmentFull => {},
		}
	}
}

fn is_relay_data(call: &RuntimeCall) -> bool {
	matches!(call, RuntimeCall::ParachainSystem(ParachainCall::set_validation_data { .. }))
}

fn moment_of(call: &RuntimeCall) -> Option<u64> {
	match call {
		RuntimeCall::Timestamp(pallet_timestamp::Call::set { now }) => Some(*now),
		_ => None,
	}
}

fn move_moment(call: &mut RuntimeCall, to: impl Fn(u64) -> u64) {
	if let Some(now) = moment_of(call) {
		*call = pallet_timestamp::Call::<Runtime>::set { now: to(now) }.into();
	}
}

fn with_another_root(call: &mut RuntimeCall) {
	if let RuntimeCall::ParachainSystem(ParachainCall::set_validation_data { data, .. }) = call {
		data.validation_data.relay_parent_storage_root = H256::repeat_byte(7);
	}
}
