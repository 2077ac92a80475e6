//! Essential tasks: tasks whose end is the end of the node.

use futures::{channel::oneshot, future::BoxFuture, FutureExt};
use polkadot_sdk::{sc_service::SpawnEssentialTaskHandle, sp_core::traits::SpawnEssentialNamed};
use std::{thread, time::Duration};

/// The time in which a stop of the node overtakes the end of a task.
const GRACE: Duration = Duration::from_secs(1);

/// A spawner of essential tasks that tells a stop of the node from a failure.
///
/// When the node stops, channels close, and tasks end for that reason. The SDK's spawner reports each of
/// them as failed, in particular the one in the transaction pool that waits for a channel and for nothing
/// else.
#[derive(Clone)]
pub struct Essential(pub SpawnEssentialTaskHandle);

impl SpawnEssentialNamed for Essential {
	fn spawn_essential_blocking(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		task: BoxFuture<'static, ()>,
	) {
		self.0.spawn_blocking(name, group, until_failure(task));
	}

	fn spawn_essential(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		task: BoxFuture<'static, ()>,
	) {
		self.0.spawn(name, group, until_failure(task));
	}
}

/// Runs a task, and returns only if it has failed: a stop of the node, which drops this future, has not
/// come since it ended. If it panics, so does this, at once.
async fn until_failure(task: BoxFuture<'static, ()>) {
	task.await;
	// Not a timer of the runtime, which may be stopping.
	let (sender, over) = oneshot::channel::<()>();
	thread::spawn(move || {
		thread::sleep(GRACE);
		drop(sender);
	});
	over.map(drop).await;
}

#[cfg(test)]
mod tests {
	use super::*;
	use futures::{executor::block_on, future::ready};
	use std::time::Instant;

	#[test]
	fn the_end_of_a_task_is_a_failure_unless_the_node_stops_then() {
		let mut ended = until_failure(ready(()).boxed()).boxed();
		let start = Instant::now();
		assert_eq!((&mut ended).now_or_never(), None, "a stop may still come");
		block_on(ended);
		assert!(start.elapsed() >= GRACE);
	}

	#[test]
	fn a_panic_is_a_failure_at_once() {
		let panics = until_failure(async { panic!("on purpose") }.boxed());
		let start = Instant::now();
		let caught = block_on(std::panic::AssertUnwindSafe(panics).catch_unwind());
		assert!(caught.is_err());
		assert!(start.elapsed() < GRACE);
	}
}
