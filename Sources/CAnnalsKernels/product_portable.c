// Layers with what every processor has, written with the compiler's vectors of 16 bytes. Four tokens are
// taken at a time; their activations are widened once and serve all outputs.
#include "product.h"
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef int8_t bytes16 __attribute__((vector_size(16)));
typedef int8_t bytes4 __attribute__((vector_size(4)));
typedef int8_t bytes8 __attribute__((vector_size(8)));
typedef int16_t shorts8 __attribute__((vector_size(16)));
typedef int32_t ints4 __attribute__((vector_size(16)));

/// Sums stay in registers only where the loops over them are unrolled.
#define UNROLL _Pragma("clang loop unroll(full)")
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

/// The larger of two numbers, lane by lane.
INLINE ints4 larger(ints4 a, ints4 b) {
  const ints4 mask = a > b;
  return (a & mask) | (b & ~mask);
}

/// Writes the sums of a token for four outputs.
INLINE void finish(
  ints4 sum, const annals_matrix *matrix, const annals_output *output, size_t token, int first
) {
  const ptrdiff_t place = (ptrdiff_t)token * output->stride + first;
  ints4 other;
  if (matrix->bias) {
    memcpy(&other, matrix->bias + first, sizeof other);
    sum += other;
  }
  if (output->kind == ANNALS_BYTES) {
    const ints4 low = (ints4){0} + output->low;
    sum = -larger(-larger(sum >> output->shift, low), (ints4){-127, -127, -127, -127});
    const bytes4 bytes = __builtin_convertvector(sum, bytes4);
    memcpy((int8_t *)output->values + place, &bytes, sizeof bytes);
    return;
  }
  int32_t *values = (int32_t *)output->values + place;
  if (output->kind == ANNALS_ADD) {
    memcpy(&other, values, sizeof other);
    sum += other;
  }
  memcpy(values, &sum, sizeof sum);
}

/// Four outputs of `tokens` tokens; `tokens` is a constant where this is inlined.
INLINE void tile(
  const annals_matrix *matrix, const shorts8 *wide, const annals_output *output, size_t token,
  int first, const int tokens
) {
  ints4 low[TOKENS], high[TOKENS];
  UNROLL for (int t = 0; t < tokens; t++) low[t] = high[t] = (ints4){0};
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
    UNROLL for (int t = 0; t < tokens; t++) {
      low[t] += pair_products(w0, wide[k * TOKENS + t]);
      high[t] += pair_products(w1, wide[k * TOKENS + t]);
    }
  }
  UNROLL for (int t = 0; t < tokens; t++) {
    const ints4 sum = __builtin_shufflevector(low[t], high[t], 0, 2, 4, 6)
      + __builtin_shufflevector(low[t], high[t], 1, 3, 5, 7);
    finish(sum, matrix, output, token + t, first);
  }
}

/// Widens the inputs of a token to 16 bits, four of them twice each, for `pair_products` with two outputs.
INLINE void widen(const annals_input *input, size_t token, int width, shorts8 *wide) {
  for (int part = 0; part < input->parts; part++) {
    const uint8_t *row = annals_row(input, token) + annals_part(input, part);
    for (int k = 0; k < width; k += 4, wide += TOKENS) {
      bytes4 four;
      memcpy(&four, row + k, sizeof four);
      const bytes8 eight = __builtin_shufflevector(four, four, 0, 1, 2, 3, 0, 1, 2, 3);
      *wide = __builtin_convertvector(eight, shorts8);
    }
  }
}

void annals_multiply_portable(
  const annals_matrix *matrix, const annals_input *input, const annals_output *output, size_t tokens
) {
  shorts8 wide[MOST_INPUTS / 4 * TOKENS];
  const int width = matrix->inputs / input->parts;
  for (size_t token = 0; token < tokens; token += TOKENS) {
    const int count = tokens - token < TOKENS ? (int)(tokens - token) : TOKENS;
    for (int t = 0; t < count; t++) widen(input, token + t, width, wide + t);
    for (int first = 0; first < matrix->blocks * ANNALS_BLOCK; first += 4) {
      if (count == TOKENS) {
        tile(matrix, wide, output, token, first, TOKENS);
      } else {
        for (int t = 0; t < count; t++) tile(matrix, wide + t, output, token + t, first, 1);
      }
    }
  }
}
