import { oncePer } from '../../core/once-per.ts'
import { ruleHost } from '../../istio/routing/destination.ts'
import { hostIndex } from '../../istio/hosts/host-index.ts'
import { fullHost } from '../../istio/hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import type { MeshConfigSource } from '../../model/mesh-config.ts'
import type { Node } from '../../model/node.ts'
import { routesOf } from '../../istio/routing/routes.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem, type RelatedNode } from '../rule.ts'

export const outboundOpen = defineRule({
  id: 'egress/outbound-open',
  codes: ['allow-any', 'allow-any-by-default', 'entries-restrict-nothing'],
  severity: 'info',
  summary: 'Workloads may call any host, declared or not.',
  why: 'With ALLOW_ANY, the default of Istio, a call to a host that no ServiceEntry declares passes through: ServiceEntries describe hosts and keep nobody from calling others.',
  fix: 'Set `outboundTrafficPolicy: {mode: REGISTRY_ONLY}`, once every host that is called is declared. It is a guard against mistakes; against malice there are egress gateways and network policies.',
  across: {
    *Sidecar(sidecar, mesh) {
      const mode = sidecar.spec.at('outboundTrafficPolicy', 'mode')
      const openness: Openness = { code: 'allow-any', cause: 'for the workloads of this Sidecar' }
      if (mode.text === 'ALLOW_ANY') yield open(mode, openness, mesh)
    },

    *manifest(manifest, mesh) {
      yield* ofMesh(manifest, mesh)
    },

    *'values/meshConfig'(entry, mesh) {
      // A values file whose chart is not known may be completed by another one.
      const isWhole = entry.merged !== undefined
      if (isWhole || isPresent(entry.node.get('outboundTrafficPolicy'))) yield* ofMesh(entry, mesh)
    },
  },
})

function* ofMesh(owner: MeshConfigSource['owner'], mesh: Mesh): Generator<Problem<Code>> {
  for (const source of mesh.configSources.filter((one) => one.owner === owner)) {
    const openness = opennessOf(source)
    if (openness) yield { ...open(editable(source), openness, mesh), about: 'the mesh' }
  }
}

type Code = Openness['code'] | 'entries-restrict-nothing'

/** Why any host can be called. */
interface Openness {
  readonly code: 'allow-any' | 'allow-any-by-default'
  /** The end of a clause: "with `ALLOW_ANY`". */
  readonly cause: string
}

/** A block without a mode has the first of the enum, REGISTRY_ONLY; without the block all is open. */
function opennessOf({ config }: MeshConfigSource): Openness | null {
  const policy = config.get('outboundTrafficPolicy')
  if (!isPresent(policy)) return { code: 'allow-any-by-default', cause: 'since nothing else is set' }
  const mode = policy.get('mode').text
  return /^ALLOW_ANY(_DYNAMIC_DNS)?$/.test(mode) ? { code: 'allow-any', cause: `with ${quote(mode)}` } : null
}

/** In a ConfigMap the whole text is one value. */
function editable({ node, config }: MeshConfigSource): Node {
  return node.kind === 'map' ? config.at('outboundTrafficPolicy', 'mode') : node
}

function open(node: Node, { code, cause }: Openness, mesh: Mesh): Problem<Code> {
  const { count, shown } = onlyRestricting(mesh)
  return {
    code: count > 0 ? 'entries-restrict-nothing' : code,
    node,
    severity: count > 0 ? 'warning' : 'info',
    message: `any host can be called ${cause}${consequence(count)}; set \`REGISTRY_ONLY\` to allow declared hosts alone`,
    related: shown,
  }
}

function consequence(entries: number): string {
  if (entries === 0) return ''
  return `, and ${entries === 1 ? 'the one ServiceEntry for an outside host restricts' : `the ${entries} ServiceEntries for outside hosts restrict`} nothing`
}

/**
 * Some ServiceEntries for outside hosts, if none of all is used for anything but to be declared: no route and no
 * policy names a host of theirs.
 */
const onlyRestricting = oncePer((mesh: Mesh): { count: number; shown: RelatedNode[] } => {
  const outside = mesh
    .ofKind('ServiceEntry')
    .filter(({ spec }) => spec.get('location').text !== 'MESH_INTERNAL')
  const named = [mesh, meshOfAllFiles(mesh) ?? mesh].flatMap(hostsNamed)
  const [declaring, naming] = [hostIndex(outside, hostsOf), hostIndex([named], (hosts) => hosts)]
  const isUsed =
    named.some((host) => declaring.covering(host).length > 0) ||
    outside.flatMap(hostsOf).some((host) => naming.covering(host).length > 0)
  const note = 'declares hosts, and restricts nothing'
  const shown = outside.slice(0, mostShown).map(({ spec }) => ({ node: spec.get('hosts'), note }))
  return isUsed ? { count: 0, shown: [] } : { count: outside.length, shown }
})

const mostShown = 5

/** The full names that routes and policies speak of. */
function hostsNamed(mesh: Mesh): string[] {
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
