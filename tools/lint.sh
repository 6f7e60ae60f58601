#!/usr/bin/env bash
# What can be said of the code without building it: how it is laid out, loops over what is gone, what shellcheck says of the scripts, whether
# gettext takes the texts. With --tidy also clang-tidy, on the files that differ from the given commit (or, with
# --tidy all, on every file: hours).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Our own files of these patterns; all without any. A clone may be somebody else's, or no clone at all.
ours() {
    git -c safe.directory="$root" ls-files --cached --others --exclude-standard -- "$@" 2>/dev/null && return
    local pattern
    [ $# -gt 0 ] || set -- '*'
    for pattern in "$@"; do
        find . -path ./build -prune -o -path ./.git -prune -o -type f -path "./$pattern" -print | sed 's|^[.]/||'
    done
}
files() { ours "$@" | while read -r file; do
    [ ! -f "$file" ] || printf '%s\n' "$file"
done; }
scripts() {
    files | xargs awk 'FNR == 1 && (/^#!.*sh$/ || FILENAME ~ /[.]sh$/) { print FILENAME } { nextfile }' 2>/dev/null
}

faults=0
fault() {
    printf 'lint: %s\n' "$1" >&2
    faults=$((faults + 1))
}

layout() {
    files '*.cpp' '*.h' | xargs -P "$(nproc)" -n 40 clang-format-14 --dry-run --Werror ||
        fault 'some files are not laid out as .clang-format says; run clang-format -i on them'
}
shell() {
    scripts | xargs shellcheck -x -P "$root" || fault 'shellcheck finds fault with a script'
}
texts() {
    local said
    for file in $(files '*.po'); do
        # Our heads name language and plural rule only; what is checked is the texts.
        said=$(msgfmt --check-format --check-domain -o /dev/null "$file" 2>&1) ||
            fault "$file: $said"
    done
}
# `for (x : f().value())` goes over what is gone: the loop keeps the value's reference, not the result it lies in.
loops() {
    files '*.cpp' '*.h' | xargs grep -lPzo 'for \([^(){};]* :\s+(?:[^(){};]|(\((?:[^()]|(?1))*\)))*?(?<=\))\.value\(\)[a-z_.]*\)\s' &&
        fault 'these loop over the value of a result that is gone; keep the result in a name first'
    return 0
}
tidy() {
    local changed
    if [ "$1" = all ]; then
        changed=$(files 'forms/*.cpp' 'kiosk/*.cpp' 'scanner/*.cpp' 'office/*.cpp' 'shared/*.cpp')
    else
        changed=$(git diff --name-only "$1" -- 'forms/*.cpp' 'kiosk/*.cpp' 'scanner/*.cpp' 'office/*.cpp' 'shared/*.cpp')
    fi
    # clang reads neither g++'s precompiled header nor its own flags.
    local commands
    commands=$(mktemp -d)
    sed -E 's/ -(Winvalid-pch|fpch-preprocess|Wno-maybe-uninitialized|Wno-restrict|Wno-stringop-overflow)//g; s/ -include [^ "]*cmake_pch.hxx//g' \
        build/compile_commands.json >"$commands/compile_commands.json"
    printf '%s\n' "$changed" | xargs -r -P "$(nproc)" -n 1 clang-tidy-14 --quiet -p "$commands" ||
        fault 'clang-tidy finds fault with a file'
    rm -r "$commands"
}

layout
shell
texts
loops
[ "${1:-}" != --tidy ] || tidy "${2:-HEAD}"
[ "$faults" = 0 ] || exit 1
printf 'lint: nothing found\n'
