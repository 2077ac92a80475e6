//! The benchmarks.

use super::{
	setup::{choices, endow, handle, name, targets, unit, Scene, NOW},
	BenchmarkHelper,
};
use crate::{
	pallet::*,
	types::{Kind, NamedTarget, Phase, TargetList, TargetRecord},
	ChoicesOf, VaultId, WeightInfo as _, MAX_CLAIMS, MAX_PENDING, MAX_TARGETS,
};
use alloc::{boxed::Box, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	ensure,
	traits::{
		fungibles::{Destroy as _, Inspect as _},
		Get, OriginTrait,
	},
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use frame_system::RawOrigin;
use restaking_math::{Balance, BatchId};
use restaking_primitives::{LossListener, RequestId, StakeInspect, VaultStake};
use sp_runtime::Perbill;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// With as many validators and targets as may be.
	#[benchmark]
	fn open_vault() -> Result<(), BenchmarkError> {
		let founder: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::set_era(NOW);
		endow::<T>(&founder)?;
		let (validators, list) = (choices::<T>()?, targets::<T>(0, MAX_TARGETS)?);
		let fee = T::Parameters::get().max_fee;
		let to = founder.clone();

		#[extrinsic_call]
		_(
			RawOrigin::Signed(founder),
			unit::<T>(),
			validators,
			list,
			fee,
			to,
			Balance::MAX,
			name(),
			name(),
			12,
		);

		ensure!(Vaults::<T>::contains_key(VaultId(0)), "there is no vault");
		Ok(())
	}

	/// With `l` losses that may come back, in a vault with as many positions as a stash may have: those that were left
	/// are still liable.
	#[benchmark]
	fn deposit(l: Linear<0, MAX_PENDING>) -> Result<(), BenchmarkError> {
		let scene =
			Scene::<T>::open_by(account("founder", 0, 0), whitelisted_caller(), MAX_TARGETS)?;
		scene.turn_in(NOW + 1)?;
		let list = targets::<T>(MAX_TARGETS, MAX_TARGETS)?;
		let named = list.iter().map(|spec| NamedTarget { spec: *spec, events: 0 });
		let next = BoundedVec::truncate_from(named.collect());
		Targets::<T>::mutate(scene.id, |targets| {
			targets.next = Some(crate::types::Announcement { from_era: NOW, next });
		});
		scene.turn_in(NOW + 2)?;
		scene.await_losses(l)?;
		let amount = scene.unit;
		let other: T::AccountId = account("other", 0, 0);

		#[extrinsic_call]
		_(scene.signed(), scene.id, amount, 1, Some(other.clone()));

		let asset = Vaults::<T>::get(scene.id).ok_or("no vault")?.asset;
		ensure!(T::Assets::balance(asset, &other) > 0, "nothing was minted");
		Ok(())
	}

	/// The first request of a batch.
	#[benchmark]
	fn request_exit() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open_by(account("founder", 0, 0), whitelisted_caller(), 0)?;
		let shares = scene.unit / 10;

		#[extrinsic_call]
		_(scene.signed(), scene.id, shares, 1);

		let open = Ledgers::<T>::get(scene.id).ok_or("no books")?.open;
		ensure!(open.shares == shares, "nothing was asked");
		Ok(())
	}

	/// The whole request, so that its ticket goes.
	#[benchmark]
	fn cancel_exit() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open_by(account("founder", 0, 0), whitelisted_caller(), 0)?;
		scene.ask()?;
		let shares = scene.unit / 10;

		#[extrinsic_call]
		_(scene.signed(), scene.id, shares);

		let open = Ledgers::<T>::get(scene.id).ok_or("no books")?.open;
		ensure!(open.shares == 0, "nothing was cancelled");
		Ok(())
	}

	/// The last ticket of a batch.
	#[benchmark]
	fn claim() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(0)?;
		scene.payable(1)?;
		let caller: T::AccountId = whitelisted_caller();
		let (owner, batch) = (scene.holder.clone(), BatchId(0));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id, owner, batch);

		ensure!(scene.batch(batch).is_none(), "the batch is there");
		Ok(())
	}

	/// `t` tickets.
	#[benchmark]
	fn claim_all(t: Linear<1, MAX_CLAIMS>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(0)?;
		for _ in 0..t {
			scene.deposit()?;
		}
		scene.payable(t)?;
		let caller: T::AccountId = whitelisted_caller();
		let owner = scene.holder.clone();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id, owner, t);

		ensure!(scene.batch(BatchId(0)).is_none(), "the first batch is there");
		Ok(())
	}

	/// A turn of `t` targets that does everything but what the restaking pallet weighs itself: it collects a batch,
	/// bonds a deposit, prices another batch, puts a list in force by which all targets stay, and another one of as many
	/// validators as may be, which it nominates anew.
	#[benchmark]
	fn turn(t: Linear<0, MAX_TARGETS>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(t)?;
		scene.turn_in(NOW + 1)?;
		// So little that no pledge follows it.
		let little = scene.unit / 200;
		Pallet::<T>::do_request_exit(&scene.holder, scene.id, little, 0)?;
		scene.turn_in(NOW + 2)?;
		Pallet::<T>::do_request_exit(&scene.holder, scene.id, little, 0)?;
		Pallet::<T>::do_deposit(&scene.holder, scene.id, little, 0, None)?;
		Targets::<T>::mutate(scene.id, |targets| {
			let named = |it: &TargetRecord| NamedTarget { spec: it.spec, events: it.events };
			let list: Vec<_> = targets.now.iter().map(named).collect();
			let next = BoundedVec::truncate_from(list);
			targets.next = Some(crate::types::Announcement { from_era: NOW, next });
		});
		let stash = Pallet::<T>::stash_of(scene.id);
		let mut others = T::Stake::nominated(&stash);
		others.reverse();
		Selections::<T>::mutate(scene.id, |selection| {
			let list: Vec<_> = selection.now.iter().rev().cloned().collect();
			let next = BoundedVec::truncate_from(list);
			selection.next = Some(crate::types::Announcement { from_era: NOW, next });
		});
		T::BenchmarkHelper::set_era(NOW + 2 + T::Stake::bonding_duration());
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id);

		ensure!(T::Stake::nominated(&stash) == others, "it has not nominated");
		let books = Ledgers::<T>::get(scene.id).ok_or("no books")?;
		ensure!(books.turned == T::Stake::era() && books.open.shares == 0, "it has not turned");
		Ok(())
	}

	/// `t` targets, all of them others.
	#[benchmark]
	fn set_targets(t: Linear<1, MAX_TARGETS>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(MAX_TARGETS)?;
		let list: TargetList = targets::<T>(MAX_TARGETS, t)?;

		#[extrinsic_call]
		_(scene.manager(), scene.id, list);

		ensure!(Targets::<T>::get(scene.id).next.is_some(), "nothing was announced");
		Ok(())
	}

	/// As many as may be, of which each may ask a little less.
	#[benchmark]
	fn set_validators() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(0)?;
		let mut list: ChoicesOf<T> = Selections::<T>::get(scene.id).now;
		list.iter_mut().for_each(|it| it.max_commission = Perbill::from_percent(99));

		#[extrinsic_call]
		_(scene.manager(), scene.id, list.clone());

		ensure!(Selections::<T>::get(scene.id).now == list, "nothing was changed");
		Ok(())
	}

	#[benchmark]
	fn set_fee() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(0)?;
		let fee = T::Parameters::get().max_fee / 2;

		#[extrinsic_call]
		_(scene.manager(), scene.id, fee);

		ensure!(Vaults::<T>::get(scene.id).is_some_and(|it| it.fee == fee), "nothing was changed");
		Ok(())
	}

	/// Of targets, the largest list.
	#[benchmark]
	fn cancel_announcement() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(MAX_TARGETS)?;
		Pallet::<T>::do_set_targets(scene.id, targets::<T>(MAX_TARGETS, MAX_TARGETS)?)?;

		#[extrinsic_call]
		_(scene.manager(), scene.id, Kind::Targets);

		ensure!(Targets::<T>::get(scene.id).next.is_none(), "it is announced");
		Ok(())
	}

	#[benchmark]
	fn pause_deposits() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(0)?;

		#[extrinsic_call]
		_(scene.manager(), scene.id);

		let phase = Vaults::<T>::get(scene.id).ok_or("no vault")?.phase;
		ensure!(phase != Phase::Open, "it takes deposits");
		Ok(())
	}

	#[benchmark]
	fn resume_deposits() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(0)?;
		Pallet::<T>::pause_deposits(scene.manager().into(), scene.id)?;

		#[extrinsic_call]
		_(scene.manager(), scene.id);

		let phase = Vaults::<T>::get(scene.id).ok_or("no vault")?.phase;
		ensure!(phase == Phase::Open, "it takes no deposits");
		Ok(())
	}

	#[benchmark]
	fn set_cap() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(0)?;

		#[extrinsic_call]
		_(scene.manager(), scene.id, 1);

		ensure!(Vaults::<T>::get(scene.id).is_some_and(|it| it.cap == 1), "nothing was changed");
		Ok(())
	}

	#[benchmark]
	fn set_fee_account() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(0)?;
		let who = scene.holder.clone();

		#[extrinsic_call]
		_(scene.manager(), scene.id, who.clone());

		let to = Vaults::<T>::get(scene.id).ok_or("no vault")?.fee_to;
		ensure!(to == who, "nothing was changed");
		Ok(())
	}

	#[benchmark]
	fn hand_over() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(0)?;
		let to = T::RuntimeOrigin::signed(scene.holder.clone());
		let to = Box::new(Pallet::<T>::caller(to));

		#[extrinsic_call]
		_(scene.manager(), scene.id, to);

		let manager = Vaults::<T>::get(scene.id).ok_or("no vault")?.manager;
		ensure!(manager == Some(handle::<T>(&scene.holder)), "nothing was changed");
		Ok(())
	}

	/// With a full announcement.
	#[benchmark]
	fn dismiss_manager() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(MAX_TARGETS)?;
		Pallet::<T>::do_set_targets(scene.id, targets::<T>(MAX_TARGETS, MAX_TARGETS)?)?;

		#[extrinsic_call]
		_(RawOrigin::Root, scene.id);

		let manager = Vaults::<T>::get(scene.id).ok_or("no vault")?.manager;
		ensure!(manager.is_none(), "there is a manager");
		Ok(())
	}

	#[benchmark]
	fn close() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(MAX_TARGETS)?;

		#[extrinsic_call]
		_(scene.manager(), scene.id);

		let phase = Vaults::<T>::get(scene.id).ok_or("no vault")?.phase;
		ensure!(matches!(phase, Phase::Closed { .. }), "it is open");
		Ok(())
	}

	#[benchmark]
	fn redeem() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open_by(account("founder", 0, 0), whitelisted_caller(), 0)?;
		scene.end()?;
		let shares = scene.unit;

		#[extrinsic_call]
		_(scene.signed(), scene.id, shares);

		let asset = Vaults::<T>::get(scene.id).ok_or("no vault")?.asset;
		ensure!(T::Assets::balance(asset, &scene.holder) == 0, "the receipts are there");
		Ok(())
	}

	/// The last step, after which nothing is left, with as many sales as there may be.
	#[benchmark]
	fn finish() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(0)?;
		let sold = scene.reward()?;
		Pallet::<T>::do_offer(scene.id, sold.clone())?;
		scene.fill_sales(1)?;
		scene.end()?;
		Pallet::<T>::do_redeem(&scene.holder, scene.id, scene.unit)?;
		let last = Vaults::<T>::get(scene.id).and_then(|it| it.last).ok_or("it goes on")?;
		Pallet::<T>::do_claim(scene.id, &scene.founder, last)?;
		Pallet::<T>::do_finish(scene.id)?;
		let asset = Vaults::<T>::get(scene.id).ok_or("no vault")?.asset;
		T::Assets::destroy_accounts(asset.clone(), 10)?;
		T::Assets::destroy_approvals(asset.clone(), 10)?;
		T::Assets::finish_destroy(asset)?;
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id);

		ensure!(!Vaults::<T>::contains_key(scene.id), "something is left");
		Ok(())
	}

	/// With as many sales as there may be, of which one makes room.
	#[benchmark]
	fn offer() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(0)?;
		let asset = scene.reward()?;
		scene.fill_sales(0)?;
		let caller: T::AccountId = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scene.id, asset.clone());

		ensure!(Sales::<T>::contains_key(scene.id, asset), "nothing is for sale");
		Ok(())
	}

	#[benchmark]
	fn buy() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open_by(account("founder", 0, 0), whitelisted_caller(), 0)?;
		let asset = scene.reward()?;
		Pallet::<T>::do_offer(scene.id, asset.clone())?;
		// By then the price has fallen to the least.
		T::BenchmarkHelper::set_era(NOW + 96);

		#[extrinsic_call]
		_(scene.signed(), scene.id, asset.clone(), 20_000, Balance::MAX);

		ensure!(T::Assets::balance(asset, &scene.holder) == 20_000, "nothing was sold");
		Ok(())
	}

	#[benchmark]
	fn end_sale() -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(0)?;
		let asset = scene.reward()?;
		Pallet::<T>::do_offer(scene.id, asset.clone())?;

		#[extrinsic_call]
		_(scene.manager(), scene.id, asset.clone());

		ensure!(!Sales::<T>::contains_key(scene.id, asset), "it is for sale");
		Ok(())
	}

	/// The first look of an era, with as many vaults as there may be, none of which can be turned.
	#[benchmark]
	fn look_at_round() -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::set_era(NOW);
		let ids = (0..T::MaxVaults::get()).map(VaultId).collect();
		Live::<T>::put(BoundedVec::<_, T::MaxVaults>::truncate_from(ids));
		let mut meter = WeightMeter::with_limit(<T as Config>::WeightInfo::look_at_round());

		#[block]
		{
			Pallet::<T>::turn_by_itself(&mut meter);
		}

		ensure!(meter.remaining() == Weight::zero(), "it did more than look");
		Ok(())
	}

	/// A loss comes back, and `b` batches get their parts: as many as a queue of 64 has room for.
	#[benchmark]
	fn hear_loss(b: Linear<0, 64>) -> Result<(), BenchmarkError> {
		let scene = Scene::<T>::open(0)?;
		let freed = scene.lose_parts(b)?;
		let (stash, request) = (Pallet::<T>::stash_of(scene.id), RequestId(u32::MAX));

		#[block]
		{
			<Pallet<T> as LossListener<T::AccountId>>::returned(&stash, request, 1, freed, 0);
		}

		ensure!(!Losses::<T>::contains_key(scene.id, request), "the loss waits");
		let books = Ledgers::<T>::get(scene.id).ok_or("no books")?;
		ensure!(books.reserved == freed, "batches were not paid");
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::new_test_ext(), crate::tests::Test);
}
