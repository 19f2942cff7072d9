import { groupBy } from '../../../core/group.ts'
import { once } from '../../../core/once-per.ts'
import { exportedTo } from '../../../istio/hosts/export.ts'
import { allWorkloads, type Workload } from '../../../istio/workload/workloads.ts'
import { gatewayPods } from '../../../istio/policy/kubernetes-gateway.ts'
import { selectorIndex, type SelectorIndex } from '../../../istio/policy/selector-index.ts'
import { policyIndexes } from '../../../istio/policy/policy-indexes.ts'
import { policySelector, selects, type Labels } from '../../../istio/policy/selector.ts'
import { gatewayKeysOf, gatewaySelector } from '../../../istio/routing/gateways.ts'
import { podOf, proxyTemplates } from '../../../istio/workload/pod.ts'
import { convertedGatewayApi } from '../../../istio/gateway-api/convert.ts'
import { derived, derivedByKey } from '../../../model/derived.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import { manifestTitle } from '../registry/age.ts'
import { workloadProxy } from '../registry/workloads.ts'
import type { PodIdentity } from './hop-chain.ts'

/** The gateways that an object configures. One of them receives its requests. */
export interface GatewayPodsOf {
  readonly gateway: Manifest
  readonly proxies: readonly MeshProxy[]
  /** The missing input that tells which one. */
  readonly choice: string
}

const policyKinds = Object.keys(policyIndexes) as (keyof typeof policyIndexes)[]

/** The Gateways of a mesh, those of the Gateway API included, with their pods. */
export const gatewaysWithPods = derivedByKey(
  'everything',
  (_, stated: PodIdentity | null) => (stated ? `${stated.namespace}/${stated.serviceAccount}` : ''),
  (mesh, stated): readonly GatewayPodsOf[] => [
    ...mesh.ofKind('Gateway').map((gateway) => podsOfGateway(mesh, gateway, stated)),
    ...convertedGatewayApi(mesh).gateways.map(({ originals }) => podsOfGatewayApi(mesh, originals.at(-1)!)),
  ],
)

/** True for the pods of a gateway: by the template of their proxy, or since a Gateway selects them. */
export function isGatewayWorkload(mesh: Mesh, { manifest, labels }: Workload): boolean {
  return (
    proxyTemplates(podOf(manifest)).includes('gateway') ||
    selectorsOfGateways(mesh).some((selector) => selects(selector, labels))
  )
}

/** The selectors of Gateways that select something. */
export const selectorsOfGateways = derived(['Gateway'], (mesh): readonly Labels[] =>
  mesh
    .ofKind('Gateway')
    .map(gatewaySelector)
    .filter(({ size }) => size > 0),
)

/** Pods of a gateway that are not in the repository. */
export function unseenGatewayPods(
  name: string,
  { namespace, labels }: Pick<MeshProxy, 'namespace' | 'labels'>,
  serviceAccount?: string,
): MeshProxy {
  return { type: 'gateway', name, namespace, labels, hasAllLabels: false, serviceAccount, workload: null }
}

function podsOfGateway(mesh: Mesh, gateway: Manifest, stated: PodIdentity | null): GatewayPodsOf {
  const labels = gatewaySelector(gateway)
  const seen = allWorkloads(mesh).filter((workload) => selects(labels, workload.labels))
  if (seen.length > 0) {
    const proxies = seen.map((workload) => workloadProxy(workload, 'gateway'))
    return { gateway, proxies, choice: `which pods that ${manifestTitle(gateway)} selects take it` }
  }
  const name = manifestTitle(gateway)
  const namespaces = stated ? [stated.namespace] : possibleNamespaces(mesh, gateway, labels)
  return {
    gateway,
    proxies: namespaces.map((namespace) =>
      unseenGatewayPods(name, { namespace, labels }, stated?.serviceAccount),
    ),
    choice: `the namespace of the pods of ${name}`,
  }
}

/**
 * The namespaces in which the pods of a Gateway may be: that of istiod, that of the Gateway, those with policies for
 * such pods, and those that its routes are exported to.
 */
function possibleNamespaces(mesh: Mesh, gateway: Manifest, labels: Labels): string[] {
  const certain = [mesh.rootNamespace, gateway.namespace]
  const ofPolicies = [...policySelectors(mesh)].flatMap(([namespace, selectors]) =>
    !certain.includes(namespace) && selectors().selecting(labels).length > 0 ? [namespace] : [],
  )
  return [
    ...new Set([
      ...certain,
      ...ofPolicies,
      ...(namespacesOfRoutes(mesh).get(`${gateway.namespace}/${gateway.name}`) ?? []),
    ]),
  ]
}

/** The selectors of the policies of each namespace, each once, without empty ones. */
const policySelectors = derived(policyKinds, (mesh): ReadonlyMap<string, () => SelectorIndex<Labels>> => {
  const policies = policyKinds.flatMap((kind) => mesh.ofKind(kind))
  const byNamespace = groupBy(policies, ({ namespace }) => namespace)
  return new Map(
    [...byNamespace].map(([namespace, group]) => [namespace, once(() => selectorIndexOf(group))] as const),
  )
})

function selectorIndexOf(policies: readonly Manifest[]): SelectorIndex<Labels> {
  const selectors = policies.map(policySelector).filter(({ size }) => size > 0)
  const distinct = new Map(selectors.map((selector) => [[...selector].join('\0'), selector]))
  return selectorIndex([...distinct.values()], (selector) => selector)
}

/** The namespaces that VirtualServices of each Gateway are exported to by name, other than their own. */
const namespacesOfRoutes = derived(['VirtualService'], (mesh) => {
  const exports = mesh.ofKind('VirtualService').flatMap((virtualService) => {
    const named = exportedTo(virtualService).filter(
      (name) => name !== '*' && name !== '~' && name !== virtualService.namespace,
    )
    return gatewayKeysOf(virtualService).flatMap((gateway) =>
      named.map((namespace) => ({ gateway, namespace })),
    )
  })
  const byGateway = groupBy(exports, ({ gateway }) => gateway)
  return new Map(
    [...byGateway].map(([gateway, group]) => [gateway, new Set(group.map(({ namespace }) => namespace))]),
  )
})

/** The pods that istiod deploys for a Gateway of the Gateway API. */
function podsOfGatewayApi(mesh: Mesh, gateway: Manifest): GatewayPodsOf {
  const { namespace, name, spec } = gateway
  const { labels, isComplete } = gatewayPods(mesh, namespace, name)
  const serviceAccount = isComplete ? `${name}-${spec.get('gatewayClassName').text}` : undefined
  const proxy = unseenGatewayPods(manifestTitle(gateway), { namespace, labels }, serviceAccount)
  return {
    gateway,
    proxies: [{ ...proxy, hasAllLabels: isComplete }],
    choice: `the pods of ${manifestTitle(gateway)}`,
  }
}
