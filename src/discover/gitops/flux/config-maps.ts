import { oncePer } from '../../../core/once-per.ts'
import type { FluxBuild } from '../../../core/target.ts'
import { groupOf, type Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { plainObjects } from '../../references/gitops-objects.ts'

/**
 * Where the ConfigMaps of `postBuild.substituteFrom` are, in order. `isOpen` is true if the tree has none or several for an
 * item, or if an item names a Secret.
 *
 * @param spec that of a Flux Kustomization
 * @param namespace that of the Flux Kustomization; `''` if it is unknown
 */
export function configMapsOf(
  spec: Node,
  namespace: string,
  reader: Reader,
): Pick<FluxBuild, 'configMaps' | 'isOpen'> {
  const references = spec.get('postBuild').items('substituteFrom')
  const sources = references.map((reference) => configMapOf(reference, namespace, reader))
  return {
    configMaps: sources.flatMap((configMap) => {
      const { file, line } = configMap?.root.location ?? {}
      return file === undefined || line === undefined ? [] : { file, line }
    }),
    isOpen: sources.includes(undefined),
  }
}

/** A ConfigMap in the tree; `undefined` for a Secret, which is encrypted or created elsewhere. */
function configMapOf(reference: Node, namespace: string, reader: Reader): Manifest | undefined {
  if (reference.get('kind').text !== 'ConfigMap') return undefined
  const candidates = (configMaps(reader).get(reference.get('name').text) ?? []).filter(
    (configMap) => configMap.namespace === '' || namespace === '' || configMap.namespace === namespace,
  )
  // If there are several, such as one for each cluster, it is unknown which one applies.
  return candidates.length === 1 ? candidates[0] : undefined
}

const configMaps = oncePer((reader: Reader): ReadonlyMap<string, readonly Manifest[]> => {
  const byName = new Map<string, Manifest[]>()
  for (const manifest of plainObjects(reader)) {
    if (manifest.kind !== 'ConfigMap' || groupOf(manifest) !== '') continue
    const named = byName.get(manifest.name) ?? []
    named.push(manifest)
    byName.set(manifest.name, named)
  }
  return byName
})
