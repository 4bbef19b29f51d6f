// What a folder's list of lexicons needs: `static const unsigned char NAME[] = { #embed … };` for each
// file, then FOLDER(Name, ENTRY("Name/file", NAME), …).
#pragma once
#include "CAnnalsLexicons.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

typedef struct {
  const annals_lexicon_file *files;
  size_t count;
} annals_lexicon_folder;

#define ENTRY(name, data) { name, data, sizeof(data) }
#define FOLDER(folder, ...) \
  static const annals_lexicon_file folder##_files[] = { __VA_ARGS__ }; \
  const annals_lexicon_folder annals_##folder = { folder##_files, sizeof(folder##_files) / sizeof(folder##_files[0]) };
