import { plainMask } from './mask.ts'
import { conceal, mergeSecrets } from './secret.ts'
import { shapeSecrets } from './shapes.ts'

/** The message of an error of Git or a server, without secrets of a known shape, such as credentials in a URL. */
export function withoutCredentials(text: string): string {
  return conceal(text, mergeSecrets(text, shapeSecrets(text)), plainMask)
}
