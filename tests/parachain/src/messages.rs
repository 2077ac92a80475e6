//! Programs of XCM as other chains send them, and what became of them.

use crate::{
	listener::listen,
	runtime::{Runtime, RuntimeCall, RuntimeEvent, UNIT},
	Chain, Made,
};
use codec::Encode;
use polkadot_sdk::{
	pallet_message_queue::Event as QueueEvent,
	pallet_xcm::Event as ExecutorEvent,
	staging_xcm::{latest::prelude::*, VersionedXcm},
};
use std::mem::take;

/// What a program pays for its execution, at most. What is left comes back.
pub const FEE: u128 = 10 * UNIT;

/// The blocks in which a message is served at the latest.
const PATIENCE: u32 = 4;

/// An event of the restaking pallet.
pub type RestakingEvent = pallet_restaking::Event<Runtime>;

/// Fate of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
	/// All of it was executed.
	Done,
	/// The executor stopped at an instruction that failed, or did not begin: nobody pays.
	Stopped,
	/// It is no program.
	Refused,
	/// The queue has put it aside: it is too heavy.
	TooHeavy,
}

/// A message that was served.
#[derive(Debug)]
pub struct Heard {
	/// What became of it.
	pub fate: Fate,
	/// What it did in the restaking pallet.
	pub events: Vec<RestakingEvent>,
	/// The number of things that it did in bonds, and in the instances over the asset.
	pub others: u32,
	/// The errors that the chain kept; and those that the executor told, if blocks were made until it was served.
	pub errors: Vec<String>,
}

impl Heard {
	/// Returns true if it did all that it asked for; false if it did nothing at all. Panics if it did a part.
	pub fn worked(&self) -> bool {
		match (self.fate, self.events.is_empty() && self.others == 0) {
			(Fate::Done, false) => true,
			(Fate::Stopped | Fate::Refused | Fate::TooHeavy, true) => false,
			_ => panic!("a message did something by halves: {self:?}"),
		}
	}
}

/// Returns the place of a sibling, as this chain sees it.
pub fn sibling(id: u32) -> Location {
	Location::new(1, [Parachain(id)])
}

/// Returns an instruction that makes a call and stops the program if the call fails.
pub fn transact(kind: OriginKind, call: impl Into<RuntimeCall>) -> [Instruction<()>; 2] {
	let call: RuntimeCall = call.into();
	let call =
		Transact { origin_kind: kind, fallback_max_weight: None, call: call.encode().into() };
	[call, ExpectTransactStatus(MaybeErrorCode::Success)]
}

/// Returns a program that pays from the account of a place, and gives the rest back to it.
pub fn paid(payer: Location, work: impl IntoIterator<Item = Instruction<()>>) -> Xcm<()> {
	let fee: Asset = (Here, FEE).into();
	let rest =
		vec![RefundSurplus, DepositAsset { assets: Wild(AllCounted(1)), beneficiary: payer }];
	let pay = [
		WithdrawAsset(fee.clone().into()),
		BuyExecution { fees: fee, weight_limit: Unlimited },
		SetAppendix(Xcm(rest)),
	];
	Xcm(pay.into_iter().chain(work).collect())
}

/// Returns a program that asks to be executed for nothing.
pub fn unpaid(work: impl IntoIterator<Item = Instruction<()>>) -> Xcm<()> {
	let begin = UnpaidExecution { weight_limit: Unlimited, check_origin: None };
	Xcm([begin].into_iter().chain(work).collect())
}

/// Returns a program in which a sibling itself makes a call, and pays.
pub fn by_chain(id: u32, kind: OriginKind, call: impl Into<RuntimeCall>) -> Xcm<()> {
	paid(sibling(id), transact(kind, call))
}

/// Returns the bytes of a program.
pub fn bytes(program: Xcm<()>) -> Vec<u8> {
	VersionedXcm::<()>::from(program).encode()
}

/// Delivers a message of a sibling, and makes blocks until it is served.
pub fn hear(chain: &mut Chain, from: u32, program: Xcm<()>) -> Heard {
	chain.relay.send_across(from, bytes(program));
	serve(chain)
}

/// Delivers a message of the relay chain, and makes blocks until it is served.
pub fn hear_relay(chain: &mut Chain, program: Xcm<()>) -> Heard {
	chain.relay.send_down(bytes(program));
	serve(chain)
}

/// Makes blocks until a message is served that was sent before.
pub fn serve(chain: &mut Chain) -> Heard {
	for _ in 0..PATIENCE {
		let (made, told) = listen(|| chain.block());
		if let Some(mut heard) = heard(&made).pop() {
			heard.errors.extend(told);
			return heard;
		}
	}
	panic!("no message was served in {PATIENCE} blocks")
}

/// Returns the messages that were served in a block.
pub fn heard(made: &Made) -> Vec<Heard> {
	let mut heard = Vec::new();
	let (mut events, mut others, mut errors) = (Vec::new(), 0, Vec::new());
	for event in &made.events {
		match event {
			RuntimeEvent::Restaking(event) => events.push(event.clone()),
			RuntimeEvent::Bond(_)
			| RuntimeEvent::AssetBond(_)
			| RuntimeEvent::AssetRestaking(_) => {
				others += 1;
			},
			RuntimeEvent::PolkadotXcm(ExecutorEvent::ProcessXcmError { error, .. }) => {
				errors.push(format!("{error:?}"));
			},
			RuntimeEvent::MessageQueue(event) => {
				if let Some(fate) = fate(event) {
					let (events, errors) = (take(&mut events), take(&mut errors));
					heard.push(Heard { fate, events, others: take(&mut others), errors });
				}
			},
			_ => {},
		}
	}
	heard
}

fn fate(event: &QueueEvent<Runtime>) -> Option<Fate> {
	match event {
		QueueEvent::Processed { success: true, .. } => Some(Fate::Done),
		QueueEvent::Processed { success: false, .. } => Some(Fate::Stopped),
		QueueEvent::ProcessingFailed { .. } => Some(Fate::Refused),
		QueueEvent::OverweightEnqueued { .. } => Some(Fate::TooHeavy),
		_ => None,
	}
}
