#!/bin/sh
# Learns tables claim_weights and party_weights from marked-up pages, in one command that gives the same tables each time:
#
#   training/train_claims.sh CORPUS.jsonl … 
#
# The corpora are those that training/marked/README.md names. What is learned from is what the present rules, lexicon and model find, so learn
# again when they have changed much; it takes a minute. OUT=FOLDER writes elsewhere than over the program's own tables.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
[ $# -gt 0 ] || { echo "usage: train_claims.sh CORPUS.jsonl …" >&2; exit 2; }
out=${OUT:-$root/data/lexicon}
work=${WORK:-$root/build/training}
tools=${TOOLS:-$root/build/tools}
mkdir -p "$work"

python3 "$here/join_marks.py" "$here/marked/pages.jsonl" "$@" >"$work/pages.jsonl"
cmake -S "$root" -B "$tools" -G Ninja -DCMAKE_BUILD_TYPE=Release -DHEARSAY_TRAINING=ON -DHEARSAY_TESTS=OFF >"$work/cmake.log"
cmake --build "$tools" --target claims_train parties_train assets >"$work/build.log"
for table in claim party; do
  case $table in claim) train=claims_train ;; *) train=parties_train ;; esac
  "$tools/$train" "$tools/share/hearsay/lexicon.bin" "$root/models/english.model" "$out/${table}_weights.tsv" "$work/pages.jsonl"
done
