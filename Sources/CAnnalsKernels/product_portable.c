// Layers with what every processor has, written with the compiler's vectors of 16 bytes. Four tokens are
// taken at a time; their activations are widened once and serve all outputs.
#include "product.h"
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef int8_t bytes16 __attribute__((vector_size(16)));
typedef int8_t bytes8 __attribute__((vector_size(8)));
typedef int16_t shorts8 __attribute__((vector_size(16)));
typedef int32_t ints4 __attribute__((vector_size(16)));

#define INLINE static inline __attribute__((always_inline))

enum { TOKENS = 4, MOST_INPUTS = 4096 };

/// Products of neighbours, added in pairs.
INLINE ints4 pair_products(shorts8 a, shorts8 b) {
#ifdef __SSE2__
  return (ints4)_mm_madd_epi16((__m128i)a, (__m128i)b);
#else
  typedef int16_t shorts4 __attribute__((vector_size(8)));
  const shorts4 a0 = __builtin_shufflevector(a, a, 0, 2, 4, 6);
  const shorts4 a1 = __builtin_shufflevector(a, a, 1, 3, 5, 7);
  const shorts4 b0 = __builtin_shufflevector(b, b, 0, 2, 4, 6);
  const shorts4 b1 = __builtin_shufflevector(b, b, 1, 3, 5, 7);
  return __builtin_convertvector(a0, ints4) * __builtin_convertvector(b0, ints4)
    + __builtin_convertvector(a1, ints4) * __builtin_convertvector(b1, ints4);
#endif
}

/// Writes the sums of a token for four outputs.
INLINE void finish(
  ints4 sum, const annals_matrix *matrix, const annals_output *output, size_t token, int first
) {
  const ptrdiff_t place = (ptrdiff_t)token * output->stride + first;
  for (int lane = 0; lane < 4; lane++) {
    int32_t value = sum[lane] + (matrix->bias ? matrix->bias[first + lane] : 0);
    if (output->kind == ANNALS_BYTES) {
      value >>= output->shift;
      value = value < output->low ? output->low : value > 127 ? 127 : value;
      ((uint8_t *)output->values)[place + lane] = (uint8_t)value;
    } else {
      int32_t *slot = (int32_t *)output->values + place + lane;
      *slot = output->kind == ANNALS_ADD ? *slot + value : value;
    }
  }
}

/// Four outputs of `tokens` tokens; `tokens` is a constant where this is inlined.
INLINE void tile(
  const annals_matrix *matrix, const shorts8 *wide, const annals_output *output, size_t token,
  int first, const int tokens
) {
  ints4 low[TOKENS], high[TOKENS];
  for (int t = 0; t < tokens; t++) low[t] = high[t] = (ints4){0};
  const int quads = matrix->inputs / 4;
  const int8_t *weights = matrix->weights
    + (ptrdiff_t)(first / ANNALS_BLOCK) * matrix->inputs * ANNALS_BLOCK + first % ANNALS_BLOCK * 4;
  for (int k = 0; k < quads; k++) {
    bytes16 w;
    memcpy(&w, weights + (ptrdiff_t)k * 4 * ANNALS_BLOCK, 16);
    const bytes8 front = __builtin_shufflevector(w, w, 0, 1, 2, 3, 4, 5, 6, 7);
    const bytes8 back = __builtin_shufflevector(w, w, 8, 9, 10, 11, 12, 13, 14, 15);
    const shorts8 w0 = __builtin_convertvector(front, shorts8);
    const shorts8 w1 = __builtin_convertvector(back, shorts8);
    for (int t = 0; t < tokens; t++) {
      low[t] += pair_products(w0, wide[k * TOKENS + t]);
      high[t] += pair_products(w1, wide[k * TOKENS + t]);
    }
  }
  for (int t = 0; t < tokens; t++) {
    const ints4 sum = __builtin_shufflevector(low[t], high[t], 0, 2, 4, 6)
      + __builtin_shufflevector(low[t], high[t], 1, 3, 5, 7);
    finish(sum, matrix, output, token + t, first);
  }
}

/// The four activations from `row` on, twice, as 16-bit numbers.
INLINE shorts8 widened(const uint8_t *row) {
  const int16_t a = row[0], b = row[1], c = row[2], d = row[3];
  return (shorts8){a, b, c, d, a, b, c, d};
}

void annals_multiply_portable(
  const annals_matrix *matrix, const annals_input *input, const annals_output *output, size_t tokens
) {
  shorts8 wide[MOST_INPUTS / 4 * TOKENS];
  const int width = matrix->inputs / input->parts;
  for (size_t token = 0; token < tokens; token += TOKENS) {
    const int count = tokens - token < TOKENS ? (int)(tokens - token) : TOKENS;
    for (int t = 0; t < count; t++) {
      const uint8_t *row = annals_row(input, token + t);
      for (int k = 0; k < matrix->inputs; k += 4) {
        wide[k / 4 * TOKENS + t] = widened(row + annals_part(input, k / width) + k % width);
      }
    }
    for (int first = 0; first < matrix->blocks * ANNALS_BLOCK; first += 4) {
      if (count == TOKENS) {
        tile(matrix, wide, output, token, first, TOKENS);
      } else {
        for (int t = 0; t < count; t++) tile(matrix, wide + t, output, token + t, first, 1);
      }
    }
  }
}
