import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { MeshConfigSource } from '../../../model/mesh-config.ts'
import type { Node } from '../../../model/node.ts'
import type { ValuesEntry } from '../../../model/values.ts'
import type { Problem } from '../../problem.ts'

/** A check of a MeshConfig in its mesh. */
type ConfigCheck<Code extends string> = (source: MeshConfigSource, mesh: Mesh) => Iterable<Problem<Code>>

/** The views by which a check sees each MeshConfig, in an object or in values of the istiod chart. */
export function meshConfigViews<Code extends string>(
  check: ConfigCheck<Code>,
): {
  readonly manifest: (manifest: Manifest, mesh: Mesh) => Iterable<Problem<Code>>
  readonly 'values/meshConfig': (entry: ValuesEntry, mesh: Mesh) => Iterable<Problem<Code>>
} {
  const view = function* view(owner: MeshConfigSource['owner'], mesh: Mesh): Generator<Problem<Code>> {
    for (const source of mesh.configSources.filter((candidate) => candidate.owner === owner))
      yield* check(source, mesh)
  }
  return { manifest: view, 'values/meshConfig': view }
}

/** The node to edit for a field of a MeshConfig: the field, or in a ConfigMap the text that holds the whole configuration. */
export function editableField({ node }: MeshConfigSource, field: Node): Node {
  return node.kind === 'map' ? field : node
}
