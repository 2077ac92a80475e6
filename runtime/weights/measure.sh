#!/usr/bin/env bash
# Measures the weights of calls and hooks on this machine, in the demo runtime, and writes them down.
#
#   runtime/weights/measure.sh                     all pallets
#   runtime/weights/measure.sh pallet_restaking    one of them
#
# The first run compiles the runtime with its benchmarks, and what runs them, into target/benchmarks: half an hour
# on two cores. All that is timed is compiled as for a release: see the profile `bencher` in Cargo.toml. Let
# nothing else run meanwhile.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=node/setup.sh
. "$root/node/setup.sh"
need_build
# A release's WebAssembly is compacted.
need wasm-opt:binaryen
export CARGO_TARGET_DIR=$target/benchmarks
steps=${STEPS:-20} repeat=${REPEAT:-10}
built=$CARGO_TARGET_DIR/bencher

# Prints the names of all pallets to measure: ours that have benchmarks, and those of the SDK whose
# weights this runtime keeps.
all_pallets() {
	local path
	echo pallet_restaking
	echo pallet_liquid_restaking
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
		pallet_liquid_restaking) echo pallets/liquid/src/weights.rs ;;
		pallet_restaking_*) echo "pallets/services/${1#pallet_restaking_}/src/weights.rs" ;;
		*) echo "runtime/src/weights/$1.rs" ;;
	esac
}

# measure PALLET: into its file, in the runtime with nothing in it.
measure() {
	local pallet=$1 template=$here/sdk.hbs
	# Ours define their trait beside their weights.
	case $pallet in pallet_restaking* | pallet_liquid_restaking) template=$here/pallet.hbs ;; esac
	say "measuring $pallet"
	"$built/restaking-bencher" --runtime "$built/wbuild/restaking-runtime/restaking_runtime.compact.compressed.wasm" \
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
say "building the runtime with its benchmarks, and what runs them"
# A runtime that the SDK's command brings for benchmarks of storage, which are not made here.
export SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1 WASM_BUILD_TYPE=release
cargo build --profile bencher --workspace --bin restaking-bencher --features restaking-bencher/measure
[ $# -gt 0 ] || set -- "${all[@]}"
for pallet in "$@"; do measure "$pallet"; done
