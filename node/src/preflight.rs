//! Checks and settings between the command line and the start of a node. A mistake that can be known
//! beforehand fails here, in one line, before the node does anything.

use crate::cli::{Cli, Sealing};
use polkadot_sdk::{
	sc_cli::{self, RunCmd},
	sc_network::{
		config::{NonReservedPeerMode, SyncMode, TransportConfig},
		multiaddr::Protocol,
		Multiaddr,
	},
	sc_service::{config::RpcMethods, ChainType, Configuration},
};
use std::{
	fs::{self, OpenOptions},
	io,
	net::{IpAddr, SocketAddr, TcpListener, UdpSocket},
	path::Path,
	process,
};

/// Refuses to start a node if no chain is named.
pub fn require_chain(run: &RunCmd) -> sc_cli::Result<()> {
	if run.shared_params.chain.is_some() || run.shared_params.dev {
		return Ok(());
	}
	Err(refusal(
		"no chain given: --dev starts a development chain of one node, --chain takes dev, demo, \
		 local or the path of a chain spec",
	))
}

/// Completes the configuration of a node and checks that it can work.
pub fn prepare(cli: &Cli, config: &mut Configuration) -> sc_cli::Result<()> {
	if let Some(mode) = cli.sealing {
		require_development(config, mode)?;
		isolate(config);
		if cli.run.prometheus_params.prometheus_port.is_none() {
			config.prometheus_config = None;
		}
	}
	if cli.run.shared_params.dev && cli.run.telemetry_params.telemetry_endpoints.is_empty() {
		config.telemetry_endpoints = None;
	}
	if cli.run.rpc_params.experimental_rpc_endpoint.is_empty() {
		settle_rpc(config);
	}
	check_base_path(config.base_path.path())?;
	check_ports(config)?;
	for endpoint in config.rpc.addr.iter().flatten() {
		let (address, methods) = (endpoint.listen_addr, endpoint.rpc_methods);
		if let Some(warning) = exposure(address, methods, cli.sealing.is_some()) {
			log::warn!("{warning}");
		}
	}
	Ok(())
}

/// Returns a warning if RPC listens to other machines than this one in a way that may surprise; `None` if
/// it does not.
fn exposure(address: SocketAddr, methods: RpcMethods, sealing: bool) -> Option<String> {
	if address.ip().is_loopback() {
		return None;
	}
	match methods {
		RpcMethods::Unsafe => Some(format!(
			"RPC listens on {address} with its unsafe methods: whoever reaches it may insert keys{}",
			if sealing { " and make blocks" } else { "" }
		)),
		RpcMethods::Safe | RpcMethods::Auto if sealing => Some(format!(
			"RPC listens on {address}: it refuses engine_createBlock and engine_finalizeBlock, also to \
			 callers on this machine (--rpc-methods unsafe allows them to everybody)"
		)),
		RpcMethods::Safe | RpcMethods::Auto => None,
	}
}

/// Refuses sealing on demand for other chains than development chains.
fn require_development(config: &Configuration, mode: Sealing) -> sc_cli::Result<()> {
	match config.chain_spec.chain_type() {
		ChainType::Development => Ok(()),
		kind => Err(refusal(format!(
			"--sealing {mode} needs a development chain (--dev or --chain dev), but '{}' is of type \
			 {kind:?}",
			config.chain_spec.name()
		))),
	}
}

/// Leaves the node without peers: no other node could follow its blocks.
fn isolate(config: &mut Configuration) {
	let network = &mut config.network;
	network.listen_addresses.clear();
	network.public_addresses.clear();
	network.boot_nodes.clear();
	network.sync_mode = SyncMode::Full;
	network.default_peers_set.in_peers = 0;
	network.default_peers_set.out_peers = 0;
	network.default_peers_set.non_reserved_mode = NonReservedPeerMode::Deny;
	if let TransportConfig::Normal { enable_mdns, .. } = &mut network.transport {
		*enable_mdns = false;
	}
}

/// Makes RPC listen on exactly the port it was told, or fail. With a port of the system's choice only
/// IPv4 is served, as IPv6 would get another port.
fn settle_rpc(config: &mut Configuration) {
	let Some(endpoints) = config.rpc.addr.as_mut() else { return };
	endpoints.retain(|endpoint| endpoint.listen_addr.port() != 0 || endpoint.listen_addr.is_ipv4());
	for endpoint in endpoints {
		endpoint.retry_random_port = false;
	}
}

/// Checks that the base path is a directory one can write to.
pub fn check_base_path(path: &Path) -> sc_cli::Result<()> {
	let shown = path.display();
	if path.exists() && !path.is_dir() {
		return Err(refusal(format!("the base path '{shown}' is not a directory (--base-path)")));
	}
	let probe = path.join(format!(".write-test-{}", process::id()));
	fs::create_dir_all(path)
		.and_then(|()| OpenOptions::new().write(true).create(true).truncate(true).open(&probe))
		.and_then(|_| fs::remove_file(&probe))
		.map_err(|error| {
			refusal(format!("the base path '{shown}' is not writable: {error} (--base-path)"))
		})
}

/// Checks that a file to read is there.
pub fn check_input(path: Option<&Path>) -> sc_cli::Result<()> {
	match path {
		Some(path) if !path.exists() || path.is_dir() => {
			Err(refusal(format!("there is no file '{}' to read", path.display())))
		},
		_ => Ok(()),
	}
}

