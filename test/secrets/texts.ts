import { plainMask } from '../../src/secrets/mask.ts'
import { conceal } from '../../src/secrets/secret.ts'
import { secretsIn } from '../../src/secrets/text.ts'

/** A text as it is shown, with a mask that is always the same. */
export function shown(text: string): string {
  return conceal(text, secretsIn(text), plainMask)
}
