import type { Manifest } from '../../model/manifest.ts'
import { Node } from '../../model/node.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { mapAt, scalarAt } from './converted-yaml.ts'

/** An object of Istio that istiod makes of objects of the Gateway API and never writes to the cluster. */
export interface ConvertedObject {
  /** Its nodes stand where the originals are written. */
  readonly manifest: Manifest
  /** The objects that it was made of, the one that gave it its namespace first. */
  readonly originals: readonly [Manifest, ...Manifest[]]
}

/** Makes a converted object with the namespace, target and origins of the first of its originals. */
export function convertedObject(
  kind: string,
  group: string,
  name: string,
  originals: readonly [Manifest, ...Manifest[]],
  spec: YamlNode,
): ConvertedObject {
  const [{ root: original, namespace, target, origins }] = originals
  const metadata = original.get('metadata')
  const root = Node.of(
    mapAt(original, {
      apiVersion: scalarAt(original.get('apiVersion'), `${group}/v1`),
      kind: scalarAt(original.get('kind'), kind),
      metadata: mapAt(metadata, {
        name: scalarAt(metadata.get('name'), name),
        namespace: scalarAt(metadata.get('namespace'), namespace),
      }),
      spec,
    }),
  )
  const apiVersion = `${group}/v1`
  const manifest = { apiVersion, kind, name, namespace, root, spec: root.get('spec'), target }
  return { manifest: { ...manifest, ...(origins && { origins }) }, originals }
}
