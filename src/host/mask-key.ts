import { UsageError } from '../core/errors.ts'

/** The environment variable with the key by which secrets in output are masked (`readMaskKey`). */
export const maskKeyVariable = 'MESHGATE_MASK_KEY'

/** Minimum length of a key: a shorter one could be guessed from masks. */
const minLength = 16

/**
 * The key with which secrets are masked, so that equal secrets have equal masks in several runs. `null` if none is set:
 * then each run has its own key. Throws `UsageError` for a short key.
 */
export function readMaskKey(env: Readonly<Record<string, string | undefined>>): string | null {
  const key = env[maskKeyVariable] ?? ''
  if (key === '') return null
  if (key.length >= minLength) return key
  throw new UsageError(
    `\`${maskKeyVariable}\` has fewer than ${minLength} characters: set a random key, such as the output of \`openssl rand -hex 32\``,
  )
}
