//! How the hooks of several services make one.

use frame_support::weights::Weight;
use sp_runtime::{DispatchError, DispatchResult};

use crate::{Authority, Context, Newcomer, Outcome, SlashingHook, Verdict};

/// Judges by the rules that a service's terms name: the pallet of a kind of services, which keeps
/// what they did, or the rules by themselves.
///
/// Each method is the one of the same name of [`SlashingHook`].
pub trait Judge<AccountId, Rules> {
	/// Refuses rules by which no fault could ever be found.
	fn validate(rules: &Rules) -> DispatchResult;

	/// Whether only the service's slasher can ask for a slash.
	fn needs_slasher(_rules: &Rules) -> bool {
		false
	}

	/// What evidence proves about the operator of the context, or why it proves nothing.
	fn judge(
		rules: &Rules,
		context: &Context<'_, AccountId>,
		evidence: &[u8],
	) -> Result<Verdict, DispatchError>;

	/// Whether it wants to be asked who may enter. Must never change.
	fn guards_entry(_rules: &Rules) -> bool {
		false
	}

	/// Refuses an operator or a staker, if it guards the entry.
	fn admit(
		_rules: &Rules,
		_context: &Context<'_, AccountId>,
		_newcomer: &Newcomer<'_, AccountId>,
	) -> DispatchResult {
		Ok(())
	}

	/// Hears of an executed slash.
	fn on_slashed(
		_rules: &Rules,
		_context: &Context<'_, AccountId>,
		_outcome: &Outcome,
	) -> DispatchResult {
		Ok(())
	}

	/// The worst of what a judgement by any rules costs.
	fn judge_weight() -> Weight;

	/// The worst of what asking who may enter costs.
	fn entry_weight() -> Weight {
		Weight::zero()
	}

	/// The worst of what telling of a slash costs.
	fn notice_weight() -> Weight {
		Weight::zero()
	}
}

impl<AccountId> Judge<AccountId, Authority> for Authority {
	fn validate(rules: &Authority) -> DispatchResult {
		SlashingHook::<AccountId>::validate(rules)
	}

	fn needs_slasher(rules: &Authority) -> bool {
		SlashingHook::<AccountId>::needs_slasher(rules)
	}

	fn judge(
		rules: &Authority,
		context: &Context<'_, AccountId>,
		evidence: &[u8],
	) -> Result<Verdict, DispatchError> {
		SlashingHook::<AccountId>::judge(rules, context, evidence)
	}

	fn judge_weight() -> Weight {
		<Authority as SlashingHook<AccountId>>::judge_weight()
	}
}

/// Makes an enum of the rules of all kinds of services a [`SlashingHook`], and turns it back into the
/// rules of each kind. Every variant names who judges by its rules: the pallet of that kind, or the
/// rules by themselves.
///
/// ```
/// use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
/// use restaking_primitives::{compose_hooks, Authority, SlashingHook};
/// use scale_info::TypeInfo;
/// use serde::{Deserialize, Serialize};
///
/// type AccountId = u64;
///
/// compose_hooks! {
///     /// How services of this chain find fault.
///     #[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
///     #[derive(MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
///     pub enum Hook for AccountId {
///         /// The service's slasher says so.
///         #[codec(index = 0)]
///         Authority(Authority) by Authority,
///     }
/// }
///
/// let hook = Hook::from(Authority);
/// assert!(hook.needs_slasher());
/// assert_eq!(Authority::try_from(hook), Ok(Authority));
/// ```
#[macro_export]
macro_rules! compose_hooks {
	(
		$(#[$meta:meta])*
		$vis:vis enum $name:ident for $account:ty {
			$($(#[$doc:meta])* $variant:ident($rules:ty) by $judge:ty),* $(,)?
		}
	) => {
		$(#[$meta])*
		$vis enum $name {
			$($(#[$doc])* $variant($rules),)*
		}

		$(
			impl From<$rules> for $name {
				fn from(rules: $rules) -> Self {
					Self::$variant(rules)
				}
			}

			impl TryFrom<$name> for $rules {
				type Error = $name;

				fn try_from(hook: $name) -> Result<Self, $name> {
					match hook {
						$name::$variant(rules) => Ok(rules),
						#[allow(unreachable_patterns)]
						other => Err(other),
					}
				}
			}
		)*

		impl $crate::SlashingHook<$account> for $name {
			fn validate(&self) -> $crate::__private::DispatchResult {
				match self {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::validate(rules),)*
				}
			}

			fn needs_slasher(&self) -> bool {
				match self {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::needs_slasher(rules),)*
				}
			}

			fn judge(
				&self,
				context: &$crate::Context<'_, $account>,
				evidence: &[u8],
			) -> Result<$crate::Verdict, $crate::__private::DispatchError> {
				match self {
					$(Self::$variant(rules) => <$judge as $crate::Judge<$account, $rules>>::judge(
						rules, context, evidence,
					),)*
				}
			}

			fn guards_entry(&self) -> bool {
				match self {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::guards_entry(rules),)*
				}
			}

			fn admit(
				&self,
				context: &$crate::Context<'_, $account>,
				newcomer: &$crate::Newcomer<'_, $account>,
			) -> $crate::__private::DispatchResult {
				match self {
					$(Self::$variant(rules) => <$judge as $crate::Judge<$account, $rules>>::admit(
						rules, context, newcomer,
					),)*
				}
			}

			fn on_slashed(
				&self,
				context: &$crate::Context<'_, $account>,
				outcome: &$crate::Outcome,
			) -> $crate::__private::DispatchResult {
				match self {
					$(Self::$variant(rules) => <$judge as $crate::Judge<$account, $rules>>::on_slashed(
						rules, context, outcome,
					),)*
				}
			}

			fn judge_weight() -> $crate::__private::Weight {
				$crate::__private::Weight::zero()
					$(.max(<$judge as $crate::Judge<$account, $rules>>::judge_weight()))*
			}

			fn entry_weight() -> $crate::__private::Weight {
				$crate::__private::Weight::zero()
					$(.max(<$judge as $crate::Judge<$account, $rules>>::entry_weight()))*
			}

			fn notice_weight() -> $crate::__private::Weight {
				$crate::__private::Weight::zero()
					$(.max(<$judge as $crate::Judge<$account, $rules>>::notice_weight()))*
			}
		}
	};
}
