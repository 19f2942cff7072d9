import { ruleHost } from '../../istio/routing/destination.ts'
import { hostIndex } from '../../istio/hosts/host-index.ts'
import { fullHost } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import type { MeshConfigSource } from '../../model/mesh-config.ts'
import type { Node } from '../../model/node.ts'
import { routesOf } from '../../istio/routing/routes.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem, RelatedNode } from '../problem.ts'

export const outboundOpen = defineRule({
  id: 'egress/outbound-open',
  codes: ['allow-any', 'allow-any-by-default', 'entries-restrict-nothing'],
  severity: 'info',
  summary: 'Workloads may call any host, declared or not.',
  why: 'With ALLOW_ANY, the default of Istio, a call to a host that no ServiceEntry declares passes through: ServiceEntries describe hosts, and do not restrict which hosts workloads call.',
  fix: 'Declare every host that is called, then set `outboundTrafficPolicy: {mode: REGISTRY_ONLY}`. It protects against mistakes; against attackers use egress gateways and network policies.',
  across: {
    *Sidecar(sidecar, mesh) {
      const mode = sidecar.spec.at('outboundTrafficPolicy', 'mode')
      const openPolicy: OpenPolicy = { code: 'allow-any', cause: 'for the workloads of this Sidecar' }
      if (mode.text === 'ALLOW_ANY') yield openProblem(mode, openPolicy, mesh)
    },

    *manifest(manifest, mesh) {
      yield* meshProblems(manifest, mesh)
    },

    *'values/meshConfig'(entry, mesh) {
      // If the chart of a values file is not known, another values file may set the policy.
      const isMerged = entry.merged !== undefined
      if (isMerged || isPresent(entry.node.get('outboundTrafficPolicy'))) yield* meshProblems(entry, mesh)
    },
  },
})

function* meshProblems(owner: MeshConfigSource['owner'], mesh: Mesh): Generator<Problem<Code>> {
  for (const source of mesh.configSources.filter((candidate) => candidate.owner === owner)) {
    const openPolicy = openPolicyOf(source)
    if (openPolicy) yield { ...openProblem(editableNode(source), openPolicy, mesh), about: 'the mesh' }
  }
}

type Code = OpenPolicy['code'] | 'entries-restrict-nothing'

/** Why any host can be called. */
interface OpenPolicy {
  readonly code: 'allow-any' | 'allow-any-by-default'
  /** The end of a clause, such as "with `ALLOW_ANY`". */
  readonly cause: string
}

/**
 * Why a mesh configuration lets workloads call any host; `null` if it restricts them. A block without a mode has the
 * first value of the enum, REGISTRY_ONLY; without the block the mode is ALLOW_ANY.
 */
function openPolicyOf({ config }: MeshConfigSource): OpenPolicy | null {
  const policy = config.get('outboundTrafficPolicy')
  if (!isPresent(policy)) return { code: 'allow-any-by-default', cause: 'since nothing else is set' }
  const mode = policy.get('mode').text
  return /^ALLOW_ANY(_DYNAMIC_DNS)?$/.test(mode) ? { code: 'allow-any', cause: `with ${quote(mode)}` } : null
}

/** The node to edit: the mode, or in a ConfigMap the text that holds the whole configuration. */
function editableNode({ node, config }: MeshConfigSource): Node {
  return node.kind === 'map' ? config.at('outboundTrafficPolicy', 'mode') : node
}

function openProblem(node: Node, { code, cause }: OpenPolicy, mesh: Mesh): Problem<Code> {
  const { count, shown } = unusedEntries(mesh)
  return {
    code: count > 0 ? 'entries-restrict-nothing' : code,
    node,
    severity: count > 0 ? 'warning' : 'info',
    message: `workloads can call any host ${cause}${consequence(count)}; set \`REGISTRY_ONLY\` to allow only declared hosts`,
    related: shown,
  }
}

function consequence(entries: number): string {
  if (entries === 0) return ''
  return `, and ${entries === 1 ? 'the one ServiceEntry for an outside host restricts' : `the ${entries} ServiceEntries for outside hosts restrict`} nothing`
}

/**
 * The number of ServiceEntries for external hosts, and nodes of the first ones to show, if no route and no policy names a
 * host of any of them; otherwise 0 and none. Such entries were probably written to restrict calls.
 */
const unusedEntries = derived(
  ['DestinationRule', 'Service', 'ServiceEntry', 'VirtualService', 'other'],
  (mesh): { count: number; shown: RelatedNode[] } => {
    const externalEntries = mesh
      .ofKind('ServiceEntry')
      .filter(({ spec }) => spec.get('location').text !== 'MESH_INTERNAL')
    const referenced = [mesh, meshOfOtherObjects(mesh) ?? mesh].flatMap(referencedHosts)
    const [declaredIndex, referencedIndex] = [
      hostIndex(externalEntries, hostsOf),
      hostIndex([referenced], (hosts) => hosts),
    ]
    const isUsed =
      referenced.some((host) => declaredIndex.covering(host).length > 0) ||
      externalEntries.flatMap(hostsOf).some((host) => referencedIndex.covering(host).length > 0)
    const note = 'declares hosts, and restricts nothing'
    const shown = externalEntries.slice(0, maxShown).map(({ spec }) => ({ node: spec.get('hosts'), note }))
    return isUsed ? { count: 0, shown: [] } : { count: externalEntries.length, shown }
  },
)

const maxShown = 5

/** The full names of the hosts that DestinationRules and VirtualServices name. */
function referencedHosts(mesh: Mesh): string[] {
  const policies = mesh.ofKind('DestinationRule').map(ruleHost)
  const routes = mesh
    .ofKind('VirtualService')
    .flatMap((virtualService) => [
      ...hostsOf(virtualService).map((host) => fullHost(host, virtualService.namespace)),
      ...routesOf(mesh, virtualService).map(({ host }) => host),
    ])
  return [...policies, ...routes]
}

function hostsOf({ spec }: Manifest): string[] {
  return spec.items('hosts').map(({ text }) => text)
}
