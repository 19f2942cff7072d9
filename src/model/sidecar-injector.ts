import { parseDocuments } from '../yaml/parse.ts'
import type { Manifest } from './manifest.ts'
import type { Mesh } from './mesh.ts'
import { isMeshOperator } from './mesh-config.ts'
import { Node } from './node.ts'

/** True for the ConfigMap by which istiod injects sidecars, whatever its revision. */
export function isSidecarInjector({ kind, name }: Manifest): boolean {
  return kind === 'ConfigMap' && /^istio-sidecar-injector(-|$)/.test(name)
}

/** A `global.proxy` of values by which istiod injects sidecars. */
export interface StatedProxy {
  readonly proxy: Node
  /** The object that states it, and its field; `null` for the values of an istiod chart that is not in the repository. */
  readonly place: { readonly object: Manifest; readonly node: Node } | null
}

/**
 * The `global.proxy` of each injector, of an IstioOperator or an Istio of the Sail operator, and of an istiod chart that is
 * not in the repository.
 */
export function statedProxies({ manifests, configSources }: Mesh): StatedProxy[] {
  const ofInjectors = manifests.filter(isSidecarInjector).flatMap((object): StatedProxy[] => {
    const values = injectorDocument(object, 'values')
    const node = object.root.at('data', 'values')
    return values ? [{ proxy: values.at('global', 'proxy'), place: { object, node } }] : []
  })
  const ofOperators = manifests.filter(isMeshOperator).map((object): StatedProxy => {
    const proxy = object.spec.at('values', 'global', 'proxy')
    return { proxy, place: { object, node: proxy } }
  })
  const ofCharts = configSources.flatMap(({ owner, global }): StatedProxy[] =>
    global && 'layout' in owner ? [{ proxy: global.get('proxy'), place: null }] : [],
  )
  return [...ofInjectors, ...ofOperators, ...ofCharts]
}

/** The document in a text of an injector: its `values` or its `config`; `undefined` if there is none. */
export function injectorDocument({ root }: Manifest, key: 'values' | 'config'): Node | undefined {
  const [document] = parseDocuments(root.at('data', key).text, root.location.file)
  return document?.root ? Node.of(document.root) : undefined
}
