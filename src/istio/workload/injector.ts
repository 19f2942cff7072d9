import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { injectorDocument, isSidecarInjector } from '../../model/sidecar-injector.ts'

/**
 * The values in the ConfigMap of the sidecar injector of a revision (`''` is the default); `undefined` if this repository
 * does not have it.
 */
export function injectorValues(mesh: Mesh, revision: string): Node | undefined {
  return valuesByName(mesh).get(`${configMap}${revision === '' ? '' : `-${revision}`}`)
}

const configMap = 'istio-sidecar-injector'

const valuesByName = derived(['ConfigMap'], (mesh) => {
  const injectors = mesh.ofKind('ConfigMap').filter(isSidecarInjector)
  return new Map(
    injectors.flatMap((injector) => {
      const values = injectorDocument(injector, 'values')
      return values ? [[injector.name, values] as const] : []
    }),
  )
})
