//! Seeded random stories.

use restaking_fuzz::{op, player::Player, setting};

#[test]
fn the_setting_stands() {
	let start = setting::start();
	setting::chain().go_on(start.state.clone(), || (), |chain| {
		let mut player = Player::new(start.model.clone());
		player.eras(chain, 1);
		let _none = op::write(&[]);
	});
}
