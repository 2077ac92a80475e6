//! The number of reports that were sent. The only writer of it.

use crate::pallet::*;
use core::marker::PhantomData;
use restaking_primitives::RequestId;

/// The number of reports that were sent.
pub(crate) struct ReportStore<T>(PhantomData<T>);

impl<T: Config> ReportStore<T> {
	/// Returns the number of a new report. The numbers are of this chain: the other one gives its own.
	pub fn next() -> RequestId {
		let number = NextReport::<T>::get();
		NextReport::<T>::put(number.wrapping_add(1));
		RequestId(number)
	}
}
