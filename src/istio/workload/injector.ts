import { parseDocuments } from '../../yaml/parse.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { Node } from '../../model/node.ts'

/**
 * The values in the ConfigMap of the sidecar injector of a revision (`''` is the default); `undefined` if this repository
 * does not have it.
 */
export function injectorValues(mesh: Mesh, revision: string): Node | undefined {
  return valuesByName(mesh).get(`${configMap}${revision === '' ? '' : `-${revision}`}`)
}

const configMap = 'istio-sidecar-injector'

const valuesByName = derived(['ConfigMap'], (mesh) => {
  const injectors = mesh.ofKind('ConfigMap').filter(({ name }) => name.startsWith(configMap))
  return new Map(
    injectors.flatMap(({ name, root }) => {
      // The values are JSON in a string.
      const [document] = parseDocuments(root.at('data', 'values').text, root.location.file)
      return document?.root ? [[name, Node.of(document.root)] as const] : []
    }),
  )
})
