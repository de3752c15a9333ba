#!/bin/sh
# Stands in for curl: knows one address, and answers with the stand-in for what is there.
set -eu
if [ "$*" != "-fsSL https://dot.net/v1/dotnet-install.sh" ]; then
  echo "curl, a stand-in: $* is another request than the one it answers" >&2
  exit 1
fi
cat /stand-in/dotnet-install.sh
