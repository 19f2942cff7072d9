import type { Manifest } from '../../model/manifest.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { quote } from '../message/quote.ts'

/** Names the namespace of an object in a message: `namespace \`shop\``, or `its namespace` where nothing states it. */
export function namespaceOf(manifest: Manifest): string {
  return hasStatedNamespace(manifest) ? `namespace ${quote(manifest.namespace)}` : 'its namespace'
}
