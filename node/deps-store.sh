# shellcheck shell=bash disable=SC2154
# Sourced by node/setup.sh: compiled dependencies, shared by all clones of one user.
#
#   deps_seed    before a first build: fills the target directory from the store
#   deps_save    after a build: fills the store from the target directory
#
# Only crates of a registry are shared, never those of a workspace: cargo names a workspace's artefacts
# by their path inside it, so one clone would run what another compiled. Libraries are hard links where
# the file system allows it; what cargo may write in place (fingerprints, output of build scripts) is copied.

deps_store=${cache:?}/deps

# The tests and the node; and for the WebAssembly of each runtime, its macros and its libraries.
deps_profiles=(
	debug
	debug/wbuild/restaking-runtime/target/release
	debug/wbuild/restaking-runtime/target/wasm32v1-none/release
	debug/wbuild/restaking-parachain-runtime/target/release
	debug/wbuild/restaking-parachain-runtime/target/wasm32v1-none/release
)

deps_seed() {
	[ -d "$deps_store" ] && have flock || return 0
	compgen -G "$target/debug/deps/*.rlib" >/dev/null && return 0
	say "dependencies that another clone compiled: taking them from $deps_store"
	(
		flock -s 9
		for profile in "${deps_profiles[@]}"; do
			[ -d "$deps_store/$profile" ] || continue
			mkdir -p "$target/$profile"
			cp -a "$deps_store/$profile"/{.fingerprint,build} "$target/$profile/"
			share "$deps_store/$profile/deps" "$target/$profile/"
		done
	) 9>>"$deps_store.lock"
}

deps_save() {
	have flock && [ "$target/debug/deps" -nt "$deps_store" ] || return 0
	mkdir -p "$cache"
	(
		flock 9
		rm -rf "$deps_store.new"
		for profile in "${deps_profiles[@]}"; do
			[ -d "$target/$profile/deps" ] || continue
			deps_save_profile "$target/$profile" "$deps_store.new/$profile"
		done
		rm -rf "$deps_store"
		mv -T "$deps_store.new" "$deps_store"
	) 9>>"$deps_store.lock"
}

# deps_save_profile FROM TO. A unit is NAME-HASH, its libraries are libNAME-HASH.*.
deps_save_profile() {
	mkdir -p "$2"/{.fingerprint,build,deps}
	deps_units "$1/.fingerprint" >"$2/units"
	(cd "$1/.fingerprint" && xargs -r cp -a -t "$2/.fingerprint" <"$2/units")
	(cd "$1/build" && deps_units . | xargs -r cp -a -t "$2/build")
	(
		cd "$1/deps" || exit
		awk '
			NR == FNR { hashes[substr($0, length($0) - 15)]; next }
			match($0, /-[0-9a-f]+\.(rlib|rmeta|so)$/) && substr($0, RSTART + 1, 16) in hashes
		' "$2/units" <(ls) | share -t "$2/deps"
	)
	rm "$2/units"
}

# deps_units DIRECTORY: its units that are of a registry, as Cargo.lock has them.
deps_units() {
	awk '
		NR == FNR && /^name = / { split($0, part, "\""); name = part[2] }
		NR == FNR && /^source = "registry/ { known[name] }
		NR == FNR { next }
		match($0, /-[0-9a-f]+$/) && substr($0, 1, RSTART - 1) in known
	' "${root:?}/Cargo.lock" <(ls "$1")
}

# share ARGUMENT...: copies libraries, as hard links if the store and the target directory are on one file
# system. With -t DIRECTORY it reads their names from standard input.
share() {
	local cp=(cp -af)
	[ "$(stat -c %d "$target")" != "$(stat -c %d "$cache")" ] || cp+=(-l)
	if [ "$1" = -t ]; then cp=(xargs -r "${cp[@]}"); fi
	"${cp[@]}" "$@"
}
