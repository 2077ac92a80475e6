//! One owner for each storage item, and its only writer.

mod calendar;
mod clock;
mod free;
mod heads;
mod reports;
mod seeds;
mod services;
mod sets;
mod versions;

pub(crate) use calendar::CalendarStore;
pub(crate) use clock::ClockStore;
pub(crate) use free::FreeStore;
pub(crate) use heads::HeadStore;
pub(crate) use reports::ReportStore;
pub(crate) use seeds::SeedStore;
pub(crate) use services::ServiceStore;
pub(crate) use sets::{Entered, SetStore};
pub(crate) use versions::VersionStore;
