# What both kinds of package do after their files are there. Sourced by the scripts of the packages.

data=/var/lib/tenshot
cache=/opt/tenshot/lib/app/tenshot.aot

# The account of the service, and the folder that all operators of the station share through its group.
make_data_folder() {
    getent group tenshot >/dev/null || groupadd --system tenshot
    getent passwd tenshot >/dev/null ||
        useradd --system --gid tenshot --home-dir "$data" --no-create-home --shell /usr/sbin/nologin tenshot
    if [ ! -d "$data" ]; then
        install -d -o tenshot -g tenshot -m 2775 "$data"
        # SQLite gives the files beside a log the rights of the log, and a new log to its maker alone.
        install -o tenshot -g tenshot -m 0664 /dev/null "$data/tenshot.db"
    fi
}

# A start without the cache is slower and nothing else.
prepare_start() {
    rm -f "$cache" "$cache.jars"
    if ! /usr/bin/tenshot prepare-start; then
        echo "Tenshot is installed. Its starts will take longer, because no start cache could be made." >&2
    fi
}

tell_the_desktop() {
    for tool in "update-mime-database /usr/share/mime" "update-desktop-database -q /usr/share/applications" \
        "gtk-update-icon-cache -q -t /usr/share/icons/hicolor"; do
        if command -v "${tool%% *}" >/dev/null 2>&1; then $tool || true; fi
    done
    if [ -d /run/systemd/system ]; then systemctl daemon-reload || true; fi
}

# True where the service was running: the caller starts it again.
stop_service() {
    [ -d /run/systemd/system ] && systemctl is-active --quiet tenshot.service && systemctl stop tenshot.service
}
