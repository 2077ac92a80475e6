//! Metrics of restaking, for Prometheus: the state of the best block, and the events of final ones.

use super::partial::Base;
use crate::types::{Block, FullClient, Hash};
use codec::Decode;
use futures::{
	future::{select, Either},
	StreamExt,
};
use pallet_restaking::{
	types::{QueueEnds, Stage},
	RequestOf,
};
use pallet_restaking_runtime_api::RestakingApi;
use polkadot_sdk::{
	frame_system::EventRecord,
	sc_client_api::{BlockchainEvents, FinalityNotification, HeaderBackend, StorageProvider},
	sc_service::{Configuration, Error},
	sp_api::ProvideRuntimeApi,
	sp_core::storage::{StorageData, StorageKey},
	sp_io::hashing::twox_128,
	substrate_prometheus_endpoint::{
		register, Counter, CounterVec, Gauge, GaugeVec, Opts, PrometheusError, Registry, F64, U64,
	},
};
use restaking_runtime::{constants::properties::TOKEN_DECIMALS, Runtime, RuntimeEvent};
use std::{error::Error as StdError, pin::pin, sync::Arc, time::Duration};
use tokio::time::{interval, MissedTickBehavior};

/// The minimum time between two looks at the best block.
const PERIOD: Duration = Duration::from_secs(1);

/// The cause for which the state of a block could not be read.
type Unread = Box<dyn StdError + Send + Sync>;

/// Starts to keep the metrics, if the node has a Prometheus endpoint.
pub fn start(config: &Configuration, base: &Base) -> Result<(), Error> {
	let Some(registry) = config.prometheus_registry() else { return Ok(()) };
	let follow = follow(base.client.clone(), Metrics::register(registry)?);
	base.task_manager
		.spawn_handle()
		.spawn_blocking("restaking-metrics", None, follow);
	Ok(())
}

/// Keeps the metrics until the node stops.
async fn follow(client: Arc<FullClient>, metrics: Metrics) {
	let mut finals = client.finality_notification_stream();
	let mut ticks = interval(PERIOD);
	ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
	let mut shown = None;
	loop {
		match select(finals.next(), pin!(ticks.tick())).await {
			Either::Left((Some(block), _)) => metrics.events.count(&client, &block),
			Either::Left((None, _)) => return,
			Either::Right(_) => {
				let best = client.info().best_hash;
				if shown.replace(best) != Some(best) {
					if let Err(error) = metrics.show(&client, best) {
						log::debug!("No metrics of block {best}: {error}");
					}
				}
			},
		}
	}
}

/// The metrics. Amounts are in whole tokens.
struct Metrics {
	network: Network,
	slashes: Slashes,
	events: Events,
}

/// The metrics of all services together.
struct Network {
	era: Gauge<U64>,
	era_started: Gauge<F64>,
	services: Gauge<U64>,
	under_secured: Gauge<U64>,
	staked: Gauge<F64>,
	counted: Gauge<F64>,
	slashable: Gauge<F64>,
	at_risk: Gauge<F64>,
}

/// The metrics of slashes on their way.
struct Slashes {
	requests: GaugeVec<U64>,
	unsettled_eras: Gauge<U64>,
	queue: Gauge<U64>,
}

/// The metrics of what happened in final blocks since the node started.
struct Events {
	events: CounterVec<U64>,
	slashed: Counter<F64>,
	unread: Counter<U64>,
}

impl Network {
	/// Registers the metrics.
	fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let number = |name, help| register(Gauge::<U64>::new(name, help)?, registry);
		let amount = |name, help| register(Gauge::<F64>::new(name, help)?, registry);
		Ok(Self {
			era: number("restaking_era", "The present era")?,
			era_started: amount(
				"restaking_era_started_seconds",
				"The Unix time at which the present era began: eras stand still while nobody validates",
			)?,
			services: number("restaking_services", "The services that have not retired")?,
			under_secured: number(
				"restaking_under_secured_services",
				"The services with more at risk than is certified",
			)?,
			staked: amount("restaking_staked_tokens", "All active stake of the chain")?,
			counted: amount(
				"restaking_counted_tokens",
				"The stake that counts in this era, summed over services",
			)?,
			slashable: amount(
				"restaking_slashable_tokens",
				"The maximum that all services can take for offences of this era",
			)?,
			at_risk: amount("restaking_at_risk_tokens", "The values at risk that services declare")?,
		})
	}

	/// Shows the state of a block. Returns the era.
	fn show(&self, client: &FullClient, at: Hash) -> Result<u32, Unread> {
		let network = client.runtime_api().network(at)?;
		self.era.set(network.era.into());
		self.services.set(network.services.into());
		self.under_secured.set(network.under_secured.len().try_into()?);
		self.staked.set(tokens(network.staked));
		self.counted.set(tokens(network.counted));
		self.slashable.set(tokens(network.slashable));
		self.at_risk.set(tokens(network.value_at_risk));
		let active = read::<(u32, Option<u64>)>(client, at, "Staking", "ActiveEra")?;
		if let Some((_, Some(millis))) = active {
			self.era_started.set(millis as f64 / 1_000.0);
		}
		Ok(network.era)
	}
}

