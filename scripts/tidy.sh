#!/bin/sh
# Runs clang-tidy over the program's sources (not the tests'), one job a core; every warning is a failure.
#
#   scripts/tidy.sh [BUILD_DIR] [FILE…]      the build folder has compile_commands.json; build/release unless given
set -eu
cd "$(dirname "$0")/.."
build=${1:-build/release}
[ $# -gt 0 ] && shift
[ -e "$build/compile_commands.json" ] || { echo "tidy.sh: $build has no compile_commands.json; run: cmake --preset release" >&2; exit 2; }
[ $# -gt 0 ] || set -- $(ls src/*/*.cc cli/*.cc | grep -v _test.cc)
found=$(printf '%s\n' "$@" | xargs -n1 -P"$(nproc)" clang-tidy --quiet -p "$build" 2>/dev/null) || true
case $found in *warning:*|*error:*) printf '%s\n' "$found"; exit 1 ;; esac
echo "tidy.sh: $# files, no warnings"
