//! The wiring of the runtime, its presets, the origins of messages, and the guide that shows this runtime.

// Tests may do this.
#![allow(clippy::arithmetic_side_effects, clippy::expect_used)]

use crate::{
	configs::{
		location_of,
		restaking::{Names, PollRoom, Registrar, SecondPollRoom},
		services::DUTIES,
		stake::SlotBegins,
		system::{Measured, RuntimeBlockWeights},
		xcm::{
			callable, Barrier, InstructionWeight, LocationToAccountId, OriginConverter, OwnAssets,
			SafeCalls,
		},
		AssetId, AssetLocation, LocalOrForeign, ASSETS_INDEX, BONDED_ASSET,
	},
	constants::time::{ERA, ERA_BLOCKS, SLOT},
	genesis_config_presets::{get_preset, preset_names, PARA_ID, SERVICES_PRESET},
	*,
};
use core::any::TypeId;
use cumulus_primitives_core::ParaId;
use frame_support::{
	dispatch::GetDispatchInfo,
	genesis_builder_helper::build_state,
	traits::{
		Contains, ContainsPair, EnsureOrigin, Get, GetCallMetadata, IntegrityTest, OriginTrait,
		PalletInfoAccess, TryState, TryStateSelect,
	},
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
	BoundedVec,
};
use frame_system::RawOrigin;
use polkadot_parachain_primitives::primitives::Sibling;
use restaking_primitives::{
	AssignmentId, KeyProof, OriginNames, RequestId, ServiceId, StakeInspect, MAX_PLACES,
};
use serde_json::Value;
use sp_consensus_aura::Slot;
use sp_io::TestExternalities;
use sp_runtime::{
	traits::{AccountIdConversion, Convert},
	Either, Perbill,
};
use staging_xcm::latest::{Asset, Instruction, Junction, Location, OriginKind, WeightLimit};
use staging_xcm_executor::traits::{ConvertLocation, ConvertOrigin, Properties, ShouldExecute};

/// The sibling of the tests.
const SIBLING: u32 = 2_001;

/// Returns a chain of a preset, with the default genesis for all that the preset leaves out.
pub(crate) fn chain(preset: &str) -> TestExternalities {
	let patch = get_preset(&preset.into()).expect("there is such a preset");
	let mut whole = serde_json::to_value(RuntimeGenesisConfig::default()).expect("is JSON");
	merge(&mut whole, serde_json::from_slice(&patch).expect("a preset is JSON"));
	let json = serde_json::to_vec(&whole).expect("JSON encodes");
	let mut externalities = TestExternalities::default();
	let built = externalities.execute_with(|| build_state::<RuntimeGenesisConfig>(json));
	built.expect("the preset is a valid genesis");
	externalities
}

fn merge(into: &mut Value, patch: Value) {
	match (into, patch) {
		(Value::Object(into), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(into.entry(key).or_insert(Value::Null), value);
			}
		},
		(into, value) => *into = value,
	}
}

fn sibling() -> Location {
	Location::new(1, [Junction::Parachain(SIBLING)])
}

/// Somebody on the sibling.
fn user() -> Location {
	let account = Junction::AccountId32 { network: None, id: [7; 32] };
	Location::new(1, [Junction::Parachain(SIBLING), account])
}

/// The account of the sibling.
fn sovereign() -> AccountId {
	Sibling::from(ParaId::from(SIBLING)).into_account_truncating()
}

fn same<T: 'static, U: 'static>() -> bool {
	TypeId::of::<T>() == TypeId::of::<U>()
}

#[test]
fn a_block_is_what_a_core_takes() {
	let blocks = RuntimeBlockWeights::get();
	let core = Weight::from_parts(2 * WEIGHT_REF_TIME_PER_SECOND, 10 * 1_024 * 1_024);
	assert_eq!(blocks.max_block, core);
	assert_eq!(ERA_BLOCKS * SLOT, ERA);
	let slot: u64 = <Runtime as pallet_aura::Config>::SlotDuration::get();
	assert_eq!(slot, SLOT);
}

