//! Properties that wallets show. The build script reads them too: they are a part of the metadata's hash.

/// The symbol of the native token.
pub const TOKEN_SYMBOL: &str = "PRST";
/// Decimals of the native token: one token is ten to this power base units.
pub const TOKEN_DECIMALS: u8 = 12;
/// The address prefix for chains without one of their own.
pub const SS58_PREFIX: u16 = 42;
