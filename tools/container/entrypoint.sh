#!/bin/sh
# Starts a container: gives an empty data volume the listing of the image, then runs the command.
set -eu
image=$(dirname "$0")/../..
if [ ! -d "$MUDLARK_DATA/servers" ]; then
  cp -r "$image/data/." "$MUDLARK_DATA/"
  echo "The data volume was empty: it now has the listing of this image."
fi
exec "$@"
