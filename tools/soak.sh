#!/usr/bin/env bash
# ./tycktill soak [MINUTES]: the long runs, by hand and before a release. Half of the time goes to the
# fuzz targets, half to build/bin/*_soak (each takes minutes as its only argument and prints figures).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/tools/setup.sh"
minutes=${1:-30}
[[ $minutes =~ ^[1-9][0-9]*$ ]] || die "soak takes whole minutes, not '$minutes'" 2
install_missing "$root/tools/packages.txt" "$root/tools/packages-soak.txt"

failed=0
shopt -s nullglob
soaks=("$root"/build/bin/*_soak)
for program in "${soaks[@]}"; do
    each=$((minutes / 2 / ${#soaks[@]}))
    say "soaking $(basename "$program"), $((each > 0 ? each : 1)) minutes"
    "$program" "$((each > 0 ? each : 1))" || failed=1
done

cd "$root"
[ -f build/fuzz/build.ninja ] || run_quietly fuzz-configure cmake --preset fuzz
run_quietly fuzz-build ninja -C build/fuzz fuzz_targets
targets=(build/fuzz/bin/fuzz_*)
seconds=$((minutes * 30 / ${#targets[@]}))
for target in "${targets[@]}"; do
    name=$(basename "$target")
    corpus=build/fuzz/corpus/$name
    mkdir -p "$corpus"
    case $name in
    fuzz_municipality) cp assets/municipalities/*.toml "$corpus/" ;;
    fuzz_sheet) cp assets/sheets/*.json "$corpus/" ;;
    *) [ ! -d "tests/fuzz/seeds/${name#fuzz_}" ] || cp "tests/fuzz/seeds/${name#fuzz_}"/* "$corpus/" ;;
    esac
    say "fuzzing $name, $seconds seconds"
    if "$target" -max_total_time="$seconds" -rss_limit_mb=2048 -artifact_prefix="build/fuzz/$name-" "$corpus" \
        >"$log_folder/$name.log" 2>&1; then
        grep '^Done' "$log_folder/$name.log" | sed "s/^/$name: /"
    else
        failed=1
        tail -n 20 "$log_folder/$name.log"
        say "$name found something; the input is build/fuzz/$name-*"
    fi
done
exit "$failed"
