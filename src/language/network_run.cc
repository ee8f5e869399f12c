#include "language/network_run.h"

#include <algorithm>
#include <cmath>

namespace hearsay {

using Piece = NetworkBuffers::Piece;

void NetworkRun::operator()(const Document& document, Analysis& analysis) {
  if (b_.pieces.empty()) return;
  embed(document, analysis);
  encode();
  read_heads(document, analysis);
}

/// The words' vectors, and the first convolution put together from what each word gives to it.
void NetworkRun::embed(const Document& document, const Analysis& analysis) {
  const std::size_t width = w_.width;
  b_.x.resize(b_.rows * width);
  b_.normal.resize(b_.rows * width);
  b_.units.resize(b_.rows);
  b_.quantised.resize(b_.rows * std::max({width, w_.arc, w_.label}));
  b_.bytes.resize(b_.rows * std::max({width, w_.arc, w_.label}));
  recall(document, analysis);
  learn_fresh();
  clear_empty_rows();
  // of the word in this row: its vector, then its shares as the word before, itself and the word after
  auto values = [&](std::size_t row) { return b_.memory.values(b_.words[row]); };
  for (const Piece& p : b_.pieces) {
    for (std::size_t r = p.row; r < p.row + p.words; ++r) {
      k_.add_maxout_of(values(r), values(r - 1) + width, values(r) + 3 * width, values(r + 1) + 5 * width, w_.word_bias.data(), width, b_.x.data() + r * width);
    }
  }
}

void NetworkRun::clear_empty_rows() {
  auto clear = [&](std::size_t row) {
    std::fill_n(b_.quantised.data() + row * w_.width, w_.width, std::int16_t{0});
    std::fill_n(b_.bytes.data() + row * w_.width, w_.width, std::int8_t{0});
    std::fill_n(b_.x.data() + row * w_.width, w_.width, 0.0f);
  };
  for (const Piece& p : b_.pieces) clear(p.row - 1);
  clear(b_.rows - 1);
}

/// Which words stand where, and which of them were not met before.
void NetworkRun::recall(const Document& document, const Analysis& analysis) {
  b_.memory.begin(&w_, 7 * w_.width);
  b_.words.assign(b_.rows, WordMemory::kNothing);
  b_.fresh.clear();
  for (const Piece& p : b_.pieces) {
    for (std::uint32_t i = 0; i < p.words; ++i) {
      const std::string_view word = analysis.read(document.text(), analysis.tokens[p.first + i].at);
      const auto place = b_.memory.place(word);
      b_.words[p.row + i] = place.number;
      if (place.fresh) b_.fresh.emplace_back(place.number, word);
    }
  }
}

void NetworkRun::learn_fresh() {
  const std::size_t width = w_.width, count = b_.fresh.size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto& [number, word] = b_.fresh[i];
    float* vector = b_.memory.values(number);
    float* sum = b_.normal.data() + i * width;
    const WordRows rows = w_.features.rows(word, b_.features);
    k_.sum_rows(w_.rows.data(), w_.row_scales.data(), rows.data(), rows.size(), width, sum);
    k_.normalise(sum, w_.norm_in.weight.data(), w_.norm_in.bias.data(), width, vector);
    k_.normalise(vector, w_.word_norm.weight.data(), w_.word_norm.bias.data(), width, sum);
    k_.quantise(sum, width, w_.word_norm.unit, b_.quantised.data() + i * width);
    b_.units[i] = w_.word_norm.unit;
  }
  b_.wide.resize(count * 6 * width);
  k_.multiply(b_.quantised.data(), width, b_.units.data(), count, w_.word_shares, b_.wide.data(), 6 * width);
  for (std::size_t i = 0; i < count; ++i) std::copy_n(b_.wide.data() + i * 6 * width, 6 * width, b_.memory.values(b_.fresh[i].first) + width);
}

void NetworkRun::encode() {
  for (const auto& layer : w_.layers) layer.attention ? attend(layer) : convolve(layer);
  normalise_bytes(w_.norm_out);
}

/// x, normalised, into `quantised`; the empty rows stay zero.
void NetworkRun::normalise(const NormWeights& norm) {
  for (const Piece& p : b_.pieces) {
    const std::size_t at = p.row * w_.width;
    k_.quantise_normals(b_.x.data() + at, norm.weight.data(), norm.bias.data(), norm.unit, w_.width, p.words, b_.quantised.data() + at);
  }
  std::fill_n(b_.units.data(), b_.rows, norm.unit);
}

/// The same into `bytes`, each row with a unit of its own.
void NetworkRun::normalise_bytes(const NormWeights& norm) {
  for (const Piece& p : b_.pieces) {
    const std::size_t at = p.row * w_.width;
    k_.quantise_normals_bytes(b_.x.data() + at, norm.weight.data(), norm.bias.data(), w_.width, p.words, b_.bytes.data() + at, b_.units.data() + p.row);
  }
}

