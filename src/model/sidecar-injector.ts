import { parseDocuments } from '../yaml/parse.ts'
import type { Manifest } from './manifest.ts'
import type { Mesh } from './mesh.ts'
import { isMeshOperator } from './mesh-config.ts'
import { Node } from './node.ts'

/** True for the ConfigMap by which istiod injects sidecars, whatever its revision. */
export function isSidecarInjector({ kind, name }: Manifest): boolean {
  return kind === 'ConfigMap' && /^istio-sidecar-injector(-|$)/.test(name)
}

/**
 * The `global.proxy` of values by which istiod injects sidecars: of each injector, of an IstioOperator or an Istio of the Sail
 * operator, and of an istiod chart that is not in the repository.
 */
export function statedProxies({ manifests, configSources }: Mesh): Node[] {
  const ofInjectors = manifests
    .filter(isSidecarInjector)
    .flatMap((injector) => injectorDocument(injector, 'values')?.at('global', 'proxy') ?? [])
  const ofOperators = manifests.filter(isMeshOperator).map(({ spec }) => spec.at('values', 'global', 'proxy'))
  const ofCharts = configSources.flatMap(({ owner, global }) =>
    global && 'layout' in owner ? [global.get('proxy')] : [],
  )
  return [...ofInjectors, ...ofOperators, ...ofCharts]
}

/** The document in a text of an injector: its `values` or its `config`; `undefined` if there is none. */
export function injectorDocument({ root }: Manifest, key: 'values' | 'config'): Node | undefined {
  const [document] = parseDocuments(root.at('data', key).text, root.location.file)
  return document?.root ? Node.of(document.root) : undefined
}
