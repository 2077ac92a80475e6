//! The relay chain: it ends sessions, takes the validators that were elected, and reports. Nothing else turns an era.

use crate::chain::{AccountId, Staking};
use frame_support::parameter_types;
use pallet_staking_async_rc_client::{
	AHStakingInterface, Offence, RcClientInterface, SessionReport,
};
use sp_runtime::Perbill;
use sp_staking::SessionIndex;

/// The blocks of a session.
const SESSION_BLOCKS: u64 = 2;

/// The length of a block, in milliseconds.
const BLOCK: u64 = 6_000;

parameter_types! {
	/// The session that runs.
	static Session: SessionIndex = 0;
	/// The moment of the block.
	static Moment: u64 = 0;
	/// The number of the elected set that was sent, and the sessions that are left before it is active.
	static Queued: Option<(u32, u32)> = None;
	/// The reports that were sent and not delivered.
	static Sent: Vec<SessionReport<AccountId>> = Vec::new();
	/// True while nothing is delivered.
	static Silent: bool = false;
}

/// The relay chain.
pub struct Relay;

impl RcClientInterface for Relay {
	type AccountId = AccountId;

	/// The set is buffered for a session, as on relay chains.
	fn validator_set(_elected: Vec<AccountId>, id: u32, _prune_up_to: Option<u32>) {
		Queued::set(Some((id, 1)));
	}
}

impl Relay {
	/// Begins anew.
	pub fn reset() {
		Session::set(0);
		Moment::set(0);
		Queued::set(None);
		Sent::set(Vec::new());
		Silent::set(false);
	}

	/// Stops messages, or lets them through again.
	pub fn silence(silent: bool) {
		Silent::set(silent);
	}

	/// Goes on by a block, and sends a report if a session ends with it.
	pub fn on_block(number: u64) {
		Moment::mutate(|moment| *moment += BLOCK);
		if number.is_multiple_of(SESSION_BLOCKS) {
			Self::end_session();
		}
	}

	fn end_session() {
		let (ending, queued) = (Session::get(), Queued::get());
		let active = queued.filter(|(_, left)| *left == 0);
		Queued::set(match (active, queued) {
			(None, Some((id, left))) => Some((id, left - 1)),
			_ => None,
		});
		let activation = active.map(|(id, _)| (Moment::get(), id));
		let report = SessionReport::new_terminal(ending, Vec::new(), activation);
		Sent::mutate(|sent| sent.push(report));
		Session::set(ending + 1);
	}

	/// Delivers what was sent, in order.
	pub fn deliver() {
		if Silent::get() {
			return;
		}
		for report in Sent::take() {
			<Staking as AHStakingInterface>::on_relay_session_report(report);
		}
	}

	/// Reports an offence in a session.
	pub fn report(offender: AccountId, session: SessionIndex, slash_fraction: Perbill) {
		let offence = Offence { offender, reporters: Vec::new(), slash_fraction };
		<Staking as AHStakingInterface>::on_new_offences(session, vec![offence]);
	}
}
