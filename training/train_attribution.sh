#!/bin/sh
# Learns table attribution_weights from attributed news, in one command that gives the same table each time:
#
#   training/train_attribution.sh GOLD.jsonl [OUT.tsv]
#
# GOLD: a document a line with `id`, `text` and `attributions` (training/attribution_train.cc says how). OUT is the table that the program is
# built with unless given. The trees are those of the present model, so learn again when the model changes; it takes a few minutes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
gold=${1:?usage: train_attribution.sh GOLD.jsonl [OUT.tsv]}
out=${2:-$root/data/lexicon/attribution_weights.tsv}
work=${WORK:-$root/build/training}
tools=${TOOLS:-$root/build/tools}
mkdir -p "$work"

cmake -S "$root" -B "$tools" -G Ninja -DCMAKE_BUILD_TYPE=Release -DHEARSAY_TRAINING=ON -DHEARSAY_TESTS=OFF >"$work/cmake.log"
cmake --build "$tools" --target attribution_train hearsay assets >"$work/build.log"
"$tools/hearsay" annotate -q --format conllu "$gold" >"$work/attributed.conllu"
"$tools/attribution_train" "$root/data/lexicon" "$gold" "$out" "$work/attributed.conllu"
