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
///
/// With `pub enum Hook, AnyOf<Rule> for AccountId` it declares two enums. `Rule` has the variants that are
/// listed, and `Hook` one more: `AnyOf`, with the index 255, of [several rules](crate::AnyOf) side by side.
/// Rules of a kind are found in it, too.
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

			impl $crate::HasRules<$rules> for $name {
				fn evidence(
					&self,
					evidence: $crate::__private::Vec<u8>,
				) -> Option<$crate::__private::Vec<u8>> {
					matches!(self, Self::$variant(_)).then_some(evidence)
				}
			}
		)*

		$crate::compose_hooks!(@judge $name, $account, $($variant($rules) by $judge,)*);
	};

	(
		$(#[$meta:meta])*
		$vis:vis enum $name:ident, AnyOf<$rule:ident> for $account:ty {
			$($(#[$doc:meta])* $variant:ident($rules:ty) by $judge:ty),* $(,)?
		}
	) => {
		$crate::compose_hooks! {
			$(#[$meta])*
			$vis enum $rule for $account {
				$($(#[$doc])* $variant($rules) by $judge,)*
			}
		}

		$(#[$meta])*
		$vis enum $name {
			$($(#[$doc])* $variant($rules),)*
			/// Rules of several kinds side by side: an offence against any of them counts.
			#[codec(index = 255)]
			AnyOf($crate::AnyOf<$rule>),
		}

		$(
			impl TryFrom<$name> for $rules {
				type Error = $name;

				fn try_from(hook: $name) -> Result<Self, $name> {
					match hook {
						$name::$variant(rules) => Ok(rules),
						$name::AnyOf(any) => any.find().ok_or($name::AnyOf(any)),
						#[allow(unreachable_patterns)]
						other => Err(other),
					}
				}
			}

			impl $crate::HasRules<$rules> for $name {
				fn evidence(
					&self,
					evidence: $crate::__private::Vec<u8>,
				) -> Option<$crate::__private::Vec<u8>> {
					match self {
						Self::$variant(_) => Some(evidence),
						Self::AnyOf(any) => {
							any.evidence(|rule| matches!(rule, $rule::$variant(_)), evidence)
						},
						#[allow(unreachable_patterns)]
						_ => None,
					}
				}
			}
		)*

		$crate::compose_hooks!(
			@judge $name, $account,
			$($variant($rules) by $judge,)*
			AnyOf($crate::AnyOf<$rule>) by $crate::AnyOf<$rule>,
		);
	};

	(@judge $name:ident, $account:ty, $($variant:ident($rules:ty) by $judge:ty,)*) => {
		$(
			impl From<$rules> for $name {
				fn from(rules: $rules) -> Self {
					Self::$variant(rules)
				}
			}
		)*

		impl $crate::Judge<$account, $name> for $name {
			fn well_formed(hook: &Self) -> bool {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::well_formed(rules),)*
				}
			}

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

			fn corruption_price(hook: &Self) -> Option<$crate::__private::Perbill> {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::corruption_price(rules),)*
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

			fn hears_slasher(hook: &Self) -> bool {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::hears_slasher(rules),)*
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

			fn hears_joins(hook: &Self) -> bool {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::hears_joins(rules),)*
				}
			}

			fn on_joined(hook: &Self, context: &$crate::Context<'_, $account>) {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::on_joined(rules, context),)*
				}
			}

			fn hears_slashes(hook: &Self) -> bool {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::hears_slashes(rules),)*
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

			fn pays_work(hook: &Self) -> bool {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::pays_work(rules),)*
				}
			}

			fn needs_roster(hook: &Self) -> bool {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::needs_roster(rules),)*
				}
			}

			fn one_outage(hook: &Self) -> $crate::__private::Perbill {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::one_outage(rules),)*
				}
			}

			fn forget(hook: &Self, what: $crate::Forgotten, most: u32) -> u32 {
				match hook {
					$(Self::$variant(rules) =>
						<$judge as $crate::Judge<$account, $rules>>::forget(rules, what, most),)*
				}
			}

			fn forget_weight() -> $crate::__private::Weight {
				$crate::__private::Weight::zero()
					$(.max(<$judge as $crate::Judge<$account, $rules>>::forget_weight()))*
			}

			fn judge_weight() -> $crate::__private::Weight {
				$crate::__private::Weight::zero()
					$(.max(<$judge as $crate::Judge<$account, $rules>>::judge_weight()))*
			}

			fn entry_weight() -> $crate::__private::Weight {
				$crate::__private::Weight::zero()
					$(.max(<$judge as $crate::Judge<$account, $rules>>::entry_weight()))*
			}

			fn join_weight() -> $crate::__private::Weight {
				$crate::__private::Weight::zero()
					$(.max(<$judge as $crate::Judge<$account, $rules>>::join_weight()))*
			}

			fn notice_weight() -> $crate::__private::Weight {
				$crate::__private::Weight::zero()
					$(.max(<$judge as $crate::Judge<$account, $rules>>::notice_weight()))*
			}
		}
	};
}
