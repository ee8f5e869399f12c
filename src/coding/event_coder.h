// Everything coding finds in one document: the events with parties, quantities, means, time and place.
#pragma once

#include <memory>
#include <vector>

#include "coding/entities.h"
#include "coding/event.h"
#include "coding/event_finder.h"
#include "coding/event_lexicon.h"
#include "coding/instruments.h"
#include "coding/petrarch_coder.h"
#include "coding/places.h"
#include "coding/quantities.h"
#include "coding/sites.h"
#include "coding/times.h"

namespace hearsay {

/// Immutable; share it between threads. The state of one document is a Reading, which each thread keeps and reuses.
class EventCoder {
 public:
  /// `loaded`, where given, come before the lexicon's own names and events.
  static Result<EventCoder> create(std::shared_ptr<const Lexicon> lexicon, std::shared_ptr<const petrarch::Dictionaries> loaded = nullptr);

  struct Reading {
    explicit Reading(const EventCoder& coder) : words(coder.events_.get()), frames(&coder.events_->frames()), entities(coder.actors_) {}
    const EventLexicon* words;  // these two are the coder's
    const Frames* frames;
    EntityTable entities;
    std::vector<PlaceMention> places, sites;  // sites: also nouns that stand for a place
    std::vector<PlaceMention> toponyms;       // toponyms of other names
    std::vector<TimeMention> times;
    std::vector<QuantityMention> quantities;
    std::vector<InstrumentReader::InstrumentMention> instruments;
    std::vector<CodedEvent> events;
    std::vector<FoundEvent> found;           // scratch
    std::vector<std::uint32_t> found_heads;  // sorted
    std::vector<PetrarchFound> loaded;
  };

  /// Replaces entities, places, times and events by those of the document, in text order.
  void code(const Tree&, Reading&) const;
  /// Fills in quantities, instruments and the places within other names, which only annotation wants of a whole document.
  void read_mentions(const Tree&, Reading&) const;

  const EventLexicon& lexicon() const { return *events_; }
  const ActorLexicon& actors() const { return *actors_; }
  const PlaceReader& places() const { return places_; }

 private:
  EventCoder(std::shared_ptr<const EventLexicon> events, std::shared_ptr<const ActorLexicon> actors, PlaceReader places, SiteReader sites, TimeReader times,
             QuantityReader quantities, InstrumentReader instruments)
      : events_(std::move(events)),
        actors_(std::move(actors)),
        finder_(events_),
        places_(std::move(places)),
        sites_(std::move(sites)),
        times_(std::move(times)),
        quantities_(std::move(quantities)),
        instruments_(std::move(instruments)) {}
  CodedEvent make(const Tree&, const FoundEvent&, const Reading&) const;
  CodedEvent make(const Tree&, const PetrarchFound&, const Reading&) const;
  void complete(const Tree&, const FoundEvent&, std::string_view mode, const Reading&, CodedEvent&) const;
  void find_events(const Tree&, Reading&) const;

  std::shared_ptr<const EventLexicon> events_;
  std::shared_ptr<const ActorLexicon> actors_;
  EventFinder finder_;
  PlaceReader places_;
  SiteReader sites_;
  TimeReader times_;
  QuantityReader quantities_;
  InstrumentReader instruments_;
  std::shared_ptr<const PetrarchCoder> loaded_;  // null without dictionaries of a project's own
};

}  // namespace hearsay
