#!/bin/sh
# Starts the installed Tenshot. What one operator writes into the station's data folder the next one may write to.
umask 0002
# The service and whoever types a command work with the same data.
settings=/etc/default/tenshot
if [ -z "${TENSHOT_DATA:-}" ] && [ -r "$settings" ]; then
    TENSHOT_DATA=$(sed -n 's/^TENSHOT_DATA=//p' "$settings" | tail -n 1 | sed -e 's/^"\(.*\)"$/\1/')
    if [ -n "$TENSHOT_DATA" ]; then export TENSHOT_DATA; else unset TENSHOT_DATA; fi
fi
# ONNX Runtime would otherwise write into the home folder and look for a place to report to.
ORT_DISABLE_TELEMETRY=1
export ORT_DISABLE_TELEMETRY
exec /opt/tenshot/bin/tenshot "$@"
