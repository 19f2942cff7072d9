import { plainMask } from './mask.ts'
import { conceal, mergeSecrets } from './secret.ts'
import { shapeSecrets } from './shapes.ts'

/** The words of an error, of Git or of a server, without what has the shape of a secret: credentials in an address. */
export function withoutCredentials(text: string): string {
  return conceal(text, mergeSecrets(text, shapeSecrets(text)), plainMask)
}
