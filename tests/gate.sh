#!/usr/bin/env bash
# Passes the tests: everything, or the targets named. With --yes it installs what is missing without asking.
#
#   tests/gate.sh [--yes] [fmt|wasm|lint|docs|unit|integration|parachain|template|clones|e2e|all]...
#
# All cargo calls name the whole workspace and use the features of tests, with the parachain as WebAssembly: another
# selection would be another set of features, and most dependencies would be compiled twice.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
# shellcheck source=node/setup.sh
. node/setup.sh

targets=(fmt wasm lint docs unit integration parachain template clones e2e)
features=(--features restaking-parachain-tests/wasm)

# The code is as rustfmt makes it.
gate_fmt() {
	need_fmt
	cargo fmt --all --check
}

# Everything compiles, both runtimes to WebAssembly too.
gate_wasm() {
	build
	printf 'runtime: %s bytes of WebAssembly\n' "$(wc -c <"$(wasm_of restaking-runtime)")"
	printf 'parachain: %s bytes of WebAssembly\n' "$(wc -c <"$(wasm_of restaking-parachain-runtime)")"
}

# No warning of clippy, no RocksDB, files within their budgets. Clippy is the compiler of the workspace, so
# the build has its warnings, also for what was compiled before.
gate_lint() {
	no_casts
	within_budget
	scenarios_are_told
	readmes_name_tests
	readmes_name_files
	if cargo tree --workspace --prefix none -e normal | grep -q '^librocksdb-sys '; then
		echo 'RocksDB came back: some dependency has its default features on' >&2
		return 1
	fi
	build
	if grep -E '^warning: .* generated [0-9]+ warning' "$build_log" >&2; then
		echo 'the build has warnings: see above' >&2
		return 1
	fi
}

# Rustdoc without warnings, and the examples in it.
gate_docs() {
	RUSTDOC=$root/tests/rustdoc.sh DOC_DIR=$target/doc cargo test --workspace "${features[@]}" --doc --quiet
}

# Each crate by itself, and the examples of embedding.
gate_unit() {
	cargo test --workspace "${features[@]}" --lib --bins --examples
}

# Vectors, models, stories on the real runtime, and rules for the manifests.
gate_integration() {
	local names
	mapfile -t names < <(tests_of 'pallets/*' 'tests/*' ':!tests/parachain')
	cargo test --workspace "${features[@]}" "${names[@]}"
}

# Blocks of the parachain as collators make them, with messages of other chains, and before a validator that runs the
# WebAssembly; and what the guide advises for four shapes of blocks. Prints what all of it came to.
gate_parachain() {
	local names log
	log=$(mktemp)
	mapfile -t names < <(tests_of 'tests/parachain')
	cargo test --workspace "${features[@]}" "${names[@]}" -- --nocapture 2>&1 | tee "$log"
	cargo test --workspace "${features[@]}" --lib -- --nocapture \
		sizes_of_the_guide_pass_the_integrity_test constants_and_worst_cases_fit 2>&1 | tee -a "$log"
	told_of_parachain "$log"
	rm "$log"
}

# A new kind of service, made by the script, builds, passes its tests, and slashes in the demo runtime.
gate_template() {
	need_fmt
	build
	pallets/services/new.sh --build "$target"
}

# Clones share dependencies, and never each other's code.
gate_clones() {
	env -u CARGO_TARGET_DIR tests/two-clones.sh
}

# Stories told to a running node through polkadot.js.
gate_e2e() {
	need_e2e
	build
	export RESTAKING_NODE=$target/debug/restaking-node PARACHAIN_SPEC=$target/debug/parachain-spec
	PARACHAIN_WASM=$(wasm_of restaking-parachain-runtime)
	export PARACHAIN_WASM
	(
		cd tests/e2e
		npm ci --ignore-scripts --no-audit --no-fund --silent
		npm run --silent check
		npm run --silent test
	)
}

# wasm_of RUNTIME: prints the file that holds it as WebAssembly.
wasm_of() { printf '%s\n' "$target/debug/wbuild/$1/${1//-/_}.wasm"; }

# tests_of PATH...: prints arguments for cargo: the integration tests below these paths.
tests_of() {
	git ls-files --cached --others --exclude-standard -- "$@" | grep -E '/tests/[a-z_0-9]+\.rs$' | grep -v /src/ |
		sed -E 's|.*/(.*)\.rs|--test\n\1|'
}

# told_of_parachain LOG: prints one line for all chains of the tests, those of the validator, and those of the shapes of
# blocks. Fails if one of them is missing: then something was left out.
told_of_parachain() {
	local shapes
	awk '
		/parachain: [0-9]+ blocks, largest PoV/ {
			sub(/.*parachain: /, "")
			blocks += $1
			if ($5 + 0 > largest) largest = $5 + 0
			for (at = 2; at <= NF; at++) {
				if ($at == "XCM") messages += $(at - 1)
				if ($at ~ /^slashes/) slashes += $(at - 1)
			}
		}
		END {
			printf "parachain: %d blocks, largest PoV %.3f of 10 MiB, no proof above what its block declares, " \
				"%d messages, %d slashes, conservation held\n", blocks, largest, messages, slashes
			exit !(blocks && largest && messages && slashes)
		}
	' "$1" || { echo 'the parachain made no blocks, messages or slashes' >&2; return 1; }
	grep -oE 'PVF: .*' "$1" || { echo 'no block went before a validator' >&2; return 1; }
	shapes=$(grep -oE 'integrity at the .*' "$1" | sort -u)
	printf '%s\n' "$shapes"
	[ "$(wc -l <<<"$shapes")" -eq 4 ] || { echo 'not all four shapes of blocks were tried' >&2; return 1; }
}

