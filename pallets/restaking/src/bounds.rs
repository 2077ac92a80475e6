//! The bounds of lists and pages that no runtime chooses.

use restaking_math::cap::MAX_WORDS;

/// The maximum length of the metadata of a service or an operator, in bytes: a link, or a hash.
pub const MAX_METADATA_LEN: u32 = 256;

/// The maximum number of operators that are approved and have not joined a service.
pub const MAX_APPROVALS: u32 = 32;

/// The maximum number of a slasher's requests that are open at once for one assignment. The minimum
/// fraction of such a request is the maximum slash over this, and so is that of a proof that is no part
/// of a pool.
pub const MAX_OPEN: u32 = MAX_WORDS;

/// The maximum number of positions at one service whose rewards a claim there takes.
pub const MAX_CLAIMED: u32 = 2;

/// The maximum number of dead requests that a new one ends first.
pub const MAX_DEAD: u32 = 1;

/// The maximum number of assignments that one call removes for good, as their last member leaves.
pub const MAX_REMOVED: u32 = 2;

/// The number of assignments that a page of a set's publication looks at.
pub const PUBLISH_PAGE: u32 = 16;

/// The maximum number of bans, and of mass vetoes, that are removed at once with their service, and then in
/// each era.
pub const MAX_FORGOTTEN: u32 = 32;

/// The minimum of the minimum veto window, in eras. What is requested in the last block of an era is due in
/// the first block of an era, before any transaction: only a window of two eras has a whole one for vetoes.
pub const LEAST_VETO_WINDOW: u32 = 2;
