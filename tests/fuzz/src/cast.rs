//! The accounts that act, their keys, and the terms of services.

use codec::{DecodeAll, Encode};
use pallet_restaking::types::Handle;
use pallet_restaking_attestation::Equivocation;
use pallet_restaking_availability::Withholding;
use pallet_restaking_heartbeat::Silence;
use pallet_restaking_keeper::{Admission, Liveness};
use pallet_restaking_oracle::{Deviation, Step};
use polkadot_sdk::{
	frame_system::RawOrigin,
	sp_core::{ecdsa, ed25519, sr25519, Pair, H160, H256},
	sp_io::{
		crypto::secp256k1_ecdsa_recover,
		hashing::{blake2_256, keccak_256},
	},
	sp_keyring::Sr25519Keyring::{self, *},
	sp_runtime::{
		traits::{BlakeTwo256, Hash},
		Perbill,
	},
};
use restaking_primitives::{AnyOf, Authority, Conditions, KeyProof, ServiceKey, Shares, Terms};
use restaking_runtime::{
	configs::services::{Hook, Rule},
	constants::currency::UNIT,
	AccountId, OriginCaller, System,
};
use std::{collections::BTreeMap, sync::OnceLock};

/// The owner of the first services.
pub const OWNER: Sr25519Keyring = Ferdie;
/// The slasher of services.
pub const SLASHER: Sr25519Keyring = Charlie;
/// The resolver of services.
pub const RESOLVER: Sr25519Keyring = Dave;
/// The recipient of shares of slashes. It has no account at first.
pub const RECIPIENT: Sr25519Keyring = One;
/// An account without any role. It does not exist at first.
pub const NOBODY: Sr25519Keyring = Two;
/// The account that pays into pots and administers the asset.
pub const FUNDER: Sr25519Keyring = DaveStash;
/// The account that opens the first vault, and manages it.
pub const FOUNDER: Sr25519Keyring = Alice;
/// Accounts that may serve. One validates too. The last has funds, and is no operator at first.
pub const OPERATORS: [Sr25519Keyring; 4] = [Eve, Dave, AliceStash, CharlieStash];
/// The operator that does every duty it is allowed to do, and never signs two statements for one height.
pub const HONEST: Sr25519Keyring = Eve;
/// The value that an honest operator of an oracle measures.
pub const TRUTH: i128 = 1_000_000;
/// Accounts with stake: two validators, two nominators, and others.
pub const STAKERS: [Sr25519Keyring; 7] =
	[EveStash, FerdieStash, Bob, Charlie, AliceStash, BobStash, Alice];
/// All that act. Those without an account at first come last.
pub const PEOPLE: [Sr25519Keyring; 14] = [
	Alice,
	Bob,
	Charlie,
	Dave,
	Eve,
	Ferdie,
	AliceStash,
	BobStash,
	CharlieStash,
	DaveStash,
	EveStash,
	FerdieStash,
	One,
	Two,
];

/// The id of the asset in which one pot pays.
pub const ASSET: u32 = 1;

/// Returns the account of a name. Derives all accounts once, because that takes long.
pub fn account(who: Sr25519Keyring) -> AccountId {
	static ACCOUNTS: OnceLock<BTreeMap<&'static str, AccountId>> = OnceLock::new();
	let name = |who: Sr25519Keyring| <&'static str>::from(who);
	let all = ACCOUNTS
		.get_or_init(|| PEOPLE.iter().map(|who| (name(*who), who.to_account_id())).collect());
	all[name(who)].clone()
}

/// Returns all accounts that act.
pub fn everybody() -> impl Iterator<Item = AccountId> {
	PEOPLE.into_iter().map(account)
}

/// Returns the name of an account, for people.
pub fn name(who: &AccountId) -> String {
	let known = PEOPLE.iter().find(|name| account(**name) == *who);
	known.map_or_else(|| format!("{who:?}"), |name| format!("{name:?}"))
}

/// Returns true if an account has native funds. One that holds receipts only has none, and can get no dust.
pub fn has_funds(who: &AccountId) -> bool {
	let data = System::account(who).data;
	data.free + data.reserved > 0
}

/// Returns the origin of a signer, in the form that calls take.
pub fn caller(who: Sr25519Keyring) -> Box<OriginCaller> {
	Box::new(RawOrigin::Signed(account(who)).into())
}

