import { versionText } from '../../core/istio-version.ts'
import { atLeast } from '../../model/istio-version.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

/** Source: istio `pkg/config/analysis/analyzers/k8sgateway/crdversion.go`. */
export const gatewayApiVersion = defineRule({
  id: 'mesh/gateway-api-version',
  codes: ['release-too-old'],
  severity: 'warning',
  istio: ['IST0176'],
  summary: 'A CustomResourceDefinition of the Gateway API is older than Istio needs.',
  why: 'Istiod ignores kinds whose definition is too old and only logs it: the API server accepts routes of that kind, and no proxy gets them.',
  fix: 'Install the release of the Gateway API that the message names, or a later one.',
  across: {
    *CustomResourceDefinition({ name, root }, mesh) {
      const requirement = minimumReleases.find(
        (entry) => entry.name === name && atLeast(mesh, 1, entry.since),
      )
      const release = root.at('metadata', 'annotations', 'gateway.networking.k8s.io/bundle-version')
      const installed = /^v?(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(release.text)?.slice(1).map(Number)
      if (!requirement || !installed || !isOlder(installed, requirement.minimum)) return
      yield {
        code: 'release-too-old',
        node: release,
        message: `${quote(name)} is of release ${quote(release.text)} of the Gateway API, and Istio ${versionText(mesh.context.istioVersion)} needs \`v${requirement.minimum.join('.')}\` or later`,
      }
    },
  },
})

/**
 * The oldest release of the Gateway API from which istiod reads a kind (istio
 * `pkg/config/schema/gatewayapi/minimumversions.go`), with the first minor release of Istio 1 that certainly requires it.
 */
const minimumReleases: readonly { name: string; minimum: readonly number[]; since: number }[] = [
  { name: 'backendtlspolicies.gateway.networking.k8s.io', minimum: [1, 4, 0], since: 29 },
  { name: 'grpcroutes.gateway.networking.k8s.io', minimum: [1, 1, 0], since: 23 },
  { name: 'tlsroutes.gateway.networking.k8s.io', minimum: [1, 5, 0], since: 30 },
]

/** True if one release is older than another. A pre-release counts as its release. */
function isOlder(installed: readonly number[], least: readonly number[]): boolean {
  const index = installed.findIndex((installedPart, at) => installedPart !== least[at])
  return index >= 0 && installed[index]! < least[index]!
}
