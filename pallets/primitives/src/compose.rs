//! The hook of a runtime, composed of the rules of all kinds of services that it offers.

/// Declares an enum of the rules of all kinds of services, makes it a
/// [`SlashingHook`](crate::SlashingHook), and converts it from and to the rules of each kind. Every
/// variant names the judge by its rules: the pallet of that kind, or the rules themselves.
///
/// ```
/// use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
/// use restaking_primitives::{compose_hooks, Authority, Judge};
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
/// assert!(Hook::needs_slasher(&hook));
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

		impl $crate::Judge<$account, $name> for $name {
			fn validate(
				hook: &Self,
				limits: &$crate::RuleLimits,
			) -> $crate::__private::DispatchResult {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::validate(rules, limits),)*
				}
			}

			fn min_fraction(hook: &Self) -> Option<$crate::__private::Perbill> {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::min_fraction(rules),)*
				}
			}

			fn max_fraction(hook: &Self) -> Option<$crate::__private::Perbill> {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::max_fraction(rules),)*
				}
			}

			fn attributable(
				hook: &Self,
				limits: &$crate::RuleLimits,
			) -> $crate::__private::Perbill {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::attributable(rules, limits),)*
				}
			}

			fn needs_slasher(hook: &Self) -> bool {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::needs_slasher(rules),)*
				}
			}

			fn judge(
				hook: &Self,
				context: &$crate::Context<'_, $account>,
				evidence: &[u8],
			) -> Result<$crate::Verdict, $crate::__private::DispatchError> {
				match hook {
					$(Self::$variant(rules) => <$judge as $crate::Judge<$account, $rules>>::judge(
						rules, context, evidence,
					),)*
				}
			}

			fn guards_entry(hook: &Self) -> bool {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::guards_entry(rules),)*
				}
			}

			fn admit(
				hook: &Self,
				context: &$crate::Context<'_, $account>,
				newcomer: &$crate::Newcomer<'_, $account>,
			) -> $crate::__private::DispatchResult {
				match hook {
					$(Self::$variant(rules) => <$judge as $crate::Judge<$account, $rules>>::admit(
						rules, context, newcomer,
					),)*
				}
			}

			fn on_slashed(
				hook: &Self,
				context: &$crate::Context<'_, $account>,
				outcome: &$crate::Outcome,
			) -> $crate::__private::DispatchResult {
				match hook {
					$(Self::$variant(rules) => <$judge as $crate::Judge<$account, $rules>>::on_slashed(
						rules, context, outcome,
					),)*
				}
			}

			fn on_undone(
				hook: &Self,
				context: &$crate::Context<'_, $account>,
				outcome: &$crate::Outcome,
			) -> $crate::__private::DispatchResult {
				match hook {
					$(Self::$variant(rules) => <$judge as $crate::Judge<$account, $rules>>::on_undone(
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
