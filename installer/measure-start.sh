#!/usr/bin/env bash
# Start to first verdict of an installed image, with its start cache and without: installer/measure-start.sh [IMAGE [RUNS]]
#
# IMAGE is the folder with bin/tenshot in it: /opt/tenshot, or by default target/installer/image/tenshot, which is built first where
# there is none. The start cache is made first where there is none. The two are measured in turn, in a data folder that knows the
# product, after two runs that do not count. A station without the cache is the same image with the file left out. Under ten minutes
# on two cores, most of them for the image.
set -euo pipefail
export LC_ALL=C TIMEFORMAT='%U %S'

tree=$(cd "$(dirname "$0")/.." && pwd)
image=${1:-$tree/target/installer/image/tenshot}
runs=${2:-15}
cache=lib/app/tenshot.aot
[ -x "$image/bin/tenshot" ] || [ -n "${1:-}" ] || (cd "$tree" && mvn -q package -Pinstaller -Dmaven.test.skip=true -Dpackages.skip=true)
image=$(cd "$image" && pwd)
[ -f "$image/$cache.jars" ] || "$image/bin/tenshot" prepare-start
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp -a "$image" "$scratch/plain" && rm "$scratch/plain/$cache"
export TENSHOT_DATA=$scratch/data ORT_DISABLE_TELEMETRY=1

# One line of the file $2: the milliseconds from the start of the program in $1 to the first line on its standard output, which is
# the first verdict, and those that all its threads worked until its end.
run() {
    local from to line
    from=$(date +%s%N)
    {
        IFS= read -r line
        to=$(date +%s%N)
        cat > /dev/null
    } < <({ time "$1/bin/tenshot" inspect --profile bearing --source "sim:?seed=7" --frames 1 --json 2> "$scratch/err"; } 2> "$scratch/time")
    case $line in
        *'"verdict"'*) ;;
        *) echo "no verdict: $line $(cat "$scratch/err")" >&2; exit 1 ;;
    esac
    wait $!
    awk -v wall=$(((to - from) / 1000000)) '{printf "%d %d\n", wall, 1000 * ($1 + $2)}' "$scratch/time" >> "$2"
}

# The median of what stands in column $2 of the file $1.
median() {
    awk -v c="$2" '{print $c}' "$1" | sort -n | awk '{v[NR] = $1} END {print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'
}

run "$image" "$scratch/warm"
run "$scratch/plain" "$scratch/warm"
for ((k = 0; k < runs; k++)); do
    run "$scratch/plain" "$scratch/without"
    run "$image" "$scratch/with"
done
paste -d' ' "$scratch/with" "$scratch/without" | awk '{print $1 / $3}' > "$scratch/ratios"

echo "start to first verdict, medians of $runs runs in turn:"
echo "  with the start cache     $(median "$scratch/with" 1) ms ($(median "$scratch/with" 2) ms of work on all cores until the end)"
echo "  without                  $(median "$scratch/without" 1) ms ($(median "$scratch/without" 2) ms)"
awk -v a="$(median "$scratch/with" 1)" -v b="$(median "$scratch/without" 1)" -v r="$(median "$scratch/ratios" 1)" \
    'BEGIN {printf "  ratio of the medians     %.2f (wanted: below 0.60); median of the ratios of neighbouring runs %.2f\n", a / b, r}'
