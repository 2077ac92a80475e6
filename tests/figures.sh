#!/usr/bin/env bash
# Prints the figures of all trials against the code, in one table.
#
#   tests/figures.sh             short: 200,000 random operations and the seeded bugs, most of an hour each, the
#                                weights of the parachain, which need another build, and some minutes for each
#                                other row
#   tests/figures.sh long        ten million random operations, and fifty kills: about a day
#   tests/figures.sh short spam  only the rows whose titles contain the word
#
# A row whose trial fails says so, and the command fails.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/.."
root=$PWD
# shellcheck source=node/setup.sh
. node/setup.sh
need_build
need_e2e
deps_seed
case ${1:-short} in
	short) operations=200000 kills=4 ;;
	long) operations=10000000 kills=50 ;;
	*) die "a length" "there are: short long" ;;
esac
only=${2:-}
log=$(mktemp)
rows=() failed=0

# row TITLE PATTERN COMMAND...: runs a trial, and shows the part of its output that begins like PATTERN. A
# function does not end at its first failure here, so its steps are joined by &&.
row() {
	local title=$1 pattern=$2 figures verdict=held
	shift 2
	case $title in *"$only"*) ;; *) return 0 ;; esac
	say "$title"
	"$@" >"$log" 2>&1 || { verdict=FAILED failed=1; tail -n 30 "$log" >&2; }
	figures=$(grep -oE "$pattern.*" "$log" | tail -n 1 || true)
	rows+=("| $title | ${figures:-nothing to show} | $verdict |")
	printf '%s\n' "${rows[-1]}"
}

scenarios() {
	./tests/gate.sh lint &&
		printf 'told %s of %s, the others cannot apply\n' \
			"$(grep -cE '^\| SC-.*`[a-z_0-9]+::' tests/scenarios.md)" "$(grep -c '^| SC-' tests/scenarios.md)"
}

# One run for two rows: its last lines are "bots: ..." and "fuzz: ...".
stories() {
	{ [ -s "$log.stories" ] || "$target/debug/restaking-fuzz" --ops "$operations" >"$log.stories"; } &&
		tail -n 2 "$log.stories" && grep -q ', failures 0$' "$log.stories"
}

# No bot is convicted, and every villain that somebody reports is.
bots() {
	stories && grep -qE '^bots: .* convictions of the honest 0, .* \(100 %\)$' "$log.stories"
}

weights() {
	cargo test --workspace --lib -- declare 2>&1 | tee "$log.weights" &&
		printf 'audited: %s pallets do no more than they declare\n' "$(grep -c '^test .*declare.* ok$' "$log.weights")"
}

# Its benchmarks run in the runtime itself, with its bonds over both kinds of money.
parachain_weights() {
	CARGO_TARGET_DIR=$target/benchmarks cargo test --package restaking-parachain-runtime --features runtime-benchmarks \
		--lib -- declare 2>&1 | tee "$log.parachain" &&
		printf 'audited in the parachain: %s tests find no more than is declared\n' \
			"$(grep -c '^test .*declare.* ok$' "$log.parachain")"
}

story() {
	(cd tests/e2e && npm ci --ignore-scripts --no-audit --no-fund --silent && npm run --silent story "stories/$1.test.ts")
}

# Prints the throughput of both kinds of calls in one line.
measure() {
	(cd tests/e2e && npm ci --ignore-scripts --no-audit --no-fund --silent && npm run --silent throughput) |
		sed 's/^throughput: //' | tee "$log.rate" &&
		printf 'throughput: %s\n' "$(grep '/s ' "$log.rate" | paste -sd ';' | sed 's/;/; /g')"
}

# With the tests, whose features are others: see gate.sh.
cargo build --workspace --bins --tests
# Throughput counts on a release build only, which may be named.
export RESTAKING_NODE=${RESTAKING_NODE:-$target/debug/restaking-node} KILLS=$kills
row 'random stories on the real runtime' 'operations [0-9]+, succeeded' stories
row 'bots that do their duties, and villains' 'operations [0-9]+, honest' bots
row 'evidence that is nearly valid' 'evidence inputs' \
	"$target/debug/restaking-fuzz-evidence" --seconds 60
row 'scenarios that broke others' 'told' scenarios
row 'seeded bugs' '[0-9]+ of [0-9]+ breaks' tests/mutations/run.sh
row 'weights audited' '[0-9]+ pallets do' weights
row 'weights of the parachain audited' '[0-9]+ tests find' parachain_weights
row 'kills of the only author' 'kills survived' story kills
row 'a validator that runs twice' 'equivocation slashed' story equivocation
row 'full blocks of spam' 'spam transactions' story spam
row 'throughput with full blocks' 'throughput:' measure

printf '\n| what was tried | figures | verdict |\n| --- | --- | --- |\n'
printf '%s\n' "${rows[@]}"
exit $failed
