#!/bin/sh
# Installs the Debian packages that Hearsay is built from, those that are missing only. Wants root or sudo where any is.
#
#   scripts/install-packages.sh [dev]
#
# With `dev` also what only developers use: Clang and its tools, the fuzzing runtime, the benchmark library.
set -eu
build="cmake ninja-build g++ make pkg-config ccache libexpected-dev libfmt-dev nlohmann-json3-dev libsimdjson-dev libicu-dev
  libxxhash-dev libhwy-dev libpugixml-dev libgumbo-dev libarchive-dev libssl-dev libre2-dev libcld2-dev libcli11-dev libsqlite3-dev libpq-dev
  libgtest-dev libgmock-dev librapidcheck-dev postgresql python3"
developers="clang clang-tidy clang-format libclang-rt-14-dev lld libbenchmark-dev"
wanted=$build
[ "${1:-}" = dev ] && wanted="$build $developers"

missing=
for package in $wanted; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "these packages are missing and neither root nor sudo is at hand:$missing" >&2; exit 2; }
  as_root=sudo
fi
echo "installing:$missing"
$as_root apt-get update -q
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
