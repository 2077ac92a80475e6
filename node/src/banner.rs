//! The banner: endpoint, accounts and links, printed once the RPC server runs.

use crate::{
	chain_spec::{DEMO_ID, DEVELOPMENT_ID, LOCAL_TESTNET_ID},
	cli::Sealing,
};
use polkadot_sdk::{
	sc_network::{multiaddr::Protocol, Multiaddr},
	sc_service::Configuration,
	sp_core::crypto::{Ss58AddressFormat, Ss58Codec},
	sp_keyring::Sr25519Keyring,
};
use restaking_runtime::constants::properties::SS58_PREFIX;
use std::{
	fmt::Write as _,
	io::{self, Write as _},
	net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

/// The facts of the banner that are known before the RPC server runs.
pub struct Banner {
	chain: String,
	test_chain: bool,
	sealing: Option<Sealing>,
}

impl Banner {
	pub fn new(config: &Configuration, sealing: Option<Sealing>) -> Self {
		let id = config.chain_spec.id();
		Self {
			chain: config.chain_spec.name().into(),
			test_chain: [DEVELOPMENT_ID, DEMO_ID, LOCAL_TESTNET_ID].contains(&id),
			sealing,
		}
	}

	/// Prints the banner, with the addresses on which the node listens.
	pub fn print(&self, listening: &[Multiaddr]) {
		let text = self.text(endpoint(listening));
		let mut out = io::stdout().lock();
		// A reader that has gone away is no reason to stop.
		let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
	}

	/// Returns the text to print.
	fn text(&self, endpoint: Option<SocketAddr>) -> String {
		let mut text = String::new();
		line(&mut text, format_args!("Chain: {}", self.chain));
		line(&mut text, format_args!("Blocks: {}", self.blocks()));
		if self.test_chain {
			line(&mut text, format_args!("Accounts (their keys are public, use them for tests):"));
			for (name, address) in accounts() {
				line(&mut text, format_args!("  {name:<14} {address}"));
			}
		}
		match endpoint {
			Some(endpoint) => {
				line(&mut text, format_args!("Apps: {}", apps_link(endpoint)));
				line(&mut text, format_args!("RPC listening on ws://{endpoint}"));
			},
			None => line(&mut text, format_args!("RPC is not listening")),
		}
		text
	}

	/// Returns the way in which blocks are made.
	fn blocks(&self) -> String {
		match self.sealing {
			None => "made by BABE, finalized by GRANDPA".into(),
			Some(Sealing::Instant) => "sealed on each transaction (--sealing instant)".into(),
			Some(Sealing::Manual) => "sealed by engine_createBlock (--sealing manual)".into(),
			Some(Sealing::Interval(period)) => {
				let millis = period.as_millis();
				format!("sealed every {millis} ms (--sealing interval:{millis})")
			},
		}
	}
}

/// Appends a line.
fn line(text: &mut String, content: std::fmt::Arguments) {
	writeln!(text, "{content}").expect("writing to a string cannot fail; qed");
}

/// Returns the accounts that every test chain has, with their addresses.
fn accounts() -> impl Iterator<Item = (&'static str, String)> {
	let format = Ss58AddressFormat::custom(SS58_PREFIX);
	Sr25519Keyring::iter()
		.filter(|account| !matches!(account, Sr25519Keyring::One | Sr25519Keyring::Two))
		.map(move |account| {
			(account.into(), account.to_account_id().to_ss58check_with_version(format))
		})
}

/// Returns the address at which a client on this machine reaches the RPC server, preferably of IPv4.
/// `None` if there is no address.
fn endpoint(listening: &[Multiaddr]) -> Option<SocketAddr> {
	let addresses: Vec<_> = listening.iter().filter_map(socket).collect();
	addresses
		.iter()
		.find(|address| address.is_ipv4())
		.or(addresses.first())
		.copied()
}

/// Reads a TCP address. One that stands for all interfaces becomes that of this machine; `None` if it
/// is not of TCP.
fn socket(address: &Multiaddr) -> Option<SocketAddr> {
	let mut parts = address.iter();
	let ip: IpAddr = match parts.next()? {
		Protocol::Ip4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
		Protocol::Ip6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
		Protocol::Ip4(ip) => ip.into(),
		Protocol::Ip6(ip) => ip.into(),
		_ => return None,
	};
	match parts.next()? {
		Protocol::Tcp(port) => Some(SocketAddr::new(ip, port)),
		_ => None,
	}
}

/// Returns the link that opens polkadot.js Apps on this node.
fn apps_link(endpoint: SocketAddr) -> String {
	let url = format!("ws://{endpoint}");
	let url = url
		.replace(':', "%3A")
		.replace('/', "%2F")
		.replace('[', "%5B")
		.replace(']', "%5D");
	format!("https://polkadot.js.org/apps/?rpc={url}#/explorer")
}

#[cfg(test)]
mod tests {
	use super::*;

	fn banner(sealing: Option<Sealing>) -> Banner {
		Banner { chain: "Test".into(), test_chain: true, sealing }
	}

	fn addresses(texts: &[&str]) -> Vec<Multiaddr> {
		texts.iter().map(|text| text.parse().expect("the address is good")).collect()
	}

	#[test]
	fn the_endpoint_is_the_ipv4_one_of_this_machine() {
		let both = addresses(&["/ip6/::1/tcp/2", "/ip4/127.0.0.1/tcp/1"]);
		assert_eq!(endpoint(&both), Some(([127, 0, 0, 1], 1).into()));
		let all = addresses(&["/ip4/0.0.0.0/tcp/9944"]);
		assert_eq!(endpoint(&all), Some(([127, 0, 0, 1], 9944).into()));
		let six = addresses(&["/ip6/::1/tcp/2"]);
		assert_eq!(endpoint(&six).map(|endpoint| endpoint.to_string()), Some("[::1]:2".into()));
		assert_eq!(endpoint(&[]), None);
	}

	#[test]
	fn the_link_is_encoded() {
		assert_eq!(
			apps_link(([127, 0, 0, 1], 9944).into()),
			"https://polkadot.js.org/apps/?rpc=ws%3A%2F%2F127.0.0.1%3A9944#/explorer"
		);
	}

	#[test]
	fn exactly_one_line_says_where_rpc_listens() {
		let text = banner(Some(Sealing::Manual)).text(Some(([127, 0, 0, 1], 1234).into()));
		let lines = text.lines().filter(|line| line.contains("RPC listening on ws://"));
		assert_eq!(lines.collect::<Vec<_>>(), ["RPC listening on ws://127.0.0.1:1234"]);
		assert!(text.contains("engine_createBlock"));
	}

	#[test]
	fn the_accounts_are_those_of_the_documentation() {
		let accounts: Vec<_> = accounts().collect();
		assert_eq!(accounts.len(), 12);
		assert_eq!(accounts[0].0, "Alice");
		assert_eq!(accounts[6].0, "Alice//stash");
		let format = Ss58AddressFormat::custom(SS58_PREFIX);
		for (name, address) in accounts {
			let (account, used) =
				restaking_runtime::AccountId::from_ss58check_with_version(&address)
					.expect("the address is good");
			assert_eq!(used, format);
			let pair = polkadot_sdk::sp_core::Pair::from_string(&format!("//{name}"), None);
			let pair: polkadot_sdk::sp_core::sr25519::Pair = pair.expect("the seed is good");
			assert_eq!(account, polkadot_sdk::sp_core::Pair::public(&pair).into());
		}
	}
}
