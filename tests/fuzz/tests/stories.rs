//! Seeded random stories.

use restaking_fuzz::setting;

#[test]
fn the_setting_stands() {
	setting::tell(|player, chain| player.eras(chain, 1));
}
