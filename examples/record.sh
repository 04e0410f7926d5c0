#!/bin/sh
# Saves the scan record of one MUD, for the import command of the scanner: sh examples/record.sh https://mudlark.example/ the-7th-plane
curl --fail --silent --show-error "${1:-https://mudlark.example/}servers/${2:-the-7th-plane}/record.json" --output "${2:-the-7th-plane}.json"
