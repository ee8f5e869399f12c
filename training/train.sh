#!/bin/sh
# Builds the model file from the treebanks, in one command:
#
#   training/train.sh TREEBANK_DIR [MODEL]
#
# TREEBANK_DIR holds {ewt,gum}-{train,dev}.conllu and the names beside them (ewt-ner-*.iob2, gum-*.iob2).
# MODEL is models/english.model unless given. Whatever was begun goes on where it stopped: the state lies in $WORK
# (build/training); remove it to begin anew. It takes about three hours of one core that has nothing else to do.
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
# the second round begins at half the highest rate again: a warm restart
for rounds in 1 2; do network pretrain --epochs $rounds --batch 4000 ${SILVER:+--silver $SILVER}; done
network train --epochs 14 --rate 1.5e-3
"$python" "$here/export.py" "$work/network.pt" "$sections"

"$tools/pack_model" "$sections" "$model" "english $(date -u +%Y-%m-%d)"
for name in ewt gum; do "$tools/measure_network" "$model" "$treebank/$name-dev.conllu" 3; done
