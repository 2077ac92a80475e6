//! Short words for requests to slash, and for the bonds that pay for them.

use super::setting::*;
use crate::types::{Jail, JailTerm};
use frame_support::dispatch::DispatchResult;
use restaking_primitives::{AssignmentId, Balance, EraIndex, RequestId, ServiceId};
use sp_core::H256;
use sp_runtime::{DispatchError, Perbill};

/// Registers a service whose slasher asks and that jails for so many eras. 500 of `S` count there with `P` from
/// era 10 on; it is era 10.
pub fn jailing_service(jail_term: EraIndex) -> (ServiceId, AssignmentId) {
	let mut strict = terms(40);
	strict.conditions.jail_term = jail_term;
	let (service, home) = another_service(strict, P);
	fund_bond(service, 1_000).unwrap();
	run_to(9);
	pledge_once(S, home, 500);
	run_to(10);
	(service, home)
}

/// A jail of some terms: until when, because of which request, and whether the operator is back since then.
pub fn terms_in_jail<const N: usize>(terms: [(EraIndex, RequestId, bool); N]) -> Jail {
	let term = |(until_era, by, back)| JailTerm { until_era, by: Some(by), back };
	Jail::Until { terms: terms.map(term).to_vec().try_into().unwrap() }
}

/// An offence that nobody has brought yet.
pub fn new_offence() -> H256 {
	H256::from_low_u64_be(Offences::mutate(|count| {
		*count += 1;
		*count
	}))
}

/// The slasher requests a slash for a new offence, and the request is given.
pub fn request(
	assignment: AssignmentId,
	era: EraIndex,
	fraction: Perbill,
) -> Result<RequestId, DispatchError> {
	request_for(assignment, era, fraction, new_offence())
}

/// The slasher requests a slash for an offence. As in a block, a refusal changes nothing.
pub fn request_for(
	assignment: AssignmentId,
	era: EraIndex,
	fraction: Perbill,
	offence: H256,
) -> Result<RequestId, DispatchError> {
	ask(SLASHER, assignment, (era, fraction, offence), Some(BOND_PAYER))
}

/// Somebody requests a slash for an offence, and names a payer. As in a block, a refusal changes nothing.
pub fn ask(
	who: AccountId,
	assignment: AssignmentId,
	(era, fraction, offence): (EraIndex, Perbill, H256),
	payer: Option<AccountId>,
) -> Result<RequestId, DispatchError> {
	let id = crate::NextRequestId::<Test>::get();
	let (who, evidence) = (RuntimeOrigin::signed(who), H256::repeat_byte(7));
	frame_support::storage::with_storage_layer(|| {
		Restaking::request_slash(who, assignment, era, fraction, offence, evidence, payer).plain()
	})?;
	Ok(id)
}

/// The payer of bonds adds to its bond at a service, for requests of the slasher.
pub fn fund_bond(service: ServiceId, amount: Balance) -> DispatchResult {
	fund_bond_for(BOND_PAYER, service, SLASHER, amount)
}

/// Somebody adds to its bond at a service, for requests of a slasher.
pub fn fund_bond_for(
	payer: AccountId,
	service: ServiceId,
	slasher: AccountId,
	amount: Balance,
) -> DispatchResult {
	let slasher = caller(RuntimeOrigin::signed(slasher));
	Restaking::fund_slash_bond(RuntimeOrigin::signed(payer), service, slasher, amount)
}

/// Returns the part of an open request that the cap allows.
pub fn firm(assignment: AssignmentId, id: RequestId) -> Perbill {
	let open = crate::Caps::<Test>::get(assignment).open;
	open.iter().find(|open| open.id == id).unwrap().fraction
}
