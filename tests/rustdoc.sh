#!/usr/bin/env bash
# Stands in for rustdoc in `cargo test --doc`: writes the documentation of each library into DOC_DIR, with
# warnings as errors, and then runs the examples in it. So it uses the libraries that the tests use;
# `cargo doc` would compile every dependency once more.
set -euo pipefail
case " $* " in
	*" --test "*) ;;
	*) exec rustdoc "$@" ;;
esac

document=(--out-dir "$DOC_DIR" -D warnings)
skip=
for argument in "$@"; do
	if [ -n "$skip" ]; then
		skip=
		continue
	fi
	case $argument in
		--test | --no-run) ;;
		--test-args | --test-run-directory | --test-runtool | --test-runtool-arg) skip=yes ;;
		--test-*=*) ;;
		*) document+=("$argument") ;;
	esac
done
rustdoc "${document[@]}"
exec rustdoc "$@"