#[test]
fn constants_and_worst_cases_fit() {
	TestExternalities::default().execute_with(|| {
		AllPalletsWithSystem::integrity_test();
		let blocks = RuntimeBlockWeights::get();
		let native = Restaking::positions_that_fit(&blocks, PollRoom::get(), 32);
		let asset = AssetRestaking::positions_that_fit(&blocks, SecondPollRoom::get(), 16);
		println!("positions that fit: {native}, and {asset} over the asset");
		assert!(native >= 12 && asset >= 6, "{native}, {asset}");
		// The guide says so.
		let longer = Restaking::positions_that_fit(&blocks, PollRoom::get(), 64);
		assert!(longer >= 12, "{longer} with the longest log");
	});
}

/// Nobody who makes blocks chooses their moment, and with it the era.
#[test]
fn the_clock_is_bound_to_the_relay_chain() {
	use polkadot_sdk::cumulus_pallet_parachain_system::{
		Config, RelayNumberMonotonicallyIncreases,
	};
	type Second = pallet_bond::Instance1;
	assert!(same::<<Runtime as pallet_timestamp::Config>::OnTimestampSet, Aura>());
	assert!(same::<<Runtime as Config>::ConsensusHook, ConsensusHook>());
	assert!(same::<
		<Runtime as Config>::CheckAssociatedRelayNumber,
		RelayNumberMonotonicallyIncreases,
	>());
	assert!(same::<<Runtime as pallet_bond::Config>::Now, SlotBegins>());
	assert!(same::<<Runtime as pallet_bond::Config<Second>>::Now, SlotBegins>());
	TestExternalities::default().execute_with(|| {
		pallet_aura::CurrentSlot::<Runtime>::put(Slot::from(7));
		assert_eq!(SlotBegins::get(), 7 * SLOT);
	});
}

#[test]
#[should_panic(expected = "Timestamp slot must match")]
fn an_author_does_not_choose_the_moment() {
	TestExternalities::default().execute_with(|| {
		pallet_aura::CurrentSlot::<Runtime>::put(Slot::from(7));
		let set = Timestamp::set(RuntimeOrigin::none(), 8 * SLOT);
		assert!(set.is_err(), "another moment was taken");
	});
}

#[test]
fn presets_build_and_are_sound() {
	for preset in preset_names() {
		chain(preset.as_ref()).execute_with(|| {
			let checked = AllPalletsWithSystem::try_state(0, TryStateSelect::All);
			assert!(checked.is_ok(), "{preset:?}: {checked:?}");
			assert_eq!(u32::from(ParachainInfo::parachain_id()), PARA_ID);
			assert!(!pallet_aura::Authorities::<Runtime>::get().is_empty());
		});
	}
}

#[test]
fn a_preset_has_services_with_pledges() {
	chain(SERVICES_PRESET).execute_with(|| {
		let home = AssignmentId(0);
		assert_eq!(Restaking::list_members(home, None, 10).len(), 2);
		assert_eq!(AssetRestaking::list_members(home, None, 10).len(), 2);
		assert_eq!(Restaking::list_services(None, 10).len(), 1);
		let bonded = <Bond as StakeInspect<AccountId>>::bonding_duration();
		assert!(Restaking::list_services(None, 10)
			.iter()
			.all(|it| it.conditions.exit_window < bonded));
	});
}

/// Returns the origin that a location has here, by this kind.
fn origin(of: Location, kind: OriginKind) -> Option<OriginCaller> {
	let origin = <OriginConverter as ConvertOrigin<RuntimeOrigin>>::convert_origin(of, kind);
	origin.ok().map(OriginTrait::into_caller)
}

