#include "language/network_weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace hearsay {
namespace {

using Json = nlohmann::json;

template <class T>
std::span<const T> view(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

/// Reads tensors by name and remembers the first thing that was wrong.
class Reader {
 public:
  Reader(const SectionFile& file, const Json& description) : bytes_(file.section("net.tensors")), where_(description.value("tensors", Json::object())) {}

  template <class T>
  std::span<const T> tensor(const std::string& name, std::size_t wanted) {
    auto at = where_.find(name);
    if (at == where_.end() || !at->is_array() || at->size() != 2 || !(*at)[0].is_number_unsigned() || !(*at)[1].is_number_unsigned()) {
      return refuse<T>(name, "is missing");
    }
    const auto offset = (*at)[0].get<std::size_t>(), size = (*at)[1].get<std::size_t>();
    if (offset % 64 != 0 || offset > bytes_.size() || size > bytes_.size() - offset) { return refuse<T>(name, "lies outside its section"); }
    if (size != wanted * sizeof(T)) return refuse<T>(name, fmt::format("has {} bytes, not {}", size, wanted * sizeof(T)));
    return view<T>(bytes_.subspan(offset, size));
  }

  using Pack = PackedMatrix(std::span<const std::int8_t>, std::span<const float>, std::span<const float>, std::size_t);
  PackedMatrix matrix(const std::string& name, std::size_t inner, std::size_t columns, Pack* pack = &PackedMatrix::pack) {
    auto weights = tensor<std::int8_t>(name + ".weight", inner * columns);
    auto scales = tensor<float>(name + ".scale", columns);
    auto bias = tensor<float>(name + ".bias", columns);
    return fault_.empty() ? pack(weights, scales, bias, inner) : PackedMatrix{};
  }

  /// A convolution over three words as a matrix of one word's inputs, see NetworkWeights::word_shares.
  PackedMatrix shares(const std::string& name, std::size_t width) {
    auto weights = tensor<std::int8_t>(name + ".weight", 3 * width * 2 * width);
    auto scales = tensor<float>(name + ".scale", 2 * width);
    if (!fault_.empty()) return {};
    std::vector<std::int8_t> by_word(weights.size());
    std::vector<float> three_scales(6 * width);
    for (std::size_t row = 0; row < 6 * width; ++row) {
      const std::size_t place = row / (2 * width), column = row % (2 * width);
      const auto from = weights.subspan(column * 3 * width + place * width, width);
      std::copy(from.begin(), from.end(), by_word.begin() + static_cast<std::ptrdiff_t>(row * width));
      three_scales[row] = scales[column];
    }
    return PackedMatrix::pack(by_word, three_scales, {}, width);
  }

  NormWeights norm(const std::string& name, std::size_t width) {
    NormWeights n{tensor<float>(name + ".weight", width), tensor<float>(name + ".bias", width)};
    float most = 1e-6f;
    // a layer norm's row has the length sqrt(width), which one value might have all of
    for (std::size_t i = 0; i < n.weight.size() && i < n.bias.size(); ++i) {
      most = std::max(most, std::fabs(n.weight[i]) * std::sqrt(static_cast<float>(width)) + std::fabs(n.bias[i]));
    }
    n.unit = most / kLargestInput;
    return n;
  }

  const std::string& fault() const { return fault_; }

 private:
  template <class T>
  std::span<const T> refuse(const std::string& name, const std::string& why) {
    if (fault_.empty()) fault_ = fmt::format("tensor {} {}", name, why);
    return {};
  }

  std::span<const std::byte> bytes_;
  Json where_;
  std::string fault_;
};

std::vector<std::string> strings(const Json& labels, const char* key) {
  std::vector<std::string> out;
  if (auto at = labels.find(key); at != labels.end() && at->is_array()) {
    for (const auto& s : *at) out.push_back(s.is_string() ? s.get<std::string>() : "");
  }
  return out;
}

void read_labels(const Json& labels, NetworkWeights& w) {
  for (const auto& s : strings(labels, "upos")) w.tag_labels.upos.push_back(parse_upos(s).value_or(Upos::x));
  for (const auto& s : strings(labels, "xpos")) w.tag_labels.xpos.push_back(parse_xpos(s).value_or(0));
  for (const auto& s : strings(labels, "feats")) w.tag_labels.feature_sets.push_back(parse_features(s));
  for (const auto& s : strings(labels, "relations")) w.relations.push_back(parse_relation(s).value_or(Relation::dep));
  w.votes = strings(labels, "votes").size();
  for (const auto& s : strings(labels, "names")) {
    if (!s.starts_with("B-")) continue;
    w.name_kinds.push_back(s == "B-PER" ? NameKind::person : s == "B-ORG" ? NameKind::organisation : s == "B-LOC" ? NameKind::place : NameKind::other);
  }
}

std::size_t number(const Json& settings, const char* key) {
  auto at = settings.find(key);
  return at != settings.end() && at->is_number_unsigned() ? at->get<std::size_t>() : 0;
}

std::string read_settings(const Json& settings, NetworkWeights& w) {
  w.width = number(settings, "width");
  w.attention_heads = number(settings, "attention_heads");
  w.reach = number(settings, "reach");
  w.arc = number(settings, "arc");
  w.label = number(settings, "label");
  auto fits = [](std::size_t n) { return n > 0 && n % kPanel == 0 && n <= kMostInputs; };
  const bool layers = settings.contains("layers") && settings["layers"].is_string();
  const bool good = layers && settings["layers"].get<std::string>().starts_with('c') && fits(w.width) && fits(w.arc) && fits(w.label) &&
                    3 * w.width <= kMostInputs && w.reach > 0 && w.reach < 1000 && w.attention_heads > 0 && fits(w.width / w.attention_heads) &&
                    w.width % w.attention_heads == 0;
  return good ? "" : "its settings do not fit this program";
}

std::string read_rows(const SectionFile& file, const Json& settings, NetworkWeights& w) {
  const auto affixes = number(settings, "affix_rows"), shapes = number(settings, "shape_rows");
  if (affixes == 0 || shapes == 0 || affixes + shapes > (1u << 24)) return "its settings do not fit this program";
  w.features = NetworkFeatures(view<std::uint64_t>(file.section("net.vocabulary")), static_cast<std::uint32_t>(affixes), static_cast<std::uint32_t>(shapes));
  w.rows = view<std::int8_t>(file.section("net.rows"));
  w.row_scales = view<float>(file.section("net.row_scales"));
  const std::size_t size = w.features.table_size();
  return w.rows.size() == size * w.width && w.row_scales.size() == size ? "" : "its table of rows has a wrong size";
}

std::string read_tensors(const SectionFile& file, const Json& description, NetworkWeights& w) {
  Reader from(file, description);
  const std::size_t buckets = 2 * w.reach + 1;
  w.norm_in = from.norm("norm_in", w.width);
  w.norm_out = from.norm("norm_out", w.width);
  const auto kinds = description["settings"]["layers"].get<std::string>();
  w.word_norm = from.norm("layers.0.norm", w.width);
  w.word_shares = from.shares("layers.0.mix", w.width);
  w.word_bias = from.tensor<float>("layers.0.mix.bias", 2 * w.width);
  for (std::size_t i = 1; i < kinds.size(); ++i) {
    const std::string name = fmt::format("layers.{}.", i);
    LayerWeights layer;
    layer.attention = kinds[i] == 'a';
    layer.norm = from.norm(name + "norm", w.width);
    if (layer.attention) {
      layer.first = from.matrix(name + "qkv", w.width, 3 * w.width);
      layer.out = from.matrix(name + "out", w.width, w.width);
      layer.distance = from.tensor<float>(name + "distance", w.attention_heads * buckets);
    } else {
      layer.first = from.matrix(name + "mix", 3 * w.width, 2 * w.width, &PackedMatrix::pack_convolution);
    }
    w.layers.push_back(std::move(layer));
  }
  const std::size_t tags = w.tag_labels.size() + w.marks() + w.votes;
  w.tags = from.matrix("tags", w.width, tags);
  w.arcs = from.matrix("arcs", w.width, 2 * w.arc);
  w.bilinear = from.matrix("bilinear", w.arc, w.arc + 1);
  w.tree_distance = from.tensor<float>("tree_distance", buckets);
  w.labels = from.matrix("labels", w.width, 2 * w.label);
  w.label_out = from.matrix("label_out", w.label, w.relations.size());
  return from.fault();
}

}  // namespace

Result<NetworkWeights> NetworkWeights::read(const SectionFile& file) {
  auto refuse = [](const std::string& why) {
    return fail(Fault::corrupt, fmt::format("the model's network cannot be used: {}; install the model again", why));
  };
  const auto text = view<char>(file.section("net.json"));
  const Json description = Json::parse(text.begin(), text.end(), nullptr, false);
  if (!description.is_object()) return refuse("its description is not JSON");
  const Json labels = description.value("labels", Json::object());
  const Json settings = description.value("settings", Json::object());
  if (!labels.is_object() || !settings.is_object()) return refuse("its description lacks labels or settings");

  NetworkWeights w;
  read_labels(labels, w);
  const TagLabels& tags = w.tag_labels;
  if (tags.upos.empty() || tags.xpos.empty() || tags.feature_sets.empty() || w.relations.empty()) { return refuse("its description lacks labels"); }
  // In turn: the tensors are laid out by settings that must have been found good.
  if (const auto why = read_settings(settings, w); !why.empty()) return refuse(why);
  if (const auto why = read_rows(file, settings, w); !why.empty()) return refuse(why);
  if (const auto why = read_tensors(file, description, w); !why.empty()) return refuse(why);
  if (file.has("look.weights")) {
    auto look = SecondLook::load(file, w.tag_labels);
    if (!look) return tl::unexpected(look.error());
    w.second_look = std::move(*look);
  }
  return w;
}

}  // namespace hearsay
