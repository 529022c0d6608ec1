#!/bin/sh
# A D-Bus session, an X server and the accessibility bus for first_minute.py: run.sh PROGRAM
here=$(dirname "$(readlink -f "$0")")
exec dbus-run-session -- xvfb-run -a -s "-screen 0 1440x900x24" sh -c '
    launcher=
    for place in /usr/libexec /usr/lib/at-spi2-core /usr/lib/at-spi2; do
        [ -x "$place/at-spi-bus-launcher" ] && launcher=$place/at-spi-bus-launcher && break
    done
    [ -n "$launcher" ] || { echo "at-spi-bus-launcher is missing: install at-spi2-core" >&2; exit 1; }
    # on a busy machine xvfb-run comes back before its server takes connections
    server=${DISPLAY#:}
    for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        [ -S "/tmp/.X11-unix/X${server%%.*}" ] && break
        sleep 0.5
    done
    sleep 0.5
    "$launcher" --launch-immediately &
    bus=$!
    /usr/bin/python3 "$1" "$2"
    code=$?
    kill $bus
    exit $code' sh "$here/first_minute.py" "$1"
