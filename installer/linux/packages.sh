#!/usr/bin/env bash
# Makes the packages of Linux from the image: installer/linux/packages.sh FOLDER VERSION
#
# FOLDER holds image/tenshot and icon/, and gpu/ where the GPU package is wanted too. The .deb is made where dpkg-deb is, the
# .rpm where rpmbuild is. jpackage could do both, but not a link on the PATH, a unit, or files that the package manager knows.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
folder=$(cd "$1" && pwd)
version=$2
stage=$folder/stage
umask 022

stage_files() {
    rm -rf "$stage"
    install -d "$stage/opt"
    cp -a "$folder/image/tenshot" "$stage/opt/tenshot"
    # One that somebody tried out here fits no other machine.
    rm -f "$stage/opt/tenshot/lib/app/tenshot.aot" "$stage/opt/tenshot/lib/app/tenshot.aot.jars"
    install -D -m 755 "$here/tenshot.sh" "$stage/usr/bin/tenshot"
    install -D -m 644 "$here/setup.sh" "$stage/usr/share/tenshot/setup.sh"
    install -D -m 644 "$here/tenshot.desktop" "$stage/usr/share/applications/tenshot.desktop"
    install -D -m 644 "$here/tenshot.xml" "$stage/usr/share/mime/packages/tenshot.xml"
    install -D -m 644 "$here/tenshot.service" "$stage/usr/lib/systemd/system/tenshot.service"
    install -D -m 644 "$here/tenshot.default" "$stage/etc/default/tenshot"
    install -D -m 644 "$here/../../NOTICE" "$stage/usr/share/doc/tenshot/copyright"
    install -D -m 644 "$here/../../src/site/markdown/install.md" "$stage/usr/share/doc/tenshot/install.md"
    for icon in "$folder"/icon/tenshot-*.png; do
        size=$(basename "$icon" .png)
        size=${size#tenshot-}
        install -D -m 644 "$icon" "$stage/usr/share/icons/hicolor/${size}x$size/apps/tenshot.png"
    done
    chmod -R u=rwX,go=rX "$stage"
}

# deb NAME CONTROL-TEMPLATE: from the stage.
deb() {
    local control=$stage/DEBIAN size
    size=$(du -sk --exclude=DEBIAN "$stage" | cut -f1)
    install -d "$control"
    sed -e "s/@VERSION@/$version/" -e "s/@SIZE@/$size/" "$here/$2" > "$control/control"
    dpkg-deb --root-owner-group -Zzstd -z8 --threads-max=2 --build "$stage" "$folder/$1_${version}_amd64.deb" > /dev/null
    rm -rf "$control"
}

rpm() {
    sed -e "s/@VERSION@/$version/" -e "s#@STAGE@#$stage#" "$here/tenshot.spec.in" > "$folder/tenshot.spec"
    rpmbuild --quiet -bb --target x86_64 --define "_topdir $folder/rpmbuild" --define "_rpmdir $folder" \
        --define '_rpmfilename %{NAME}-%{VERSION}.x86_64.rpm' --define '_binary_payload w8T2.zstdio' "$folder/tenshot.spec"
    rm -rf "$folder/rpmbuild" "$folder/tenshot.spec"
}

stage_files
if command -v dpkg-deb > /dev/null; then
    install -d "$stage/DEBIAN"
    echo /etc/default/tenshot > "$stage/DEBIAN/conffiles"
    for script in postinst prerm postrm; do install -m 755 "$here/deb-$script" "$stage/DEBIAN/$script"; done
    install -m 644 "$here/deb-templates" "$stage/DEBIAN/templates"
    deb tenshot deb-control.in
else
    echo "No .deb: dpkg-deb is not installed." >&2
fi
if command -v rpmbuild > /dev/null; then
    rpm
else
    echo "No .rpm: rpmbuild is not installed." >&2
fi
if [ -d "$folder/gpu" ] && command -v dpkg-deb > /dev/null; then
    rm -rf "$stage"
    install -d "$stage/opt/tenshot/lib/app/natives/onnxruntime-gpu"
    find "$folder/gpu" -name '*.so' -exec cp {} "$stage/opt/tenshot/lib/app/natives/onnxruntime-gpu/" \;
    chmod -R u=rwX,go=rX "$stage"
    deb tenshot-gpu deb-gpu-control.in
fi
rm -rf "$stage"
