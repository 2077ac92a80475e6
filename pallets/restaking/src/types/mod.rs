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
pub use parameters::{GapsOf, LimitInForce, MarksOf, Parameters, TermBounds};
pub use rewards::{Payee, Pot};
pub use role::{Announcement, Handle, KnownOrigin, NextHolder, PastHolder, TimelockedRole};
pub use service::{
	Deposit, JoinPolicy, Pauses, Phase, Service, MAX_STREAM_ERAS, RECENT_ERAS, VALUE_AT_RISK_MARGIN,
};
pub use slash::{
	Execution, ProvenOffence, SaidOffence, SlashBond, SlashRequest, Source, Stage, Vetoer,
	MAX_REPORTERS,
};
pub use staker::{Staker, StakerPosition};
