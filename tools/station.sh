#!/usr/bin/env bash
# ./tycktill kiosk|scan|office …: starts that program on a try-out office on this machine, kept in
# build/local until you remove it, and says what to do next. A station in earnest is set up as
# docs/install.md says.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/tools/setup.sh"
. "$root/tools/local_office.sh"
which=$1
shift

# Whoever names a folder, or only asks for help, means the program itself.
case " $* " in *' --data '* | *' --help '* | *' --version '*) exec "$bin/tycktill-$which" "$@" ;; esac

local=$root/build/local
try_out_office='ett provkontor på ljungheden'
try_out_desk='en provdisk i receptionen'
try_out_pin=4711
export TYCKTILL_OFFICE_PASSPHRASE=${TYCKTILL_OFFICE_PASSPHRASE:-$try_out_office}
export TYCKTILL_OPERATOR_PASSPHRASE=${TYCKTILL_OPERATOR_PASSPHRASE:-$try_out_desk}
export OMP_THREAD_LIMIT=1
port=8443

make_office() {
    [ -d "$local/office" ] && return
    "$bin/tycktill-office" init --data "$local/office"
    say "a try-out office is made in build/local; its passphrase is «$try_out_office»"
}

prepare() {
    make_office
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

# The courier fetches the replies of the municipality that the kiosk shows.
whose_kiosk() {
    local whose=ljusnarsberg word before=
    for word in "$@"; do
        [ "$before" = --municipality ] && whose=$word
        case $word in --municipality=*) whose=${word#*=} ;; esac
        before=$word
    done
    printf 'municipality = "%s"\n' "$whose" >"$local/kiosk/station.toml"
    echo "$whose"
}

carry() { "$bin/tycktill-courier" --data "$local/$1" once; }

try_kiosk() {
    prepare
    local whose
    whose=$(whose_kiosk "$@")
    [ -f "$local/kiosk/staff-pin" ] || printf '%s\n' "$try_out_pin" |
        "$bin/tycktill-kiosk" --data "$local/kiosk" set-pin 2>/dev/null
    carry kiosk >/dev/null 2>&1 || true # replies that have come since
    say "the kiosk of $whose; another: ./tycktill kiosk --municipality lomma, lying: --panel 15.6-landscape"
    say "staff: Hjälp, Personal, PIN $try_out_pin. Close the window to go on."
    "$bin/tycktill-kiosk" --data "$local/kiosk" "$@"
    carry kiosk
    say 'next: ./tycktill office inbox tells what has come to the office'
}

try_scan() {
    prepare
    if [ $# -eq 0 ]; then
        cat >&2 <<TEXT
The scanning station, connected to a try-out office on this machine. In this order:

  $bin/tycktill-forms print ljusnarsberg --out form.pdf     a form to print and fill in
  ./tycktill scan intake FOLDER-OR-FILE…                 pages that were scanned or photographed
  ./tycktill scan desk                                   where a person settles what is in doubt
                                                         (passphrase «$try_out_desk»)
  ./tycktill office inbox                                what has come to the office

./tycktill scan --help names the rest. ./tycktill demo fills in and photographs a form by itself.
TEXT
        return
    fi
    "$bin/tycktill-scan" --data "$local/scan" "$@"
    carry scan
    case $1 in
    intake) say 'next: ./tycktill scan desk' ;;
    desk | accept) say 'next: ./tycktill office inbox tells what has come to the office' ;;
    esac
}

try_office() {
    [ $# -gt 0 ] || open_example
    make_office
    if [ "$*" = inbox ] && [ -z "$("$bin/tycktill-office" --data "$local/office" inbox)" ]; then
        say 'nothing has come yet. Leave something: ./tycktill kiosk, or ./tycktill scan'
        return
    fi
    exec "$bin/tycktill-office" --data "$local/office" "$@"
}

"try_$which" "$@"
