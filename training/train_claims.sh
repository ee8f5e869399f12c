#!/bin/sh
# Learns tables claim_weights, party_weights and place_weights from marked-up pages, in one command that gives the same tables each time:
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
python3 "$here/join_marks.py" --sets 0-31 "$here/marked/pages.jsonl" "$@" >"$work/first.jsonl"
cmake -S "$root" -B "$tools" -G Ninja -DCMAKE_BUILD_TYPE=Release -DHEARSAY_TRAINING=ON -DHEARSAY_TESTS=OFF >"$work/cmake.log"
cmake --build "$tools" --target claims_train parties_train places_train assets >"$work/build.log"
learn() {  # TRAINER TABLE PAGES, from the program with what was learned before
  cmake --build "$tools" --target assets >"$work/build.log"
  "$tools/$1" "$tools/share/hearsay/lexicon.bin" "$root/models/english.model" "$out/$2" "$3"
}
# The judges of claims and parties gain nothing more from the later sets, which stay for measuring them.
learn claims_train claim_weights.tsv "$work/first.jsonl"
learn parties_train party_weights.tsv "$work/first.jsonl"
learn places_train place_weights.tsv "$work/pages.jsonl"