#[test]
fn chains_act_as_themselves_or_by_their_accounts() {
	let signed = |who| Some(OriginCaller::from(RawOrigin::Signed(who)));
	let native = cumulus_pallet_xcm::Origin::SiblingParachain(SIBLING.into());
	let as_itself = |location| Some(OriginCaller::from(pallet_xcm::Origin::Xcm(location)));
	assert_eq!(origin(sibling(), OriginKind::SovereignAccount), signed(sovereign()));
	assert_eq!(origin(sibling(), OriginKind::Native), Some(native.into()));
	assert_eq!(origin(sibling(), OriginKind::Xcm), as_itself(sibling()));
	let relay = Some(OriginCaller::from(cumulus_pallet_xcm::Origin::Relay));
	assert_eq!(origin(Location::parent(), OriginKind::Native), relay);
	for of in [sibling(), user(), Location::parent()] {
		assert_eq!(origin(of, OriginKind::Superuser), None);
	}
}

#[test]
fn users_of_a_chain_are_strangers_to_it() {
	let account = <LocationToAccountId as ConvertLocation<AccountId>>::convert_location;
	let theirs = account(&user()).expect("has an account");
	assert_ne!(theirs, sovereign());
	let signed = OriginCaller::from(RawOrigin::Signed(theirs));
	assert_eq!(origin(user(), OriginKind::SovereignAccount), Some(signed));
	assert_eq!(origin(user(), OriginKind::Native), None);
	let itself = origin(user(), OriginKind::Xcm).expect("may be anybody");
	let chain = origin(sibling(), OriginKind::Xcm).expect("may be anybody");
	let name = <Names as OriginNames<OriginCaller, AccountId>>::handle;
	assert_ne!(name(&itself), name(&chain));
}

#[test]
fn a_chain_has_one_name_and_pays_by_its_account() {
	let callers = [OriginKind::Native, OriginKind::Xcm].map(|kind| origin(sibling(), kind));
	let [native, itself] = callers.map(|caller| caller.expect("is converted"));
	let name = <Names as OriginNames<OriginCaller, AccountId>>::handle;
	assert_eq!(name(&native), name(&itself));
	for caller in [native, itself] {
		let payer = Registrar::try_origin(RuntimeOrigin::from(caller));
		assert_eq!(payer.ok(), Some(Some(sovereign())));
	}
	let root = Registrar::try_origin(RuntimeOrigin::root());
	assert_eq!(root.ok(), Some(None));
	assert!(Registrar::try_origin(RuntimeOrigin::none()).is_err());
}

/// Returns true if the barrier lets a message in.
fn passes(of: Location, mut message: Vec<Instruction<RuntimeCall>>) -> bool {
	let most = Weight::from_parts(1_000, 1_000);
	let mut properties = Properties { weight_credit: Weight::zero(), message_id: None };
	Barrier::should_execute(&of, &mut message, most, &mut properties).is_ok()
}

#[test]
fn messages_pay_but_those_of_the_relay_chain() {
	let fees: Asset = (Location::here(), 1_000u128).into();
	let weight_limit = WeightLimit::Unlimited;
	let paid = || {
		let buy =
			Instruction::BuyExecution { fees: fees.clone(), weight_limit: weight_limit.clone() };
		vec![Instruction::WithdrawAsset(fees.clone().into()), buy]
	};
	let unpaid = || {
		let limit = WeightLimit::Unlimited;
		vec![Instruction::UnpaidExecution { weight_limit: limit, check_origin: None }]
	};
	TestExternalities::default().execute_with(|| {
		let far = Location::new(2, [Junction::Parachain(SIBLING)]);
		assert!(passes(sibling(), paid()) && passes(user(), paid()));
		assert!(passes(Location::parent(), paid()) && passes(Location::parent(), unpaid()));
		assert!(!passes(sibling(), unpaid()) && !passes(user(), unpaid()));
		assert!(!passes(far, paid()));
	});
}

