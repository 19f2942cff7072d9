import { parseDocuments } from '../../yaml/parse.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { Node } from '../../model/node.ts'

/**
 * The values that the sidecar injector of a revision (`''` is the default) is configured with, from its ConfigMap;
 * `undefined` where this repository does not hold it.
 */
export function injectorValues(mesh: Mesh, revision: string): Node | undefined {
  return valuesByName(mesh).get(`${configMap}${revision === '' ? '' : `-${revision}`}`)
}

const configMap = 'istio-sidecar-injector'

const valuesByName = derived(['ConfigMap'], (mesh) => {
  const injectors = mesh.ofKind('ConfigMap').filter(({ name }) => name.startsWith(configMap))
  return new Map(
    injectors.flatMap(({ name, root }) => {
      // JSON in a text of its own.
      const [document] = parseDocuments(root.at('data', 'values').text, root.location.file)
      return document?.root ? [[name, Node.of(document.root)] as const] : []
    }),
  )
})
