import { canonicalJson } from '../../../model/canonical-json.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'

/** True for the ConfigMap by which istiod injects sidecars, whatever its revision. */
export function isSidecarInjector({ kind, name }: Manifest): boolean {
  return kind === 'ConfigMap' && /^istio-sidecar-injector(-|$)/.test(name)
}

/** The values by which istiod injects sidecars (istio `manifests/charts/istio-control/istio-discovery`). */
export function injectorText(mesh: Mesh): string {
  const injectors = mesh.manifests.filter(isSidecarInjector)
  return JSON.stringify(injectors.map(({ root }) => canonicalJson(root.get('data'))))
}
