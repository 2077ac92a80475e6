//! The books of a vault: many people's stake behind one stash, and a receipt for each part of it.
//!
//! A deposit mints shares at the full price, an exit is priced without the gains that have not vested.
//! All exits of an era are one batch with one price, and own one chunk of the staking ledger from then
//! on. So slashes reach who counted in the era of the offence, in the order in which the ledger pays.
//!
//! Let `A` be all assets of the holders, `U` the gains that have not vested, and `S` the shares. Then
//! `R = A − U` is what can be redeemed. A deposit is priced at `A/S`, an exit at `R/S`. A deposit locks
//! what it pays for gains that have not vested, so it leaves `R/S` as it is, but for rounding up.
//!
//! A turn, once in an era, has these steps in this order. The caller reads [`Seen`] anew before each:
//!
//! 1. settle the stash;
//! 2. [`Books::begin`], [`Books::released`], [`Books::look`], the withdrawal if [`Books::is_due`],
//!    [`Books::collect`], [`Books::fund`];
//! 3. [`Books::count`];
//! 4. [`Books::fee`] and, once its shares are minted, [`Books::charge`];
//! 5. the bond, and [`Books::bonded`] if staking took it;
//! 6. [`Books::price`], or [`Books::end`] in a closed vault, and the unbond;
//! 7. [`Books::finish`];
//! 8. the pledges: [`Target::step`], with [`Scale`].
//!
//! Steps 3 to 6 change all or nothing with step 2, but the bond may fail alone. Once the last batch is
//! priced ([`Books::is_over`]), only steps 2 and 7 are left.

mod claims;

pub mod batch;
pub mod books;
pub mod error;
pub mod limits;
pub mod rate;
pub mod returns;
pub mod sale;
pub mod targets;
pub mod turn;
pub mod vesting;

pub use batch::{Batch, Paid, Stage, Ticket};
pub use books::{Ask, Books, Counted, Entry, Leaving, Open, Piece, Seen, VaultRules};
pub use error::VaultError;
pub use limits::{split, Announced, Limits, TargetTerms};
pub use rate::Rate;
pub use returns::{Back, Returned, StashLoss};
pub use sale::Sale;
pub use targets::{admitted, Offer, Room, Scale, Step, Target};
pub use turn::{may_end, Chunk, Collected, Fee, Priced, Pricing};
pub use vesting::Vesting;
