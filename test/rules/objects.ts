import { manifestsOf, type Manifest } from '../../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../../src/model/mesh.ts'
import { Node } from '../../src/model/node.ts'
import { valuesEntries } from '../../src/model/layouts.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'

/**
 * A mesh of plain manifests, and of one values file if `values` is not empty.
 *
 * @param namespace of objects that state none; `null`: nothing states it
 */
export function meshOf(manifests: string, values = '', namespace: string | null = null): Mesh {
  return createMesh({
    ...emptyMesh,
    manifests: objectsIn(manifests, namespace),
    entries: parseDocuments(values, 'values.yaml').flatMap(({ root }) =>
      root ? valuesEntries(Node.of(root), 'shop', Node.of(root)) : [],
    ),
  })
}

/** The objects of a text, as one release. `namespace` is that of objects that state none; `null`: nothing states it. */
export function objectsIn(text: string, namespace: string | null = null): Manifest[] {
  return manifestsOf(parseDocuments(text, 'objects.yaml'), 'shop', namespace)
}
