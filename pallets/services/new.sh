#!/usr/bin/env bash
# Makes a new kind of service from the heartbeat template, and puts it into the demo runtime.
#
#   pallets/services/new.sh NAME            makes pallets/services/NAME; NAME is a word of lower-case letters
#   pallets/services/new.sh --check         makes one in a temporary copy, and looks whether all of it is there
#   pallets/services/new.sh --build TARGET  does the same, tests it, and slashes with it in the demo runtime
#
# TARGET is a target directory with the compiled tests of this workspace: what is not new is taken from it.
# The new kind builds and slashes at once: it wants heartbeats, too. Change its work and its judge.
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() {
	echo "new.sh: $1" >&2
	exit 1
}

# Edits a file by a program of sed. Fails if that changes nothing.
edit() {
	local file=$1 before
	before=$(cksum <"$file")
	sed -i -E "$2" "$file"
	[[ $(cksum <"$file") != "$before" ]] || fail "$file is not as this script knows it: $2"
}

# Prints the number after the largest that a pattern finds in a file. 255 is for rules side by side.
next_after() {
	local last
	last=$(grep -oE "$2" "$1" | grep -oE '[0-9]+' | sort -n | awk '$1 < 255' | tail -n 1)
	echo $((last + 1))
}

make() {
	local name=$1 type rules crate
	[[ $name =~ ^[a-z]+$ ]] || fail "a name is a word of lower-case letters"
	type=${name^}
	rules=${type}Rules
	crate=pallets/services/$name
	[[ ! -e $crate ]] || fail "$crate is there already"

	cp -r pallets/services/heartbeat "$crate"
	rm -rf "$crate/target"
	find "$crate" -type f -exec sed -i -E \
		-e "s/pallet([-_])restaking([-_])heartbeat/pallet\1restaking\2$name/g" \
		-e "s/b\"silence\"/b\"$name\"/g" \
		-e "s/\bSilence\b/$rules/g" \
		-e "s/Heartbeat/$type/g" \
		-e "s/heartbeat service/$name service/g" {} +
	edit "$crate/Cargo.toml" "s/^description = .*/description = \"The $name service.\"/"
	cat >"$crate/README.md" <<-END
		# pallet-restaking-$name

		Say here what the operators of this kind of service do, by which deadlines, and what they lose if they do
		not. At first it is a copy of [heartbeat](../heartbeat/README.md): one heartbeat in each era.

		## Not punished

		**Say what an operator can do wrong without losing stake.** Stakers and users read this first.
	END

	# The workspace and the runtime's dependencies.
	edit Cargo.toml "s#^(.*)pallets/services/heartbeat\",\$#&\n\1pallets/services/$name\",#"
	edit Cargo.toml "s#^pallet-restaking-heartbeat = .*#&\npallet-restaking-$name = { path = \"$crate\", default-features = false }#"
	edit runtime/Cargo.toml "s#^(.*)pallet-restaking-heartbeat(.*)\$#&\n\1pallet-restaking-$name\2#"

	# The table of pallets, and the list of benchmarks.
	local index pallet
	pallet=$(next_after runtime/src/lib.rs 'pallet_index\([0-9]+\)')
	edit runtime/src/lib.rs "s#^(\t*)pub type Heartbeat = .*#&\n\1\#[runtime::pallet_index($pallet)]\n\1pub type $type = pallet_restaking_$name;#"
	edit runtime/src/lib.rs "s#^(\t*)\[pallet_restaking_heartbeat, Heartbeat\]#&\n\1[pallet_restaking_$name, $type]#"

	# The hook, the choices of the runtime, duties and faults.
	local services=runtime/src/configs/services.rs
	index=$(next_after $services 'codec\(index = [0-9]+\)')
	edit $services "s#^pub use pallet_restaking_heartbeat::.*#&\npub use pallet_restaking_$name::$rules;#"
	edit $services "s#^(\t*)Silence\(Silence\) by Heartbeat,#&\n\1/// The rules of services of the kind $name.\n\1\#[codec(index = $index)]\n\1$rules($rules) by $type,#"
	edit $services "s#encoded\(Heartbeat::duties\(service, operator\)\)#&, encoded($type::duties(service, operator))#"
	edit $services "s#<Heartbeat as Duties<AccountId>>::faults\(service\)#&, <$type as Duties<AccountId>>::faults(service)#"
	edit $services "s#^(\t*)\(\"Heartbeat\", (.*)\),\$#&\n\1(\"$type\", \2),#"
	awk '/^pub const (DUTIES|NEVER_STOPPING): \[/ {
		match($0, /; [0-9]+\]/); n = substr($0, RSTART + 2, RLENGTH - 3)
		# Its duty, and what records work.
		sub(/; [0-9]+\]/, "; " n + (/NEVER_STOPPING/ ? 2 : 1) "]")
	} { print }' $services >"$services.new" && mv "$services.new" $services
	awk -v name="$name" '
		{ print }
		/^impl pallet_restaking_heartbeat::Config for Runtime \{/ { copies = 1 }
		copies { block = block $0 "\n" }
		copies && /^}/ { gsub(/heartbeat/, name, block); printf "\n%s", block; copies = 0 }
	' $services >"$services.new" && mv "$services.new" $services
	edit runtime/src/configs/restaking.rs "s#^(\t*)pallet_restaking_heartbeat(::Call.*)\$#&\n\1pallet_restaking_$name\2#"

	# Who may make its calls, its interface, and what is said about it.
	edit tests/integration/tests/safety/calls.txt "s#^Heartbeat(\..*)\$#&\n$type\1#"
	local pinned=tests/integration/pinned.txt
	awk -v type="$type" -v index_of="$pallet" '
		/^pallet / { copies = 0 }
		{ print }
		/^pallet [0-9]+ Heartbeat$/ { copies = 1; $2 = index_of }
		copies { gsub(/Heartbeat/, type); block = block $0 "\n" }
		END { printf "%s", block }
	' $pinned >"$pinned.new" && mv "$pinned.new" $pinned
	edit tests/e2e/stories/metadata.test.ts "s#^(\tconst own = .*\"heartbeat\",)#\1 \"$name\",#"
	edit pallets/services/README.md "s#^\| \[\`heartbeat\`\].*#&\n| [\`$name\`]($name/README.md) | \`pallet-restaking-$name\` | say what they do | say what costs stake |#"

	cargo fmt --all
	echo "$crate is made, and the demo runtime has it. What is left:"
	echo "- the work and the judge: $crate/src/lib.rs, silence.rs, judge.rs, work.rs, visits.rs, duties.rs"
	echo "- cargo test -p pallet-restaking-$name -p restaking-runtime"
	echo "- once its calls, events, errors or storage are others, the record of its interface:"
	echo "  RENEW=1 cargo test --workspace --test pinned"
	echo "- its weights, measured: runtime/README.md tells how"
	echo "- $crate/README.md, and its row in pallets/services/README.md"
}

