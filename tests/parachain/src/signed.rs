//! Transactions as wallets make them: signed, and paid for.

use crate::runtime::{RuntimeCall, System, TxExtension, UncheckedExtrinsic};
use codec::{Compact, Decode, Encode};
use polkadot_sdk::{
	sp_keyring::Sr25519Keyring,
	sp_runtime::generic::{Era, SignedPayload},
};

/// Returns a call that this account signs as its next transaction, without a tip.
pub fn signed(who: Sr25519Keyring, call: RuntimeCall) -> UncheckedExtrinsic {
	let account = who.to_account_id();
	let extension = extension(System::account_nonce(&account));
	let payload = SignedPayload::<RuntimeCall, TxExtension>::new(call.clone(), extension.clone())
		.expect("it can be signed");
	let signature = payload.using_encoded(|bytes| who.sign(bytes));
	UncheckedExtrinsic::new_signed(call, account.into(), signature.into(), extension)
}

/// Returns the extension of a transaction that lives for ever, with a nonce and nothing else. Wallets encode the
/// parts that have a content in this order, whatever stands between them.
fn extension(nonce: u32) -> TxExtension {
	let (era, tip) = (Era::Immortal.encode(), Compact(0u128).encode());
	// Zeros stand for all that comes after the tip: nothing, each time.
	let encoded = [era, Compact(nonce).encode(), tip, vec![0; 8]].concat();
	TxExtension::decode(&mut &encoded[..]).expect("the extension has these parts")
}
