//! Clone, equality and debug output for records with a bound as type parameter.
//!
//! The derives of the standard library would ask the same traits of the bound itself, which is a
//! marker type without any.

/// Implements `Clone`, `PartialEq`, `Eq` and `Debug` for a record whose type parameters are bounds.
macro_rules! without_bounds {
	($name:ident<$($bound:ident),+> { $($field:ident),+ $(,)? }) => {
		impl<$($bound),+> Clone for $name<$($bound),+> {
			fn clone(&self) -> Self {
				Self { $($field: Clone::clone(&self.$field)),+ }
			}
		}

		impl<$($bound: sp_core::Get<u32>),+> PartialEq for $name<$($bound),+> {
			fn eq(&self, other: &Self) -> bool {
				true $(&& self.$field == other.$field)+
			}
		}

		impl<$($bound: sp_core::Get<u32>),+> Eq for $name<$($bound),+> {}

		impl<$($bound: sp_core::Get<u32>),+> core::fmt::Debug for $name<$($bound),+> {
			fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
				f.debug_struct(stringify!($name))
					$(.field(stringify!($field), &self.$field))+
					.finish()
			}
		}
	};
}

pub(crate) use without_bounds;
