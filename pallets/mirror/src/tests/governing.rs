//! The choices of governance: services whose terms it knows, with windows that are long enough.

use super::{
	mock::{guilty, terms, AccountId, Guilty, Hook, RuntimeOrigin},
	scene::{adopt, call, events, govern, run, ANYBODY, SERVICE},
	Test,
};
use crate::{AllowedVersion, Call, Error, Event, Services};
use frame_support::{assert_noop, dispatch::DispatchResultWithPostInfo};
use restaking_primitives::{Authority, ServiceId, Terms};
use sp_core::H256;
use sp_runtime::{traits::BadOrigin, Perbill};

/// Another service.
const OTHER: ServiceId = ServiceId(6);

/// The name of a slasher.
const SLASHER: H256 = H256::repeat_byte(9);

fn adopts(
	terms: Terms<AccountId, Hook>,
	slasher: Option<H256>,
	rules: Option<Hook>,
) -> DispatchResultWithPostInfo {
	let terms_hash = terms.hash_with(slasher);
	govern(Call::adopt { service: OTHER, terms, slasher, terms_hash, rules })
}

/// Returns rules with these prices, in percent.
fn priced(least: u32, most: u32) -> Hook {
	let percent = Perbill::from_percent;
	Hook::Guilty(Guilty { least: percent(least), most: percent(most), pays: false })
}

#[test]
fn a_service_is_adopted_by_the_hash_of_its_terms() {
	run(guilty(), |_| {
		let terms = terms(guilty());
		let it = |slasher, terms_hash| Call::adopt {
			service: OTHER,
			terms: terms.clone(),
			slasher,
			terms_hash,
			rules: None,
		};
		let (plain, named) = (terms.hash(), terms.hash_with(Some(SLASHER)));
		assert_noop!(govern(it(None, H256::zero())), Error::<Test>::OtherTerms);
		assert_noop!(govern(it(None, named)), Error::<Test>::OtherTerms);
		assert_noop!(govern(it(Some(SLASHER), plain)), Error::<Test>::OtherTerms);
		assert_noop!(call(RuntimeOrigin::signed(ANYBODY), it(None, plain)), BadOrigin);
		govern(it(None, plain)).unwrap();
		let event = Event::ServiceAdopted { service: OTHER, terms_hash: plain };
		assert_eq!(events().last(), Some(&event));
		let adopted = Services::<Test>::get(OTHER).unwrap();
		assert_eq!((adopted.has_word, adopted.stopped, adopted.height), (false, false, 0));
		assert_noop!(govern(it(None, plain)), Error::<Test>::AlreadyAdopted);
	});
}

#[test]
fn windows_leave_time_for_news_and_messages() {
	run(guilty(), |_| {
		// News may be an era old. A report and a veto need two more.
		let with = |change: &dyn Fn(&mut restaking_primitives::Conditions<AccountId>)| {
			let mut terms = terms(guilty());
			change(&mut terms.conditions);
			terms
		};
		let short = with(&|it| it.report_window = 2);
		assert_noop!(adopts(short, None, None), Error::<Test>::WindowTooShort);
		let short = with(&|it| it.veto_window = 2);
		assert_noop!(adopts(short, None, None), Error::<Test>::WindowTooShort);
		let long = with(&|it| it.exit_window = 31);
		assert_noop!(adopts(long, None, None), Error::<Test>::WindowTooLong);
		let just = with(&|it| {
			it.report_window = 3;
			it.veto_window = 3;
			it.exit_window = 30;
		});
		adopts(just, None, None).unwrap();
	});
}

#[test]
fn rules_of_this_chain_need_terms_that_believe_it() {
	run(guilty(), |_| {
		let word = || terms(Hook::Authority(Authority));
		assert_noop!(adopts(word(), Some(SLASHER), None), Error::<Test>::JudgesNothing);
		assert_noop!(adopts(word(), None, Some(guilty())), Error::<Test>::NoWord);
		assert_noop!(adopts(terms(guilty()), Some(SLASHER), Some(guilty())), Error::<Test>::NoWord);
		adopts(word(), Some(SLASHER), Some(guilty())).unwrap();
		let adopted = Services::<Test>::get(OTHER).unwrap();
		assert_eq!((adopted.rules, adopted.has_word), (guilty(), true));
	});
}

#[test]
fn prices_are_within_the_terms_and_can_be_asked_for() {
	run(guilty(), |_| {
		// At most 40 %; a word asks for a 32nd part of that at least, 1.25 %.
		let dear = terms(priced(5, 41));
		assert_noop!(adopts(dear, None, None), Error::<Test>::OtherPrices);
		let cheap = || terms(priced(1, 40));
		assert_noop!(adopts(cheap(), Some(SLASHER), None), Error::<Test>::OtherPrices);
		// Without a word nothing is asked for.
		adopts(cheap(), None, None).unwrap();
		govern(Call::abandon { service: OTHER }).unwrap();
		call(RuntimeOrigin::signed(ANYBODY), Call::forget { service: OTHER, most: 9 }).unwrap();
		adopts(terms(priced(2, 40)), Some(SLASHER), None).unwrap();
	});
}

#[test]
fn work_that_nobody_can_pay_is_refused() {
	run(guilty(), |_| {
		let percent = Perbill::from_percent;
		let hook = Hook::Guilty(Guilty { least: percent(5), most: percent(5), pays: true });
		assert_noop!(adopts(terms(hook), None, None), Error::<Test>::WorkNotPaid);
	});
}

#[test]
fn only_governance_governs() {
	run(guilty(), |_| {
		let anybody = || RuntimeOrigin::signed(ANYBODY);
		assert_noop!(call(anybody(), Call::abandon { service: SERVICE }), BadOrigin);
		assert_noop!(call(anybody(), Call::allow_version { spec_version: 9 }), BadOrigin);
		let nothing = Call::forget { service: SERVICE, most: 1 };
		assert_noop!(call(anybody(), nothing), Error::<Test>::NothingToForget);
		assert_noop!(govern(Call::abandon { service: OTHER }), Error::<Test>::NoSuchService);
		govern(Call::allow_version { spec_version: 9 }).unwrap();
		assert_eq!(AllowedVersion::<Test>::get(), Some(9));
		govern(Call::allow_version { spec_version: 3 }).unwrap();
		assert_eq!(AllowedVersion::<Test>::get(), Some(3));
	});
}

#[test]
fn the_setting_of_tests_is_sound() {
	super::new_test_ext().execute_with(|| {
		super::Mirror::check_constants();
		adopt(guilty(), false);
	});
}
