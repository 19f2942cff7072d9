import { derived } from '../../model/derived.ts'
import { matchesSelector } from '../../model/label-selector.ts'
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

/**
 * True if some injector of the files may leave out pods that do not ask for a sidecar themselves, by its `policy` or its
 * `neverInjectSelector` (istio `pkg/kube/inject/inject.go`, injectRequired).
 * @param labels those of the pods
 */
export function mayLeaveOut(mesh: Mesh, labels: Node): boolean {
  const configs = injectorConfigs(mesh)
  if (configs.length === 0) return false
  const byKey = Object.fromEntries(labels.entries().map(([key, { text }]) => [key, text]))
  return configs.some(
    (config) =>
      config.get('policy').text === 'disabled' ||
      config
        .items('neverInjectSelector')
        .some((selector) => !isEmptySelector(selector) && matchesSelector(selector, byKey)),
  )
}

const injectorConfigs = derived(['ConfigMap'], (mesh): readonly Node[] =>
  mesh
    .ofKind('ConfigMap')
    .filter(isSidecarInjector)
    .flatMap((injector) => injectorDocument(injector, 'config') ?? []),
)

/** An empty selector selects nothing here. */
function isEmptySelector(selector: Node): boolean {
  return selector.entries('matchLabels').length + selector.items('matchExpressions').length === 0
}
