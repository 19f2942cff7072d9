import type { Manifest } from '../model/manifest.ts'
import { isSureOfNamespace } from '../model/presence.ts'
import { quote } from './quote.ts'

/** The namespace of an object in a message: `namespace \`shop\``, or `its namespace` where nothing states it. */
export function namespaceOf(manifest: Manifest): string {
  return isSureOfNamespace(manifest) ? `namespace ${quote(manifest.namespace)}` : 'its namespace'
}
