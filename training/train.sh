#!/bin/sh
# Builds the model file from the treebanks, in one command:
#
#   training/train.sh TREEBANK_DIR [MODEL]
#
# TREEBANK_DIR holds {ewt,gum}-{train,dev}.conllu and the names beside them (ewt-ner-*.iob2, gum-*.iob2).
# MODEL is models/english.model unless given. Whatever was begun goes on where it stopped: the state lies in $WORK
# (build/training); remove it to begin anew. It takes about two hours of one core that multiplies bfloat16, else a night.
#
# More may come from outside:
#   NEWS=FILE                running text, a paragraph a line, to learn words from
#   SILVER="TREES TEXTS"     trees of another parser, see treebank.py
#   PYTHON=…                 a Python with PyTorch (training/requirements.txt)
#   TOOLS=…                  the build folder of the C++ tools, build/tools unless given
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
treebank=${1:?usage: train.sh TREEBANK_DIR [MODEL]}
model=${2:-$root/models/english.model}
work=${WORK:-$root/build/training}
tools=${TOOLS:-$root/build/tools}
python=${PYTHON:-python3}
sections=$work/sections
mkdir -p "$sections"

cmake -S "$root" -B "$tools" -G Ninja -DCMAKE_BUILD_TYPE=Release -DHEARSAY_TRAINING=ON >"$work/cmake.log"
cmake --build "$tools" --target segment_train truecase_train lemma_train pack_model measure_network

"$here/train_segment.sh" "$treebank" "$sections" "$tools"

network() { "$python" "$here/train_network.py" "$@" --treebank "$treebank" --work "$work" ${NEWS:+--news "$NEWS"}; }
network pretrain --epochs 3 --batch 4000 ${SILVER:+--silver $SILVER}
network train --epochs 14 --rate 1.5e-3
pack() { "$python" "$here/export.py" "$work/$1.pt" "$sections" && "$tools/pack_model" "$sections" "$2" "english $(date -u +%Y-%m-%d)"; }
pack network "$work/network.model"

# Twice more, each time with news as the network before reads it: what the treebanks have little of.
last=network
if [ -n "${NEWS:-}" ]; then
  cmake --build "$tools" --target hearsay assets
  mkdir -p "$work/news"
  split -l 200 -d -a 5 --additional-suffix=.txt "$NEWS" "$work/news/"
  for generation in "second 7 8e-4" "third 5 6e-4"; do
    set -- $generation
    [ -e "$work/$1.conllu" ] || "$tools/hearsay" annotate -q --format conllu --model "$work/$last.model" "$work/news" >"$work/$1.conllu"
    network train --name "$1" --start "$work/$last.pt" --labelled "$work/$1.conllu" --epochs "$2" --rate "$3"
    pack "$1" "$work/$1.model"
    last=$1
  done
fi
cp "$work/$last.model" "$model"
for name in ewt gum; do "$tools/measure_network" "$model" "$treebank/$name-dev.conllu" 3; done
