#!/bin/sh
# Stands in for dnf and yum, under their names. It installs nothing: each package asked for must be in the list, and what
# stands for it must be in the image already.
set -eu
name=${0##*/}

refuse() {
  echo "$name, a stand-in: $1" >&2
  exit 1
}

[ "${1-}" = install ] || refuse "'${1-}' is not install"
shift
for argument; do
  case $argument in
    -y | --setopt=keepcache=1) continue ;;
    -*) refuse "$argument is an unknown option" ;;
  esac
  debian=$(awk -v name="$argument" '$1 == name { gsub(",", " ", $2); print $2 }' /stand-in/packages)
  [ -n "$debian" ] || refuse "$argument is not in the list of packages"
  # shellcheck disable=SC2086 # Several words where several packages stand for one.
  dpkg --status $debian > /dev/null || refuse "$debian, which stands for $argument, is not installed"
done

# A folder that is there only if the Dockerfile mounts it: the image has none.
touch "/var/cache/$name/downloaded" || refuse "its cache is not mounted"