impl Slashes {
	/// Registers the metrics.
	fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let requests = Opts::new(
			"restaking_slash_requests",
			"The requests to slash: pending ones can be vetoed, executed ones wait for members to settle, \
			 and what settled ones took waits in escrow or goes back",
		);
		let unsettled_eras = Gauge::new(
			"restaking_oldest_unsettled_slash_eras",
			"The eras since the oldest slash that not all members have settled; 0 if there is none",
		);
		let queue = Gauge::new(
			"restaking_queue_length",
			"The entries of the queue of which each block does some pages: members that settle, losses that \
			 are given back",
		);
		Ok(Self {
			requests: register(GaugeVec::new(requests, &["stage"])?, registry)?,
			unsettled_eras: register(unsettled_eras?, registry)?,
			queue: register(queue?, registry)?,
		})
	}

	/// Shows the state of a block of this era.
	fn show(&self, client: &FullClient, at: Hash, era: u32) -> Result<(), Unread> {
		let ends = read::<QueueEnds>(client, at, "Restaking", "PageQueueEnds")?.unwrap_or_default();
		self.queue.set(ends.end.saturating_sub(ends.first));
		let requests = client
			.storage_pairs(at, Some(&key("Restaking", "SlashRequests")), None)?
			.map(|(_, StorageData(data))| RequestOf::<Runtime>::decode(&mut &data[..]))
			.collect::<Result<Vec<_>, _>>()?;
		self.show_stages(era, requests.into_iter().map(|request| request.stage));
		Ok(())
	}

	/// Shows requests by their stages.
	fn show_stages(&self, era: u32, stages: impl Iterator<Item = Stage>) {
		let (mut pending, mut executed, mut settled, mut oldest) = (0, 0, 0, era);
		for stage in stages {
			match stage {
				Stage::Pending => pending += 1,
				Stage::Executed(execution) if execution.fully_settled => settled += 1,
				Stage::Executed(execution) => {
					executed += 1;
					oldest = oldest.min(execution.executed_era);
				},
			}
		}
		for (stage, count) in [("pending", pending), ("executed", executed), ("settled", settled)] {
			self.requests.with_label_values(&[stage]).set(count);
		}
		self.unsettled_eras.set(era.saturating_sub(oldest).into());
	}
}

impl Events {
	/// Registers the metrics.
	fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let events = Opts::new(
			"restaking_events_total",
			"The events of the restaking pallets in final blocks since the node started",
		);
		let slashed = Counter::new(
			"restaking_slashed_tokens_total",
			"The stake and custody taken by slashes in final blocks since the node started",
		);
		let unread = Counter::new(
			"restaking_unread_blocks_total",
			"The final blocks whose events are not counted: their state is not here, or their runtime has \
			 events that this node does not know",
		);
		Ok(Self {
			events: register(CounterVec::new(events, &["pallet", "event"])?, registry)?,
			slashed: register(slashed?, registry)?,
			unread: register(unread?, registry)?,
		})
	}

	/// Counts the events of a block that became final, and of those that became so with it.
	fn count(&self, client: &FullClient, block: &FinalityNotification<Block>) {
		for hash in block.tree_route.iter().chain([&block.hash]) {
			match read::<Vec<EventRecord<RuntimeEvent, Hash>>>(client, *hash, "System", "Events") {
				Ok(events) => {
					let events = events.unwrap_or_default();
					events.iter().for_each(|record| self.count_event(&record.event));
				},
				Err(error) => {
					log::debug!("The events of block {hash} are not counted: {error}");
					self.unread.inc();
				},
			}
		}
	}

	/// Counts an event, if it is of a restaking pallet.
	fn count_event(&self, event: &RuntimeEvent) {
		let Some((pallet, name)) = names(event) else { return };
		self.events.with_label_values(&[pallet, &name]).inc();
		if let RuntimeEvent::Restaking(pallet_restaking::Event::Slashed { taken, .. }) = event {
			self.slashed.inc_by(tokens(*taken));
		}
	}
}

