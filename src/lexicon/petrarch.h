// PETRARCH dictionaries as they stand in their files: actors, agents, verbs with patterns, discards. Projects that coded
// with PETRARCH keep their own; docs/petrarch.md says what is read and how. Reading never fails on a bad line: the line is
// left out, and a note names it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/result.h"

namespace hearsay::petrarch {

using Words = std::vector<std::string>;  // folded

/// A code and the days it holds on, YYYYMMDD: from <= day < until.
struct DatedCode {
  std::string code;
  std::uint32_t from = 0, until = UINT32_MAX;
};

/// Names with one set of codes between them; the first code that holds on a day is the one.
struct Actor {
  std::vector<std::string> names;  // folded, words parted by blanks
  std::vector<DatedCode> codes;
};

struct Agent {
  std::string name;     // folded
  std::string code;     // without the ~
  bool prefix = false;  // [COD~]: stands before the actor's code
};

/// Phrases that may stand for each other, by their last word: "{CRUISE MISSILES}" is missiles -> {cruise}.
struct Synset {
  std::unordered_map<std::string, std::vector<Words>> by_head;
};

/// A word of a pattern, or a set of them.
struct Slot {
  std::string word;
  std::shared_ptr<const Synset> set;  // null for a plain word
  bool joined = false;                // of a Side::sequence: stands right behind the slot before it
};
/// The head of a noun phrase and words beside it in any order. Markers stand for any noun phrase and say what it is to
/// the event: `+` and `^` whom it befalls, `$` who does it.
struct NounPattern {
  enum class Marker : std::uint8_t { none, target, source };
  Marker marker = Marker::none;
  Slot head;
  std::vector<Slot> beside;
};
struct PrepositionPattern {
  std::string preposition;
  std::vector<NounPattern> nouns;
};
struct Side {
  std::vector<NounPattern> nouns;
  std::vector<PrepositionPattern> prepositions;
  std::vector<Slot> sequence;   // of the older format: words in the order of the text
  bool joined_to_verb = false;  // the word of `sequence` nearest to the verb stands right beside it
};
struct Pattern {
  Side before, after;  // the verb
  std::string code;    // "190", "042:043", ":170"
  std::uint32_t line = 0;
};

/// Verbs of a block share its patterns.
struct Block {
  std::string name;
  std::vector<Pattern> patterns;
};
struct Verb {
  std::string form;     // folded: a stem or an inflected form
  Words before, after;  // other words of a compound verb: "cordon off"
  std::string code;
  std::uint32_t block = 0, line = 0;
  bool stem = false;
};

/// `~ a (b . ATTACK) SAY = a b 112`: what a verb makes of the event it speaks of.
struct Transformation {
  std::string outer_source, inner_source, inner_target;  // variables; "_" nobody, "." anybody
  std::string inner_verb, outer_verb;                    // verbs, joined by '_'; "q" any
  std::string source, target, code;                      // of the event that comes out; code "q" keeps the inner one
  std::uint32_t line = 0;
};

struct Discard {
  std::string phrase;          // folded
  bool whole_document = false;
};

struct Dictionaries {
  std::vector<Actor> actors;
  std::vector<Agent> agents;
  std::vector<Block> blocks;
  std::vector<Verb> verbs;
  std::vector<Transformation> transformations;
  std::vector<Discard> discards;
  std::vector<std::string> files;   // read, by name
  std::vector<std::string> notes;   // "FILE:LINE: what was left out and why"; the first hundred
  std::uint64_t left_out = 0;       // entries, all of them
};

/// Reads every dictionary in `folder`. Fault::io if it cannot be listed or holds none.
Result<Dictionaries> read(const std::filesystem::path& folder);

// The single files, for tests: `name` is what notes call them.
void read_actors(std::string_view text, const std::string& name, Dictionaries& out);
void read_agents(std::string_view text, const std::string& name, Dictionaries& out);
void read_verbs(std::string_view text, const std::string& name, Dictionaries& out);
void read_discards(std::string_view text, const std::string& name, Dictionaries& out);

}  // namespace hearsay::petrarch
