#!/usr/bin/env bash
# Puts a launcher of a few lines in the place of jpackage's: installer/linux/launcher.sh IMAGE
#
# The one that jpackage brings asks dpkg and rpm at every start whose file it is, twice, which takes a fifth of a second. This one
# hands the same class path and options to the Java of the image, wherever the image lies. It gives Java the start cache only while
# the jars are those that the cache was made of: Java 25 looks at them by itself only where some class was not in the cache.
set -euo pipefail

image=$1
settings=$image/lib/app/tenshot.cfg

# The values of a key in jpackage's settings, one a line.
values() { sed -n "s/^$1=//p" "$settings"; }

# A value in the quotes of the shell, with the folder that it begins with put in when the program starts.
quoted() { sed -e 's/[\\"`$]/\\&/g' -e 's/\\$APPDIR/$app/g' -e 's/.*/"&"/'; }

{
    cat << 'END'
#!/bin/sh
# Starts Tenshot with the Java that lies beside it.
self=$0
[ ! -L "$self" ] || self=$(readlink -f "$self")
home=$(cd "$(dirname "$self")/.." && pwd)
app=$home/lib/app
made_of=$app/tenshot.aot.jars
jars=$(cd "$app/lib" && stat -c '%n %s %y' ./*.jar)
cache=-XX:AOTCache=$app/tenshot.aot
verb=${1:-}
if [ "$verb" = prepare-start ]; then
    rm -f "$made_of"
elif ! printf '%s\n' "$jars" | cmp -s - "$made_of"; then
    cache=-Dtenshot.start=slow
fi
END
    printf 'set -- "$home/lib/runtime/bin/java" \\\n'
    values java-options | quoted | sed -e 's/^"-XX:AOTCache=.*"$/"$cache"/' -e 's/$/ \\/'
    printf -- '-cp %s \\\n' "$(values app.classpath | paste -sd: | quoted)"
    printf '%s "$@"\n' "$(values app.mainclass)"
    cat << 'END'
[ "$verb" = prepare-start ] || exec "$@"
"$@" && printf '%s\n' "$jars" > "$made_of" && chmod a+r "$made_of"
END
} > "$image/bin/tenshot.part"
chmod 755 "$image/bin/tenshot.part"
mv -f "$image/bin/tenshot.part" "$image/bin/tenshot"
rm -f "$settings" "$image/lib/libapplauncher.so"
