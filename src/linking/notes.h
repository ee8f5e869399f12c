// What linking notes of each document, so that a later run need not read them all again: relink.h says how it is used.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linking/order.h"
#include "linking/stories.h"
#include "linking/telling.h"

namespace hearsay::linking {

/// The front of a document's notes, which every run reads of every document. Documents have numbers in the order they were noted,
/// and so have their accounts, all through.
struct Front {
  struct Tie {
    std::uint32_t to = 0;  // an account before it in time order
    double points = 0;
    bool operator==(const Tie&) const = default;
  };
  struct NotedAccount {
    std::vector<Key> blocks;
    std::vector<Tie> ties;    // those that may join it, strongly enough
    std::uint32_t group = 0;  // the group's first account in time order
  };

  std::string document, outlet, first_claim;
  Moment moment;  // of its first claim
  std::vector<Bands> sentences;
  std::vector<std::uint32_t> copies;  // earlier documents that it copies directly, ascending
  std::vector<NotedAccount> accounts;
};

/// The rest, which is read where it is needed.
struct Body {
  Telling telling;
  WordBag context;
  std::vector<std::vector<Key>> shingles;  // of each long sentence
};

/// The sentences of a document's claims, without repeats. Views of the claims.
std::vector<std::string_view> sentences_of(std::span<const Claim> claims, std::span<const std::uint32_t> of_document);
/// The outlet of the document of a claim; its id if nobody is named.
std::string outlet_of(const Claim& claim);
/// What its sentences and its claims' dates say of a document: all of its front but copies and accounts, and the shingles of its body.
/// `of_document` in text order.
void note_text(std::span<const Claim> claims, std::span<const std::uint32_t> of_document, Front& front, Body& body);

/// As bytes.
struct Note {
  std::uint32_t number = 0;
  std::string front;
  std::optional<std::string> body;  // nothing: it stays as it is
};

std::string bytes_of(const Front& front);
std::string bytes_of(const Body& body);
/// Nothing if the bytes are none.
std::optional<Front> front_of(std::string_view bytes);
std::optional<Body> body_of(std::string_view bytes, const Rarity& rarity);

}  // namespace hearsay::linking
