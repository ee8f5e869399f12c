#!/bin/sh
# Builds the model file from the treebanks, in one command:
#
#   training/train.sh TREEBANK_DIR [MODEL]
#
# TREEBANK_DIR holds {ewt,gum}-{train,dev}.conllu and the names beside them (ewt-ner-*.iob2, gum-*.iob2).
# MODEL is models/english.model unless given. Whatever was begun goes on where it stopped: the state lies in $WORK
# (build/training); remove it to begin anew. It takes about three hours of one core that multiplies bfloat16, else a night or two.
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
cmake --build "$tools" --target segment_train truecase_train lemma_train look_train pack_model measure_network

"$here/train_segment.sh" "$treebank" "$sections" "$tools"

network() { "$python" "$here/train_network.py" "$@" --treebank "$treebank" --work "$work" ${NEWS:+--news "$NEWS"}; }
network pretrain --epochs 3 --batch 4000 ${SILVER:+--silver $SILVER}
network train --epochs 14 --rate 1.5e-3
pack() { "$python" "$here/export.py" "$work/$1.pt" "$sections" && "$tools/pack_model" "$sections" "$2" "english $(date -u +%Y-%m-%d)"; }
pack network "$work/network.model"

# On from there with news as the networks before read it: what the treebanks have little of.
last=network
if [ -n "${NEWS:-}" ]; then
  cmake --build "$tools" --target hearsay assets
  mkdir -p "$work/news"
  split -l 200 -d -a 5 --additional-suffix=.txt "$NEWS" "$work/news/"
  # generation NAME START TREES EPOCHS RATE SEED
  generation() { network train --name "$1" --start "$work/$2.pt" --labelled "$work/$3.conllu" --epochs "$4" --rate "$5" --seed "$6"; }
  annotate() { [ -e "$work/$1.conllu" ] || { "$tools/hearsay" annotate -q --format conllu --model "$work/$1.model" "$work/news" >"$work/$1.part" && mv "$work/$1.part" "$work/$1.conllu"; }; }
  # third NAME K NETWORKS…: the K-th third of the news with the trees that several networks agree on; the names are those of `third`
  third() {
    name=$1 part=$2
    shift 2
    [ -e "$work/$name.conllu" ] && return
    awk -v k="$part" 'BEGIN { RS = ""; ORS = "\n\n" } NR % 3 == k' "$work/third.conllu" >"$work/$name.words"
    "$python" "$here/ensemble.py" "$work/$name.words" --names "$work/third.pt" "$@" >"$work/$name.part" && mv "$work/$name.part" "$work/$name.conllu"
  }
  annotate network
  generation second network network 7 8e-4 7
  pack second "$work/second.model"
  annotate second
  generation third second second 5 6e-4 7
  pack third "$work/third.model"
  annotate third
  generation a third third 5 6e-4 11
  generation b third third 7 1e-3 12
  third ab 1 "$work/a.pt" "$work/b.pt"
  generation c b ab 9 1.2e-3 13
  third bc 2 "$work/b.pt" "$work/c.pt"
  generation d c bc 9 1.2e-3 14
  third bcd 0 "$work/c.pt" "$work/d.pt" "$work/b.pt"
  generation e c bcd 9 1.2e-3 15
  pack e "$work/e.model"
  last=e
fi
cp "$work/$last.model" "$model"
for name in ewt gum; do "$tools/measure_network" "$model" "$treebank/$name-dev.conllu" 3; done
