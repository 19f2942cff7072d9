// src/core/values-bound.ts
const maxValuesBytes = 16 * 2 ** 20;
const tooLargeForValues = `is larger than ${maxValuesBytes / 2 ** 20} MiB, the limit for a values file; split it`;

export { tooLargeForValues as n, maxValuesBytes as t };