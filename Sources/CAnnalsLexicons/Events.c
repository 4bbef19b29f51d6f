#include "folder.h"

static const unsigned char cues[] = {
#embed "Data/Events/cues.tsv"
};
static const unsigned char nouns[] = {
#embed "Data/Events/nouns.tsv"
};
static const unsigned char phrases[] = {
#embed "Data/Events/phrases.tsv"
};
static const unsigned char roleNouns[] = {
#embed "Data/Events/role-nouns.tsv"
};
static const unsigned char roleVerbs[] = {
#embed "Data/Events/role-verbs.tsv"
};
static const unsigned char roleWords[] = {
#embed "Data/Events/role-words.tsv"
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
  ENTRY("Events/nouns", nouns),
  ENTRY("Events/phrases", phrases),
  ENTRY("Events/role-nouns", roleNouns),
  ENTRY("Events/role-verbs", roleVerbs),
  ENTRY("Events/role-words", roleWords),
  ENTRY("Events/rules", rules),
  ENTRY("Events/senses", senses),
  ENTRY("Events/verbs", verbs))