/// Rows of any range of values into rows [0, rows) of `bytes`, each with a unit of its own.
void NetworkRun::quantise(const float* in, std::size_t stride, std::size_t width, std::size_t first, std::size_t rows) {
  for (std::size_t r = first; r < first + rows; ++r) b_.units[r] = k_.quantise_bytes(in + r * stride, width, b_.bytes.data() + r * width);
}

void NetworkRun::multiply(const PackedMatrix& m, std::size_t rows, AlignedArray<float>& out) {
  const std::size_t columns = padded(m.columns);
  out.resize(rows * columns);
  if (k_.multiply_bytes) return k_.multiply_bytes(b_.bytes.data(), m.inner, b_.units.data(), rows, m, out.data(), columns);
  std::copy_n(b_.bytes.data(), rows * m.inner, b_.quantised.data());  // empty rows stay empty
  k_.multiply(b_.quantised.data(), m.inner, b_.units.data(), rows, m, out.data(), columns);
}

void NetworkRun::convolve(const LayerWeights& layer) {
  normalise(layer.norm);
  const std::size_t width = w_.width;
  // what the empty rows get nobody reads
  if (k_.convolve && layer.first.folded.data() && k_.convolve(b_.quantised.data(), b_.units.data(), b_.rows - 2, layer.first, b_.folded, b_.x.data() + width))
    return;
  b_.wide.resize(b_.rows * 2 * width);
  // a word and its neighbours lie side by side: three rows are one input
  k_.multiply(b_.quantised.data(), width, b_.units.data(), b_.rows - 2, layer.first, b_.wide.data() + 2 * width, 2 * width);
  for (const Piece& p : b_.pieces) {
    for (std::size_t r = p.row; r < p.row + p.words; ++r) { k_.add_maxout(b_.wide.data() + r * 2 * width, width, b_.x.data() + r * width); }
  }
}

void NetworkRun::attend(const LayerWeights& layer) {
  normalise_bytes(layer.norm);
  multiply(layer.first, b_.rows, b_.wide);
  for (const Piece& p : b_.pieces) {
    for (std::size_t head = 0; head < w_.attention_heads; ++head) mix(layer, p, head);
    quantise(b_.normal.data(), w_.width, w_.width, p.row, p.words);
  }
  multiply(layer.out, b_.rows, b_.wide);
  for (const Piece& p : b_.pieces) k_.add(b_.wide.data() + p.row * w_.width, p.words * w_.width, b_.x.data() + p.row * w_.width);
}

/// One head of attention in one sentence: its part of `wide` (query, key, value) into its part of `normal`.
void NetworkRun::mix(const LayerWeights& layer, const Piece& p, std::size_t head) {
  const std::size_t size = w_.width / w_.attention_heads, stride = 3 * w_.width, columns = padded(p.words);
  const std::size_t buckets = 2 * w_.reach + 1;
  const float* query = b_.wide.data() + p.row * stride + head * size;
  const float* key = query + w_.width;
  const float* value = key + w_.width;
  b_.transposed.resize(size * columns);
  b_.square.resize(p.words * columns);
  k_.transpose(key, stride, p.words, size, b_.transposed.data(), columns);
  k_.multiply_small(query, stride, p.words, b_.transposed.data(), columns, size, columns, b_.square.data(), columns);
  spread_distances(layer.distance.subspan(head * buckets, buckets), p.words);
  const float scale = 1 / std::sqrt(static_cast<float>(size));
  for (std::size_t i = 0; i < p.words; ++i) { k_.softmax(b_.square.data() + i * columns, b_.distances.data() + p.words - 1 - i, scale, p.words); }
  k_.multiply_small(b_.square.data(), columns, p.words, value, stride, p.words, size, b_.normal.data() + p.row * w_.width + head * size, w_.width);
}

/// distances[words - 1 + d] is what the bucket of distance d holds.
void NetworkRun::spread_distances(std::span<const float> by_bucket, std::size_t words) {
  const auto reach = static_cast<std::ptrdiff_t>(w_.reach), most = static_cast<std::ptrdiff_t>(words) - 1;
  b_.distances.resize(2 * words + kPanel);
  for (std::ptrdiff_t d = -most; d <= most; ++d) {
    b_.distances[static_cast<std::size_t>(d + most)] = by_bucket[static_cast<std::size_t>(std::clamp(d, -reach, reach) + reach)];
  }
}

