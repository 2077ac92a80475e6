#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

mod bounded;

pub mod calendar;
pub mod cap;
pub mod error;
pub mod exposure;
pub mod log;
pub mod position;
pub mod rewards;
pub mod risk;
pub mod rounding;
pub mod schedule;
pub mod settlement;
pub mod split;
pub mod timeline;

pub use calendar::SlashRules;
pub use cap::{Cap, OpenRequest, UsedCap};
pub use error::Error;
pub use exposure::{trim, PledgeCheck, Funds, TrimItem};
pub use log::{LogEntry, LogEvent, Log};
pub use position::{Exited, Mark, Position};
pub use rewards::{AssignmentStream, Earnings, PendingCommission, ServiceStream};
pub use risk::Security;
pub use schedule::{Schedule, StreamEnd};
pub use settlement::{preview, renew, settle, settle_short, Loss, Preview, Renewal, Settlement};
pub use split::{Shares, Split};
pub use timeline::{Total, Totals};

/// An amount in base units of the staking currency, or of a reward asset.
pub type Balance = u128;

/// An era of the staking system: the only clock there is.
pub type EraIndex = u32;

/// The id of one operator's service for one service, from a counter, never reused.
pub type AssignmentId = u32;

/// The id of a slash request, from a counter, never reused.
pub type RequestId = u32;
