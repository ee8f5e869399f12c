// A small file of each format, for tests that must hold for all of them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reading/format.h"

namespace hearsay {

inline const std::vector<std::pair<Format, std::string>>& draft_samples() {
  static const std::vector<std::pair<Format, std::string>> kSamples = {
      {Format::text, "\xEF\xBB\xBFTroops shelled the town.\r\n\r\nTwo “men” died 😀.\n"},
      {Format::json, "{\"id\":\"a\",\"text\":\"José died.\"}\n\n{\"id\":\"b\",\"text\":\"No end\n{\"id\":\"c\",\"text\":\"\\ud83d\\ude00 \xFF\"}\n[1]"},
      {Format::json,
       "[\n {\"id\": \"a\",\n  \"text\": \"One {\\\"man\\\"} died.\"},\n {\"id\":\"b\" \"text\":\"x\"}, {\"text\":\"Two.\", \"date\": 20260501}]\n"},
      {Format::json, "{\n  \"title\": \"T\",\n  \"text\": \"One.\\nTwo.\"\n}\n{\n \"text\": \"Three.\"\n}"},
      {Format::html,
       "<html><head><meta charset='iso-8859-2'><title>T</title></head><body><article><p>Wa\xB3\xEAsa was arrested on Monday &amp; "
       "freed.</p></article></body></html>"},
      {Format::feed,
       "<?xml version='1.0'?><rss><channel><link>http://w.example</link><item><title>One</title><description>&lt;p>Two men died.</description></item>"
       "<item><guid>2</guid></item><item><guid>3</guid><description><![CDATA[Three <b>men</b>]]></description></item></channel><x></rss>"},
      {Format::petrarch,
       "<Sentences><Sentence date='20080801' id='A_1' source='AFP'><Text>\nTwo men\ndied.\n</Text></Sentence><Sentence id='A_2'/></Sentences>"},
      {Format::conllu,
       "# newdoc id = a\n# text = Two died.\n1\tTwo\ttwo\tNUM\tCD\t_\t2\tnummod\t_\t_\n2\tdied\tdie\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
       "3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n# newdoc id = b\n1\tbad\n\n"}};
  return kSamples;
}

}  // namespace hearsay
