#include "folder.h"

static const unsigned char cues[] = {
#embed "Data/Events/cues.tsv"
};
static const unsigned char dateWords[] = {
#embed "Data/Events/date-words.tsv"
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
static const unsigned char stativeVerbs[] = {
#embed "Data/Events/stative-verbs.tsv"
};

FOLDER(Events,
  ENTRY("Events/cues", cues),
  ENTRY("Events/date-words", dateWords),
  ENTRY("Events/role-nouns", roleNouns),
  ENTRY("Events/role-verbs", roleVerbs),
  ENTRY("Events/role-words", roleWords),
  ENTRY("Events/rules", rules),
  ENTRY("Events/stative-verbs", stativeVerbs))
