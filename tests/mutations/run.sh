#!/usr/bin/env bash
# Breaks the code on purpose, one line at a time, and tells which breaks the tests find.
#
#   tests/mutations/run.sh            all of mutations.txt
#   tests/mutations/run.sh rounding   those whose names contain the word
#
# Works on a copy, and compiles to target/mutations: the first run compiles everything once.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=node/setup.sh
. "$root/node/setup.sh"
need_build
# The compiler alone: clippy would refuse some breaks before a test could find them.
export CARGO_TARGET_DIR=$target/mutations RUSTC_WORKSPACE_WRAPPER=
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git -C "$root" ls-files -z | (cd "$root" && xargs -0 cp --parents -t "$copy")
only=${1:-}
total=0 found=0

# What takes long: it is asked only about breaks that the other tests do not find.
slow=(--skip differential --skip random_ --skip orders --skip non_interference --skip hundred_thousand)

# passes CRATE [ARGUMENT]...: whether the crate's tests pass.
passes() {
	(cd "$copy" && timeout 600 cargo test --quiet -p "$@" >"$copy/log" 2>&1)
}

# try NAME FILE OLD NEW
try() {
	local name=$1 file=$2 old=$3 new=$4 crate verdict
	case $file in
		pallets/math/*) crate=restaking-math ;;
		*) crate=pallet-restaking ;;
	esac
	cp "$root/$file" "$copy/$file"
	OLD=$old NEW=$new perl -0777 -pi -e '
		my ($old, $new) = ($ENV{OLD}, $ENV{NEW});
		my $times = () = /\Q$old\E/g;
		die "stands $times times in the file, not once: $old\n" unless $times == 1;
		s/\Q$old\E/$new/;
	' "$copy/$file"
	total=$((total + 1))
	if passes "$crate" --lib -- "${slow[@]}" && passes "$crate"; then
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
	# Newer than what the break compiled.
	touch "$copy/$file"
}

say 'the tests without a break'
for crate in restaking-math pallet-restaking; do
	passes "$crate" || { tail -n 20 "$copy/log" >&2; die "tests of $crate that pass"; }
done
name='' file='' old='' new='' part=''
while IFS= read -r line || [ -n "$line" ]; do
	case $line in
		'= '*) name=${line#= } file='' old='' new='' part=name ;;
		'- '*) old=${line#- } part=old ;;
		'+ '*) new=${line#+ } part=new ;;
		'')
			if [ "$part" = new ]; then
				case $name in *"$only"*) try "$name" "$file" "$old" "$new" ;; esac
			fi
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
printf '%s of %s breaks were found\n' "$found" "$total"
[ "$found" = "$total" ]
