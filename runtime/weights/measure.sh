#!/usr/bin/env bash
# Measures the weights of calls and hooks on this machine, in the demo runtime, and writes them down.
#
#   runtime/weights/measure.sh                     all pallets
#   runtime/weights/measure.sh pallet_restaking    one of them
#
# Its features differ from those of the tests, so the first run compiles everything once more, into
# target/benchmarks. Let nothing else run meanwhile.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=node/setup.sh
. "$root/node/setup.sh"
need_build
export CARGO_TARGET_DIR=$target/benchmarks
steps=${STEPS:-20} repeat=${REPEAT:-10}

# Prints the names of all pallets to measure: ours that have benchmarks, and those of the SDK whose
# weights this runtime keeps.
all_pallets() {
	local path
	echo pallet_restaking
	for path in pallets/services/*/src/benchmarking.rs; do
		path=${path#pallets/services/}
		echo "pallet_restaking_${path%%/*}"
	done
	for path in runtime/src/weights/pallet_*.rs; do basename "$path" .rs; done
}

# weights_of PALLET: prints the path of its file of weights.
weights_of() {
	case $1 in
		pallet_restaking) echo pallets/restaking/src/weights.rs ;;
		pallet_restaking_*) echo "pallets/services/${1#pallet_restaking_}/src/weights.rs" ;;
		*) echo "runtime/src/weights/$1.rs" ;;
	esac
}

# measure PALLET: into its file, in the runtime with nothing in it.
measure() {
	local pallet=$1 template=$here/sdk.hbs
	# Ours define their trait beside their weights.
	case $pallet in pallet_restaking*) template=$here/pallet.hbs ;; esac
	say "measuring $pallet"
	"$CARGO_TARGET_DIR/debug/restaking-node" benchmark pallet \
		--runtime "$CARGO_TARGET_DIR/debug/wbuild/restaking-runtime/restaking_runtime.wasm" \
		--genesis-builder none --pallet "$pallet" --extrinsic '*' \
		--steps "$steps" --repeat "$repeat" --min-duration 1 \
		--template "$template" --output "$root/$(weights_of "$pallet")"
}

cd "$root"
mapfile -t all < <(all_pallets)
for pallet in "$@"; do
	case " ${all[*]} " in
		*" $pallet "*) ;;
		*) die "a pallet to measure" "there are: ${all[*]}" ;;
	esac
done
say "building the node with benchmarks"
cargo build --workspace --bin restaking-node --features restaking-node/runtime-benchmarks
[ $# -gt 0 ] || set -- "${all[@]}"
for pallet in "$@"; do measure "$pallet"; done
