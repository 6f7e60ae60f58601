#!/usr/bin/env bash
# ./tycktill bench [--json] [NAME…]: runs build/bin/*_bench and makes one table of their rows. Installs what
# they measure against; where that cannot be had the bench goes on without those rows and says so.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/tools/setup.sh"
json=0
names=()
for word in "$@"; do
    case $word in
    --json) json=1 ;;
    *) names+=("$word") ;;
    esac
done
export OMP_THREAD_LIMIT=1
(install_missing "$root/tools/packages-bench.txt") ||
    say "measuring without: $(missing_packages "$root/tools/packages-bench.txt" | tr '\n' ' ')"

rows() {
    local program name
    for program in "$root"/build/bin/*_bench; do
        name=$(basename "$program" _bench)
        [ ${#names[@]} -eq 0 ] || [[ " ${names[*]} " == *" $name "* ]] || continue
        echo "tycktill: measuring $name" >&2
        "$program" || echo "tycktill: ${name}_bench ended with an error" >&2
    done
}

if [ "$json" = 1 ]; then
    rows
else
    rows | awk '
        function member(name,   found) {
            if (!match($0, "\"" name "\":(\"([^\"\\\\]|\\\\.)*\"|[^,}]*)")) return ""
            found = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3)
            gsub(/^"|"$/, "", found)
            return found
        }
        BEGIN { printf "%-62s %12s %-8s %-42s %12s %7s  %s\n", "what", "figure", "unit", "beside", "its figure", "ratio", "goal" }
        /^\{/ { printf "%-62s %12s %-8s %-42s %12s %7s  %s\n", member("what"), member("figure"), member("unit"), member("peer"), member("peer_figure"), member("ratio"), member("goal") }'
fi
