#!/usr/bin/env bash
# Puts a launcher of a few lines in the place of jpackage's: installer/linux/launcher.sh IMAGE
#
# The one that jpackage brings asks dpkg and rpm at every start whose file it is, twice, which takes a fifth of a second. This one
# hands the same class path and options to the Java of the image, wherever the image lies.
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
END
    printf 'exec "$home/lib/runtime/bin/java" \\\n'
    values java-options | quoted | sed 's/$/ \\/'
    printf -- '-cp %s \\\n' "$(values app.classpath | paste -sd: | quoted)"
    printf '%s "$@"\n' "$(values app.mainclass)"
} > "$image/bin/tenshot.part"
chmod 755 "$image/bin/tenshot.part"
mv -f "$image/bin/tenshot.part" "$image/bin/tenshot"
rm -f "$settings" "$image/lib/libapplauncher.so"