/// A misspelt name would allow nothing, without a word.
#[test]
fn calls_of_messages_are_names_of_calls() {
	let pallets = RuntimeCall::get_module_names();
	for (pallet, call) in callable() {
		assert!(pallets.contains(&pallet), "no pallet {pallet}");
		assert!(RuntimeCall::get_call_names(pallet).contains(&call), "no call {pallet}.{call}");
	}
}

#[test]
fn duties_are_names_of_calls() {
	for (pallet, call) in DUTIES {
		assert!(RuntimeCall::get_call_names(pallet).contains(&call), "no call {pallet}.{call}");
	}
}

/// The heaviest calls of messages have room in what the queue serves in a block. A heavier one would wait for
/// `executeOverweight`.
#[test]
fn messages_have_room_for_the_heaviest_calls() {
	use pallet_restaking::{Call, Instance1};
	type Served = <Runtime as pallet_message_queue::Config>::ServiceWeight;
	let (assignment, request, service) = (AssignmentId(0), RequestId(0), ServiceId(0));
	let (terms_hash, max_commission, amount) = (Hash::zero(), Perbill::one(), 1);
	let (who, positions) = (sovereign(), u32::MAX);
	let native: Vec<Call<Runtime>> = vec![
		Call::cancel_request { request },
		Call::claim { who: who.clone(), service },
		Call::claim_all { who: who.clone(), positions },
		Call::deregister_service { service },
		Call::exit_all {},
		Call::exit_and_unbond { assignment, amount },
		Call::move_pledge { from: assignment, to: assignment, amount, terms_hash, max_commission },
		Call::pledge { assignment, amount, terms_hash, max_commission, standing: true },
		Call::rebond_custody { amount },
		Call::release_custody { stash: who.clone(), positions },
		Call::report_offence { assignment, evidence: BoundedVec::new() },
		Call::request_slash {
			assignment,
			offence_era: 0,
			fraction: Perbill::one(),
			offence_id: Hash::zero(),
			evidence_hash: Hash::zero(),
			payer: None,
		},
		Call::veto { request },
	];
	let asset: Vec<Call<Runtime, Instance1>> =
		vec![Call::exit_all {}, Call::claim_all { who, positions }];
	let bonds = [
		RuntimeCall::Bond(pallet_bond::Call::withdraw {}),
		RuntimeCall::AssetBond(pallet_bond::Call::withdraw {}),
	];
	let calls = native
		.into_iter()
		.map(RuntimeCall::Restaking)
		.chain(asset.into_iter().map(RuntimeCall::AssetRestaking))
		.chain(bonds);
	TestExternalities::default().execute_with(|| {
		let served = <Served as Get<Option<Weight>>>::get().expect("messages are limited");
		// Twelve instructions: more than stand around a call, and what the queue takes for itself.
		let room = served.saturating_sub(InstructionWeight::get().saturating_mul(12));
		for call in calls {
			assert!(SafeCalls::contains(&call), "not of messages: {call:?}");
			let declared = call.get_dispatch_info().call_weight;
			assert!(declared.all_lte(room), "{declared:?} of {room:?}: {call:?}");
		}
	});
}

#[test]
fn messages_make_only_calls_of_bonds_and_restaking() {
	let veto = pallet_restaking::Call::veto { request: RequestId(0) };
	assert!(SafeCalls::contains(&RuntimeCall::Restaking(veto)));
	assert!(SafeCalls::contains(&RuntimeCall::Bond(pallet_bond::Call::withdraw {})));
	let remark = RuntimeCall::System(frame_system::Call::remark { remark: Vec::new() });
	let calls = vec![remark.clone()];
	let others = [
		remark,
		RuntimeCall::Utility(pallet_utility::Call::batch { calls }),
		RuntimeCall::Restaking(pallet_restaking::Call::work { max_tasks: 1 }),
	];
	assert!(others.iter().all(|call| !SafeCalls::contains(call)));
	let suspended = pallet_xcm::Call::force_suspension { suspended: true };
	assert!(!Measured::contains(&RuntimeCall::PolkadotXcm(suspended)));
}

