#include "folder.h"

static const unsigned char abbreviations[] = {
#embed "Data/Language/abbreviations.tsv"
};
static const unsigned char sentence_starters[] = {
#embed "Data/Language/sentence-starters.tsv"
};

FOLDER(Language,
  ENTRY("Language/abbreviations", abbreviations),
  ENTRY("Language/sentence-starters", sentence_starters))
