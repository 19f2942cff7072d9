// src/core/values-bound.ts
/** Maximum bytes of a values file. Helm needs more than thirty times as much memory. */
const maxValuesBytes = 16 * 2 ** 20;
/** Why a values file is not read, as the end of a sentence about it. */
const tooLargeForValues = `is larger than ${maxValuesBytes / 2 ** 20} MiB, the limit for a values file; split it`;

export { tooLargeForValues as n, maxValuesBytes as t };