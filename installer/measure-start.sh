#!/usr/bin/env bash
# Start to first verdict of an installed image, with its start cache and without: installer/measure-start.sh IMAGE [RUNS]
#
# IMAGE is the folder with bin/tenshot in it (target/installer/image/tenshot, or /opt/tenshot); `tenshot prepare-start` has been
# run on it. The two are measured in turn, in a data folder that knows the product, after two runs that do not count; what is
# printed are the medians and their ratio. A station without the cache is the same image with the file left out.
set -euo pipefail

image=$(cd "$1" && pwd)
runs=${2:-9}
cache=lib/app/tenshot.aot
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

[ -f "$image/$cache" ] || { echo "$image has no $cache: run $image/bin/tenshot prepare-start first." >&2; exit 3; }
cp -a "$image" "$scratch/plain" && rm "$scratch/plain/$cache"
export TENSHOT_DATA=$scratch/data ORT_DISABLE_TELEMETRY=1

# Milliseconds from the start of the program to the first line on its standard output, which is the first verdict.
first_verdict() {
    local from to line
    from=$(date +%s%N)
    { IFS= read -r line; to=$(date +%s%N); cat > /dev/null; } < <(
        exec "$1/bin/tenshot" inspect --profile bearing --source "sim:?seed=7" --frames 1 --json 2> "$scratch/err")
    case $line in
        *'"verdict"'*) echo $(((to - from) / 1000000)) ;;
        *) echo "no verdict: $line $(cat "$scratch/err")" >&2; exit 1 ;;
    esac
}

median() { sort -n "$1" | awk '{v[NR] = $1} END {print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }

first_verdict "$image" > /dev/null
first_verdict "$scratch/plain" > /dev/null
for ((k = 0; k < runs; k++)); do
    first_verdict "$scratch/plain" >> "$scratch/without"
    first_verdict "$image" >> "$scratch/with"
done
without=$(median "$scratch/without")
with=$(median "$scratch/with")
echo "start to first verdict, median of $runs: $with ms with the start cache, $without ms without"
awk -v a="$with" -v b="$without" 'BEGIN {printf "ratio %.2f (wanted: below 0.60)\n", a / b}'
