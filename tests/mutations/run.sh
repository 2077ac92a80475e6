#!/usr/bin/env bash
# Breaks the code on purpose, one line at a time, and reports the breaks that the tests do not find.
#
#   tests/mutations/run.sh            all of mutations.txt
#   tests/mutations/run.sh rounding   those whose names contain the word
#   tests/mutations/run.sh --check    only checks that the text of each break stands once in its file
#
# Works on a copy, and compiles to target/mutations: the first run compiles everything once.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
total=0 found=0

# each COMMAND: runs COMMAND NAME FILE OLD NEW for each break.
each() {
	local line name='' file='' old='' new='' part=''
	while IFS= read -r line || [ -n "$line" ]; do
		case $line in
			'= '*) name=${line#= } file='' old='' new='' part=name ;;
			'- '*) old=${line#- } part=old ;;
			'+ '*) new=${line#+ } part=new ;;
			'')
				if [ "$part" = new ]; then "$1" "$name" "$file" "$old" "$new"; fi
				part=
				;;
			*)
				case $part in
					name) file=$line ;;
					old) old+=$'\n'$line ;;
					new) new+=$'\n'$line ;;
				esac
				;;
		esac
	done < <(cat "$here/mutations.txt"; echo)
}

# break_in DIRECTORY FILE OLD NEW: prints the file with the break. Fails if OLD does not stand in it once.
break_in() {
	OLD=$3 NEW=$4 perl -0777 -pe '
		my ($old, $new) = ($ENV{OLD}, $ENV{NEW});
		my $times = () = /\Q$old\E/g;
		die "stands $times times in the file, not once: $old\n" unless $times == 1;
		s/\Q$old\E/$new/;
	' "$1/$2"
}

# check NAME FILE OLD NEW
check() {
	total=$((total + 1))
	if [ ! -f "$root/$2" ]; then
		printf '%s: there is no file %s\n' "$1" "$2" >&2
	elif break_in "$root" "$2" "$3" "$4" >/dev/null; then
		found=$((found + 1))
	else
		printf '%s: %s has changed; write the break anew in tests/mutations/mutations.txt\n' "$1" "$2" >&2
	fi
}

if [ "${1:-}" = --check ]; then
	each check
	printf '%s of %s breaks can be made\n' "$found" "$total"
	[ "$found" = "$total" ]
	exit
fi

# shellcheck source=node/setup.sh
. "$root/node/setup.sh"
need_build
# The compiler alone: clippy would refuse some breaks before a test could find them.
export CARGO_TARGET_DIR=$target/mutations RUSTC_WORKSPACE_WRAPPER=
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git -C "$root" ls-files -z | (cd "$root" && xargs -0 cp --parents -t "$copy")
only=${1:-}

# The slow tests. They run only for breaks that the others do not find.
slow=(--skip differential --skip random_ --skip orders --skip non_interference --skip hundred_thousand)

# The pallets of services.
kinds=()
for kind in "$root"/pallets/services/*/src/weights.rs; do
	kind=${kind%/src/weights.rs}
	kinds+=("pallet-restaking-${kind##*/}")
done

# passes CRATE [ARGUMENT]...: succeeds if the crate's tests pass.
passes() {
	(cd "$copy" && timeout 600 cargo test --quiet -p "$@" >"$copy/log" 2>&1)
}

# all_pass CRATE...: succeeds if the tests of all crates pass, the quick ones first.
all_pass() {
	local crate
	for crate in "$@"; do
		passes "$crate" --lib -- "${slow[@]}" && passes "$crate" || return
	done
}

# crates_of FILE: prints the crates whose tests are to find its breaks.
crates_of() {
	local crate
	case $1 in
		pallets/bond/*) echo pallet-bond ;;
		pallets/math/*) echo restaking-math ;;
		pallets/liquid/*) echo pallet-liquid-restaking ;;
		pallets/mirror/*) echo pallet-mirror ;;
		# What the kinds share is tested by the kinds.
		pallets/primitives/*) echo restaking-primitives pallet-restaking pallet-mirror "${kinds[@]}" ;;
		pallets/services/*)
			crate=${1#pallets/services/}
			echo "pallet-restaking-${crate%%/*}"
			;;
		*) echo pallet-restaking ;;
	esac
}

# crates_of_break NAME FILE OLD NEW: the same, of a break that is to be tried.
crates_of_break() {
	case $1 in *"$only"*) crates_of "$2" ;; esac
}

# try NAME FILE OLD NEW
try() {
	local name=$1 file=$2 old=$3 new=$4 crates verdict
	case $name in *"$only"*) ;; *) return 0 ;; esac
	read -ra crates < <(crates_of "$file")
	break_in "$root" "$file" "$old" "$new" >"$copy/$file"
	total=$((total + 1))
	if all_pass "${crates[@]}"; then
		verdict='NOT FOUND'
	elif grep -q '^error.*could not compile' "$copy/log"; then
		printf '%s: does not compile\n' "$name" >&2
		tail -n 20 "$copy/log" >&2
		exit 1
	else
		verdict=found
		found=$((found + 1))
	fi
	printf '%-9s  %s\n' "$verdict" "$name"
	cp "$root/$file" "$copy/$file"
	# Newer than the break that was compiled.
	touch "$copy/$file"
}

say 'the tests without a break'
for crate in $(each crates_of_break | tr ' ' '\n' | sort -u); do
	passes "$crate" || { tail -n 20 "$copy/log" >&2; die "tests of $crate that pass"; }
done
each try
printf '%s of %s breaks were found\n' "$found" "$total"
[ "$found" = "$total" ]
