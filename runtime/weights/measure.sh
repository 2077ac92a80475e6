#!/usr/bin/env bash
# Measures what everything costs on this machine, in the demo runtime, and writes it down.
#
#   runtime/weights/measure.sh                     all pallets
#   runtime/weights/measure.sh pallet_restaking    one of them
#
# The features are others than those of the tests, so the first run compiles everything once more, into
# target/benchmarks. Let nothing else run meanwhile.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=node/setup.sh
. "$root/node/setup.sh"
need_build
export CARGO_TARGET_DIR=$target/benchmarks
steps=${STEPS:-20} repeat=${REPEAT:-10}

declare -A files=(
	[pallet_restaking]=pallets/restaking/src/weights.rs
	[restaking_attestation]=pallets/services/attestation/src/weights.rs
	[restaking_custody]=pallets/services/custody/src/weights.rs
	[restaking_heartbeat]=pallets/services/template/src/weights.rs
	[restaking_keeper]=pallets/services/keeper/src/weights.rs
	[restaking_oracle]=pallets/services/oracle/src/weights.rs
	[pallet_staking]=runtime/src/weights/pallet_staking.rs
)

# measure PALLET: into its file, in the runtime with nothing in it.
measure() {
	local pallet=$1 template=$here/pallet.hbs
	case $pallet in
		restaking_* | pallet_restaking) ;;
		# The SDK's pallets have traits of their own.
		*) template=$here/sdk.hbs ;;
	esac
	say "measuring $pallet"
	"$CARGO_TARGET_DIR/debug/restaking-node" benchmark pallet \
		--runtime "$CARGO_TARGET_DIR/debug/wbuild/restaking-runtime/restaking_runtime.wasm" \
		--genesis-builder none --pallet "$pallet" --extrinsic '*' \
		--steps "$steps" --repeat "$repeat" --min-duration 1 \
		--template "$template" --output "$root/${files[$pallet]}"
}

cd "$root"
for pallet in "$@"; do
	[ -n "${files[$pallet]:-}" ] || die "a pallet to measure" "there are: ${!files[*]}"
done
say "building the node with benchmarks"
cargo build --workspace --bin restaking-node --features restaking-node/runtime-benchmarks
[ $# -gt 0 ] || set -- "${!files[@]}"
for pallet in "$@"; do measure "$pallet"; done
