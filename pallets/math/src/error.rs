//! What can be refused, and what cannot happen.

/// Why an operation was refused.
///
/// [`Error::Overflow`], [`Error::TooManyMarks`] and [`Error::Inconsistent`] cannot happen while the
/// records are changed by this crate alone: report them as defensive. After any error, drop the
/// records that the function was given to change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Error {
	/// The liability would exceed custody plus the exposure limit of active stake. Pledge less.
	ExposureLimitReached,
	/// More would count in this service than is actively staked. Bond more or pledge less.
	NotEnoughActiveStake,
	/// Less than the least pledge of the service would count. Pledge more.
	BelowMinPledge,
	/// The offence lies in a future era. Wait for it.
	OffenceInTheFuture,
	/// The report window of the offence is over. Nothing can be done.
	ReportedTooLate,
	/// The fraction is above the service's largest slash. Ask for less.
	AboveMaxSlash,
	/// The fraction is below the least one of the service. Ask for more.
	SlashTooSmall,
	/// The cap of a window around the offence is used up. Ask for less.
	CapReached,
	/// As many requests are open as may be. Wait until one ends.
	TooManyOpenRequests,
	/// No open request has this id.
	UnknownRequest,
	/// The veto window of the request is still running. Wait.
	StillDisputable,
	/// The request was not executed in time. It has no effect any more.
	Expired,
	/// The log of executed slashes is full. Settle the members of the assignment first.
	LogFull,
	/// The terms break a rule of registration. Correct them.
	BadTerms,
	/// The shares of a slash break a rule of registration. Correct them.
	BadShares,
	/// More was funded than a pot can ever count. Fund less.
	TooMuchFunded,
	/// A stream of no era, or of more eras than may be. Choose others.
	BadDuration,
	/// Less than one unit for each era. Fund more, or for fewer eras.
	TooLittleFunded,
	/// A number left its type. Cannot happen.
	Overflow,
	/// A dated list has no room left. Cannot happen.
	TooManyMarks,
	/// Two stored records contradict each other. Cannot happen.
	Inconsistent,
}
