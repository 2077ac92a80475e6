//! The records of the pallet. They know neither storage nor configuration.

mod operator;
mod rules;
mod seat;
mod service;
mod staker;

pub use operator::{Assignment, Commission, DatedKey, NextCommission, Operator};
pub use rules::{Limits, MarksOf, Rules};
pub use seat::{Handle, NextHolder, PastHolder, Seat};
pub use service::{Admission, Deposit, Phase, Service};
pub use staker::{Staker, StakerPosition};
