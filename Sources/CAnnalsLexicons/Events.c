#include "folder.h"

static const unsigned char cues[] = {
#embed "Data/Events/cues.tsv"
};
static const unsigned char role_nouns[] = {
#embed "Data/Events/role-nouns.tsv"
};
static const unsigned char role_verbs[] = {
#embed "Data/Events/role-verbs.tsv"
};
static const unsigned char role_words[] = {
#embed "Data/Events/role-words.tsv"
};
static const unsigned char rules[] = {
#embed "Data/Events/rules.tsv"
};

FOLDER(Events,
  ENTRY("Events/cues", cues),
  ENTRY("Events/role-nouns", role_nouns),
  ENTRY("Events/role-verbs", role_verbs),
  ENTRY("Events/role-words", role_words),
  ENTRY("Events/rules", rules))
