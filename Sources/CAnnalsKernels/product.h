// What the paths of a layer share.
#pragma once
#include "include/CAnnalsKernels.h"

#if defined(__x86_64__)
#define ANNALS_X86 1
void annals_multiply_avx2(
  const annals_matrix *, const annals_input *, const annals_output *, size_t tokens);
void annals_multiply_avx512(
  const annals_matrix *, const annals_input *, const annals_output *, size_t tokens);
#endif
void annals_multiply_portable(
  const annals_matrix *, const annals_input *, const annals_output *, size_t tokens);

/// The row of a token.
static inline const uint8_t *annals_row(const annals_input *input, size_t token) {
  size_t row = input->rows ? input->rows[token] : token;
  return input->values + (ptrdiff_t)row * input->stride;
}

/// How far from the token's row a part of its inputs lies.
static inline ptrdiff_t annals_part(const annals_input *input, int part) {
  return input->parts == 1 ? 0 : (part - 1) * input->reach;
}
