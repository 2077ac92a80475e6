//! Transactions as wallets make them: signed, and paid for.

use codec::Encode;
use polkadot_sdk::{
	frame_metadata_hash_extension::CheckMetadataHash, frame_support::dispatch::GetDispatchInfo,
	frame_system, pallet_transaction_payment::ChargeTransactionPayment, sp_keyring::Sr25519Keyring,
	sp_runtime::generic::Era,
};
use restaking_runtime::{
	Balance, Runtime, RuntimeCall, SignedPayload, System, TransactionPayment, TxExtension,
	UncheckedExtrinsic,
};

/// Returns a call that this account signs as its next transaction, without a tip.
pub fn signed(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	let (call, account): (RuntimeCall, _) = (call.into(), who.to_account_id());
	let extension: TxExtension = (
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::<Runtime>::from(Era::Immortal),
		frame_system::CheckNonce::<Runtime>::from(System::account_nonce(&account)),
		frame_system::CheckWeight::new(),
		ChargeTransactionPayment::<Runtime>::from(0),
		CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let payload = SignedPayload::new(call.clone(), extension.clone()).expect("it can be signed");
	let signature = payload.using_encoded(|bytes| who.sign(bytes));
	UncheckedExtrinsic::new_signed(call, account.into(), signature.into(), extension)
}

/// Returns the fee that a transaction declares now: so much is taken before it runs.
pub fn declared_fee(transaction: &UncheckedExtrinsic) -> Balance {
	let length = transaction.encoded_size().try_into().expect("a block has fewer bytes");
	TransactionPayment::compute_fee(length, &transaction.get_dispatch_info(), 0)
}
