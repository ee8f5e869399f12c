#!/bin/sh
# Codes the sample reports, links them and shows what there is to see.
#
#   demo/run.sh [PROGRAM]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
hearsay=${1:-hearsay}
out=${DEMO_OUT:-$(mktemp -d)}
ledger=$out/demo.db
rm -f "$ledger"

say() { printf '\n$ %s\n' "$*"; }

say "hearsay code demo/reports -o demo.db"
"$hearsay" code "$here/reports" -o "$ledger"
say "hearsay link demo.db"
"$hearsay" link "$ledger"
say "hearsay ls demo.db"
"$hearsay" ls "$ledger"
for incident in $("$hearsay" ls "$ledger" --format csv --status disputed | sed -n '2,3s/,.*//p'); do
  say "hearsay why demo.db $incident"
  "$hearsay" why "$ledger" "$incident"
done
printf '\nThe ledger is %s; it opens with any SQLite tool.\n' "$ledger"
