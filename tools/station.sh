#!/usr/bin/env bash
# ./tycktill kiosk|scan|office …: starts that program on a try-out office on this machine, kept in
# build/local until you remove it. A station in earnest is set up as docs/install.md says.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/tools/setup.sh"
. "$root/tools/local_office.sh"
which=$1
shift

# Whoever names a folder, or only asks for help, means the program itself.
case " $* " in *' --data '* | *' --help '* | *' --version '*) exec "$bin/tycktill-$which" "$@" ;; esac

local=$root/build/local
export TYCKTILL_OFFICE_PASSPHRASE=${TYCKTILL_OFFICE_PASSPHRASE:-'ett provkontor på ljungheden'}
export TYCKTILL_OPERATOR_PASSPHRASE=${TYCKTILL_OPERATOR_PASSPHRASE:-'en provdisk i receptionen'}
export OMP_THREAD_LIMIT=1
port=8443

prepare() {
    [ -d "$local/office" ] || "$bin/tycktill-office" init --data "$local/office"
    start_office "$local/office" "$port"
    trap 'stop_office' EXIT
    local station
    for station in kiosk scan; do
        [ -f "$local/$station/station.json" ] || enrol "$station" "$local/$station" "$local/office" "$port"
    done
}

# Made-up offices of all municipalities, served at one address: somebody of each role to log in as.
open_example() {
    local example=$local/exempel
    if [ ! -f "$example/inloggningar" ]; then
        rm -rf "$example"
        mkdir -p "$example"
        say 'making the try-out offices, with made-up matters'
        "$bin/tycktill-office" example "$example" >"$example/nya"
        mv "$example/nya" "$example/inloggningar"
    fi
    local also=() folder
    for folder in "$example"/*/; do
        [ "$folder" = "$example/ostersund/" ] || also+=(--also "${folder%/}")
    done
    printf '\nLog in as one of these, with the passphrase: %s\n\n' "$TYCKTILL_OFFICE_PASSPHRASE"
    column -t -s "$(printf '\t')" "$example/inloggningar"
    echo
    exec "$bin/tycktill-office" desk --data "$example/ostersund" "${also[@]}"
}

case $which in
office)
    [ $# -gt 0 ] || open_example
    [ -d "$local/office" ] || "$bin/tycktill-office" init --data "$local/office"
    "$bin/tycktill-office" --data "$local/office" "$@"
    ;;
*)
    prepare
    "$bin/tycktill-$which" --data "$local/$which" "$@"
    "$bin/tycktill-courier" --data "$local/$which" once
    ;;
esac
