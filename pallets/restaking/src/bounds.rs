//! The bounds of lists, logs and pages.

use restaking_math::cap::MAX_WORDS;
use restaking_primitives::EraIndex;

/// The maximum length of the metadata of a service or an operator, in bytes: a link, or a hash.
pub const MAX_METADATA_LEN: u32 = 256;

/// The maximum number of operators that are approved and have not joined a service.
pub const MAX_APPROVALS: u32 = 32;

/// The maximum number of a slasher's requests that are open at once for one assignment. The minimum
/// fraction of such a request is the maximum slash over this, and so is that of a proof that is no part
/// of a pool.
pub const MAX_OPEN: u32 = MAX_WORDS;

/// The maximum number of entries of an assignment's log: executed slashes that some member has not
/// settled, and its closing, for which one place is kept.
pub const MAX_LOG: u32 = 64;

/// The number of entries of the log up to which pools of small verdicts are executed. The other places
/// are for slashes of at least the minimum fraction of a word.
pub const MAX_POOLED_LOG: u32 = 24;

/// The maximum number of assignments that one call removes for good, as their last member leaves.
pub const MAX_REMOVED: u32 = 2;

/// The maximum length of evidence, in bytes.
pub const MAX_EVIDENCE_LEN: u32 = 4_096;

/// The maximum number of members that one page settles.
pub const MAX_PAGE: u32 = 32;

/// The maximum number of bans, and of mass vetoes, that are removed together with their service.
pub const MAX_FORGOTTEN: u32 = 32;

/// The minimum veto window of a service with a slasher, in eras: at least one whole era.
pub const MIN_VETO_WINDOW_WITH_SLASHER: EraIndex = 2;
