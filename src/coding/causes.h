// What the events of a document say of each other: who attacked killed those whom the attack killed, whom a threat is
// made to is whom its content would touch, deaths told after an attack are violence's.
#pragma once

#include <span>
#include <vector>

#include "coding/event.h"
#include "coding/frames.h"
#include "coding/quantities.h"
#include "language/tree.h"

namespace hearsay {

/// One document's. A view of all arguments.
class Causes {
 public:
  Causes(const Tree& tree, const QuantityReader& quantities, const Frames& frames) : tree_(tree), quantities_(quantities), frames_(frames) {}

  /// `events` in text order; fills in their parties and settles their types.
  void join(std::vector<CodedEvent>& events) const;

 private:
  bool tells_harm(const CodedEvent& event) const;
  bool is_means(std::uint32_t anchor) const;
  std::uint32_t anchor(const CodedEvent& cause) const;
  std::vector<std::uint32_t> predicates(const CodedEvent& harm) const;
  bool brought_about(const CodedEvent& event, const CodedEvent& cause) const;
  bool stands_below(std::uint32_t noun, std::uint32_t event) const;
  using Events = std::span<CodedEvent>;  // of one sentence, beyond which nobody is blamed but for blame_violence
  void pass_on_actors(Events) const;
  void replace_touched_events(Events) const;
  void drop_struck(Events, CodedEvent&) const;
  bool is_of_calamity(Events, const CodedEvent&) const;
  void blame_makers(Events) const;
  void take_over_modes(Events) const;
  bool is_nobody(std::uint32_t head) const;
  void give_victims(Events) const;
  void borrow_recipients(Events) const;
  void blame_violence(std::vector<CodedEvent>&) const;

  const Tree& tree_;
  const QuantityReader& quantities_;
  const Frames& frames_;
};

}  // namespace hearsay
