import { canonicalJson } from '../../model/canonical-json.ts'
import type { ConsequencePlace } from '../../model/consequence.ts'
import type { MeshConfigSource } from '../../model/mesh-config.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { ChangedMesh } from './changed-objects.ts'

/** True if objects or the MeshConfig differ, also if the MeshConfig is in values of a chart. */
export function isMeshChanged(changed: ChangedMesh): boolean {
  return changed.objects.length > 0 || isMeshConfigChanged(changed)
}

/** True if the MeshConfig differs: its known settings or its text. */
export function isMeshConfigChanged({ base, head }: ChangedMesh): boolean {
  return base !== head && configText(base) !== configText(head)
}

function configText({ config, configSources }: Mesh): string {
  return JSON.stringify([config, configSources.map((source) => canonicalJson(source.config))])
}

/**
 * The place of a field in the MeshConfig of head, or of base if head has no MeshConfig; of the whole MeshConfig if it does
 * not state the field. `null` if the MeshConfig does not differ at all, or if neither side has one.
 */
export function placeOfConfig(changed: ChangedMesh, ...field: readonly string[]): ConsequencePlace | null {
  if (!isMeshConfigChanged(changed)) return null
  const [inHead, inBase] = [changed.head, changed.base].map(({ configSources }) => configSources[0])
  if (inHead) return placeIn(inHead, field, 'head')
  return inBase ? placeIn(inBase, field, 'base') : null
}

function placeIn(
  { owner, node, config }: MeshConfigSource,
  field: readonly string[],
  side: ConsequencePlace['side'],
): ConsequencePlace {
  const stated = config.at(...field)
  const shown = node.kind === 'map' && stated.exists ? stated : node
  return 'apiVersion' in owner
    ? { object: owner, node: shown, side }
    : { object: null, node: shown, side, target: owner.target }
}
