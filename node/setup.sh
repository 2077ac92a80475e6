# shellcheck shell=bash
# Sourced by node/dev.sh and tests/gate.sh: checks what a build needs, installs it where it may, and
# otherwise names what is missing and how to get it. Sets CARGO_TARGET_DIR.
#
#   need_build    compiler, protoc, Rust, the WebAssembly target
#   need_e2e      Node.js and npm, for the stories in tests/e2e

cache=${XDG_CACHE_HOME:-$HOME/.cache}/native-restaking

# One target directory outside the clone, so that a second clone compiles nothing again.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-${RESTAKING_TARGET_DIR:-$cache/target}}

say() { printf '\033[1m==> %s\033[0m\n' "$*"; }

die() {
	printf '\nmissing: %s\n' "$1" >&2
	shift
	[ $# -eq 0 ] || printf '  %s\n' "$@" >&2
	exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Installs Debian or Ubuntu packages if this machine lets us; otherwise fails without a word.
apt_install() {
	local sudo=
	have apt-get || return 1
	if [ "$(id -u)" -ne 0 ]; then
		have sudo && sudo -n true 2>/dev/null || return 1
		sudo=sudo
	fi
	say "installing $*"
	if [ -z "${apt_updated:-}" ]; then
		$sudo apt-get update -qq || return 1
		apt_updated=yes
	fi
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# need COMMAND PACKAGE...: the command, from these packages.
need() {
	local command=$1
	shift
	have "$command" || apt_install "$@" || true
	have "$command" || die "$command" "on Debian or Ubuntu: apt-get install $*" \
		"elsewhere: your system's package that holds '$command'"
}

need_build() {
	need cc build-essential
	need c++ build-essential
	need git git
	need protoc protobuf-compiler
	[ -f /usr/include/google/protobuf/empty.proto ] || ! have dpkg || apt_install libprotobuf-dev || true
	# shellcheck source=/dev/null
	if [ -f "$HOME/.cargo/env" ]; then . "$HOME/.cargo/env"; fi
	have cargo || need_rust
	rust_is_new_enough || die "Rust $rust_minimum or newer (found $(rustc --version))" "rustup update stable"
	has_wasm_target rustc || need_wasm_target
}

rust_minimum=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "${root:?}/Cargo.toml")

rust_is_new_enough() {
	printf '%s\n%s\n' "$rust_minimum" "$(rustc --version | cut -d' ' -f2)" | sort -CV
}

# No Rust at all: Debian's current one, which comes with the sources the WebAssembly target needs.
need_rust() {
	apt_install cargo-web rustc-web || die "Rust $rust_minimum or newer" "get it from https://rustup.rs"
}

has_wasm_target() { [ -d "$("$@" --print sysroot)/lib/rustlib/wasm32v1-none/lib" ]; }

# The target's library: downloaded by rustup, or else built from Debian's package of its source.
need_wasm_target() {
	if have rustup && ! compgen -G "$cache/wasm-toolchain-*/bin/rustc" >/dev/null; then
		say "adding the target wasm32v1-none"
		rustup target add wasm32v1-none && return 0
		say "rustup can not download: building the target from source"
	fi
	apt_install cargo-web rustc-web rust-web-src lld-22 ||
		{ [ -x /usr/bin/rustc ] && [ -d /usr/lib/rustlib/src ]; } ||
		die "the Rust target wasm32v1-none" "with a network: rustup target add wasm32v1-none" \
			"on Debian or Ubuntu: apt-get install cargo-web rustc-web rust-web-src lld-22"
	wasm_toolchain_from_source
}

# A toolchain of links to Debian's compiler, with core and alloc for WebAssembly beside it.
wasm_toolchain_from_source() {
	local host version toolchain lib
	version=$(/usr/bin/rustc --version | cut -d' ' -f2)
	host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
	toolchain=$cache/wasm-toolchain-$version
	lib=$toolchain/lib/rustlib/wasm32v1-none/lib
	if [ ! -d "$lib" ]; then
		say "building core and alloc for wasm32v1-none (about a minute, once)"
		build_wasm_libraries "$toolchain.building" || die "a WebAssembly build of Rust's core library"
		mkdir -p "$toolchain/bin" "$lib"
		cp "$toolchain.building"/target/wasm32v1-none/release/deps/lib{core,alloc,compiler_builtins}-*.rlib "$lib"
		rm -rf "$toolchain.building"
		mkdir -p "$toolchain/lib/rustlib/$host/bin"
		ln -sfn "/usr/lib/rustlib/$host/lib" "$toolchain/lib/rustlib/$host/lib"
		ln -sfn "$(compgen -G '/usr/bin/lld-[0-9]*' | sort -V | tail -n 1)" "$toolchain/lib/rustlib/$host/bin/rust-lld"
		ln -sfn /usr/bin/cargo "$toolchain/bin/cargo"
		printf '#!/bin/sh\nexec /usr/bin/rustc --sysroot "%s" "$@"\n' "$toolchain" >"$toolchain/bin/rustc"
		chmod +x "$toolchain/bin/rustc"
		# What the WebAssembly build cached was for another sysroot.
		rm -rf "$CARGO_TARGET_DIR"/*/wbuild
	fi
	if have rustup; then
		rustup toolchain link restaking-wasm "$toolchain"
		export WASM_BUILD_TOOLCHAIN=restaking-wasm
	else
		export PATH=$toolchain/bin:$PATH
	fi
}

# The bitcode is for the runtime's link-time optimisation.
build_wasm_libraries() {
	mkdir -p "$1/src"
	printf '#![no_std]\n' >"$1/src/lib.rs"
	printf '[package]\nname = "libraries"\nversion = "0.0.0"\nedition = "2021"\n[profile.release]\npanic = "abort"\n[workspace]\n' >"$1/Cargo.toml"
	(
		cd "$1" &&
			env -u RUSTUP_TOOLCHAIN RUSTFLAGS="-C embed-bitcode=yes" CARGO_PROFILE_RELEASE_LTO=true \
				CARGO_TARGET_DIR="$1/target" RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc \
				/usr/bin/cargo build --quiet --release --target wasm32v1-none -Zbuild-std=core,alloc
	)
}

need_e2e() {
	need node nodejs npm
	need npm npm
	[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] ||
		die "Node.js 20 or newer (found $(node --version))" "get it from https://nodejs.org"
}
