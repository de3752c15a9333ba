#!/bin/bash
# Builds the project's Dockerfile by buildah, as root, on a stand-in for the image of Amazon Linux, from the top of the project:
#
#     bash build/docker-test/build.sh SYSTEM OUTPUT DOTNET NUGET
#
# SYSTEM is al2023 or al2, OUTPUT the folder for what the Dockerfile makes, with a log beside it, DOTNET the folder of the
# machine's SDK, and NUGET the one of its packages.
set -euo pipefail
system=$1 output=$2 dotnet=$3 nuget=$4
stand_ins=build/docker-test
context=artifacts/docker-test/image
mkdir -p "$context"

# Outside of the project: a tool that walks through that would follow the links of a whole Linux.
scratch=$(mktemp --directory "${TMPDIR:-/var/tmp}/docker-test-XXXXXX")
exec 3>&2 > "$output.log" 2>&1
finish() {
  local status=$?
  # Where this script is ended from outside, a child is still at work.
  while pkill --signal KILL --parent $$; do sleep 0.2; done
  rm -rf --one-file-system "$scratch"
  [ "$status" -eq 0 ] || tail --lines=20 "$output.log" >&3
}
trap finish EXIT

if [ ! "$context/debian.tar" -nt "$stand_ins/packages" ]; then
  packages=$(awk '/^[^#]/ { printf "%s%s", comma, $2; comma = "," }' "$stand_ins/packages")
  debootstrap --variant=minbase --include="$packages" bookworm "$scratch/debian"
  tar --create --file "$scratch/debian.tar" --directory "$scratch/debian" --one-file-system --exclude='./dev/*' \
    --exclude=./usr/share/doc --exclude=./usr/share/locale --exclude=./usr/share/man \
    --exclude=./var/cache/apt --exclude=./var/lib/apt .
  mv "$scratch/debian.tar" "$context"
  rm -rf --one-file-system "$scratch/debian"
fi
cp "$stand_ins"/* "$context"

# Docker's format, because the other has no SHELL. In a namespace whose processes all end with it: the compiler's server
# would wait for more work.
build() {
  TMPDIR=$scratch BUILDAH_ISOLATION=chroot unshare --pid --fork --kill-child --mount-proc \
    buildah --root "$scratch/images" --runroot "$scratch/run" --storage-driver vfs bud --format docker --pull-never "$@"
}

case $system in
  al2023) package_manager=dnf ;;
  al2) package_manager=yum ;;
esac
build --build-arg PACKAGE_MANAGER="$package_manager" --tag "localhost/$system" "$context"

# AMAZON_LINUX is named although al2023 is its default: buildah before 1.29 takes no default for the name of a stage.
build --build-arg AMAZON_LINUX="$system" --build-arg "${system^^}_IMAGE=localhost/$system" \
  --volume "$dotnet:/stand-in/dotnet:ro" --volume "$nuget:/stand-in/nuget:ro" --output "type=local,dest=$output" .
