#!/bin/sh
# What the pipe(8) transports and the commands in aliases(5) run: reads the mail and ends as its first argument says.
cat >/dev/null
case "$1" in
    accept) exit 0 ;;
    later) echo "temporary trouble with $2"; exit 75 ;;
    fail) echo "5.1.1 no such mailbox: $2"; exit 67 ;;
    crash) kill -SEGV $$ ;;
esac
