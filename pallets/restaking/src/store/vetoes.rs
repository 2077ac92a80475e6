//! Vetoes of all requests of a service at once. The only writer of them.

use crate::{pallet::*, types::Vetoer, RequestOf, ServiceOf, MAX_FORGOTTEN};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::ensure;
use restaking_primitives::{RequestId, ServiceId};
use sp_runtime::DispatchResult;

/// The mass vetoes of each service: the id below which all requests are vetoed, by vetoer.
pub(crate) struct VetoStore<T, I>(PhantomData<(T, I)>);

impl<T: Config<I>, I: 'static> VetoStore<T, I> {
	/// Vetoes all requests below an id. Refuses the same again.
	pub fn veto_below(service: ServiceId, vetoer: Vetoer, below: RequestId) -> DispatchResult {
		let before = MassVetoes::<T, I>::get(service, vetoer);
		ensure!(before != Some(below), Error::<T, I>::NothingToChange);
		MassVetoes::<T, I>::insert(service, vetoer, below);
		Ok(())
	}

	/// Returns the authority that vetoed a request together with others; `None` if none did.
	pub fn vetoer_of(
		service: &ServiceOf<T, I>,
		id: RequestId,
		request: &RequestOf<T>,
	) -> Option<Vetoer> {
		if !service.mass_vetoed {
			return None;
		}
		let resolver = request.resolver.map(Vetoer::Resolver);
		[Some(Vetoer::Governance), resolver].into_iter().flatten().find(|vetoer| {
			MassVetoes::<T, I>::get(request.service, vetoer).is_some_and(|below| id < below)
		})
	}

	/// Removes a page of the mass vetoes of a service that is removed: at most one for each resolver it had.
	/// Returns true if more may be left.
	pub fn clear(service: ServiceId) -> bool {
		let page = usize::try_from(MAX_FORGOTTEN).unwrap_or(usize::MAX);
		let vetoers: Vec<_> = MassVetoes::<T, I>::iter_key_prefix(service).take(page).collect();
		for vetoer in &vetoers {
			MassVetoes::<T, I>::remove(service, vetoer);
		}
		vetoers.len() == page
	}
}
