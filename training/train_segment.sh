#!/bin/sh
# Trains what stands before and behind the network: the segmenter, the truecaser, the second look and the lemmatizer. Some minutes.
#
#   training/train_segment.sh TREEBANK_DIR SECTIONS_DIR TOOLS_DIR
#
# TREEBANK_DIR holds {ewt,gum}-{train,dev}.conllu; sections of the model file come out in SECTIONS_DIR; TOOLS_DIR has
# segment_train, truecase_train, lemma_train and look_train built. NEWS=FILE is running text, a paragraph a line, to count words in.
set -eu
data=$(cd "$(dirname "$0")/../data" && pwd)
usage='usage: train_segment.sh TREEBANK_DIR SECTIONS_DIR TOOLS_DIR'
treebank=${1:?$usage} sections=${2:?$usage} tools=${3:?$usage}
mkdir -p "$sections"

train="$treebank/ewt-train.conllu $treebank/gum-train.conllu"
dev="$treebank/ewt-dev.conllu $treebank/gum-dev.conllu"
# shellcheck disable=SC2086  # the lists are words
"$tools/segment_train" --out "$sections" --abbreviations "$data/lexicon/abbreviations.tsv" \
  ${NEWS:+--news "$NEWS"} --epochs 10 --train $train --dev $dev
# shellcheck disable=SC2086
"$tools/truecase_train" --out "$sections" --sections "$sections" ${NEWS:+--news "$NEWS"} \
  --actors "$data"/lexicon/actors/*.tsv "$data/lexicon/demonyms.tsv" --places "$data"/lexicon/places/*.tsv \
  --train $train --dev $dev
# shellcheck disable=SC2086
"$tools/lemma_train" --out "$sections" --irregular "$data/language/irregular_lemmas.tsv" \
  ${NEWS:+--news "$NEWS"} --train $train --dev $dev
# shellcheck disable=SC2086
"$tools/look_train" --out "$sections" --train $train --dev $dev
