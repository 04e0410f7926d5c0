#!/bin/sh
# Starts a container: gives an empty data volume the listing of this image, then runs the command. Each part appears at
# once and the entries come last, so a copy that is cut short is finished by the next start.
set -eu
image=$(dirname "$0")/../../data
if [ ! -d "$MUDLARK_DATA/servers" ]; then
  if [ ! -w "$MUDLARK_DATA" ]; then
    echo "User $(id -u) of the container may not write to $MUDLARK_DATA. Use a named volume, or give the folder to that user: docs/own-directory.md, \"In containers\"." >&2
    exit 5
  fi
  for part in "$image"/*; do
    name=${part##*/}
    [ ! -e "$MUDLARK_DATA/$name" ] || continue
    rm -rf "$MUDLARK_DATA/.new"
    cp -r "$part" "$MUDLARK_DATA/.new"
    mv "$MUDLARK_DATA/.new" "$MUDLARK_DATA/$name"
  done
  echo "The data volume had no listing: it now has the one of this image."
fi
exec "$@"
