#include "folder.h"

static const unsigned char body_nouns[] = {
#embed "Data/Entities/body-nouns.tsv"
};
static const unsigned char event_names[] = {
#embed "Data/Entities/event-names.tsv"
};
static const unsigned char family_names[] = {
#embed "Data/Entities/family-names.tsv"
};
static const unsigned char gazetteer[] = {
#embed "Data/Entities/gazetteer.tsv"
};
static const unsigned char name_contexts[] = {
#embed "Data/Entities/name-contexts.tsv"
};
static const unsigned char name_words[] = {
#embed "Data/Entities/name-words.tsv"
};
static const unsigned char no_names[] = {
#embed "Data/Entities/no-names.tsv"
};
static const unsigned char person_names[] = {
#embed "Data/Entities/person-names.tsv"
};
static const unsigned char person_nouns[] = {
#embed "Data/Entities/person-nouns.tsv"
};
static const unsigned char pronouns[] = {
#embed "Data/Entities/pronouns.tsv"
};
static const unsigned char rules[] = {
#embed "Data/Entities/rules.tsv"
};

FOLDER(Entities,
  ENTRY("Entities/body-nouns", body_nouns),
  ENTRY("Entities/event-names", event_names),
  ENTRY("Entities/family-names", family_names),
  ENTRY("Entities/gazetteer", gazetteer),
  ENTRY("Entities/name-contexts", name_contexts),
  ENTRY("Entities/name-words", name_words),
  ENTRY("Entities/no-names", no_names),
  ENTRY("Entities/person-names", person_names),
  ENTRY("Entities/person-nouns", person_nouns),
  ENTRY("Entities/pronouns", pronouns),
  ENTRY("Entities/rules", rules))
