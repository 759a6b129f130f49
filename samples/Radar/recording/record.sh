#!/usr/bin/env bash
# Records Radar's traffic into the sample:
#   record.sh before   the service as it is      -> capture/, capture.har, alert.json
#   record.sh after    with fixed.patch applied  -> capture-after/
set -euo pipefail

sample="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
mode="${1:-}"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# Built in a copy, so that neither the patch nor the build touches the sample.
mkdir "$work/Radar"
cp -R "$sample"/Directory.*.props "$sample/src" "$sample/recording" "$work/Radar"
find "$work/Radar" -type d \( -name bin -o -name obj \) -prune -exec rm -rf {} +

case "$mode" in
  before) capture=capture; options=(--har "$work/capture.har" --alert "$work/alert.json") ;;
  after) capture=capture-after; options=(); git -C "$work/Radar" apply "$sample/recording/fixed.patch" ;;
  *) echo "usage: record.sh before|after" >&2; exit 1 ;;
esac

for project in src/Radar.Api recording/Radar.Recording; do
  dotnet build "$work/Radar/$project" -c Release -o "$work/$(basename "$project")" -nodeReuse:false -v quiet
done

dotnet exec "$work/Radar.Recording/Radar.Recording.dll" \
  --service "$work/Radar.Api/Radar.Api.dll" --capture "$work/$capture" "${options[@]}"

# Only a recording that went through replaces the last one.
rm -rf "${sample:?}/$capture"
mv "$work/$capture" "$sample/"
if [[ "$mode" == before ]]; then
  mv "$work/capture.har" "$work/alert.json" "$sample/"
fi
