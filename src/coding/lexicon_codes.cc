// The closed lists that dictionary tables are checked against.

#include <algorithm>
#include <array>

#include "coding/lexicon_check.h"

namespace hearsay {
namespace {

// CAMEO 1.1b3, by root: the numbers that follow it. "1-4" are the digits 1 to 4.
struct Root {
  std::string_view code;
  std::string_view subcodes;
};
constexpr Root kRoots[] = {
    {"01", "0 1 2 3 4 5 6 7 8 9"},
    {"02", "0 1 11 12 13 14 2 3 31 32 33 34 4 41 42 43 44 5 51 52 53 54 55 56 6 7 8"},
    {"03", "0 1 11 12 13 14 2 3 31 32 33 34 4 41 42 43 44 5 51 52 53 54 55 56 6 7 8 9"},
    {"04", "0 1 2 3 4 5 6"},
    {"05", "0 1 2 3 4 5 6 7"},
    {"06", "0 1 2 3 4"},
    {"07", "0 1 2 3 4 5"},
    {"08", "0 1 11 12 13 14 2 3 31 32 33 34 4 41 42 5 6 61 62 63 7 71 72 73 74"},
    {"09", "0 1 2 3 4"},
    {"10", "0 1 11 12 13 14 2 3 31 32 33 34 4 41 42 43 44 5 51 52 53 54 55 56 6 7 8"},
    {"11", "0 1 2 21 22 23 24 25 3 4 5 6"},
    {"12", "0 1 11 12 13 14 2 21 22 23 24 3 31 32 33 34 4 41 42 43 44 45 46 5 6 7 8 9"},
    {"13", "0 1 11 12 13 2 21 22 23 24 3 4 5 6 7 8 81 82 83 84 85 9"},
    {"14", "0 1 11 12 13 14 2 21 22 23 24 3 31 32 33 34 4 41 42 43 44 5 51 52 53 54"},
    {"15", "0 1 2 3 4 5"},
    {"16", "0 1 2 21 22 23 3 4 5 6 61 62 63"},
    {"17", "0 1 11 12 2 21 22 23 24 3 4 5 6"},
    {"18", "0 1 2 21 22 23 3 31 32 33 34 4 5 6"},
    {"19", "0 1 2 3 4 5 51 52 6"},
    {"20", "0 1 2 3 4 41 42"},
};

// ISO 3166-1 alpha-3; then those withdrawn since 1945 and Kosovo's two, which news archives need.
constexpr std::string_view kCountries =
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT "
    "BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI "
    "FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR "
    "ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR "
    "MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE "
    "PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM "
    "TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE "
    "ANT BUR CSK DDR DHY HVO NTZ RHO SCG SUN TMP VDR YMD YUG ZAR KSV XKX";

// CAMEO's beginnings of codes that no country owns.
constexpr std::string_view kInternational =
    "IGO NGO IMG MNC NGM UIS INT AFR ASA BLK CRB CAU CFR CIS EAF EEU EUR LAM MEA MDT NAF NMR PGS SAF SAM SAS SCN SEA WAF WST EIN CAS";

bool has(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != list.npos; at = list.find(word, at + 1))
    if ((at == 0 || list[at - 1] == ' ') && (at + word.size() == list.size() || list[at + word.size()] == ' ')) return true;
  return false;
}

}  // namespace

bool is_cameo_code(std::string_view code) {
  if (code.size() < 2 || code.size() > 4) return false;
  for (const Root& root : kRoots)
    if (code.starts_with(root.code)) return code.size() == 2 || has(root.subcodes, code.substr(2));
  return false;
}

bool is_country_code(std::string_view code) { return code.size() == 3 && has(kCountries, code); }

bool is_actor_code(std::string_view code) {
  if (code.empty() || code.size() % 3 != 0) return false;
  if (!std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return false;
  return is_country_code(code.substr(0, 3)) || has(kInternational, code.substr(0, 3));
}

}  // namespace hearsay
