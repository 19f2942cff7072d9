import type { ChangedMesh } from '../../../src/effect/consequences/changed-objects.ts'
import { objectKey } from '../../../src/model/presence.ts'
import type { Mesh } from '../../../src/model/mesh.ts'
import { meshOf } from '../egress/outline.ts'

/** Two meshes in YAML, with the objects that differ. */
export function changedMesh(before: string, after: string, mode?: Parameters<typeof meshOf>[1]): ChangedMesh {
  const [base, head] = [meshOf(before, mode), meshOf(after, mode)]
  const byKey = ({ manifests }: Mesh) => new Map(manifests.map((object) => [objectKey(object), object]))
  const [inBase, inHead] = [byKey(base), byKey(head)]
  const data = (object: Mesh['manifests'][number] | undefined): string => JSON.stringify(object?.root.data)
  const objects = [...new Set([...inBase.keys(), ...inHead.keys()])]
    .filter((key) => data(inBase.get(key)) !== data(inHead.get(key)))
    .map((key) => ({ base: inBase.get(key) ?? null, head: inHead.get(key) ?? null }))
  return { base, head, objects }
}
