#!/usr/bin/env bash
# ./tycktill package: Debian packages of the programs, in build/packages. The same sources give the same bytes: times are
# the last commit's, and man pages are made from what each program says of itself.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/tools/setup.sh"
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2>/dev/null || stat -c %Y "$root/CHANGELOG.md")
export SOURCE_DATE_EPOCH
umask 022

man_pages() {
    local program name
    mkdir -p "$root/build/man"
    for program in "$root"/build/bin/tycktill-{kiosk,slip,scan,courier,office,forms}; do
        name=$(basename "$program")
        help2man --no-info --no-discard-stderr --section 1 --source "Tyck till" \
            --name "$("$program" --help | sed -n '/./{p;q}' | cut -c1-70)" "$program" |
            gzip -9n >"$root/build/man/$name.1.gz"
    done
}

man_pages
mkdir -p "$root/build/package"
gzip -9nc "$root/CHANGELOG.md" >"$root/build/package/changelog.gz"
rm -rf "$root/build/packages"
(cd "$root/build" && run_quietly cpack cpack -G DEB)
say "packages in build/packages:"
ls -1 "$root/build/packages"/*.deb
