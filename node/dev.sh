#!/usr/bin/env bash
# Starts a chain on this machine: builds the node if need be, then runs it with these flags.
#
#   node/dev.sh                        one validator, a block every six seconds, and a service to try
#   node/dev.sh --chain dev            the same without a service
#   node/dev.sh --sealing instant      a block for every transaction
#   node/dev.sh --sealing manual       a block when asked: engine_createBlock
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
# shellcheck source=node/setup.sh
. "$here/setup.sh"

need_build
say "building the node (the first time takes half an hour on two cores; then seconds)"
# The whole workspace's features, so that the tests find everything compiled.
cargo build --manifest-path "$root/Cargo.toml" --workspace --bin restaking-node
case " $* " in
	*" --chain"[\ =]*) chain=() ;;
	*) chain=(--chain demo) ;;
esac
exec "$CARGO_TARGET_DIR/debug/restaking-node" --dev ${chain[@]+"${chain[@]}"} "$@"