impl Metrics {
	/// Registers the metrics.
	fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		Ok(Self {
			network: Network::register(registry)?,
			slashes: Slashes::register(registry)?,
			events: Events::register(registry)?,
		})
	}

	/// Shows the state of a block.
	fn show(&self, client: &FullClient, at: Hash) -> Result<(), Unread> {
		let era = self.network.show(client, at)?;
		self.slashes.show(client, at, era)
	}
}

/// Returns the names of an event's pallet and of the event; `None` if the pallet is not one of restaking.
fn names(event: &RuntimeEvent) -> Option<(&'static str, String)> {
	let (pallet, shown) = match event {
		RuntimeEvent::Restaking(event) => ("Restaking", format!("{event:?}")),
		RuntimeEvent::Oracle(event) => ("Oracle", format!("{event:?}")),
		RuntimeEvent::Attestation(event) => ("Attestation", format!("{event:?}")),
		RuntimeEvent::Availability(event) => ("Availability", format!("{event:?}")),
		RuntimeEvent::Keeper(event) => ("Keeper", format!("{event:?}")),
		RuntimeEvent::Heartbeat(event) => ("Heartbeat", format!("{event:?}")),
		_ => return None,
	};
	// An event shows as its name, after that of its type if at all, and then its fields.
	let path = shown.split([' ', '{', '(']).next().unwrap_or_default();
	Some((pallet, path.rsplit("::").next().unwrap_or_default().into()))
}

/// Returns an amount in whole tokens. A metric needs no more digits than it has.
fn tokens(amount: u128) -> f64 {
	amount as f64 / 10f64.powi(TOKEN_DECIMALS.into())
}

/// Returns the key of a storage item, which is the prefix of those of a map.
fn key(pallet: &str, item: &str) -> StorageKey {
	StorageKey([twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat())
}

/// Reads a value of the state of a block; `None` if it is not there.
fn read<T: Decode>(
	client: &FullClient,
	at: Hash,
	pallet: &str,
	item: &str,
) -> Result<Option<T>, Unread> {
	let data = client.storage(at, &key(pallet, item))?;
	Ok(data.map(|StorageData(data)| T::decode(&mut &data[..])).transpose()?)
}

#[cfg(test)]
mod tests {
	use super::*;
	use pallet_restaking::{types::Execution, Event};
	use polkadot_sdk::{
		frame_system, sp_runtime::Perbill, substrate_prometheus_endpoint::prometheus::TextEncoder,
	};

	/// Returns metrics and the text of those that this returns.
	fn after(change: impl FnOnce(&Metrics)) -> String {
		let registry = Registry::new();
		let metrics = Metrics::register(&registry).expect("the names are good");
		change(&metrics);
		TextEncoder::new().encode_to_string(&registry.gather()).expect("it is text")
	}

	#[test]
	fn events_of_restaking_are_counted_by_name() {
		let slashed = |taken| {
			RuntimeEvent::Restaking(Event::Slashed {
				request: Default::default(),
				service: Default::default(),
				assignment: Default::default(),
				stash: [4; 32].into(),
				asked: 9 * taken,
				taken,
				from_stake: taken,
				from_custody: 0,
				refunded: 0,
			})
		};
		let text =
			after(|metrics| {
				metrics.events.count_event(&slashed(1_500_000_000_000));
				metrics.events.count_event(&slashed(500_000_000_000));
				metrics.events.count_event(&RuntimeEvent::System(
					frame_system::Event::NewAccount { account: [4; 32].into() },
				));
			});
		let slashed = r#"restaking_events_total{event="Slashed",pallet="Restaking"} 2"#;
		assert!(text.lines().any(|line| line == slashed), "{text}");
		assert!(text.lines().any(|line| line == "restaking_slashed_tokens_total 2"), "{text}");
		assert!(!text.contains("NewAccount"), "{text}");
	}

	#[test]
	fn requests_are_shown_by_stage() {
		let executed = |era, fully_settled| {
			let execution = Execution::new(era, Perbill::from_percent(1), era + 28);
			Stage::Executed(Execution { fully_settled, ..execution })
		};
		let stages = [Stage::Pending, executed(3, true), executed(7, false), executed(8, false)];
		let text = after(|metrics| metrics.slashes.show_stages(10, stages.into_iter()));
		for line in [
			r#"restaking_slash_requests{stage="pending"} 1"#,
			r#"restaking_slash_requests{stage="executed"} 2"#,
			r#"restaking_slash_requests{stage="settled"} 1"#,
			"restaking_oldest_unsettled_slash_eras 3",
		] {
			assert!(text.lines().any(|shown| shown == line), "{line} is not in\n{text}");
		}
		let text = after(|metrics| metrics.slashes.show_stages(10, [].into_iter()));
		assert!(text.lines().any(|line| line == "restaking_oldest_unsettled_slash_eras 0"));
	}
}
