import { versionText } from '../../core/istio-version.ts'
import { atLeast } from '../../model/istio-version.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

/** After istio `pkg/config/analysis/analyzers/k8sgateway/crdversion.go`. */
export const gatewayApiVersion = defineRule({
  id: 'mesh/gateway-api-version',
  codes: ['release-too-old'],
  severity: 'warning',
  istio: ['IST0176'],
  summary: 'A CustomResourceDefinition of the Gateway API is older than Istio needs.',
  why: 'Istiod leaves out kinds whose definition is too old and says so in its log alone: routes of that kind are accepted, and no proxy gets them.',
  fix: 'Install the release of the Gateway API that the message names, or a later one.',
  across: {
    *CustomResourceDefinition({ name, root }, mesh) {
      const need = needed.find((one) => one.name === name && atLeast(mesh, 1, one.since))
      const release = root.at('metadata', 'annotations', 'gateway.networking.k8s.io/bundle-version')
      const installed = /^v?(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(release.text)?.slice(1).map(Number)
      if (!need || !installed || !isOlder(installed, need.least)) return
      yield {
        code: 'release-too-old',
        node: release,
        message: `${quote(name)} is of release ${quote(release.text)} of the Gateway API, and Istio ${versionText(mesh.context.istioVersion)} takes it from \`v${need.least.join('.')}\` on`,
      }
    },
  },
})

/**
 * The least releases that istiod watches a kind of (istio `pkg/config/schema/gatewayapi/minimumversions.go`), with the
 * minor release of Istio 1 that certainly asks for it.
 */
const needed: readonly { name: string; least: readonly number[]; since: number }[] = [
  { name: 'backendtlspolicies.gateway.networking.k8s.io', least: [1, 4, 0], since: 29 },
  { name: 'grpcroutes.gateway.networking.k8s.io', least: [1, 1, 0], since: 23 },
  { name: 'tlsroutes.gateway.networking.k8s.io', least: [1, 5, 0], since: 30 },
]

/** Pre-releases count as their release. */
function isOlder(installed: readonly number[], least: readonly number[]): boolean {
  const index = installed.findIndex((part, at) => part !== least[at])
  return index >= 0 && installed[index]! < least[index]!
}