/// Returns the hash of an origin, in the form that records keep.
pub fn handle(caller: &OriginCaller) -> Handle {
	BlakeTwo256::hash(&caller.encode())
}

/// The number of service keys to choose from.
pub const KEYS: u16 = 48;

/// A service key with its secret.
#[derive(Clone)]
pub enum Signer {
	/// Schnorr signatures on Ristretto.
	Sr25519(sr25519::Pair),
	/// EdDSA signatures.
	Ed25519(Box<ed25519::Pair>),
	/// ECDSA signatures.
	Ecdsa(ecdsa::Pair),
	/// ECDSA signatures of Ethereum, and the address that they belong to.
	Evm(ecdsa::KeccakPair, H160),
}

/// Returns the address of a key.
fn address_of(pair: &ecdsa::KeccakPair) -> H160 {
	let hash = [1; 32];
	let key = secp256k1_ecdsa_recover(&pair.sign_prehashed(&hash).0, &hash);
	H160::from_slice(&keccak_256(&key.ok().expect("it has signed"))[12..])
}

/// Signs a hash, in the form of Ethereum's wallets.
fn wallet_signs(pair: &ecdsa::KeccakPair, hash: [u8; 32]) -> ecdsa::KeccakSignature {
	let mut signature = pair.sign_prehashed(&hash);
	signature.0[64] += 27;
	signature
}

/// Signs a hash as a personal message of EIP-191.
fn wallet_shows(pair: &ecdsa::KeccakPair, hash: [u8; 32]) -> KeyProof {
	let shown = [&b"\x19Ethereum Signed Message:\n32"[..], &hash].concat();
	KeyProof::Eip191(wallet_signs(pair, keccak_256(&shown)))
}

impl Signer {
	/// Returns the key of this number.
	pub fn of(number: u16) -> Self {
		static ALL: OnceLock<Vec<Signer>> = OnceLock::new();
		let all = ALL.get_or_init(|| (0..KEYS).map(Self::derive).collect());
		all[usize::from(number % KEYS)].clone()
	}

	fn derive(number: u16) -> Self {
		let seed = [b"key", &number.to_le_bytes()[..]].concat();
		let seed = blake2_256(&seed);
		match number % 4 {
			0 => Self::Ed25519(Box::new(ed25519::Pair::from_seed(&seed))),
			1 => Self::Sr25519(sr25519::Pair::from_seed(&seed)),
			2 => Self::Ecdsa(ecdsa::Pair::from_seed(&seed)),
			_ => {
				let pair = ecdsa::KeccakPair::from_seed(&seed);
				let address = address_of(&pair);
				Self::Evm(pair, address)
			},
		}
	}

	/// Returns the secret of a public key. `None` if it is no key of these.
	pub fn behind(key: &ServiceKey) -> Option<Self> {
		(0..KEYS).map(Self::of).find(|signer| signer.public() == *key)
	}

	/// Returns the public part.
	pub fn public(&self) -> ServiceKey {
		match self {
			Self::Sr25519(pair) => ServiceKey::Sr25519(pair.public()),
			Self::Ed25519(pair) => ServiceKey::Ed25519(pair.public()),
			Self::Ecdsa(pair) => ServiceKey::Ecdsa(pair.public()),
			Self::Evm(_, address) => ServiceKey::Evm(*address),
		}
	}

	/// Signs a message. An address signs its hash as a personal message.
	pub fn sign(&self, message: &[u8]) -> KeyProof {
		match self {
			Self::Sr25519(pair) => KeyProof::Sr25519(pair.sign(message)),
			Self::Ed25519(pair) => KeyProof::Ed25519(pair.sign(message)),
			Self::Ecdsa(pair) => KeyProof::Ecdsa(pair.sign(message)),
			Self::Evm(pair, _) => wallet_shows(pair, keccak_256(message)),
		}
	}

	/// Signs the digest of typed data: as it is, or as a personal message. `None` if it is no key of Ethereum.
	pub fn sign_typed(&self, digest: H256, personal: bool) -> Option<KeyProof> {
		match self {
			Self::Evm(pair, _) if personal => Some(wallet_shows(pair, digest.0)),
			Self::Evm(pair, _) => Some(KeyProof::Eip712(wallet_signs(pair, digest.0))),
			_ => None,
		}
	}
}

fn percent(parts: u32) -> Perbill {
	Perbill::from_percent(parts)
}

/// The number of kinds of hooks.
const HOOKS: u16 = 7;

