#!/bin/sh
# Cargo's RUSTC_WORKSPACE_WRAPPER: compiles the crates that judge evidence so that they count their
# branches, and all others as ever. Works with the stable compiler.
case " $* " in
*" --crate-name restaking_attestation "* | *" --crate-name restaking_custody "* | \
	*" --crate-name restaking_heartbeat "* | *" --crate-name restaking_keeper "* | \
	*" --crate-name restaking_oracle "* | *" --crate-name restaking_primitives "* | \
	*" --crate-name restaking_runtime "*)
	exec "$@" -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
		-Cllvm-args=-sanitizer-coverage-inline-8bit-counters
	;;
esac
exec "$@"
