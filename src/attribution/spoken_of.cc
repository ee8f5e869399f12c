// Each nominal that is named, has an actor code or is of a class of people or places becomes a phrase around its head; the
// longer phrases take their words first, so "SDF fighters" are not the SDF. What is left is filled with the document's own
// names: one found anywhere is a name everywhere.

#include "attribution/spoken_of.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "attribution/mention_phrases.h"
#include "base/words.h"

namespace hearsay {
namespace {

class Reader {
 public:
  Reader(const Tree& tree, const EventCoder::Reading& reading, const EventCoder& coder)
      : tree_(tree),
        reading_(reading),
        gazetteer_(coder.places()),
        words_(tree, coder.lexicon(), coder.actors()),
        phrases_of_(tree, words_),
        taken_(tree.size(), false) {}

  std::vector<SpokenOf> read() {
    for (std::size_t i = 0; i < reading_.places.size(); ++i)
      if (end_of_place(i) != reading_.places[i].words.last) add_place(i);
    for (std::uint32_t i = 1; i + 1 < tree_.size(); ++i) add_defined(i);
    for (const EntityMention& mention : reading_.entities.mentions()) add_mention(mention);
    for (std::uint32_t i = 0; i < tree_.size(); ++i) add_common(i);
    join_titles();
    std::stable_sort(phrases_.begin(), phrases_.end(), [](const Phrase& a, const Phrase& b) { return length(a.one.words) > length(b.one.words); });
    for (Phrase& phrase : phrases_) take(std::move(phrase.one));
    for (std::size_t i = 0; i < reading_.places.size(); ++i) add_place(i);
    for (std::uint32_t i = 0; i < tree_.size(); ++i) add_pronoun(i);
    for (const auto& weapon : reading_.instruments) take({weapon.words, "weapon", {}, {}, {}});
    for (const TimeMention& time : reading_.times) take({time.words, "date", time.record.start, {}, {}});
    for (const QuantityMention& quantity : reading_.quantities) take({quantity.words, "quantity", {}, {}, {}});
    repeat_names();
    std::sort(out_.begin(), out_.end(), [](const SpokenOf& a, const SpokenOf& b) { return a.words.first < b.words.first; });
    return std::move(out_);
  }

 private:
  struct Phrase {
    SpokenOf one;
    std::uint32_t head;
    bool named, state;
  };

  static std::uint32_t length(TokenRange words) { return words.last - words.first; }

  void take(SpokenOf one) {
    const auto begin = taken_.begin() + one.words.first, end = taken_.begin() + one.words.last;
    if (std::find(begin, end, true) != end) return;
    std::fill(begin, end, true);
    out_.push_back(std::move(one));
  }

  // Kinds

  /// Whether what this nominal names does something there: says, sends, owns; in a list it does what the first one does.
  bool acts(std::uint32_t head) const {
    const Relation r = tree_.relation(head);
    const std::uint32_t above = tree_.head(head);
    if (above == kNoToken) return false;
    if (r == Relation::conj) return acts(above);
    if (r == Relation::obj && is_one_of(tree_.lemma(above), {"include", "comprise"})) return has_members(above);
    const std::string_view preposition = tree_.preposition(head);
    if (preposition == "between") return words_.is_noun(above) && !words_.is_ground(above);  // "talks between Iran and Oman"; not a border
    return is_subject(r) || r == Relation::obl_agent || r == Relation::iobj || r == Relation::nmod_poss || r == Relation::compound ||
           is_one_of(preposition, {"with", "by"});
  }

  /// "The members include Chad."
  bool has_members(std::uint32_t verb) const {
    const auto children = tree_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) { return is_subject(tree_.relation(c)) && words_.is_people(c); });
  }

  std::string_view kind_of(const EntityMention& mention, const Entity& entity) const {
    const std::uint32_t head = mention.head;
    if (entity.kind == EntityKind::state) return acts(head) ? "organisation" : "place";
    if (entity.kind == EntityKind::organisation && mention.named && words_.is_person(head) && words_.is_title(head)) return "person";
    if (entity.kind == EntityKind::person && words_.is_body(head) && !words_.is_person(head)) return mention.named ? "organisation" : "group";
    if (entity.kind == EntityKind::person && !mention.named && words_.is_plural(head)) return "group";
    if (entity.kind != EntityKind::person && words_.is_ground(head)) return words_.is_people(head) && acts(head) ? "organisation" : "place";
    return spelling(entity.kind);
  }

