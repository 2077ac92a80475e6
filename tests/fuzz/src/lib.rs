#![doc = include_str!("../README.md")]

pub mod calls;
pub mod cast;
pub mod evidence;
pub mod figures;
pub mod flat;
pub mod judging;
pub mod kind;
pub mod model;
pub mod op;
pub mod pick;
pub mod play;
pub mod player;
pub mod scene;
pub mod setting;
