//! The worth of receipts of vaults.

use restaking_math::Balance;

/// Tells others what the receipt of a vault is worth. `()` knows none.
pub trait LiquidRate<Asset> {
	/// Rounds down: the worth of an amount of a receipt in units of the stake, by the lower of the redeem price
	/// at the end of the last turn and that of now, of which executed slashes that are not settled were taken.
	///
	/// It rises by a turn only, and falls at once. Neither a deposit nor a request to leave moves it. `None` for
	/// an asset that is no receipt, if the vault has not turned for more than two eras, and while all that is left
	/// are gains that have not vested: then nobody knows, and nobody should be liquidated by it. Zero only if
	/// nothing is left.
	fn value(asset: &Asset, amount: Balance) -> Option<Balance>;
}

impl<Asset> LiquidRate<Asset> for () {
	fn value(_asset: &Asset, _amount: Balance) -> Option<Balance> {
		None
	}
}
