//! Services of another chain, by each kind of origin. All that the chain does is in messages, which come out of the
//! queue through the executor of XCM.

use pallet_restaking::Event;
use polkadot_sdk::{
	frame_support::traits::{fungible::NativeOrWithId, fungibles::Inspect},
	pallet_assets, pallet_parameters,
	sp_keyring::Sr25519Keyring::Charlie,
	staging_xcm::latest::prelude::*,
};
use restaking_parachain_tests::{
	messages::{by_chain, hear, paid, sibling, transact, Heard},
	runtime::{dynamic_params, ForeignAssets, Restaking, Runtime, RuntimeParameters, UNIT},
	stage::{
		abroad, active, as_root, caller, development, era, give, is_open, latest_request, register,
		request, restaking_events, sovereign, terms, to_era, word, Abroad, Call, ROOT, SIBLING,
		STAKER,
	},
	Chain,
};

/// The stake behind each service.
const PLEDGED: u128 = 1_000 * UNIT;

/// The rewards of a service, in units of the sibling's own token.
const REWARDS: u128 = 1_000_000;

/// The least that an account has of that token, if it has any.
const LEAST: u128 = 10;

/// The sibling makes a call by this kind of origin.
fn tell(chain: &mut Chain, kind: OriginKind, call: Call) -> Heard {
	hear(chain, SIBLING, by_chain(SIBLING, kind, call))
}

/// The sibling does what it may do.
fn does(chain: &mut Chain, kind: OriginKind, call: Call) {
	let heard = tell(chain, kind, call);
	assert!(heard.worked(), "{kind:?}: {heard:?}");
}

/// Asks, and takes back; asks, and vetoes; asks, and slashes.
fn slashes(chain: &mut Chain, kind: OriginKind, home: Abroad) {
	let now = era(chain);
	does(chain, kind, request(home.home, now, 1));
	let id = latest_request(chain);
	does(chain, kind, Call::cancel_request { request: id });
	assert!(!is_open(chain, id));
	does(chain, kind, request(home.home, now, 2));
	let id = latest_request(chain);
	does(chain, kind, Call::veto { request: id });
	assert!(!is_open(chain, id));
	let now = era(chain);
	does(chain, kind, request(home.home, now, 3));
	assert_eq!(active(chain, STAKER), PLEDGED);
	to_era(chain, now + 5);
	assert_eq!(chain.tally.slashes, 1, "{kind:?}");
	assert_eq!(active(chain, STAKER), PLEDGED * 95 / 100);
}

/// Admits the sibling's own token, which nobody here needs to live, and allows it for rewards.
fn admit(chain: &mut Chain) {
	type Foreign = pallet_assets::Call<Runtime, pallet_assets::Instance2>;
	let create = Foreign::force_create {
		id: sibling(SIBLING),
		owner: ROOT.to_account_id().into(),
		is_sufficient: false,
		min_balance: LEAST,
	};
	let allowed = vec![sibling(SIBLING)].try_into().expect("one is not too many");
	let key_value =
		RuntimeParameters::Restaking(dynamic_params::restaking::Parameters::RewardAssets(
			dynamic_params::restaking::RewardAssets,
			Some(allowed),
		));
	let allow = pallet_parameters::Call::<Runtime>::set_parameter { key_value };
	for call in [as_root(create), as_root(allow)] {
		chain.submit(ROOT, call);
	}
	assert!(chain.look(|| ForeignAssets::asset_exists(sibling(SIBLING))), "it is admitted");
}

/// The sibling sends its token, opens the pot of its service, and fills it.
fn pays(chain: &mut Chain, kind: OriginKind, home: Abroad) {
	admit(chain);
	let (service, asset) = (home.service, NativeOrWithId::WithId(sibling(SIBLING)));
	does(chain, kind, Call::open_pot { service, asset, min_weight: 1 });
	// Its account here keeps the least balance, and the pot needs one of its own beside the rewards.
	let token: Asset = (sibling(SIBLING), REWARDS + 2 * LEAST).into();
	let deposit =
		DepositAsset { assets: Definite(token.clone().into()), beneficiary: sibling(SIBLING) };
	let send = [ReserveAssetDeposited(token.into()), deposit];
	let fund = Call::fund_rewards { service, amount: REWARDS, eras: 2 };
	let fund = transact(OriginKind::SovereignAccount, fund);
	let program = paid(sibling(SIBLING), send.into_iter().chain(fund));
	let heard = hear(chain, SIBLING, program);
	assert!(heard.worked(), "{kind:?}: {heard:?}");
	assert_eq!(token_of(chain, &sovereign(SIBLING)), LEAST);
	let target = era(chain) + 4;
	to_era(chain, target);
	let staker = STAKER.to_account_id();
	let claim = Call::claim { who: staker.clone(), service };
	let made = chain.submit(Charlie, claim);
	let earned = token_of(chain, &staker);
	// The operator keeps a tenth.
	assert!(earned > REWARDS * 8 / 10 && earned <= REWARDS, "{kind:?}: {earned}");
	let paid = restaking_events(&[made])
		.into_iter()
		.any(|event| matches!(event, Event::RewardPaid { amount, .. } if amount == earned));
	assert!(paid);
}

/// Returns what an account has of the sibling's token.
fn token_of(chain: &mut Chain, who: &restaking_parachain_tests::runtime::AccountId) -> u128 {
	chain.look(|| ForeignAssets::balance(sibling(SIBLING), who))
}

/// The whole life of a service.
fn lives(kind: OriginKind) {
	let mut chain = development();
	let home = abroad(&mut chain, kind);
	slashes(&mut chain, kind, home);
	pays(&mut chain, kind, home);
	does(&mut chain, kind, Call::retire_service { service: home.service });
	chain.tally.print();
}

/// A chain that acts as a signer, by its sovereign account.
#[test]
fn a_chain_as_a_signer() {
	lives(OriginKind::SovereignAccount);
}

/// A chain that acts as itself.
#[test]
fn a_chain_as_itself() {
	lives(OriginKind::Native);
}

/// A chain that acts by its location. Its name is not the encoding of the location, which another version of XCM
/// changes: it is the one that it has as itself. Or such origins are refused.
#[test]
fn a_chain_by_its_location_is_refused_or_stable() {
	let kind = OriginKind::Xcm;
	let mut chain = development();
	give(&mut chain, sovereign(SIBLING), 1_000 * UNIT);
	let own = || Some(caller(SIBLING, kind));
	let heard = tell(&mut chain, kind, register(terms(word(), 10), own(), own()));
	if !heard.worked() {
		println!("origins by location are refused");
		return;
	}
	let names = [OriginKind::Xcm, OriginKind::Native].map(|kind| caller(SIBLING, kind));
	let [by_location, as_itself] = chain.look(|| names.each_ref().map(Restaking::handle));
	assert_eq!(by_location, as_itself);
	lives(kind);
}
