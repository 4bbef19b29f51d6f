#include "folder.h"

static const unsigned char attribution_cues[] = {
#embed "Data/Figures/attribution-cues.tsv"
};
static const unsigned char bounds[] = {
#embed "Data/Figures/bounds.tsv"
};
static const unsigned char change_words[] = {
#embed "Data/Figures/change-words.tsv"
};
static const unsigned char compound_units[] = {
#embed "Data/Figures/compound-units.tsv"
};
static const unsigned char conversions[] = {
#embed "Data/Figures/conversions.tsv"
};
static const unsigned char counted_nouns[] = {
#embed "Data/Figures/counted-nouns.tsv"
};
static const unsigned char cue_words[] = {
#embed "Data/Figures/cue-words.tsv"
};
static const unsigned char denominators[] = {
#embed "Data/Figures/denominators.tsv"
};
static const unsigned char money_prefixes[] = {
#embed "Data/Figures/money-prefixes.tsv"
};
static const unsigned char number_neighbours[] = {
#embed "Data/Figures/number-neighbours.tsv"
};
static const unsigned char number_words[] = {
#embed "Data/Figures/number-words.tsv"
};
static const unsigned char phrase_ends[] = {
#embed "Data/Figures/phrase-ends.tsv"
};
static const unsigned char rules[] = {
#embed "Data/Figures/rules.tsv"
};
static const unsigned char status_cues[] = {
#embed "Data/Figures/status-cues.tsv"
};
static const unsigned char unit_symbols[] = {
#embed "Data/Figures/unit-symbols.tsv"
};
static const unsigned char units[] = {
#embed "Data/Figures/units.tsv"
};

FOLDER(Figures,
  ENTRY("Figures/attribution-cues", attribution_cues),
  ENTRY("Figures/bounds", bounds),
  ENTRY("Figures/change-words", change_words),
  ENTRY("Figures/compound-units", compound_units),
  ENTRY("Figures/conversions", conversions),
  ENTRY("Figures/counted-nouns", counted_nouns),
  ENTRY("Figures/cue-words", cue_words),
  ENTRY("Figures/denominators", denominators),
  ENTRY("Figures/money-prefixes", money_prefixes),
  ENTRY("Figures/number-neighbours", number_neighbours),
  ENTRY("Figures/number-words", number_words),
  ENTRY("Figures/phrase-ends", phrase_ends),
  ENTRY("Figures/rules", rules),
  ENTRY("Figures/status-cues", status_cues),
  ENTRY("Figures/unit-symbols", unit_symbols),
  ENTRY("Figures/units", units))