/// Checks that the ports are free.
fn check_ports(config: &Configuration) -> sc_cli::Result<()> {
	for endpoint in config.rpc.addr.iter().flatten() {
		if !endpoint.is_optional && !endpoint.retry_random_port {
			check_port(endpoint.listen_addr, bind_tcp, "RPC", "--rpc-port")?;
		}
	}
	for address in &config.network.listen_addresses {
		match socket(address) {
			Some((address, true)) => check_port(address, bind_tcp, "peer-to-peer", "--port")?,
			Some((address, false)) => check_port(address, bind_udp, "peer-to-peer", "--port")?,
			None => {},
		}
	}
	if let Some(prometheus) = &config.prometheus_config {
		let (name, flag) = ("Prometheus", "--prometheus-port or --no-prometheus");
		check_port(prometheus.port, bind_tcp, name, flag)?;
	}
	Ok(())
}

/// Checks that one port is free.
fn check_port(
	address: SocketAddr,
	bind: fn(SocketAddr) -> io::Result<()>,
	name: &str,
	flag: &str,
) -> sc_cli::Result<()> {
	let port = address.port();
	match bind(address) {
		Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
			Err(refusal(format!("the {name} port {port} is in use: choose another with {flag}")))
		},
		// Machines without IPv6 are common, and the node does without it.
		Err(error) if address.is_ipv4() => {
			Err(refusal(format!("cannot listen on {address} for {name}: {error} ({flag})")))
		},
		_ => Ok(()),
	}
}

fn bind_tcp(address: SocketAddr) -> io::Result<()> {
	TcpListener::bind(address).map(drop)
}

fn bind_udp(address: SocketAddr) -> io::Result<()> {
	UdpSocket::bind(address).map(drop)
}

/// Reads a listen address; `true` stands for TCP, `false` for UDP. `None` if it is another kind.
fn socket(address: &Multiaddr) -> Option<(SocketAddr, bool)> {
	let mut parts = address.iter();
	let ip: IpAddr = match parts.next()? {
		Protocol::Ip4(ip) => ip.into(),
		Protocol::Ip6(ip) => ip.into(),
		_ => return None,
	};
	match parts.next()? {
		Protocol::Tcp(port) => Some((SocketAddr::new(ip, port), true)),
		Protocol::Udp(port) => Some((SocketAddr::new(ip, port), false)),
		_ => None,
	}
}

/// Returns an error that is shown as it stands.
pub fn refusal(reason: impl Into<String>) -> sc_cli::Error {
	sc_cli::Error::Application(reason.into().into())
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::env;

	#[test]
	fn a_port_in_use_is_named_with_its_flag() {
		let taken = TcpListener::bind("127.0.0.1:0").expect("some port is free");
		let address = taken.local_addr().expect("the socket is bound");
		let error = check_port(address, bind_tcp, "RPC", "--rpc-port").expect_err("it is taken");
		assert_eq!(
			error.to_string(),
			format!("the RPC port {} is in use: choose another with --rpc-port", address.port())
		);
		drop(taken);
		check_port(address, bind_tcp, "RPC", "--rpc-port").expect("it is free now");
	}

	#[test]
	fn base_paths_are_made_and_files_refused() {
		let root = env::temp_dir().join(format!("restaking-node-base-{}", process::id()));
		let deep = root.join("a/b");
		check_base_path(&deep).expect("it can be made");
		assert!(deep.is_dir());

		let file = root.join("file");
		fs::write(&file, "").expect("the directory is writable");
		for bad in [file.clone(), file.join("below")] {
			let reason = check_base_path(&bad).expect_err("a file is no directory").to_string();
			assert!(reason.contains(&bad.display().to_string()), "{reason}");
			assert_eq!(reason.lines().count(), 1);
		}
		fs::remove_dir_all(root).expect("it was just made");
	}

	#[test]
	fn a_node_that_others_can_reach_says_what_they_may_do() {
		let here = SocketAddr::from(([127, 0, 0, 1], 9944));
		let all = SocketAddr::from(([0, 0, 0, 0], 9944));
		for methods in [RpcMethods::Auto, RpcMethods::Safe, RpcMethods::Unsafe] {
			assert_eq!(exposure(here, methods, true), None);
		}
		assert_eq!(exposure(all, RpcMethods::Auto, false), None);
		let refuses = exposure(all, RpcMethods::Auto, true).expect("blocks cannot be asked for");
		assert!(refuses.contains("0.0.0.0:9944: it refuses engine_createBlock"), "{refuses}");
		let allows = exposure(all, RpcMethods::Unsafe, true).expect("strangers may make blocks");
		assert!(allows.ends_with("may insert keys and make blocks"), "{allows}");
		let keys = exposure(all, RpcMethods::Unsafe, false).expect("strangers may insert keys");
		assert!(keys.ends_with("may insert keys"), "{keys}");
	}

	#[test]
	fn listen_addresses_are_read() {
		let read = |text: &str| socket(&text.parse().expect("the address is good"));
		assert_eq!(read("/ip4/0.0.0.0/tcp/30333"), Some((([0, 0, 0, 0], 30333).into(), true)));
		assert_eq!(read("/ip4/0.0.0.0/tcp/1/ws"), Some((([0, 0, 0, 0], 1).into(), true)));
		assert_eq!(read("/ip4/1.2.3.4/udp/5"), Some((([1, 2, 3, 4], 5).into(), false)));
		assert_eq!(read("/dns/example.org/tcp/1"), None);
	}
}
