import type { Manifest } from '../../model/manifest.ts'
import { Node } from '../../model/node.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { mapAt, scalarAt } from '../../model/placed-yaml.ts'

/**
 * An object of Istio that istiod creates from objects of the Gateway API and never writes to the cluster. Its nodes
 * have the locations of the originals.
 */
export interface ConvertedObject extends Manifest {
  readonly originals: readonly [Manifest, ...Manifest[]]
}

/** Makes a converted object with the namespace, target and origins of the first of its originals. */
export function convertedObject(
  kind: string,
  group: string,
  name: string,
  originals: ConvertedObject['originals'],
  spec: YamlNode,
): ConvertedObject {
  const [{ root: original, namespace, target, origins }] = originals
  const metadata = original.get('metadata')
  const apiVersion = `${group}/v1`
  const root = Node.of(
    mapAt(original, {
      apiVersion: scalarAt(original.get('apiVersion'), apiVersion),
      kind: scalarAt(original.get('kind'), kind),
      metadata: mapAt(metadata, {
        name: scalarAt(metadata.get('name'), name),
        namespace: scalarAt(metadata.get('namespace'), namespace),
      }),
      spec,
    }),
  )
  const object = { apiVersion, kind, name, namespace, root, spec: root.get('spec'), target, originals }
  return { ...object, ...(origins && { origins }) }
}

/** The object that a person wrote: the first original of a converted object, or the object itself. */
export function writtenObject(object: Manifest): Manifest {
  return object.originals?.[0] ?? object
}
