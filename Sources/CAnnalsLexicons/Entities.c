#include "folder.h"

static const unsigned char name_words[] = {
#embed "Data/Entities/name-words.tsv"
};
static const unsigned char rules[] = {
#embed "Data/Entities/rules.tsv"
};

FOLDER(Entities,
  ENTRY("Entities/name-words", name_words),
  ENTRY("Entities/rules", rules))
