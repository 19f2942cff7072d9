import type { ConsequencePlace } from '../../model/consequence.ts'
import type { MeshConfigSource } from '../../model/mesh-config.ts'
import type { ChangedMesh } from './changed-objects.ts'

/** True if objects or the mesh configuration differ. A MeshConfig in chart values is not an object. */
export function isMeshChanged(changed: ChangedMesh): boolean {
  return changed.objects.length > 0 || isMeshConfigChanged(changed)
}

/** True if the known parts of the MeshConfig differ. */
export function isMeshConfigChanged({ base, head }: ChangedMesh): boolean {
  return base !== head && JSON.stringify(base.config) !== JSON.stringify(head.config)
}

/**
 * The place of the changed MeshConfig: its outbound traffic policy, else the whole; of base if head has none; `null` if
 * it does not differ.
 */
export function placeOfConfig(changed: ChangedMesh): ConsequencePlace | null {
  if (!isMeshConfigChanged(changed)) return null
  const [inHead, inBase] = [changed.head, changed.base].map(({ configSources }) => configSources[0])
  if (inHead) return placeIn(inHead, 'head')
  return inBase ? placeIn(inBase, 'base') : null
}

function placeIn(
  { owner, node, config }: MeshConfigSource,
  side: ConsequencePlace['side'],
): ConsequencePlace {
  const policy = config.at('outboundTrafficPolicy', 'mode')
  const shown = node.kind === 'map' && policy.exists ? policy : node
  return 'apiVersion' in owner
    ? { object: owner, node: shown, side }
    : { object: null, node: shown, side, target: owner.target }
}
