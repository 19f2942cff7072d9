import type { Manifest } from '../../src/model/manifest.ts'
import { Node } from '../../src/model/node.ts'
import type { RenderedTarget } from '../../src/diff/objects.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'

/** The manifests of a text, as a target of the id given renders them. */
export function rendered(id: string, text: string, more: Partial<RenderedTarget> = {}): RenderedTarget {
  const roots = parseDocuments(text, `${id}.yaml`).flatMap(({ root }) => (root ? Node.of(root) : []))
  const manifests = roots.map((root) => manifest(root, id))
  return { id, environment: null, release: null, manifests, isPartial: false, ...more }
}

function manifest(root: Node, target: string): Manifest {
  return {
    apiVersion: root.get('apiVersion').text,
    kind: root.get('kind').text,
    name: root.at('metadata', 'name').text,
    namespace: root.at('metadata', 'namespace').text || 'default',
    root,
    spec: root.get('spec'),
    target,
  }
}
