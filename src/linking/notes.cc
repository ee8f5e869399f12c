#include "linking/notes.h"

#include <cstring>
#include <tuple>
#include <type_traits>

namespace hearsay::linking {
namespace {

class Writer {
 public:
  template <class T>
  void put(const T& value) {
    if constexpr (std::is_trivially_copyable_v<T>)
      out_.append(reinterpret_cast<const char*>(&value), sizeof value);
    else
      put_list(value);
  }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class List, class Put>
  void each(const List& list, Put put_one) {
    put(static_cast<std::uint32_t>(list.size()));
    for (const auto& one : list) put_one(one);
  }
  std::string take() { return std::move(out_); }

 private:
  template <class List>
  void put_list(const List& list) {  // text, or items without pointers
    put(static_cast<std::uint32_t>(list.size()));
    out_.append(reinterpret_cast<const char*>(list.data()), list.size() * sizeof *list.data());
  }
  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  void get(T& value) {
    if constexpr (std::is_trivially_copyable_v<T>)
      take(&value, sizeof value);
    else
      get_list(value);
  }
  template <class T>
  void get(std::optional<T>& value) {
    bool there = false;
    get(there);
    if (there) get(value.emplace());
  }
  template <class List, class Get>
  void each(List& list, Get get_one) {
    std::uint32_t size = 0;
    get(size);
    for (std::uint32_t i = 0; i < size && good_; ++i) get_one(list.emplace_back());
  }
  bool done() const { return good_ && rest_.empty(); }

 private:
  void take(void* to, std::size_t size) {
    if (size > rest_.size()) good_ = false;
    if (!good_ || size == 0) return;
    std::memcpy(to, rest_.data(), size);
    rest_.remove_prefix(size);
  }
  template <class List>
  void get_list(List& list) {
    std::uint32_t size = 0;
    get(size);
    if (size * sizeof *list.data() > rest_.size()) good_ = false;
    if (!good_) return;
    list.resize(size);
    take(list.data(), size * sizeof *list.data());
  }
  std::string_view rest_;
  bool good_ = true;
};

// One list of fields for both ways: `io` puts or gets.
template <class Io, class T>
void field(Io& io, T& value) {
  if constexpr (requires { io.take(); })
    io.put(value);
  else
    io.get(value);
}
template <class Io, class... Ts>
void fields(Io& io, Ts&... values) {
  (field(io, values), ...);
}

template <class Io, class F>
void lay_out_front(Io& io, F& front) {
  fields(io, front.document, front.outlet, front.first_claim, front.moment, front.sentences, front.copies);
  io.each(front.accounts, [&](auto& one) { fields(io, one.blocks, one.ties, one.group); });
}

template <class Io, class T>
void lay_out_traits(Io& io, T& traits) {
  fields(io, traits.families, traits.types, traits.modes, traits.lemmas, traits.words.keys);
  io.each(traits.places, [&](auto& one) {
    fields(io, one.name, one.id, one.country, one.admin1);
    fields(io, one.latitude, one.longitude, one.fine, one.loose, one.claims);
  });
  fields(io, traits.times, traits.published);
  for (auto* parties : {&traits.actors, &traits.recipients})
    io.each(*parties, [&](auto& one) {
      io.each(one.name, [&](auto& word) { fields(io, word); });
      fields(io, one.code, one.head, one.person);
    });
  io.each(traits.figures, [&](auto& one) { fields(io, one.kind, one.min, one.max); });
  fields(io, traits.on_things, traits.future);
}

template <class Io, class B>
void lay_out_body(Io& io, B& body) {
  io.each(body.telling.accounts, [&](auto& one) {
    lay_out_traits(io, one.traits);
    fields(io, one.share);
  });
  fields(io, body.telling.account_of, body.context.keys);
  io.each(body.shingles, [&](auto& one) { fields(io, one); });
}

}  // namespace

std::vector<std::string_view> sentences_of(std::span<const Claim> claims, std::span<const std::uint32_t> of_document) {
  std::vector<std::string_view> out;
  for (std::uint32_t index : of_document)
    if (out.empty() || out.back() != claims[index].sentence.text) out.push_back(claims[index].sentence.text);
  return out;
}

std::string outlet_of(const Claim& claim) { return claim.document.source.value_or(claim.document.id); }

void note_text(std::span<const Claim> claims, std::span<const std::uint32_t> of_document, Front& front, Body& body) {
  const Claim& first_in_text = claims[of_document.front()];
  front.document = first_in_text.document.id;
  front.outlet = outlet_of(first_in_text);
  const Claim* first = nullptr;
  for (std::uint32_t index : of_document) {
    const Claim& claim = claims[index];
    if (const Moment at = moment_of(claim); !first || std::tie(at, claim.id) < std::tie(front.moment, first->id)) first = &claim, front.moment = at;
  }
  front.first_claim = first->id;
  for (LongSentence& one : long_sentences(sentences_of(claims, of_document))) {
    front.sentences.push_back(one.bands);
    body.shingles.push_back(std::move(one.shingles));
  }
}

std::string bytes_of(const Front& front) {
  Writer writer;
  lay_out_front(writer, front);
  return writer.take();
}

std::string bytes_of(const Body& body) {
  Writer writer;
  lay_out_body(writer, body);
  return writer.take();
}

std::optional<Front> front_of(std::string_view bytes) {
  Reader reader(bytes);
  Front out;
  lay_out_front(reader, out);
  return reader.done() ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<Body> body_of(std::string_view bytes, const Rarity& rarity) {
  Reader reader(bytes);
  Body out;
  lay_out_body(reader, out);
  if (!reader.done()) return std::nullopt;
  for (Account& account : out.telling.accounts) rarity.weigh(account.traits.words);
  weigh_context(out.context, rarity);
  return out;
}

}  // namespace hearsay::linking
