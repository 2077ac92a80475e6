#!/usr/bin/env bash
# Measures the weights of calls and hooks on this machine, in the demo runtime or in that of the parachain, and
# writes them down.
#
#   runtime/weights/measure.sh                             all pallets
#   runtime/weights/measure.sh pallet_restaking            one of them
#   runtime/weights/measure.sh --parachain                 all pallets of ours in the parachain, in each instance
#   runtime/weights/measure.sh --parachain pallet_bond     one of them, and the weights that the pallet holds
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
chain=demo
if [ "${1:-}" = --parachain ]; then
	chain=parachain
	shift
fi

# Prints the names of all pallets to measure: ours that have benchmarks, and those of the SDK whose
# weights this runtime keeps.
all_pallets() {
	local path
	if [ $chain = parachain ]; then
		printf '%s\n' pallet_bond pallet_restaking pallet_restaking_attestation pallet_restaking_heartbeat
		return
	fi
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
	bench "$pallet" "$template" "$root/$(weights_of "$pallet")" --genesis-builder none
}

# measure_in_parachain PALLET: all its instances, each into a file of its own. They need the bonded asset, so the
# state is that of the development chain.
measure_in_parachain() {
	local pallet=$1 own=$root/runtime/parachain/src/weights held
	local state=(--genesis-builder runtime --genesis-builder-preset development)
	bench "$pallet" "$here/sdk.hbs" "$own" "${state[@]}"
	case $pallet in
		pallet_restaking)
			like_the_other report_offence "$own/pallet_restaking_restaking.rs" "$own/pallet_restaking_asset_restaking.rs"
			;;
		pallet_bond)
			# No other runtime of ours has bonds, so this one measures what the pallet holds for others.
			held=$(mktemp -d)
			bench "$pallet" "$here/pallet.hbs" "$held" "${state[@]}"
			cp "$held/pallet_bond_bond.rs" pallets/bond/src/weights.rs
			rm -r "$held"
			;;
	esac
}

# bench PALLET TEMPLATE OUTPUT STATE...: runs all benchmarks of a pallet.
bench() {
	local pallet=$1 template=$2 output=$3 name=restaking-runtime
	shift 3
	[ $chain = demo ] || name=restaking-parachain-runtime
	say "measuring $pallet"
	"$built/restaking-bencher" --runtime "$built/wbuild/$name/${name//-/_}.compact.compressed.wasm" \
		--pallet "$pallet" --extrinsic '*' --steps "$steps" --repeat "$repeat" --min-duration 1 \
		--template "$template" --output "$output" "$@"
}

# like_the_other CALL FROM TO: takes the weight of a call over into another file. The instance over the asset has no
# hook that judges, so it can not run the benchmark, and would declare nothing.
like_the_other() {
	local merged
	merged=$(mktemp)
	awk -v start="^\tfn $1[(]" '
		FNR == 1 { file++; inside = 0 }
		$0 ~ start { inside = 1; if (file == 2) printf "%s", taken }
		inside && file == 1 { taken = taken $0 ORS }
		!inside && file == 2 { print }
		inside && /^\t}$/ { inside = 0 }
	' "$2" "$3" >"$merged"
	cp "$merged" "$3"
	rm "$merged"
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
cargo build --profile bencher --workspace --bin restaking-bencher --features "restaking-bencher/$chain"
[ $# -gt 0 ] || set -- "${all[@]}"
for pallet in "$@"; do
	case $chain in
		demo) measure "$pallet" ;;
		parachain) measure_in_parachain "$pallet" ;;
	esac
done
