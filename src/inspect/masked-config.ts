import { readConfig } from '../config.ts'
import type { Config } from '../core/config.ts'
import { ConfigurationError } from '../core/errors.ts'
import { configurationFiles } from '../model/configuration-files.ts'
import type { Mask } from '../secrets/mask.ts'
import type { Reader } from '../yaml/reader.ts'
import { fileSecrets } from './excerpt.ts'
import { secretFinder } from './known-secrets.ts'
import { maskedSentence } from './masking.ts'

/** Reads the configuration as `readConfig` does, but masks secrets of its files in the `ConfigurationError` that it throws. */
export async function readMaskedConfig(reader: Reader, file: string, mask: Mask): Promise<Config> {
  try {
    return await readConfig(reader, file)
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    const { files } = configurationFiles(reader, file)
    const find = secretFinder([{ reader, targets: new Map(), renders: new Map() }], [], files)
    const words = new Set(files.flatMap((path) => fileSecrets(reader, path).map(({ value }) => value)))
    throw new ConfigurationError(
      error.mistakes.map(({ at, message }) => ({
        at,
        message: maskedSentence(message, { find, words }, mask),
      })),
    )
  }
}
