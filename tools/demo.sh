#!/usr/bin/env bash
# ./tycktill demo [--headless] [--out FOLDER]: the whole path once, on this machine and on real parts. A form is
# printed, filled in by a made hand, photographed and scanned; a complaint is typed at the kiosk; both
# are sealed, carried over HTTPS to an office and shown as the office holds them.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/tools/setup.sh"
. "$root/tools/local_office.sh"

headless=0
demo=$root/build/demo
while [ $# -gt 0 ]; do
    case $1 in
    --headless) headless=1 ;;
    --out)
        [ -n "${2:-}" ] || die 'demo --out needs a folder' 2
        demo=$(realpath -m "$2")/demo
        shift
        ;;
    *) die "demo takes --headless and --out FOLDER, not '$1'" 2 ;;
    esac
    shift
done
[ -n "${DISPLAY:-}" ] || headless=1

pictures=$demo/pictures
rm -rf "$demo"
mkdir -p "$pictures" "$demo/post"
export TYCKTILL_OFFICE_PASSPHRASE='ett provkontor på ljungheden'
export TYCKTILL_OPERATOR_PASSPHRASE='en provdisk i receptionen'
export OMP_THREAD_LIMIT=1
trap 'stop_office' EXIT

step() { printf '\n== %s\n' "$*"; }

# with_window COMMAND…: in a real window, on this display or on one without a screen.
with_window() {
    if [ "$headless" = 1 ]; then
        xvfb-run -a -s '-screen 0 1920x1920x24 -nolisten tcp' "$@"
    else
        "$@"
    fi
}

step 'An office, and two stations that it knows'
port=$(free_port)
"$bin/tycktill-office" init --data "$demo/office"
start_office "$demo/office" "$port"
enrol kiosk "$demo/kiosk" "$demo/office" "$port"
enrol scanner "$demo/scanner" "$demo/office" "$port"

step 'A form is printed'
form=ljusnarsberg/klagomalsblankett
"$bin/tycktill-forms" print "$form" --out "$demo/blankett.pdf"
pdftoppm -r 100 -png "$demo/blankett.pdf" "$pictures/printed-form"

step 'Somebody fills it in and posts it; reception photographs it'
answers=$root/tools/demo/filled_form.json
photograph() {
    "$bin/tycktill-photograph" --form "$demo/blankett.pdf" --seed 7 --page "$1" --answers "$2" \
        --out "$demo/post/000$1.jpg"
    cp "$demo/post/000$1.jpg" "$pictures/filled-form-$1.jpg"
}
echo '{}' >"$demo/nothing.json"
photograph 1 "$answers"
photograph 2 "$demo/nothing.json" # the story did not need the back

step 'The scanning station reads it'
"$bin/tycktill-scan" intake --data "$demo/scanner" "$demo/post"
id=$("$bin/tycktill-scan" queue --data "$demo/scanner" --json | jq -r 'select(.id) | .id' | head -n 1)
[ -n "$id" ] || die 'the form did not reach the queue'
(
    cd "$pictures"
    with_window "$bin/tycktill-scan" desk --data "$demo/scanner" --play "$root/tools/demo/desk.play"
)
"$bin/tycktill-scan" show "$id" --data "$demo/scanner" --json >"$demo/form-as-read.json"

# What the reader doubts is settled as reception would: by typing what stands on the page.
mapfile -t doubts < <(jq -r '.doubts[].field' "$demo/form-as-read.json" | sort -u)
for field in "${doubts[@]}"; do
    value=$(jq -r --arg field "$field" '.[$field] | if type == "array" then join(",") else . // "" end' "$answers")
    "$bin/tycktill-scan" settle "$id" --data "$demo/scanner" "$field=$value"
done
"$bin/tycktill-scan" accept "$id" --data "$demo/scanner"

step 'A complaint is typed at the kiosk'
(
    cd "$pictures"
    with_window "$bin/tycktill-kiosk" --data "$demo/kiosk" --municipality ljusnarsberg \
        --unit 'Björkgården' --panel 21.5-portrait --play "$root/tools/demo/kiosk.play"
)

step 'Both couriers carry; the office is stopped in the middle and started again'
"$bin/tycktill-courier" once --data "$demo/kiosk"
stop_office
"$bin/tycktill-courier" once --data "$demo/scanner" && die 'the courier says it delivered to an office that is away'
start_office "$demo/office" "$port"
"$bin/tycktill-courier" once --data "$demo/scanner"
"$bin/tycktill-courier" status --data "$demo/scanner"
"$bin/tycktill-office" verify --data "$demo/office"

step 'What the office holds'
mapfile -t arrived < <("$bin/tycktill-office" inbox --data "$demo/office" --json | jq -r .id)
[ "${#arrived[@]}" = 2 ] || die "the office holds ${#arrived[@]} submissions, not 2"
for submission in "${arrived[@]}"; do
    echo
    "$bin/tycktill-office" show "$submission" --data "$demo/office"
done
stop_office

step 'To look at'
story=$demo/index.html
"$root/tools/demo/story.sh" "$pictures" >"$story"
echo "${story#"$root"/}"
echo 'next: ./tycktill kiosk, where you leave something yourself; then ./tycktill office inbox'
if [ "$headless" = 0 ] && command -v xdg-open >/dev/null; then
    xdg-open "$story" >/dev/null 2>&1 || true
fi
