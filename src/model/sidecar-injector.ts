import { parseDocuments } from '../yaml/parse.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Manifest } from './manifest.ts'
import type { Mesh } from './mesh.ts'
import { Node } from './node.ts'

/** True for the ConfigMap by which istiod injects sidecars, whatever its revision. */
export function isSidecarInjector({ kind, name }: Manifest): boolean {
  return kind === 'ConfigMap' && /^istio-sidecar-injector(-|$)/.test(name)
}

/** The values by which istiod injects sidecars (istio `manifests/charts/istio-control/istio-discovery`). */
export function injectorText({ manifests }: Mesh): string {
  const injectors = manifests.filter(isSidecarInjector)
  return JSON.stringify(injectors.map(({ root }) => canonicalJson(root.get('data'))))
}

/** The `global.proxy` of the values by which istiod injects sidecars, for each revision. */
export function injectedProxies({ manifests }: Mesh): Node[] {
  return manifests.filter(isSidecarInjector).flatMap(({ root }) => {
    const [document] = parseDocuments(root.at('data', 'values').text, root.location.file)
    return document?.root ? [Node.of(document.root).at('global', 'proxy')] : []
  })
}
