# shellcheck shell=bash
# What every ./tycktill command does first: install what is missing, build. Sourced, not run.

say() { printf 'tycktill: %s\n' "$*" >&2; }
die() {
    say "$1"
    exit "${2:-1}"
}

# shellcheck disable=SC2154 # root is set by who sources this
log_folder=$root/build/log

# run_quietly NAME COMMAND…: its output goes to a log, and is shown only when it fails.
run_quietly() {
    local name=$1
    shift
    mkdir -p "$log_folder"
    if ! "$@" >"$log_folder/$name.log" 2>&1; then
        tail -n 40 "$log_folder/$name.log" >&2
        die "$name failed; everything it said is in build/log/$name.log"
    fi
}

is_debian_12() {
    [ -r /etc/os-release ] && (
        . /etc/os-release
        [ "${ID:-}" = debian ] && [ "${VERSION_ID:-}" = 12 ]
    )
}

# install_missing [LIST…]: the package lists in tools/, packages.txt unless told.
missing_packages() {
    local package
    cat "$@" | sed -e 's/#.*//' -e 's/[[:space:]].*//' -e '/^$/d' | while read -r package; do
        case $(dpkg-query -W -f='${Status}' "$package" 2>/dev/null) in
        'install ok installed') ;;
        *) echo "$package" ;;
        esac
    done
}

# patiently COMMAND…: tried again while another program holds the list of packages, for ten minutes. apt waits
# by itself for the lock on what is installed, not for the one on the lists.
patiently() {
    local said tries=0
    until said=$("$@" 2>&1); do
        printf '%s\n' "$said"
        case $said in *'Could not get lock'* | *'Unable to lock'*) ;; *) return 1 ;; esac
        tries=$((tries + 1))
        [ "$tries" -lt 120 ] || return 1
        sleep 5
    done
    printf '%s\n' "$said"
}

# shellcheck disable=SC2120 # the benchmarks name their own list
install_missing() {
    local lists=("${@:-$root/tools/packages.txt}")
    if ! is_debian_12; then
        # Somebody who has everything by other means may go on: what counts is that cmake finds it.
        [ -n "${TYCKTILL_SKIP_INSTALL:-}" ] && return
        say 'this is not Debian 12; these packages, or what is like them here, are needed:'
        cat "${lists[@]}" | sed -e 's/#.*//' -e '/^$/d' >&2
        die 'install them and set TYCKTILL_SKIP_INSTALL=1' 2
    fi
    local missing
    missing=$(missing_packages "${lists[@]}")
    [ -n "$missing" ] || return 0
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || die "run as root or install sudo; missing: ${missing//$'\n'/ }" 2
        as_root=(sudo)
    fi
    say "installing $(echo "$missing" | wc -l) Debian packages (a few minutes the first time)"
    # Another program may be installing something: ten minutes are given to it.
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600)
    run_quietly apt-update patiently "${apt[@]}" update
    # shellcheck disable=SC2086 # one word a package
    run_quietly apt-install "${apt[@]}" install -y --no-install-recommends $missing
    say 'packages installed'
}

# Shows ninja's «[12/340] …» lines as one line that moves, or as a line every tenth part.
show_progress() {
    local terminal=0
    [ -t 2 ] && terminal=1
    awk -v terminal="$terminal" '
        match($0, /^\[[0-9]+\/[0-9]+\]/) {
            split(substr($0, 2, RLENGTH - 2), count, "/")
            if (count[2] < 20) next
            tenth = int(10 * count[1] / count[2])
            if (terminal) printf "\rtycktill: building %d of %d ", count[1], count[2] > "/dev/stderr"
            else if (tenth > shown) printf "tycktill: building %d of %d\n", count[1], count[2] > "/dev/stderr"
            shown = tenth; any = 1
        }
        END { if (any && terminal) printf "\n" > "/dev/stderr" }'
}

build() {
    mkdir -p "$log_folder"
    [ -f "$root/build/build.ninja" ] || run_quietly configure cmake -S "$root" --preset release
    if ! ninja -C "$root/build" "$@" 2>&1 | tee "$log_folder/build.log" | show_progress; then
        grep -A 20 -m 3 'FAILED:' "$log_folder/build.log" >&2 || tail -n 30 "$log_folder/build.log" >&2
        die 'the build failed; everything it said is in build/log/build.log'
    fi
}

# setup [TARGET…]: everything, or only these targets (programs: what people run, without the tests).
setup() {
    # shellcheck disable=SC2119
    install_missing
    build "$@"
}