# Compiles everything, once in a run: the node, and all libraries, binaries and examples as tests.
build() {
	[ -z "${build_log:-}" ] || return 0
	build_log=$(mktemp)
	trap 'rm -f "$build_log"' EXIT
	cargo build --workspace "${features[@]}" --bin restaking-node --bin parachain-spec --tests 2>&1 | tee "$build_log"
	deps_save
}

# The codec's and the runtime's macros cast, so clippy cannot forbid it. Our own code does not, or says
# on the same line why it may: "// cast: ...".
no_casts() {
	local casts
	casts=$(git ls-files 'pallets/*/src/*.rs' 'runtime/src/*.rs' 'runtime/parachain/src/*.rs' | grep -vE '/tests(/|\.rs)' |
		xargs grep -nE '\bas (u|i)(8|16|32|64|128|size)\b|\bas (Balance|EraIndex|VoteWeight)\b' |
		grep -vE '// cast: |^[^:]*:[0-9]+:\s*//') || return 0
	printf 'casts may lose bits:\n%s\n' "$casts" >&2
	return 1
}

# lib.rs 900 lines, tests 500, other files 600. A file with a reason to be longer is named here: weights are
# generated, and the benchmarks, the calls and the events of a pallet are one module each, as the macros want it.
within_budget() {
	local file lines budget over=0
	while read -r file; do
		case $file in
			*weights* | */benchmarks.rs | */calls.rs | */events.rs) continue ;;
			*/tests/* | */tests.rs | *test*) budget=500 ;;
			*/lib.rs) budget=900 ;;
			*) budget=600 ;;
		esac
		lines=$(wc -l <"$file")
		if [ "$lines" -gt "$budget" ]; then
			printf '%s has %s lines, its budget is %s\n' "$file" "$lines" "$budget" >&2
			over=1
		fi
	done < <(git ls-files '*.rs' '*.ts')
	return $over
}

# tests/scenarios.md names tests that exist, and every scenario that a test names.
scenarios_are_told() {
	local named file test wrong=0
	while IFS=: read -r file _ test; do
		if ! git ls-files "*/$file.rs" | xargs grep -q "fn $test()"; then
			printf 'tests/scenarios.md: there is no test %s in a file %s.rs\n' "$test" "$file" >&2
			wrong=1
		fi
	done < <(grep '^| SC-' tests/scenarios.md | grep -oE '`[a-z_0-9]+::[a-z_0-9]+`' | tr -d '`')
	for named in $(git ls-files '*.rs' '*.ts' | xargs grep -ohE 'SC-[A-Z]+-[0-9]+' | sort -u); do
		if ! grep -q "^| $named | .* | .\+ |$" tests/scenarios.md; then
			printf 'tests/scenarios.md does not tell of %s\n' "$named" >&2
			wrong=1
		fi
	done
	return $wrong
}

# The tests that READMEs of services name exist. A name of at least four words is that of a test.
readmes_name_tests() {
	local missing
	missing=$(comm -23 \
		<(git ls-files 'pallets/services/*.md' | xargs grep -ohE '`[a-z0-9]+(_[a-z0-9]+){3,}`' | tr -d '`' | sort -u) \
		<(git ls-files '*.rs' | xargs grep -ohE 'fn [a-z_0-9]+' | cut -d ' ' -f 2 | sort -u))
	[ -n "$missing" ] || return 0
	printf 'READMEs of services name tests that are not there:\n%s\n' "$missing" >&2
	return 1
}

# The files that documents name exist, in whatever folder: a name may leave out the folders that the text is about.
readmes_name_files() {
	local files name wrong=0
	files=$(git ls-files)
	for name in $(git ls-files '*.md' | xargs grep -ohE '`[A-Za-z0-9_./-]+\.(rs|ts|sh)`' | tr -d '`' | sort -u); do
		if ! grep -qE "(^|/)${name#./}$" <<<"$files"; then
			printf 'a document names %s, which is not there\n' "$name" >&2
			wrong=1
		fi
	done
	return $wrong
}

times=()

run() {
	local started=$SECONDS
	say "gate: $1"
	"gate_$1"
	times+=("$(printf '%-12s %5s s' "$1" $((SECONDS - started)))")
	say "gate: $1 passed in $((SECONDS - started)) s"
}

[ $# -gt 0 ] || set -- all
for name in "$@"; do
	[ "$name" = all ] || declare -F "gate_$name" >/dev/null || {
		echo "no such target: $name (there are: ${targets[*]} all)" >&2
		exit 2
	}
done
need_build
deps_seed
for name in "$@"; do
	if [ "$name" = all ]; then
		for each in "${targets[@]}"; do run "$each"; done
	else
		run "$name"
	fi
done
printf '%s\n' "${times[@]}" "$(printf '%-12s %5s s' 'in all' "$SECONDS")"
