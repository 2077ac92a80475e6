#!/usr/bin/env bash
# Two clones of a small workspace with different code, built as dev.sh and the gate build: each runs its
# own code, the second compiles no dependency again, and both can build at the same time.
#
#   tests/two-clones.sh
#
# With CARGO_TARGET_DIR set, both clones share one target directory, and the test fails.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_CACHE_HOME=$scratch/cache CARGO_NET_OFFLINE=true

# clone NAME VALUE: a workspace whose code and test know VALUE, and are older than any build. Its two
# dependencies are a library, and a macro with a build script, of the versions of our own Cargo.lock.
clone() {
	local at=$scratch/$1
	mkdir -p "$at/member/src"
	cp "$here/../rust-toolchain.toml" "$at/"
	cat >"$at/Cargo.toml" <<-END
		[workspace]
		members = ["member"]
		resolver = "2"
	END
	cat >"$at/member/Cargo.toml" <<-END
		[package]
		name = "member"
		version = "0.1.0"
		edition = "2021"

		[dependencies]
		itoa = "1"
		paste = "1"
	END
	{
		printf 'version = 4\n\n[[package]]\nname = "member"\nversion = "0.1.0"\ndependencies = ["itoa", "paste"]\n\n'
		awk -v RS= '/^\[\[package]]\nname = "(itoa|paste)"\n/ { print $0 "\n" }' "$here/../Cargo.lock"
	} >"$at/Cargo.lock"
	cat >"$at/member/src/lib.rs" <<-END
		paste::paste! { pub fn [<va lue>]() -> u8 { $2 } }

		#[test]
		fn it_is_mine() {
			assert_eq!(itoa::Buffer::new().format(value()), "$2");
			println!("this is code $2");
		}
	END
	find "$at" -exec touch -d '1 hour ago' {} +
}

# build NAME: what a script does in this clone, into NAME.log.
build() (
	root=$scratch/$1
	cd "$root"
	exec >"$root.log" 2>&1
	# shellcheck source=node/setup.sh
	. "$here/../node/setup.sh"
	target=$(target_directory)
	deps_seed
	cargo test --workspace --lib -v -- --nocapture
	deps_save
)

# expect NAME LINE: the last run in this clone printed it.
expect() {
	grep -q "$2" "$scratch/$1.log" || {
		cat "$scratch/$1.log" >&2
		printf 'clone %s did not print: %s\n' "$1" "$2" >&2
		exit 1
	}
}

clone a 1
clone b 2
build a || true
expect a 'this is code 1'
build b || true
expect b 'this is code 2'
expect b 'Fresh itoa'
expect b 'Fresh paste'
if find "$scratch/cache" -name '*member*' | grep . >&2; then
	echo 'the store has files of the workspace: see above' >&2
	exit 1
fi

for value in 3 4 5; do
	clone a "$value"
	clone b "1$value"
	find "$scratch"/[ab]/member -exec touch {} +
	build a &
	build b || true
	wait || true
	expect a "this is code $value"
	expect b "this is code 1$value"
done
echo 'two clones: each ran its own code, and the second compiled no dependency again'
