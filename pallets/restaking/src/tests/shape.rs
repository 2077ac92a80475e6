//! The clock of the second instance, as a test sets it.

use frame_support::parameter_types;

parameter_types! {
	/// The eras by which the clock of the second instance is ahead of staking's.
	pub static Ahead: i32 = 0;
}

/// Sets everything as tests begin.
pub fn reset_shape() {
	Ahead::set(0);
}
