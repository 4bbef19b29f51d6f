#include "folder.h"

static const unsigned char calendar_words[] = {
#embed "Data/Dates/calendar-words.tsv"
};
static const unsigned char context_words[] = {
#embed "Data/Dates/context-words.tsv"
};
static const unsigned char phrases[] = {
#embed "Data/Dates/phrases.tsv"
};
static const unsigned char rules[] = {
#embed "Data/Dates/rules.tsv"
};

FOLDER(Dates,
  ENTRY("Dates/calendar-words", calendar_words),
  ENTRY("Dates/context-words", context_words),
  ENTRY("Dates/phrases", phrases),
  ENTRY("Dates/rules", rules))