  /// "the minister", "three soldiers", "commander of the fleet"; not the bare noun of "a fighter jet".
  bool stands_for_somebody(std::uint32_t head) const {
    if (words_.is_plural(head)) return true;
    const auto children = tree_.children(head);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      const Relation r = tree_.relation(c);
      return r == Relation::det || r == Relation::nmod_poss || r == Relation::compound || r == Relation::amod || r == Relation::nummod || r == Relation::nmod;
    });
  }

  // Candidates

  void add_mention(const EntityMention& mention) {
    const Entity& entity = reading_.entities.entities()[mention.entity];
    if (!words_.is_noun(mention.head) && !mention.named) return;
    if (words_.is_nobody(mention.head) && entity.kind == EntityKind::person) return;  // "God"
    if (entity.kind == EntityKind::person && is_attribute(mention.words)) return;
    if (entity.kind == EntityKind::place || entity.kind == EntityKind::thing || (!mention.named && entity.code.empty())) return;
    if (!mention.named && (!stands_for_somebody(mention.head) || !words_.is_known(mention.head))) return;
    const TokenRange words = phrases_of_.around(mention.head, mention.named ? mention.words : TokenRange{mention.head, mention.head + 1});
    phrases_.push_back({{words, kind_of(mention, entity), entity.name.empty() ? std::nullopt : std::optional(entity.name),
                         entity.code.empty() ? std::nullopt : std::optional(entity.code), fmt::format("e{}", mention.entity + 1)},
                        mention.head,
                        mention.named,
                        entity.kind == EntityKind::state});
  }

  /// "the Druze shrine", "Islamist violence": a word for one of a people says only what kind of thing it is.
  bool is_attribute(TokenRange words) const {
    const std::uint32_t head = words.last - 1, above = tree_.head(head);
    const Relation r = tree_.relation(head);
    if (length(words) > 1 || (r != Relation::amod && r != Relation::compound) || above == kNoToken) return false;
    return words_.is_title(head) && words_.is_noun(above) && !words_.is_people(above) && !is_capital(tree_.form(above));
  }

  /// One the dictionary has a name or a code for, see add_mention.
  bool is_listed(const EntityMention& mention) const {
    const Entity& entity = reading_.entities.entities()[mention.entity];
    return entity.kind != EntityKind::thing && (mention.named || !entity.code.empty());
  }

  /// "the coalition", "their homes": nobody the dictionary has a code for.
  void add_common(std::uint32_t i) {
    const bool modifier =
        is_inside_phrase(tree_.relation(i)) && !(tree_.relation(i) == Relation::compound && is_capital(tree_.form(i)));  // "Coalition efforts"
    if (!words_.is_noun(i) || modifier || (!stands_for_somebody(i) && tree_.relation(i) != Relation::compound)) return;
    const EntityMention* known = reading_.entities.mention_at(i);
    if (known && is_listed(*known)) return;
    if (words_.is_nobody(i) || !(words_.is_people(i) || words_.is_ground(i))) return;
    const bool ground = words_.is_ground(i) && !(words_.is_people(i) && acts(i));
    const bool one = words_.is_person(i) && !words_.is_body(i) && !words_.is_plural(i);
    const std::string_view kind = ground ? "place" : one ? "person" : "group";
    phrases_.push_back({{phrases_of_.around(i, {i, i + 1}), kind, {}, {}, {}}, i, false, false});
  }

  /// "Spokesman" and "Ali Haddad", "U.S." and "Senator Mills" are one where nothing stands between.
  void join_titles() {
    std::sort(phrases_.begin(), phrases_.end(), [](const Phrase& a, const Phrase& b) { return a.one.words.first < b.one.words.first; });
    for (std::size_t i = 0; i + 1 < phrases_.size(); ++i) {
      Phrase &a = phrases_[i], &b = phrases_[i + 1];
      if (a.one.words.last != b.one.words.first || tree_.sentence_of(a.head) != tree_.sentence_of(b.head)) continue;
      const bool title = b.named && b.one.kind == "person" && !a.named && words_.is_title(a.head);
      const bool country = a.state && (is_inside_phrase(tree_.relation(a.head)) || b.one.words.has(tree_.head(a.head)));
      if (title || country) b.one.words.first = a.one.words.first, a.one.words.last = a.one.words.first;
    }
    std::erase_if(phrases_, [](const Phrase& phrase) { return phrase.one.words.empty(); });
  }

  /// "Nairobi, Kenya": the place behind the comma says where the first one is.
  std::uint32_t end_of_place(std::size_t i) const {
    const PlaceMention& place = reading_.places[i];
    if (i + 1 == reading_.places.size() || place.record.precision == "country") return place.words.last;
    const PlaceMention& next = reading_.places[i + 1];
    if (next.words.first == place.words.last && tree_.folded(place.words.last - 1) == "of") return next.words.last;  // "Gulf of Guinea"
    const bool comma = next.words.first == place.words.last + 1 && tree_.form(place.words.last) == ",";
    const bool area = next.record.precision == "country" || next.record.precision == "admin1";
    return comma && area && next.record.country == place.record.country ? next.words.last : place.words.last;
  }

  void add_place(std::size_t i) {
    const PlaceMention& place = reading_.places[i];
    const bool country = place.record.precision == "country";
    const bool body = (country && acts(place.head)) || (!place.record.latitude && is_acronym(tree_.form(place.head)));
    TokenRange words = phrases_of_.with_determiner(place.words);
    words.last = end_of_place(i);
    take({words, body ? "organisation" : "place", place.record.name, place.record.country, place.record.gazetteer_id});
  }

  /// A pronoun where it does something: "we will go on".
  void add_pronoun(std::uint32_t i) {
    if (tree_.token(i).upos != Upos::pron || !is_subject(tree_.relation(i))) return;
    const std::string_view word = tree_.folded(i);
    const EntityMention* known = reading_.entities.mention_at(i);
    const Entity* entity = known ? &reading_.entities.entities()[known->entity] : nullptr;
    std::string_view kind;
    if (is_one_of(word, {"i", "he", "she"})) kind = "person";
    if (word == "we" || (word == "they" && entity)) kind = "group";
    if (kind.empty()) return;
    SpokenOf one{{i, i + 1}, kind, {}, {}, {}};
    if (entity && !entity->name.empty()) one.name = entity->name;
    if (entity && !entity->code.empty()) one.code = entity->code;
    if (entity) one.id = fmt::format("e{}", known->entity + 1);
    take(std::move(one));
  }

  /// "the Northern Harvest Support Trust (NHST)": the words before the bracket whose first letters the acronym has, and the acronym.
  void add_defined(std::uint32_t acronym) {
    std::string_view letters = tree_.form(acronym);
    if (!is_acronym(letters) || tree_.form(acronym - 1) != "(" || tree_.form(acronym + 1) != ")") return;
    if (letters.ends_with("s")) letters.remove_suffix(1);  // "(NGOs)"
    const std::uint32_t begin = tree_.analysis().sentences[tree_.sentence_of(acronym)].first;
    std::uint32_t first = acronym - 1;
    while (!letters.empty() && first > begin) {
      const std::string_view word = tree_.form(--first);
      if (!take_initials(word, letters) && !is_between_initials(first)) return;
    }
    if (!letters.empty() || !is_capital(tree_.form(first))) return;
    take({phrases_of_.with_determiner({first, acronym - 1}), "organisation", {}, {}, {}});
    take({{acronym, acronym + 1}, "organisation", {}, {}, {}});
    defined_.emplace_back(tree_.form(acronym));
  }

  /// Takes the initials of "Anti-Corruption" or "Bureau" off the end of "ACB". False, and nothing taken, if they do not end so.
  static bool take_initials(std::string_view word, std::string_view& letters) {
    std::string initials;
    for (std::size_t i = 0; i < word.size(); ++i)
      if ((i == 0 || word[i - 1] == '-') && word[i] >= 'A' && word[i] <= 'Z') initials += word[i];
    if (initials.empty() || !letters.ends_with(initials)) return false;
    letters.remove_suffix(initials.size());
    return true;
  }

  /// "of", "for the", "and", a hyphen: words of a name that lend an acronym no letter.
  bool is_between_initials(std::uint32_t i) const {
    const Upos upos = tree_.token(i).upos;
    const bool small = upos == Upos::adp || upos == Upos::det || upos == Upos::cconj || upos == Upos::part;
    return tree_.form(i) == "-" || (small && !is_capital(tree_.form(i)));
  }

  /// Proper nouns that nobody took: what the document's names say of the same words elsewhere, or their own words do.
  void repeat_names() {
    std::map<std::string, std::string_view> kinds;
    const auto key = [&](TokenRange words) { return fold(tree_.document().text(tree_.bytes(words))); };
    for (const std::string& acronym : defined_) kinds.try_emplace(fold(acronym), "organisation");
    for (const EntityMention& mention : reading_.entities.mentions()) {
      const Entity& entity = reading_.entities.entities()[mention.entity];
      if (mention.named && entity.kind != EntityKind::thing)
        kinds.try_emplace(key(mention.words), entity.kind == EntityKind::state ? "place" : spelling(entity.kind));
    }
    for (const PlaceMention& place : reading_.places) kinds.try_emplace(key(place.words), "place");
    std::vector<TokenRange> unknown;
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      const TokenRange name = proper_nouns(i);
      if (name.empty()) continue;
      i = name.last - 1;
      const std::string_view kind = kind_by_words(name);
      if (kind.empty()) {
        unknown.push_back(name);
        continue;
      }
      kinds.try_emplace(key(name), kind);
      if (kind == "place") kinds.try_emplace(key({name.last - 1, name.last}), kind);  // "Mount Elgon", then "Elgon"
      take({phrases_of_.with_determiner(name), kind, {}, {}, {}});
    }
    for (const TokenRange name : unknown) {
      const auto known = kinds.find(key(name));
      const bool nobody = known != kinds.end() && known->second == "person" && words_.is_nobody(name.last - 1);  // "God"
      if (known != kinds.end() && !nobody) take({phrases_of_.with_determiner(name), known->second, {}, {}, {}});
    }
  }

  /// The proper nouns from `first` on that nobody took; none where they only modify ("the Sikh religion").
  TokenRange proper_nouns(std::uint32_t first) const {
    const bool begins = tree_.analysis().sentences[tree_.sentence_of(first)].first == first;
    const auto fits = [&](std::uint32_t i) {
      if (i >= tree_.size() || taken_[i] || tree_.sentence_of(i) != tree_.sentence_of(first)) return false;
      const Upos upos = tree_.token(i).upos;
      return upos == Upos::propn || (upos == Upos::noun && !begins && is_capital(tree_.form(i)));
    };
    std::uint32_t last = first;
    while (fits(last)) ++last;
    if (last == first || tree_.relation(last - 1) == Relation::amod || is_attribute({first, last})) return {};
    return {first, last};
  }

  /// "Mount Elgon", "Freedom Brigades", "King Farouk", "NHST"; not the letters before a ship's name or a number.
  std::string_view kind_by_words(TokenRange name) const {
    constexpr double kTown = 10000;
    const std::uint32_t last = name.last - 1;
    if (length(name) == 1 && words_.is_nobody(last)) return "";
    if (gazetteer_.people_in(tree_, name).value_or(0) > kTown && !is_inside_phrase(tree_.relation(last))) return "place";
    if (length(name) > 1 && words_.is_title(name.first)) return "person";
    if (length(name) > 1 && (words_.is_ground(last) || words_.is_ground(name.first))) return "place";
    if (length(name) > 1 && (words_.is_body(last) || words_.is_body(name.first))) return "organisation";
    const bool numbered = name.last < tree_.size() && tree_.token(name.last).upos == Upos::num;
    return length(name) == 1 && !numbered && tree_.token(last).upos == Upos::propn && is_acronym(tree_.form(last)) ? "organisation" : "";
  }

  const Tree& tree_;
  const EventCoder::Reading& reading_;
  const PlaceReader& gazetteer_;
  WordKinds words_;
  MentionPhrases phrases_of_;
  std::vector<Phrase> phrases_;
  std::vector<std::string> defined_;
  std::vector<bool> taken_;
  std::vector<SpokenOf> out_;
};

}  // namespace

std::vector<SpokenOf> read_spoken_of(const Tree& tree, const EventCoder::Reading& reading, const EventCoder& coder) {
  return Reader(tree, reading, coder).read();
}

}  // namespace hearsay
