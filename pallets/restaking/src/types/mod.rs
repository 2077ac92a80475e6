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
pub use rules::{MarksOf, Parameters, TermBounds};
pub use seat::{Handle, NextHolder, PastHolder, TimelockedRole};
pub use service::{
	JoinPolicy, Deposit, Phase, Service, MAX_STREAM_ERAS, RECENT_ERAS, VALUE_AT_RISK_MARGIN,
};
pub use slash::{
	AgendaPlace, Execution, Jail, QueueEnds, SlashBond, SlashRequest, Source, Stage, Task, Vetoer,
	SettlementCursor,
};
pub use staker::{Staker, StakerPosition};
