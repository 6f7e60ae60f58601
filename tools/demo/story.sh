#!/usr/bin/env bash
# tools/demo/story.sh PICTURES: the demo as one page, its pictures in the order of what happened. A picture
# that was not taken is left out.
set -euo pipefail
pictures=$1

cat <<'HTML'
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Tyck till: the demo</title>
<style>
body { font: 18px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1f1c; background: #faf7f1 }
figure { margin: 0 0 2rem; break-inside: avoid } figcaption { margin-bottom: .5rem }
img { max-width: 100%; max-height: 40rem; border: 1px solid #716f65; border-radius: 6px; background: #fff }
.row { display: flex; flex-wrap: wrap; gap: 1.5rem } .row figure { flex: 1 1 16rem }
</style>
<h1>Tyck till: what the demo did</h1>
<p>A form was printed, filled in by a made hand, photographed and read. A complaint was typed at the kiosk.
Both were sealed before they touched a disk, and carried to an office that alone can open them; it was stopped on the way and nothing was lost.</p>
HTML

# show CAPTION PICTURE…
show() {
    local caption=$1 alt=$1 picture any=
    shift
    for picture in "$@"; do
        [ -f "$pictures/$picture" ] || continue
        [ -n "$any" ] || printf '<div class="row">\n'
        any=1
        printf '<figure><figcaption>%s</figcaption><img src="pictures/%s" alt="%s"></figure>\n' "$caption" "$picture" "$alt"
        caption='&nbsp;'
    done
    [ -z "$any" ] || printf '</div>\n'
}

echo '<h2>On paper</h2>'
show 'The form, as it is printed from the own file of the municipality.' printed-form-1.png printed-form-2.png
show 'Somebody has filled it in; reception has photographed it.' filled-form-1.jpg
show 'What the reader is not sure of is asked beside its picture; nothing is guessed.' desk-queue.png desk-form.png desk.png
echo '<h2>At the kiosk</h2>'
show 'It begins with what somebody wants to say, not with a form.' kiosk-start.png kiosk-typ.png kiosk-enhet.png
show 'One question at a time, in the words of the person.' kiosk-fran.png kiosk-beratta.png kiosk-nar.png
show 'Anonymous or not: the person chooses; what is missing is said where it is missing.' kiosk-svar.png kiosk-kontakt-fel.png kiosk-kontakt.png
show 'Everything is shown before it is sent, then thanked for once it is kept.' kiosk-kontrollera.png kiosk-kontrollera-2.png kiosk-tack.png

cat <<'HTML'
<h2>Next</h2>
<p><code>./tycktill kiosk</code> lets you leave something yourself, <code>./tycktill office inbox</code> tells what has come,
<code>./tycktill office</code> opens the office’s pages with made-up matters,
<code>./tycktill scan</code> says how to read a form of your own.</p>
</html>
HTML
