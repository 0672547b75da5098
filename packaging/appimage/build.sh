#!/bin/sh
# Makes an AppImage of the bundle in dist; appimagetool has to be on the PATH. See ../README.md for
# what of it was tried.
set -eu
cd "$(dirname "$0")/../.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
chmod 755 "$folder" # else nobody but root could look into the image
build/venv/bin/python packaging/linux/share.py "$folder/usr/share"
mkdir -p "$folder/usr/lib"
cp -r dist/bitsgui "$folder/usr/lib/bitsgui"
ln -s usr/lib/bitsgui/bitsgui "$folder/AppRun"
ln -s usr/share/applications/bitsgui.desktop "$folder/bitsgui.desktop"
ln -s usr/share/icons/hicolor/256x256/apps/bitsgui.png "$folder/bitsgui.png"
version=$("$folder/AppRun" --version | cut -d' ' -f2)
appimagetool "$folder" "dist/bitsgui-$version-$(uname -m).AppImage"