#[test]
fn chains_are_trusted_with_their_own_assets() {
	let trusted = |id: Location, of: &Location| {
		<OwnAssets as ContainsPair<Asset, Location>>::contains(&(id, 1u128).into(), of)
	};
	let other = Location::new(1, [Junction::Parachain(SIBLING + 1)]);
	let token = Location::new(1, [Junction::Parachain(SIBLING), Junction::GeneralIndex(1)]);
	assert!(trusted(sibling(), &sibling()) && trusted(token.clone(), &sibling()));
	assert!(trusted(Location::parent(), &Location::parent()));
	assert!(!trusted(token.clone(), &other) && !trusted(token, &user()));
	assert!(!trusted(Location::parent(), &sibling()) && !trusted(Location::here(), &sibling()));
	assert!(!trusted(sibling(), &Location::parent()));
}

/// An asset has one location: its pots would have several else.
#[test]
fn an_asset_has_one_location() {
	assert_eq!(<Assets as PalletInfoAccess>::index(), usize::from(ASSETS_INDEX));
	let found = |place: AssetLocation| LocalOrForeign::convert(place);
	assert_eq!(found(location_of(BONDED_ASSET)), Either::Left(BONDED_ASSET));
	let own = Junction::PalletInstance(ASSETS_INDEX);
	let number = Junction::GeneralIndex(BONDED_ASSET.into());
	for foreign in [
		Location::new(0, [own, number, number]),
		Location::new(0, [own, Junction::GeneralIndex(u128::from(AssetId::MAX) + 1)]),
		Location::new(1, [own, number]),
	] {
		assert_eq!(found(foreign.clone()), Either::Right(foreign));
	}
}

/// In a block that is a tick every duty has room.
#[test]
fn a_tick_has_room_for_every_duty() {
	use pallet_restaking_attestation::{Call, Signed, Statement};
	use pallet_restaking_heartbeat::Call as HeartbeatCall;
	let service = ServiceId(0);
	let statement = Statement { era: 0, height: 0, content: Hash::zero() };
	let signature = KeyProof::Ecdsa(sp_core::ecdsa::Signature::default());
	let signed = Signed { operator: AccountId::from([0; 32]), signature };
	let places = usize::try_from(MAX_PLACES).expect("fits");
	let signatures = BoundedVec::truncate_from(vec![signed; places]);
	let duties = [
		RuntimeCall::Attestation(Call::attest { service, statement, signatures }),
		RuntimeCall::Heartbeat(HeartbeatCall::beat { service }),
	];
	TestExternalities::default().execute_with(|| {
		let room = <Runtime as pallet_restaking::Config>::DutyRoom::get();
		for call in duties {
			assert!(call.get_dispatch_info().call_weight.all_lte(room), "{call:?}");
		}
	});
}

/// The files of this runtime of which the guide shows code.
const SHOWN: [(&str, &str); 10] = [
	("lib.rs", include_str!("lib.rs")),
	("apis.rs", include_str!("apis.rs")),
	("constants.rs", include_str!("constants.rs")),
	("configs/collation.rs", include_str!("configs/collation.rs")),
	("configs/money.rs", include_str!("configs/money.rs")),
	("configs/restaking.rs", include_str!("configs/restaking.rs")),
	("configs/services.rs", include_str!("configs/services.rs")),
	("configs/stake.rs", include_str!("configs/stake.rs")),
	("configs/system.rs", include_str!("configs/system.rs")),
	("configs/xcm.rs", include_str!("configs/xcm.rs")),
];

/// Returns the lines of a text without comments and indentation, each between two ends of lines.
fn code(text: &str) -> String {
	let lines = text.lines().map(str::trim);
	let kept = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
	kept.fold(String::from("\n"), |all, line| all + line + "\n")
}

/// Returns true for what may be a part of a name.
fn of_name(character: char) -> bool {
	character == '_' || character.is_alphanumeric()
}