# Looks for a line in a file of the clone.
has() {
	grep -qE -- "$2" "$1" || fail "$1 has no line with: $2"
}

# Copies this workspace as it is, without what git ignores, and goes there. Times of files stay: what was compiled
# from them is not compiled again.
go_to_a_copy() {
	local file files=()
	while IFS= read -r -d '' file; do
		if [[ -e $file ]]; then files+=("$file"); fi
	done < <(git ls-files -coz --exclude-standard)
	scratch=$(mktemp -d "$@")
	trap 'rm -rf "$scratch"' EXIT
	mkdir "$scratch/repository"
	cp -a --parents -t "$scratch/repository" "${files[@]}"
	cd "$scratch/repository"
}

# Makes a new kind in the copy.
check() {
	pallets/services/new.sh sample >/dev/null
	local services=runtime/src/configs/services.rs
	! grep -rnE 'Heartbeat|Silence|restaking.heartbeat' pallets/services/sample/src pallets/services/sample/Cargo.toml ||
		fail "the copy has names of the template"
	has Cargo.toml '"pallets/services/sample",'
	has Cargo.toml '^pallet-restaking-sample = '
	has runtime/Cargo.toml '^pallet-restaking-sample = '
	[[ $(grep -c 'pallet-restaking-sample/' runtime/Cargo.toml) == 3 ]] || fail "features are missing"
	has runtime/src/lib.rs 'pub type Sample = pallet_restaking_sample;'
	has runtime/src/lib.rs '\[pallet_restaking_sample, Sample\]'
	has $services 'SampleRules\(SampleRules\) by Sample,'
	has $services 'encoded\(Sample::duties\(service, operator\)\)'
	has $services '<Sample as Duties<AccountId>>::faults\(service\)'
	has $services '^impl pallet_restaking_sample::Config for Runtime'
	[[ $(grep -c '("Sample", "beat"),' $services) == 2 ]] || fail "its duty may be stopped"
	local list
	for list in DUTIES NEVER_STOPPING; do
		awk -v list="$list" '
			$0 ~ "^pub const " list ": " { match($0, /; [0-9]+\]/); n = substr($0, RSTART + 2, RLENGTH - 3); at = 1; next }
			at && /^\];/ { exit found == n ? 0 : 1 }
			at { found++ }
		' $services || fail "$list has another length"
	done
	[[ -z $(grep -oE 'codec\(index = [0-9]+\)' $services | sort | uniq -d) ]] || fail "two hooks have one index"
	[[ -z $(grep -oE 'pallet_index\([0-9]+\)' runtime/src/lib.rs | sort | uniq -d) ]] || fail "two pallets have one index"
	has $services '\("Sample", "settle_work"\),'
	has tests/integration/tests/safety/calls.txt '^Sample\.beat '
	has tests/integration/tests/safety/calls.txt '^Sample\.settle_work '
	has tests/integration/pinned.txt '^pallet [0-9]+ Sample$'
	has tests/integration/pinned.txt '^  error 0 NotSample$'
	! pallets/services/new.sh sample 2>/dev/null || fail "it was made twice"
	! pallets/services/new.sh Sample2 2>/dev/null || fail "a bad name was taken"
	echo "a new kind of service is whole"
}

