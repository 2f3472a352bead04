#!/bin/sh
# Starts the installed Tenshot. What one operator writes into the station's data folder the next one may write to.
umask 0002
# ONNX Runtime would otherwise write into the home folder and look for a place to report to.
ORT_DISABLE_TELEMETRY=1
export ORT_DISABLE_TELEMETRY
exec /opt/tenshot/bin/tenshot "$@"
