# shellcheck shell=bash
# An office on this machine, for the demo and for trying the stations out. Sourced, not run.
# Needs: $root, say, die (tools/setup.sh).

bin=${TYCKTILL_PROGRAMS:-$root/build/bin}
office_process=

# A TCP port that nobody listens on.
free_port() {
    local port
    for _ in $(seq 50); do
        port=$((20000 + RANDOM % 20000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || {
            echo "$port"
            return
        }
    done
    die 'found no free port on 127.0.0.1'
}

# start_office DATA PORT: receives until stop_office.
start_office() {
    "$bin/tycktill-office" serve --data "$1" --listen "127.0.0.1:$2" >>"$1/serve.log" 2>&1 &
    office_process=$!
    for _ in $(seq 100); do
        (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null && return
        kill -0 "$office_process" 2>/dev/null || break
        sleep 0.1
    done
    cat "$1/serve.log" >&2
    die 'the office did not start'
}

stop_office() {
    [ -n "$office_process" ] || return 0
    kill "$office_process" 2>/dev/null || true
    wait "$office_process" 2>/dev/null || true
    office_process=
}

# enrol STATION STATION_DATA OFFICE_DATA PORT
enrol() {
    local code
    code=$("$bin/tycktill-office" enrol-code --data "$3" --station "$1")
    "$bin/tycktill-courier" enrol --data "$2" "https://127.0.0.1:$4" "$code"
}
