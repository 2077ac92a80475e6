//! The reasons for which operations are refused.

/// The reason for which an operation was refused.
///
/// [`Error::Overflow`], [`Error::TooManyMarks`] and [`Error::Inconsistent`] cannot happen while the
/// records are changed by this crate alone: report them as defensive. After any error, drop the
/// records that the function was to change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Error {
	/// The liability would exceed custody plus the exposure limit times active stake. Pledge less.
	ExposureLimitReached,
	/// The stake counted in this service would exceed active stake. Bond more or pledge less.
	NotEnoughActiveStake,
	/// The counted stake would be below the service's minimum pledge. Pledge more.
	BelowMinPledge,
	/// The offence lies in a future era. Wait for it.
	OffenceInTheFuture,
	/// The report window of the offence is over: it can no longer be slashed.
	ReportedTooLate,
	/// The fraction is above the service's largest slash. Request less.
	AboveMaxSlash,
	/// The fraction is below the service's minimum. Request more.
	SlashTooSmall,
	/// The cap of a window around the offence leaves less than the fraction. Request less.
	CapReached,
	/// The maximum number of requests is open. Wait until one ends.
	TooManyOpenRequests,
	/// The id is not that of an open request.
	UnknownRequest,
	/// The veto window of the request is not over. Wait.
	StillDisputable,
	/// The request was not executed in time and has no effect any more.
	Expired,
	/// The log of executed slashes is full. Settle the members of the assignment first.
	LogFull,
	/// The terms break a rule of registration. Correct them.
	BadTerms,
	/// The shares of a slash break a rule of registration. Correct them.
	BadShares,
	/// The sum of all fundings would exceed the largest amount. Fund less.
	TooMuchFunded,
	/// The stream has no era, or more than the maximum. Choose another number.
	BadDuration,
	/// The amount is less than one unit for each era. Fund more, or fewer eras.
	TooLittleFunded,
	/// A number left its type. Cannot happen.
	Overflow,
	/// A dated list has no room left. Cannot happen.
	TooManyMarks,
	/// Two stored records contradict each other. Cannot happen.
	Inconsistent,
}
