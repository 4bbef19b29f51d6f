// The lexicons of all folders, carried by the binary so that the tool needs no file beside it.
#include "folder.h"

extern const annals_lexicon_folder annals_Language, annals_Dates, annals_Figures, annals_Quotations, annals_Events,
  annals_Entities, annals_Attribution, annals_Comparisons;

static const annals_lexicon_folder *const folders[] = {
  &annals_Language, &annals_Dates, &annals_Figures, &annals_Quotations, &annals_Events, &annals_Entities,
  &annals_Attribution, &annals_Comparisons,
};
static const size_t folder_count = sizeof(folders) / sizeof(folders[0]);

size_t annals_lexicon_file_count(void) {
  size_t count = 0;
  for (size_t index = 0; index < folder_count; index++) count += folders[index]->count;
  return count;
}

annals_lexicon_file annals_lexicon_file_at(size_t index) {
  for (size_t folder = 0; folder < folder_count; folder++) {
    if (index < folders[folder]->count) return folders[folder]->files[index];
    index -= folders[folder]->count;
  }
  return (annals_lexicon_file){ 0, 0, 0 };
}