fn equivocation(fraction: Perbill) -> Equivocation {
	Equivocation {
		first: 0,
		period: 1,
		voting: 1,
		fraction,
		most_missed: percent(20),
		absence: percent(2).min(fraction),
		pays_work: false,
	}
}

/// Returns two rules side by side.
fn silence_or_equivocation(fraction: Perbill) -> Hook {
	let silence = Rule::Silence(Silence { fraction, pays_work: true });
	let rules = vec![silence, Rule::Equivocation(equivocation(fraction))];
	Hook::AnyOf(AnyOf(rules.try_into().expect("two have room")))
}

/// Returns the rules of a hook, each as the only one of a hook.
pub fn rules_of(hook: &Hook) -> Vec<Hook> {
	let Hook::AnyOf(rules) = hook else { return vec![hook.clone()] };
	// A rule has the same encoding in a list and alone.
	let alone = |rule: &Rule| Hook::decode_all(&mut &rule.encode()[..]).expect("a rule is a hook");
	rules.0.iter().map(alone).collect()
}

/// Returns the hook of a kind, with windows of a few blocks.
pub fn hook(kind: u16, fraction: Perbill) -> Hook {
	match kind % HOOKS {
		0 => Hook::Authority(Authority),
		1 => Hook::Equivocation(equivocation(fraction)),
		2 => Hook::Deviation(Deviation {
			round: 1,
			tolerance: percent(5),
			steps: [Some(Step { beyond: 3, price: fraction }), None, None, None],
			most_missed: percent(20),
			absence: percent(2).min(fraction),
			max_feeds: 8,
			pays_work: false,
		}),
		3 => Hook::Withholding(Withholding {
			draws: 3,
			response: 2,
			price: UNIT,
			doubling: 3,
			fraction,
		}),
		4 => Hook::Liveness(Liveness {
			window: 1,
			most_missed: percent(10),
			least_misses: 3,
			fraction,
			markup: 100,
			min_every: 4,
			max_load: percent(25),
			jobs: Admission::Deposit(UNIT),
			pays_work: true,
		}),
		5 => Hook::Silence(Silence { fraction, pays_work: true }),
		_ => silence_or_equivocation(fraction),
	}
}

/// Returns the terms that dice choose. Zeros choose the plainest.
pub fn terms(kind: u16, dice: u16) -> Terms<AccountId, Hook> {
	let max_slash = match dice % 8 {
		0 => percent(20),
		1 => percent(40),
		2 => percent(10),
		3 => percent(5),
		4 => percent(1),
		5 => percent(100),
		6 => Perbill::from_parts(333_333_333),
		_ => Perbill::zero(),
	};
	let windows = [(2, 3, 7), (1, 2, 3), (2, 2, 4), (0, 2, 2), (4, 3, 9), (1, 1, 2), (2, 3, 4)];
	let (report_window, veto_window, exit_window) = windows[usize::from(dice / 8 % 7)];
	let shares = [
		Shares { treasury: percent(50), recipient: percent(0), reporter: percent(0) },
		Shares { treasury: percent(20), recipient: percent(30), reporter: percent(5) },
		Shares { treasury: percent(50), recipient: percent(45), reporter: percent(0) },
		Shares::default(),
	][usize::from(dice / 56 % 4)];
	let conditions = Conditions {
		max_slash,
		report_window,
		veto_window,
		exit_window,
		min_pledge: [10 * UNIT, 100 * UNIT, 1, 10 * UNIT + 7][usize::from(dice / 224 % 4)],
		quorum: [percent(60), Perbill::from_rational(2u32, 3u32)][usize::from(dice / 896 % 2)],
		places: if kind.is_multiple_of(HOOKS) {
			2
		} else {
			[128, 1, 2, 3][usize::from(dice / 14_336 % 4)]
		},
		jail_term: [0, 0, 1, 3][usize::from(dice / 1_792 % 4)],
		shares,
		recipient: (shares.recipient > Perbill::zero()).then(|| account(RECIPIENT)),
		resolver_may_veto_proofs: dice / 7_168 % 2 == 1,
	};
	// Those of a hundredth are pooled.
	let fraction = match dice % 9 {
		0 | 3 | 6 => max_slash,
		7 => max_slash * percent(1),
		_ => max_slash * percent(40),
	};
	Terms { conditions, hook: hook(kind, fraction) }
}
