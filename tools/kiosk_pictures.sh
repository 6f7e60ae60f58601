#!/usr/bin/env bash
# tools/kiosk_pictures.sh [TARGETS [PLAY…]]: takes the kiosk's pictures as tests/kiosk/look/*.play asks for
# them, into build/look. With a folder of target pictures, each one that bears a target's name is laid
# beside it in build/look/beside. Needs Xvfb and ImageMagick.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/tools/setup.sh"
. "$root/tools/local_office.sh"
targets=${1:-}
shift || true
look=$root/build/look
work=$(mktemp -d)
trap 'stop_office; rm -rf "$work"' EXIT
export TYCKTILL_OFFICE_PASSPHRASE='a passphrase for pictures alone'
"$bin/tycktill-office" init --data "$work/office" >/dev/null
port=$(free_port)
start_office "$work/office" "$port"
enrol kiosk-1 "$work/kiosk" "$work/office" "$port"
echo 4711 | "$bin/tycktill-kiosk" set-pin --data "$work/kiosk"
printf '[kiosk]\nlanguages = "fi ar so se"\n' >"$work/kiosk/station.toml"
mkdir -p "$look/beside"

play() { # MUNICIPALITY PANEL PLAY FOLDER
    mkdir -p "$4"
    xvfb-run -a -s '-screen 0 1920x1920x24 -nolisten tcp' "$bin/tycktill-kiosk" --municipality "$1" \
        --unit 'Björkgården, avdelning 2' --panel "$2" --data "$work/kiosk" --pictures "$4" \
        --today 2026-11-22 --play "$root/tests/kiosk/look/$3.play" || say "$3 did not play to its end"
}

for name in "${@:-portrait arabic ostersund landscape larger larger-landscape}"; do
    for each in $name; do
        case $each in
        ostersund) play ostersund 21.5-portrait "$each" "$look" ;;
        larger) play ljusnarsberg 21.5-portrait larger "$look/larger" ;;
        larger-landscape) play ljusnarsberg 15.6-landscape larger "$look/larger-landscape" ;;
        landscape) play ljusnarsberg 15.6-landscape "$each" "$look" ;;
        *) play ljusnarsberg 21.5-portrait "$each" "$look" ;;
        esac
    done
done

for target in "$targets"/kiosk-*.png; do
    ours=$look/$(basename "$target")
    if [ -z "$targets" ] || [ ! -f "$ours" ]; then continue; fi
    convert "$target" "$ours" +append -resize 50% "$look/beside/$(basename "$target")"
done
