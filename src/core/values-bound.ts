/** Bytes of a values file. Helm needs more than thirty times as much memory for it as it is long. */
export const maxValuesBytes = 16 * 2 ** 20

/** Why a values file is not read, as the end of a sentence. */
export const tooLargeForValues = `is larger than ${maxValuesBytes / 2 ** 20} MiB, which no values file is`