void NetworkRun::read_heads(const Document& document, Analysis& analysis) {
  multiply(w_.tags, b_.rows, b_.tags);
  multiply(w_.arcs, b_.rows, b_.arcs);
  multiply(w_.labels, b_.rows, b_.labels);
  k_.add_relu(b_.arcs.data(), nullptr, b_.rows * 2 * w_.arc, b_.arcs.data());
  quantise(b_.arcs.data(), 2 * w_.arc, w_.arc, 0, b_.rows);
  multiply(w_.bilinear, b_.rows, b_.bilinear);
  for (const Piece& p : b_.pieces) {
    read_tags(p, analysis);
    read_names(p, analysis);
    read_tree(p, analysis);
    read_labels(p, analysis);
    if (w_.second_look) look_again(p, document, analysis);
  }
}

void NetworkRun::read_tags(const Piece& p, Analysis& analysis) const {
  auto best = [](const float*& from, const auto& values) {
    const std::size_t at = static_cast<std::size_t>(std::max_element(from, from + values.size()) - from);
    from += values.size();
    return values[at];
  };
  for (std::uint32_t i = 0; i < p.words; ++i) {
    const float* row = b_.tags.data() + (p.row + i) * padded(w_.tags.columns);
    Token& token = analysis.tokens[p.first + i];
    token.upos = best(row, w_.tag_labels.upos);
    token.xpos = best(row, w_.tag_labels.xpos);
    token.features = best(row, w_.tag_labels.feature_sets);
  }
}

void NetworkRun::read_names(const Piece& p, Analysis& analysis) {
  const std::size_t stride = padded(w_.tags.columns);
  const float* scores = b_.tags.data() + p.row * stride + w_.tag_labels.size();
  decode_names(scores, p.words, w_.marks(), stride, b_.marks);
  for (std::uint32_t i = 0; i < p.words; ++i) {
    const std::uint8_t mark = b_.marks[i];
    if (mark == 0) continue;
    if (mark % 2 == 0 && !analysis.names.empty()) {
      analysis.names.back().last = p.first + i + 1;
    } else {
      analysis.names.push_back({p.first + i, p.first + i + 1, w_.name_kinds[(mark - 1u) / 2]});
    }
  }
}

void NetworkRun::read_tree(const Piece& p, Analysis& analysis) {
  const std::size_t columns = padded(p.words), stride = padded(w_.bilinear.columns);
  b_.transposed.resize(w_.arc * columns);
  b_.square.resize(p.words * columns);
  k_.transpose(b_.arcs.data() + p.row * 2 * w_.arc + w_.arc, 2 * w_.arc, p.words, w_.arc, b_.transposed.data(), columns);
  const float* wanted = b_.bilinear.data() + p.row * stride;
  k_.multiply_small(wanted, stride, p.words, b_.transposed.data(), columns, w_.arc, columns, b_.square.data(), columns);
  spread_distances(w_.tree_distance, p.words);
  for (std::size_t i = 0; i < p.words; ++i) {
    float* row = b_.square.data() + i * columns;
    k_.add(b_.distances.data() + p.words - 1 - i, columns, row);
    row[i] = wanted[i * stride + w_.arc];
  }
  b_.heads.resize(p.words);
  decode_tree({b_.square.data(), p.words, columns}, b_.heads);
  for (std::uint32_t i = 0; i < p.words; ++i) analysis.tokens[p.first + i].head = p.first + b_.heads[i];
}

/// The relations to the heads that were chosen.
void NetworkRun::read_labels(const Piece& p, Analysis& analysis) {
  const std::size_t stride = 2 * w_.label, columns = padded(w_.label_out.columns);
  b_.wide.resize(p.words * std::max(w_.label, columns));
  for (std::size_t i = 0; i < p.words; ++i) {
    const float* dependent = b_.labels.data() + (p.row + i) * stride;
    const float* head = b_.heads[i] == i ? nullptr : b_.labels.data() + (p.row + b_.heads[i]) * stride + w_.label;
    k_.add_relu(dependent, head, w_.label, b_.wide.data() + i * w_.label);
  }
  quantise(b_.wide.data(), w_.label, w_.label, 0, p.words);
  multiply(w_.label_out, p.words, b_.wide);
  for (std::uint32_t i = 0; i < p.words; ++i) {
    const float* row = b_.wide.data() + i * columns;
    std::size_t best = w_.relations.size();
    for (std::size_t k = 0; k < w_.relations.size(); ++k) {
      if (w_.relations[k] != Relation::root && (best == w_.relations.size() || row[k] > row[best])) best = k;
    }
    const bool root = b_.heads[i] == i || best == w_.relations.size();
    analysis.tokens[p.first + i].relation = root ? Relation::root : w_.relations[best];
  }
}

void NetworkRun::look_again(const Piece& p, const Document& document, Analysis& analysis) const {
  const std::size_t stride = padded(w_.tags.columns);
  for (std::uint32_t i = 0; i < p.words; ++i) {
    const std::span<const float> scores(b_.tags.data() + (p.row + i) * stride, w_.tag_labels.size());
    w_.second_look->apply(document, analysis, {p.first, p.first + p.words}, p.first + i, scores);
  }
}

}  // namespace hearsay
