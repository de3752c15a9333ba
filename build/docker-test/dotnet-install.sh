#!/bin/bash
# Stands in for Microsoft's install script: checks what was asked for and gives the SDK of the machine, whatever its version.
set -eu

refuse() {
  echo "dotnet-install.sh, a stand-in: $1" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
    --channel) channel=$2 ;;
    --version) version=$2 ;;
    --install-dir) folder=$2 ;;
    *) refuse "$1 is an unknown option" ;;
  esac
  shift 2
done
case $version in
  latest | "$channel".*) ;;
  *) refuse "version $version is not of channel $channel" ;;
esac
mkdir -p "$folder"
ln -s /stand-in/dotnet/* "$folder"
echo "SDK $version of .NET $channel was asked for; the machine's SDK $("$folder/dotnet" --version) stands for it."
