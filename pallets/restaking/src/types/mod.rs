//! The records of the pallet. They know neither storage nor configuration.

mod agenda;
mod assignment;
mod operator;
mod parameters;
mod rewards;
mod role;
mod service;
mod slash;
mod staker;

pub use agenda::{AgendaPlace, Jail, QueueEnds, SettlementCursor, Task};
pub use assignment::{Assignment, AssignmentStage, Gap};
pub use operator::Operator;
pub use parameters::{GapsOf, MarksOf, Parameters, TermBounds};
pub use rewards::{Payee, Pot};
pub use role::{Announcement, Handle, NextHolder, PastHolder, TimelockedRole};
pub use service::{
	Deposit, JoinPolicy, Phase, Service, MAX_STREAM_ERAS, RECENT_ERAS, VALUE_AT_RISK_MARGIN,
};
pub use slash::{Execution, SlashBond, SlashRequest, Source, Stage, Vetoer};
pub use staker::{Staker, StakerPosition};
