# sh build/fetch-emulator.sh FOLDER
#
# Unpacks into FOLDER/root what runs a program for arm64 on Debian: the emulator, the C library and OpenSSL. Nothing is
# installed, no root is needed, and apt keeps its lists in FOLDER too.
set -eu
mkdir -p "$1/apt/lists/partial" "$1/apt/archives/partial" "$1/root"
cd "$1"

debian() {
    command=$1
    shift
    "$command" -q -o APT::Architectures=arm64 -o Dir::State::Lists="$PWD/apt/lists" -o Dir::Cache="$PWD/apt" \
        -o Acquire::Languages=none -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false "$@"
}

fetch() {
    debian apt-get download "$@"
    for package in ./*.deb; do
        dpkg-deb --extract "$package" root
        rm "$package"
    done
}

# A source that has nothing for arm64 fails, and does no harm.
debian apt-get update || true

# From Debian 13 on, OpenSSL is libssl3t64.
openssl=$(debian apt-cache pkgnames libssl3 | grep -Ex 'libssl3(t64)?' | sort | tail -n 1)
fetch libc6:arm64 "${openssl:-libssl3}:arm64"
test -e root/lib || ln -s usr/lib root/lib # as Debian 13's own base has it
if ! command -v qemu-aarch64-static; then
    fetch qemu-user-static
    test -e root/usr/bin/qemu-aarch64-static || fetch qemu-user # of Debian 13, where the former has links only
fi
rm -r apt