# Takes what is compiled from a target directory on the same file system. Libraries are links, and what cargo may write
# in place is copied. Cargo names artefacts by the paths of crates in their workspace, so it knows them here.
take_compiled() {
	mkdir -p target/debug/deps
	cp -a "$1"/debug/{.fingerprint,build} target/debug/
	find "$1/debug/deps" -maxdepth 1 \( -name '*.rlib' -o -name '*.rmeta' -o -name '*.so' \) \
		-exec cp -alf -t target/debug/deps {} +
}

# Runs the tests of the new kind and the story of the template with its rules, and looks at the record of interfaces.
# All members are named, so that the features are those of the workspace. The crate's own tests are a test target, so
# that no other crate's are compiled.
build() {
	printf '\n[[test]]\nname = "sample"\npath = "src/lib.rs"\n' >>pallets/services/sample/Cargo.toml
	edit tests/integration/tests/template.rs 's/\bSilence\b/SampleRules/g'
	take_compiled "$1"
	CARGO_TARGET_DIR=$PWD/target SKIP_WASM_BUILD=1 \
		cargo test --workspace --offline --test sample --test template --test pinned
	echo "a new kind of service builds and slashes"
}

case ${1:-} in
--check)
	go_to_a_copy
	check
	;;
--build)
	[[ -d ${2:-}/debug/deps ]] || fail "name a target directory in which the tests are compiled"
	compiled=$(cd "$2" && pwd)
	go_to_a_copy -p "$compiled"
	check
	build "$compiled"
	;;
"" | -*) fail "name the new kind, as in: pallets/services/new.sh sentinel" ;;
*) make "$1" ;;
esac
