#include "folder.h"

static const unsigned char cues[] = {
#embed "Data/Events/cues.tsv"
};
static const unsigned char date_words[] = {
#embed "Data/Events/date-words.tsv"
};
static const unsigned char nouns[] = {
#embed "Data/Events/nouns.tsv"
};
static const unsigned char phrases[] = {
#embed "Data/Events/phrases.tsv"
};
static const unsigned char rules[] = {
#embed "Data/Events/rules.tsv"
};
static const unsigned char senses[] = {
#embed "Data/Events/senses.tsv"
};
static const unsigned char verbs[] = {
#embed "Data/Events/verbs.tsv"
};

FOLDER(Events,
  ENTRY("Events/cues", cues),
  ENTRY("Events/date-words", date_words),
  ENTRY("Events/nouns", nouns),
  ENTRY("Events/phrases", phrases),
  ENTRY("Events/rules", rules),
  ENTRY("Events/senses", senses),
  ENTRY("Events/verbs", verbs))
