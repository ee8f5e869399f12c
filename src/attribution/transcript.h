// Speech in the records of those who monitor broadcasts and papers, who set in brackets whose words follow: the turns of a
// recording or an interview ("[BEGIN RECORDING] [OKORO] …", "[REPORTER] …"), and statements ("[COMMUNIQUE] [FREE UNIONS] [TEXT] …").
#pragma once

#include <vector>

#include "attribution/attribution.h"
#include "attribution/scene.h"
#include "hearsay/lexicon.h"

namespace hearsay {

/// Table `brackets`, columns words, part, tells names from notes. Adds an attribution for each turn and for a statement as a whole.
void find_transcript_speech(const Scene& scene, const Table& words, std::vector<Attribution>& all);

}  // namespace hearsay
