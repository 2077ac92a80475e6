# shellcheck shell=bash
# Sourced by node/dev.sh, tests/gate.sh and other scripts, with `root` set: checks what a build needs and
# installs it where it may. It asks first if a person can answer. Without a terminal, or with --yes among
# the script's arguments (from which it is taken), it goes on. If something cannot be installed it names
# what is missing and how to get it.
#
#   need_build     compiler, protoc, Rust with clippy, the WebAssembly target; sets `target`
#   need_fmt       rustfmt
#   need_e2e       Node.js and npm, for the stories in tests/e2e
#   deps_seed      fills an empty target directory with compiled dependencies: see deps-store.sh
#   deps_save      keeps them for the next clone

cache=${XDG_CACHE_HOME:-$HOME/.cache}/native-restaking
# shellcheck source=node/deps-store.sh
. "$(dirname "${BASH_SOURCE[0]}")/deps-store.sh"

yes=
for argument in "$@"; do
	shift
	if [ "$argument" = --yes ]; then yes=yes; else set -- "$@" "$argument"; fi
done

say() { printf '\033[1m==> %s\033[0m\n' "$*"; }

die() {
	printf '\nmissing: %s\n' "$1" >&2
	shift
	[ $# -eq 0 ] || printf '  %s\n' "$@" >&2
	exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# may_install WHAT...: says what will be installed, and returns whether it may be.
may_install() {
	local answer
	if [ ! -t 0 ] || [ -n "$yes" ]; then
		say "installing $*"
		return 0
	fi
	read -r -p "Missing here: $*. Install now? [Y/n] " answer || return 1
	case $answer in '' | [Yy]*) ;; *) return 1 ;; esac
}

# Installs Debian or Ubuntu packages if this machine and its user let us.
apt_install() {
	local sudo=
	have apt-get || return 1
	if [ "$(id -u)" -ne 0 ]; then
		have sudo || return 1
		sudo -n true 2>/dev/null || [ -t 0 ] || return 1
		sudo=sudo
	fi
	may_install "$* (by apt-get)" || return 1
	if [ -z "${apt_updated:-}" ]; then
		$sudo apt-get update -qq || return 1
		apt_updated=yes
	fi
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# need COMMAND:PACKAGE...: these commands, from these packages.
need() {
	local pair packages=() commands=()
	for pair in "$@"; do
		works "${pair%%:*}" || packages+=("${pair#*:}")
	done
	[ ${#packages[@]} -gt 0 ] || return 0
	apt_install "${packages[@]}" || true
	for pair in "$@"; do
		works "${pair%%:*}" || commands+=("${pair%%:*}")
	done
	[ ${#commands[@]} -eq 0 ] || die "${commands[*]}" "on Debian or Ubuntu: apt-get install ${packages[*]}" \
		"elsewhere: the packages of your system that contain them"
}

# Where a component of Rust is not installed, rustup leaves a command that only fails. The files of
# protoc may be anywhere, but Debian has them in a package of their own.
works() {
	case $1 in
		*.proto) [ -f "/usr/include/$1" ] || ! have dpkg ;;
		clippy-driver | rustfmt) "$1" --version >/dev/null 2>&1 ;;
		*) have "$1" ;;
	esac
}

need_build() {
	need cc:build-essential c++:build-essential git:git protoc:protobuf-compiler \
		google/protobuf/empty.proto:libprotobuf-dev
	# shellcheck source=/dev/null
	if [ -f "$HOME/.cargo/env" ]; then . "$HOME/.cargo/env"; fi
	have cargo || need_rust
	rust_is_new_enough || die "Rust $rust_minimum or newer (found $(rustc --version))" "rustup update stable"
	need_component clippy clippy-driver rust-web-clippy
	has_wasm_target rustc || need_wasm_target
	target=$(target_directory)
}

need_fmt() { need_component rustfmt rustfmt rustfmt-web; }

# Where cargo compiles to, whether a script or a person calls it: ./target, unless its own settings differ.
target_directory() {
	cargo metadata --manifest-path "$root/Cargo.toml" --no-deps --format-version 1 |
		sed 's/.*"target_directory":"\([^"]*\)".*/\1/'
}

rust_minimum=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "${root:?}/Cargo.toml")

rust_is_new_enough() {
	printf '%s\n%s\n' "$rust_minimum" "$(rustc --version | cut -d' ' -f2)" | sort -CV
}

# No Rust at all: Debian's current one, which comes with the sources the WebAssembly target needs.
need_rust() {
	apt_install cargo-web rustc-web rust-web-clippy rustfmt-web ||
		die "Rust $rust_minimum or newer" "get it from https://rustup.rs"
}

# need_component COMPONENT COMMAND PACKAGE: a tool that comes with Rust.
need_component() {
	works "$2" && return 0
	if ! have rustup; then
		need "$2:$3"
		return 0
	fi
	if may_install "$1 (by rustup)"; then rustup component add "$1" || true; fi
	works "$2" || die "$2" "rustup component add $1"
}

has_wasm_target() { [ -d "$("$@" --print sysroot)/lib/rustlib/wasm32v1-none/lib" ]; }

# The target's library: downloaded by rustup, or else built from Debian's package of its source.
need_wasm_target() {
	if have rustup && ! compgen -G "$cache/wasm-toolchain-*/bin/rustc" >/dev/null; then
		may_install "the target wasm32v1-none (by rustup)" ||
			die "the Rust target wasm32v1-none" "rustup target add wasm32v1-none"
		rustup target add wasm32v1-none && return 0
		say "rustup cannot download: building the target from source"
	fi
	{ [ -x /usr/bin/rustc ] && [ -d /usr/lib/rustlib/src ] && compgen -G '/usr/bin/lld-[0-9]*' >/dev/null; } ||
		apt_install cargo-web rustc-web rust-web-src lld-22 ||
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
		# The cached WebAssembly build was for another sysroot.
		rm -rf "$deps_store" "$(target_directory)"/*/wbuild
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
	need node:nodejs npm:npm
	[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] ||
		die "Node.js 20 or newer (found $(node --version))" "get it from https://nodejs.org"
}
