#!/usr/bin/env bash
# Passes the tests: everything, or the targets named.
#
#   tests/gate.sh [fmt|lint|docs|wasm|unit|integration|e2e|all]...
#
# All cargo calls name the whole workspace: another selection would be another set of features, and
# most dependencies would be compiled twice.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
# shellcheck source=node/setup.sh
. node/setup.sh

targets=(fmt wasm lint docs unit integration e2e)

# What rustfmt makes of it.
gate_fmt() {
	cargo fmt --all --check
}

# Clippy, features that reach every dependency, no RocksDB, files within their budgets.
gate_lint() {
	cargo clippy --workspace --all-targets --quiet -- -D warnings
	need_zepter
	zepter run check
	if cargo tree --workspace --prefix none -e normal | grep -q '^librocksdb-sys '; then
		echo 'RocksDB came back: some dependency has its default features on' >&2
		return 1
	fi
	no_casts
	within_budget
	scenarios_are_told
}

# Rustdoc without warnings, and the examples in it.
gate_docs() {
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --quiet
	cargo test --workspace --doc --quiet
}

# The runtime as the chain stores it.
gate_wasm() {
	cargo build --workspace
	local blob=$CARGO_TARGET_DIR/debug/wbuild/restaking-runtime/restaking_runtime.wasm
	printf 'runtime: %s bytes of WebAssembly\n' "$(wc -c <"$blob")"
}

# Each crate by itself, and the examples of embedding.
gate_unit() {
	cargo test --workspace --lib --bins --examples
}

# Vectors, models, and stories on the real runtime.
gate_integration() {
	cargo test --workspace --test '*'
}

# Stories told to a running node through polkadot.js.
gate_e2e() {
	need_e2e
	cargo build --workspace --bin restaking-node
	export RESTAKING_NODE=$CARGO_TARGET_DIR/debug/restaking-node
	(
		cd tests/e2e
		npm ci --no-audit --no-fund --silent
		npm run --silent check
		npm run --silent test
	)
}

# The linter for features, in the version we tried; beside the target directory.
need_zepter() {
	local tools=$cache/tools
	export PATH=$tools/bin:$PATH
	have zepter && return 0
	say 'installing zepter (once)'
	cargo install --quiet --locked --root "$tools" zepter@1.88.2
}

# The codec's and the runtime's macros cast, so clippy can not forbid it. What we write does not, or
# says on the same line why it may: "// cast: ...".
no_casts() {
	local casts
	casts=$(git ls-files 'pallets/*/src/*.rs' 'runtime/src/*.rs' | grep -vE '/tests(/|\.rs)' |
		xargs grep -nE '\bas (u|i)(8|16|32|64|128|size)\b|\bas (Balance|EraIndex|VoteWeight)\b' |
		grep -vE '// cast: |^[^:]*:[0-9]+:\s*//') || return 0
	printf 'casts may lose bits:\n%s\n' "$casts" >&2
	return 1
}

# lib.rs 900 lines, tests 500, other files 600. A file with a reason to be longer is named here: weights are
# generated, and the benchmarks of a pallet are one module, as the macro wants it.
within_budget() {
	local file lines budget over=0
	while read -r file; do
		case $file in
			*weights* | */benchmarks.rs) continue ;;
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

run() {
	local started=$SECONDS
	say "gate: $1"
	"gate_$1"
	say "gate: $1 passed in $((SECONDS - started)) s"
}

[ $# -gt 0 ] || set -- all
for target in "$@"; do
	[ "$target" = all ] || declare -F "gate_$target" >/dev/null || {
		echo "no such target: $target (there are: ${targets[*]} all)" >&2
		exit 2
	}
done
need_build
for target in "$@"; do
	if [ "$target" = all ]; then
		for each in "${targets[@]}"; do run "$each"; done
	else
		run "$target"
	fi
done
