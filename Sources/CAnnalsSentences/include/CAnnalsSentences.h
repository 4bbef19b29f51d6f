#pragma once
#include <stddef.h>

/// The weights that tell sentence boundaries, as `annals-train sentences` writes them.
const unsigned char *annals_sentence_weights(void);
size_t annals_sentence_weights_count(void);
