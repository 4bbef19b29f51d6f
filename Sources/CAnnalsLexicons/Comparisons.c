#include "folder.h"

static const unsigned char measure_words[] = {
#embed "Data/Comparisons/measure-words.tsv"
};
static const unsigned char place_synonyms[] = {
#embed "Data/Comparisons/place-synonyms.tsv"
};

FOLDER(Comparisons,
  ENTRY("Comparisons/measure-words", measure_words),
  ENTRY("Comparisons/place-synonyms", place_synonyms))
