//! The records of the pallet, and the arithmetic over them. They know neither storage nor configuration.

mod calendar;
mod heads;
mod service;
mod set;

pub use calendar::{Calendar, Followed, LocalClock};
pub use heads::{is_fresh, Head, HeadFault, HeadRing, MAX_HEADS, MAX_HEAD_LEN};
pub use service::{lag_in_eras, Adopted, Stay};
pub use set::{check_set, MirroredSet, Seat, SetFault};
