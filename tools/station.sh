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

case $which in
office)
    [ -d "$local/office" ] || "$bin/tycktill-office" init --data "$local/office"
    [ $# -gt 0 ] || set -- inbox
    "$bin/tycktill-office" --data "$local/office" "$@"
    ;;
*)
    prepare
    "$bin/tycktill-$which" --data "$local/$which" "$@"
    "$bin/tycktill-courier" --data "$local/$which" once
    ;;
esac
