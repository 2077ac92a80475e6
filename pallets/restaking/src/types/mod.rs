//! The records of the pallet. They know neither storage nor configuration.

mod agenda;
mod assignment;
mod clock;
mod forgetting;
mod jail;
mod operator;
mod parameters;
mod rewards;
mod role;
mod roster;
mod service;
mod slash;
mod staker;

pub use agenda::{QueueEnds, SettlementCursor, Task, TaskKey, Turn};
pub use assignment::{Assignment, AssignmentStage};
pub use clock::{EraClock, EraTurn};
pub use forgetting::Leftover;
pub use jail::{Jail, JailTerm, MAX_JAIL_TERMS};
pub use operator::{Operator, MAX_ASSIGNMENTS};
pub use parameters::{LimitInForce, MarksOf, Parameters, ServedOf, TermBounds};
pub use rewards::{Payee, Pot};
pub use role::{Announcement, Handle, KnownOrigin, NextHolder, PastHolder, TimelockedRole};
pub use roster::{PublishedRoster, RosterDraft, KEPT_ROSTERS, MAX_CANDIDATES};
pub use service::{
	Deposit, JoinPolicy, Pauses, Phase, Service, MAX_STREAM_ERAS, RECENT_ERAS, VALUE_AT_RISK_MARGIN,
};
pub use slash::{
	Execution, LossRecord, Proceeds, ProvenOffence, SaidOffence, SlashBond, SlashRequest, Source,
	Stage, Vetoer, MAX_REPORTERS,
};
pub use staker::{Staker, StakerPosition};

pub use restaking_primitives::{set_root::RootOf, DutyClock, FreeWeight, Seeding};
