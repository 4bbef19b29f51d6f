#include "folder.h"

static const unsigned char name_words[] = {
#embed "Data/Entities/name-words.tsv"
};

FOLDER(Entities,
  ENTRY("Entities/name-words", name_words))
