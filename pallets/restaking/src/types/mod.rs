//! The records of the pallet. They know neither storage nor configuration.

mod operator;
mod rules;
mod seat;
mod service;
mod slash;
mod staker;

pub use operator::{Assignment, Commission, NextCommission, Operator};
pub use rules::{Limits, MarksOf, Rules};
pub use seat::{Handle, NextHolder, PastHolder, Seat};
pub use service::{Admission, Deposit, Phase, Service};
pub use slash::{
	AgendaPlace, Execution, Jail, QueueEnds, SlashBond, SlashRequest, Source, Stage, Task, Vetoer,
};
pub use staker::{Staker, StakerPosition};
