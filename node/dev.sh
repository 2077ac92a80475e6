#!/usr/bin/env bash
# Starts a chain on this machine: builds the node if needed, then runs it with these flags.
#
#   node/dev.sh                        one validator, a block every six seconds, and a service to try
#   node/dev.sh --chain dev            the same without a service
#   node/dev.sh --sealing instant      a block for every transaction
#   node/dev.sh --sealing manual       a block when asked: engine_createBlock
#   node/dev.sh -lwarn                 the same as without it, and says nothing of blocks
#   node/dev.sh --yes                  the same as without it, and installs what is missing without asking
#   METADATA_HASH=1 node/dev.sh        the same as without it, for hardware wallets: compiles longer
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
# shellcheck source=node/setup.sh
. "$here/setup.sh"

need_build
deps_seed
say "building the node (the first time takes 25 minutes on two cores; then seconds)"
# A small test beside it makes cargo use the features of tests, so that the gate finds everything compiled.
features=()
[ -z "${METADATA_HASH:-}" ] || features=(--features restaking-node/metadata-hash)
(cd "$root" && cargo build --workspace --bin restaking-node --test features ${features[@]+"${features[@]}"})
deps_save
case " $* " in
	*" --chain"[\ =]*) chain=() ;;
	*) chain=(--chain demo) ;;
esac
exec "$target/debug/restaking-node" --dev ${chain[@]+"${chain[@]}"} "$@"
