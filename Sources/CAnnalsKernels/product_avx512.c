// Layers with AVX-512 VNNI: up to six tokens by four blocks of outputs stay in registers, so that each
// load of weights serves six tokens and each load of activations 64 outputs.
#include "product.h"

#ifdef ANNALS_X86
#include <immintrin.h>
#include <string.h>

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
/// Sums stay in registers only where the loops over them are unrolled.
#define UNROLL _Pragma("clang loop unroll(full)")
#define INLINE TARGET static inline __attribute__((always_inline))

/// Writes the sums of a token in a block.
INLINE void finish(
  __m512i sum, const annals_matrix *matrix, const annals_output *output, size_t token, int block
) {
  const ptrdiff_t place = (ptrdiff_t)token * output->stride + block * ANNALS_BLOCK;
  if (matrix->bias) {
    sum = _mm512_add_epi32(sum, _mm512_loadu_si512(matrix->bias + block * ANNALS_BLOCK));
  }
  if (output->kind == ANNALS_BYTES) {
    sum = _mm512_sra_epi32(sum, _mm_cvtsi32_si128(output->shift));
    sum = _mm512_max_epi32(sum, _mm512_set1_epi32(output->low));
    sum = _mm512_min_epi32(sum, _mm512_set1_epi32(127));
    _mm_storeu_si128((__m128i *)((uint8_t *)output->values + place), _mm512_cvtepi32_epi8(sum));
    return;
  }
  int32_t *values = (int32_t *)output->values + place;
  if (output->kind == ANNALS_ADD) sum = _mm512_add_epi32(sum, _mm512_loadu_si512(values));
  _mm512_storeu_si512(values, sum);
}

/// `tokens` and `blocks` are constants where this is inlined.
INLINE void tile(
  const annals_matrix *matrix, const annals_input *input, const annals_output *output, size_t token,
  int block, const int tokens, const int blocks
) {
  __m512i sums[6][4];
  const uint8_t *rows[6];
  UNROLL for (int t = 0; t < tokens; t++) {
    rows[t] = annals_row(input, token + t);
    UNROLL for (int b = 0; b < blocks; b++) sums[t][b] = _mm512_setzero_si512();
  }
  const ptrdiff_t block_size = (ptrdiff_t)matrix->inputs * ANNALS_BLOCK;
  const int8_t *weights = matrix->weights + block * block_size;
  const int width = matrix->inputs / input->parts;
  for (int part = 0; part < input->parts; part++) {
    const ptrdiff_t offset = annals_part(input, part);
    for (int k = 0; k < width; k += 4) {
      __m512i w[4];
      UNROLL for (int b = 0; b < blocks; b++) w[b] = _mm512_loadu_si512(weights + b * block_size);
      UNROLL for (int t = 0; t < tokens; t++) {
        int32_t four;
        memcpy(&four, rows[t] + offset + k, 4);
        const __m512i u = _mm512_set1_epi32(four);
        UNROLL for (int b = 0; b < blocks; b++) sums[t][b] = _mm512_dpbusd_epi32(sums[t][b], u, w[b]);
      }
      weights += 4 * ANNALS_BLOCK;
    }
  }
  UNROLL for (int t = 0; t < tokens; t++) {
    UNROLL for (int b = 0; b < blocks; b++) finish(sums[t][b], matrix, output, token + t, block + b);
  }
}

/// All tokens by `blocks` blocks.
INLINE void panel(
  const annals_matrix *matrix, const annals_input *input, const annals_output *output, size_t tokens,
  int block, const int blocks
) {
  size_t token = 0;
  for (; token + 6 <= tokens; token += 6) tile(matrix, input, output, token, block, 6, blocks);
  if (token + 4 <= tokens) {
    tile(matrix, input, output, token, block, 4, blocks);
    token += 4;
  }
  if (token + 2 <= tokens) {
    tile(matrix, input, output, token, block, 2, blocks);
    token += 2;
  }
  if (token < tokens) tile(matrix, input, output, token, block, 1, blocks);
}

TARGET void annals_multiply_avx512(
  const annals_matrix *matrix, const annals_input *input, const annals_output *output, size_t tokens
) {
  int block = 0;
  for (; block + 4 <= matrix->blocks; block += 4) panel(matrix, input, output, tokens, block, 4);
  if (block + 2 <= matrix->blocks) {
    panel(matrix, input, output, tokens, block, 2);
    block += 2;
  }
  if (block < matrix->blocks) panel(matrix, input, output, tokens, block, 1);
}
#endif