/// Returns the name that a line of code defines. Types of traits are no definitions.
fn defined(line: &str) -> Option<&str> {
	let public = line.trim_start().strip_prefix("pub ");
	let rest = public.unwrap_or(line);
	let keywords = ["const fn ", "const ", "enum ", "fn ", "mod ", "static ", "struct ", "type "];
	let named = keywords.iter().find_map(|it| rest.strip_prefix(it));
	// What `parameter_types!` defines has no keyword.
	let named = named.or(public)?;
	named.split(|it| !of_name(it)).next().filter(|name| !name.is_empty())
}

/// Checks that a block has whole items of a file only, with `…` between them.
fn shows_whole_items(block: &str, file: &str, source: &str) {
	for item in block.split("\n…\n").map(code) {
		assert!(code(source).contains(&item), "not in {file}:\n{item}");
		for (open, close) in [('{', '}'), ('(', ')'), ('[', ']')] {
			assert_eq!(item.matches(open).count(), item.matches(close).count(), "half:\n{item}");
		}
	}
}

/// The guide shows code of this runtime: whole items, from the file that it names above them, and no name of this
/// runtime that it neither defines nor mentions. Comments are its own.
#[test]
fn the_guide_shows_this_runtime() {
	let guide = include_str!("../../examples/README.md");
	let part = guide.split("\n## ").find(|part| part.starts_with("A parachain\n"));
	let part = part.expect("the guide has such a part");
	let is_step = |step: &u32| part.contains(&format!("\n**{step}. "));
	assert_eq!((1..).take_while(is_step).count(), 8, "the guide says how many steps");
	let mut pieces = part.split("```rust\n");
	let mut text = pieces.next().expect("begins with text");
	let mut blocks = Vec::new();
	for piece in pieces {
		let (block, after) = piece.split_once("```").expect("a block ends");
		let (_, link) = text.rsplit_once("](../parachain/src/").expect("names a file");
		let (file, _) = link.split_once(')').expect("is a link");
		let (_, source) = SHOWN.iter().find(|(name, _)| *name == file).expect("is a file of ours");
		shows_whole_items(block, file, source);
		blocks.push(block);
		text = after;
	}
	assert_eq!(blocks.len(), 12, "code for each step but the first");
	let shown: Vec<_> = blocks.iter().flat_map(|block| block.lines()).filter_map(defined).collect();
	let here = SHOWN.iter().filter(|(name, _)| *name != "lib.rs");
	let ours: Vec<_> = here.flat_map(|(_, source)| source.lines()).filter_map(defined).collect();
	let whole = blocks.iter().map(|block| code(block)).collect::<String>();
	for name in whole.split(|it| !of_name(it)) {
		let told = shown.contains(&name) || part.contains(&format!("`{name}`"));
		assert!(!ours.contains(&name) || told, "what is {name}?");
	}
	let functions = code_of_restaking_api().matches("\nfn ").count();
	assert!(part.contains(&format!("its {functions} functions")));
	assert!(guide.contains(&format!("copy the {functions} functions")));
	// The parts before it show examples.
	let minimal = include_str!("../../examples/minimal.rs");
	let bond = include_str!("../../examples/bond.rs");
	for (title, file, source) in [
		("# Add it to your runtime\n", "minimal.rs", minimal),
		("A chain without staking\n", "bond.rs", bond),
	] {
		let part = guide.split("\n## ").find(|part| part.starts_with(title));
		let pieces = part.expect("the guide has such a part").split("```rust\n").skip(1);
		let shown: Vec<_> = pieces.filter_map(|piece| piece.split("```").next()).collect();
		assert_eq!(shown.len(), 3, "code in {title}");
		shown.iter().for_each(|block| shows_whole_items(block, file, source));
	}
}

/// Returns the implementation of the API of restaking.
fn code_of_restaking_api() -> String {
	let (_, rest) = include_str!("apis.rs").split_once("RestakingApi<").expect("is implemented");
	code(rest.split("\n\timpl ").next().unwrap_or_default())
}
