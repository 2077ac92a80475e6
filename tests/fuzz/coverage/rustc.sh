#!/bin/sh
# Cargo's RUSTC_WORKSPACE_WRAPPER: compiles the crates that judge evidence so that they count their
# branches, and all others as ever. Works with the stable compiler.
case " $* " in
*" --crate-name pallet_restaking_attestation "* | *" --crate-name pallet_restaking_availability "* | \
	*" --crate-name pallet_restaking_heartbeat "* | *" --crate-name pallet_restaking_keeper "* | \
	*" --crate-name pallet_restaking_oracle "* | *" --crate-name restaking_primitives "* | \
	*" --crate-name restaking_runtime "*)
	exec "$@" -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
		-Cllvm-args=-sanitizer-coverage-inline-8bit-counters
	;;
esac
exec "$@"
