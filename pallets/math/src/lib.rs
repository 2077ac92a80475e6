#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

mod bounded;

pub mod answer;
pub mod calendar;
pub mod cap;
pub mod error;
pub mod exposure;
pub mod ids;
pub mod log;
pub mod places;
pub mod position;
pub mod rewards;
pub mod risk;
pub mod rounding;
pub mod schedule;
pub mod settlement;
pub mod split;
pub mod stretches;
pub mod timeline;
pub mod turns;
pub mod types;
pub mod vault;

pub use answer::{Agreement, Median, Tolerance, Vote};
pub use calendar::SlashRules;
pub use cap::{Admission, Cap, Ground, Judged, Offence, OffenceEra, OpenRequest};
pub use error::Error;
pub use exposure::{trim, Funds, PledgeCheck, TrimItem};
pub use ids::{AssignmentId, BatchId, GroupId, RequestId, ServiceId};
pub use log::{Log, LogEntry, LogEvent};
pub use places::{Displaced, Place, Places, Standing, Taken};
pub use position::{least_counted, Exited, Mark, Position};
pub use rewards::{AssignmentStream, Earnings, PendingCommission, ServiceStream};
pub use risk::{certain_part, Security};
pub use schedule::{Schedule, StreamEnd};
pub use settlement::{preview, renew, settle, settle_short, Loss, Preview, Renewal, Settlement};
pub use split::{Shares, Split};
pub use stretches::{Stretch, Stretches};
pub use timeline::{Total, Totals};
pub use types::{eras_after, next_era, sum, Balance, EraIndex};
pub use vault::{Books, VaultError};
