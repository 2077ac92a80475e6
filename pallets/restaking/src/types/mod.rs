//! The records of the pallet. They know neither storage nor configuration.

mod operator;
mod rewards;
mod rules;
mod seat;
mod service;
mod slash;
mod staker;

pub use operator::{Assignment, Operator};
pub use rewards::{Payee, Pot};
pub use rules::{Limits, MarksOf, Rules};
pub use seat::{Handle, NextHolder, PastHolder, Seat};
pub use service::{
	Admission, Deposit, Phase, Service, MAX_STREAM_ERAS, RECENT_ERAS, VALUE_AT_RISK_MARGIN,
};
pub use slash::{
	AgendaPlace, Execution, Jail, QueueEnds, SlashBond, SlashRequest, Source, Stage, Task, Vetoer,
	Walk,
};
pub use staker::{Staker, StakerPosition};
