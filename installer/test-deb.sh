#!/usr/bin/env bash
# The .deb from its installation to its removal, in a clean root: installer/test-deb.sh [FILE.deb]
#
# Without a file it builds one (mvn -q package -Pinstaller). Needs root rights, debootstrap, python3 and a Debian mirror; where one
# of them is missing it says so and ends with 0, because nothing was found wrong. TENSHOT_MIRROR names another mirror,
# TENSHOT_ROOT a folder with a debootstrapped Debian 12 that is copied instead of fetched.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
project=$(dirname "$here")
mirror=${TENSHOT_MIRROR:-http://deb.debian.org/debian}
schema=$project/src/main/resources/org/tenshot/store/schema
tables=$(find "$schema" -name '*.sql' | wc -l)

skip() { echo "SKIPPED, NOTHING WAS TESTED: $*" >&2; exit 0; }
fail() { echo "FAILED: $*" >&2; exit 1; }
step() { echo "== $*"; }

[ "$(id -u)" = 0 ] || skip "a clean root needs root rights"
for tool in debootstrap dpkg-deb python3; do command -v $tool > /dev/null || skip "$tool is not installed"; done

deb=${1:-}
if [ -z "$deb" ]; then
    (cd "$project" && mvn -q package -DskipTests -Pinstaller)
    deb=$(ls "$project"/target/installer/tenshot_*_amd64.deb)
fi

scratch=$(mktemp -d /var/tmp/tenshot-test.XXXXXX)
root=$scratch/root
cleanup() {
    umount "$root/dev" "$root/proc" 2> /dev/null || true
    mountpoint -q "$root/dev" || mountpoint -q "$root/proc" || rm -rf "$scratch"
}
trap cleanup EXIT

if [ -n "${TENSHOT_ROOT:-}" ]; then
    cp -ax "$TENSHOT_ROOT" "$root"
else
    debootstrap --variant=minbase bookworm "$root" "$mirror" > "$scratch/debootstrap.log" 2>&1 ||
        skip "no Debian could be fetched from $mirror: $(tail -n 1 "$scratch/debootstrap.log")"
fi
mount -t proc proc "$root/proc" || skip "/proc cannot be mounted in the clean root"
mount --bind /dev "$root/dev" || skip "/dev cannot be mounted in the clean root"
cp /etc/resolv.conf "$root/etc/resolv.conf"
printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d" && chmod +x "$root/usr/sbin/policy-rc.d"

within() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as() { local who=$1; shift; within setpriv --reuid "$who" --regid "$who" --init-groups env HOME="/home/$who" "$@"; }
ask() { python3 -c 'import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])' "$root/var/lib/tenshot/tenshot.db" "$1"; }
expect() { [ "$2" = "$3" ] || fail "$1: $2 instead of $3"; }

# judge WHO: 60 parts, a line each on standard output.
judge() {
    as "$1" tenshot inspect --profile bearing --source "sim:?seed=4" --frames 60 --json > "$scratch/out" 2> "$scratch/err" ||
        fail "tenshot ended with $? for $1: $(cat "$scratch/err")"
    expect "verdicts printed for $1" "$(grep -c '"verdict"' "$scratch/out")" 60
}

step "install the version before"
dpkg-deb -R "$deb" "$scratch/old"
sed -i 's/^Version: .*/Version: 0.0.1/' "$scratch/old/DEBIAN/control"
dpkg-deb --root-owner-group -Zzstd -z1 --build "$scratch/old" "$root/tmp/old.deb" > /dev/null
rm -rf "$scratch/old"
cp "$deb" "$root/tmp/new.deb"
within apt-get -qq update > "$scratch/apt.log" 2>&1 || fail "apt-get update: $(tail -n 3 "$scratch/apt.log")"
# Nothing but the package and what it declares: what it forgets to declare is missing here.
within apt-get -qq install -y --no-install-recommends /tmp/old.deb > "$scratch/apt.log" 2>&1 || fail "install: $(tail -n 5 "$scratch/apt.log")"
cache=$root/opt/tenshot/lib/app/tenshot.aot
[ -f "$cache" ] || fail "no start cache was made: $(tail -n 5 "$scratch/apt.log")"
expect "command on the path" "$(within sh -c 'command -v tenshot')" /usr/bin/tenshot
# libonnxruntime.so.1 is the name of a library of ours that the program loads by its file.
missing=$(within sh -c 'find /opt/tenshot -name "*.so" | LD_LIBRARY_PATH=/opt/tenshot/lib/runtime/lib:/opt/tenshot/lib/runtime/lib/server:/opt/tenshot/lib/app/natives/onnxruntime xargs -n 1 ldd 2>/dev/null | grep "not found" | grep -v libonnxruntime | sort -u')
expect "libraries that nothing declares" "$missing" ""
for who in first second stranger; do within useradd --create-home "$who"; done
within usermod -aG tenshot first
within usermod -aG tenshot second

step "upgrade with its log and its settings"
old=$root/var/lib/tenshot/tenshot.db
rm "$old"
python3 "$here/old-log.py" "$schema" $((tables - 1)) "$old" 17
chroot "$root" chown tenshot:tenshot /var/lib/tenshot/tenshot.db && chmod 664 "$old"
echo 'TENSHOT_ARGS="--profile metal-surface"' > "$root/etc/default/tenshot"
made=$(stat -c %i "$cache")
within apt-get -qq install -y --no-install-recommends /tmp/new.deb > "$scratch/apt.log" 2>&1 || fail "upgrade: $(tail -n 5 "$scratch/apt.log")"
[ -f "$cache" ] && [ "$(stat -c %i "$cache")" != "$made" ] || fail "the upgrade kept the start cache of the version before"
grep -q metal-surface "$root/etc/default/tenshot" || fail "the upgrade threw settings away"

step "judge 60 parts, twice, by two operators"
judge first
expect "rows after the first operator" "$(ask 'SELECT count(*) FROM inspections')" 77
expect "tables" "$(ask 'PRAGMA user_version')" "$tables"
[ -n "$(find "$root/var/lib/tenshot" -name "tenshot.db.v$((tables - 1))-*.backup")" ] || fail "the older log was not copied before it was changed"
judge second
expect "rows after the second operator" "$(ask 'SELECT count(*) FROM inspections')" 137
as stranger tenshot inspect --profile bearing --frames 1 > "$scratch/out" 2>&1 && fail "somebody outside the group wrote into the log"
grep -q /var/lib/tenshot "$scratch/out" || fail "the refusal does not name the folder: $(cat "$scratch/out")"
[ -z "$(find "$root/home" -name tenshot -o -name onnxruntime -o -name .openjfx)" ] || fail "something was written into a home folder"

step "the start cache is used, and not for another image"
as first env JAVA_TOOL_OPTIONS=-XX:AOTMode=on tenshot --version > /dev/null 2>&1 || fail "Java refuses the start cache that was made here"
takes_cache() { as first env JAVA_TOOL_OPTIONS=-XX:+PrintFlagsFinal tenshot --version 2> /dev/null | grep -q 'AOTCache .*tenshot.aot'; }
takes_cache || fail "the start cache that was made here is not used"
jar=$(find "$root/opt/tenshot/lib/app/lib" -name 'tenshot-*.jar')
touch "$jar"
takes_cache && fail "the start cache of another image is used"
judge first

step "remove"
within apt-get -qq remove -y tenshot > "$scratch/apt.log" 2>&1 || fail "remove: $(tail -n 5 "$scratch/apt.log")"
[ ! -e "$root/opt/tenshot" ] || fail "left behind: $(find "$root/opt/tenshot" | head -n 5)"
[ ! -e "$root/usr/bin/tenshot" ] || fail "the command was left behind"
expect "rows after the removal" "$(ask 'SELECT count(*) FROM inspections')" 197

step "purge: keeps the data, unless somebody says otherwise"
cp -a "$root/var/lib/dpkg/info/tenshot.postrm" "$root/var/cache/debconf" "$scratch/"
within dpkg --purge tenshot > "$scratch/apt.log" 2>&1 || fail "purge: $(cat "$scratch/apt.log")"
expect "rows after the purge" "$(ask 'SELECT count(*) FROM inspections')" 197
grep -q "are kept in /var/lib/tenshot" "$scratch/apt.log" || fail "the purge does not say that data were kept"
rm -rf "$root/var/cache/debconf" && cp -a "$scratch/debconf" "$root/var/cache/debconf"
echo "tenshot tenshot/delete-data boolean true" | within debconf-set-selections
install -m 755 "$scratch/tenshot.postrm" "$root/tmp/tenshot.postrm"
within env DPKG_MAINTSCRIPT_PACKAGE=tenshot /tmp/tenshot.postrm purge > "$scratch/apt.log" 2>&1 || fail "purge: $(cat "$scratch/apt.log")"
[ ! -e "$root/var/lib/tenshot" ] || fail "the data were kept against the answer"

echo "The package installs, judges, upgrades and goes."
