#include "folder.h"

static const unsigned char clipped[] = {
#embed "Data/Quotations/clipped.tsv"
};
static const unsigned char cues[] = {
#embed "Data/Quotations/cues.tsv"
};
static const unsigned char determiners[] = {
#embed "Data/Quotations/determiners.tsv"
};
static const unsigned char elisions[] = {
#embed "Data/Quotations/elisions.tsv"
};
static const unsigned char function_words[] = {
#embed "Data/Quotations/function-words.tsv"
};
static const unsigned char giving_verbs[] = {
#embed "Data/Quotations/giving-verbs.tsv"
};
static const unsigned char hearing_verbs[] = {
#embed "Data/Quotations/hearing-verbs.tsv"
};
static const unsigned char name_particles[] = {
#embed "Data/Quotations/name-particles.tsv"
};
static const unsigned char organization_words[] = {
#embed "Data/Quotations/organization-words.tsv"
};
static const unsigned char phrase_prepositions[] = {
#embed "Data/Quotations/phrase-prepositions.tsv"
};
static const unsigned char prepositions[] = {
#embed "Data/Quotations/prepositions.tsv"
};
static const unsigned char pronouns[] = {
#embed "Data/Quotations/pronouns.tsv"
};
static const unsigned char rules[] = {
#embed "Data/Quotations/rules.tsv"
};
static const unsigned char slogan_cues[] = {
#embed "Data/Quotations/slogan-cues.tsv"
};
static const unsigned char source_phrases[] = {
#embed "Data/Quotations/source-phrases.tsv"
};
static const unsigned char speaker_nouns[] = {
#embed "Data/Quotations/speaker-nouns.tsv"
};
static const unsigned char speech_nouns[] = {
#embed "Data/Quotations/speech-nouns.tsv"
};
static const unsigned char term_cues[] = {
#embed "Data/Quotations/term-cues.tsv"
};
static const unsigned char time_nouns[] = {
#embed "Data/Quotations/time-nouns.tsv"
};
static const unsigned char titles[] = {
#embed "Data/Quotations/titles.tsv"
};
static const unsigned char verb_modifiers[] = {
#embed "Data/Quotations/verb-modifiers.tsv"
};
static const unsigned char works[] = {
#embed "Data/Quotations/works.tsv"
};

FOLDER(Quotations,
  ENTRY("Quotations/clipped", clipped),
  ENTRY("Quotations/cues", cues),
  ENTRY("Quotations/determiners", determiners),
  ENTRY("Quotations/elisions", elisions),
  ENTRY("Quotations/function-words", function_words),
  ENTRY("Quotations/giving-verbs", giving_verbs),
  ENTRY("Quotations/hearing-verbs", hearing_verbs),
  ENTRY("Quotations/name-particles", name_particles),
  ENTRY("Quotations/organization-words", organization_words),
  ENTRY("Quotations/phrase-prepositions", phrase_prepositions),
  ENTRY("Quotations/prepositions", prepositions),
  ENTRY("Quotations/pronouns", pronouns),
  ENTRY("Quotations/rules", rules),
  ENTRY("Quotations/slogan-cues", slogan_cues),
  ENTRY("Quotations/source-phrases", source_phrases),
  ENTRY("Quotations/speaker-nouns", speaker_nouns),
  ENTRY("Quotations/speech-nouns", speech_nouns),
  ENTRY("Quotations/term-cues", term_cues),
  ENTRY("Quotations/time-nouns", time_nouns),
  ENTRY("Quotations/titles", titles),
  ENTRY("Quotations/verb-modifiers", verb_modifiers),
  ENTRY("Quotations/works", works))
