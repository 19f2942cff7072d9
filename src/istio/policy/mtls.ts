import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { groupsCovering } from './shared-workloads.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { someMayCoverInOtherNamespace } from './some-policies.ts'
import { policiesAt, type Proxy } from './attachment.ts'
import { policySelector } from './selector.ts'

/** Which traffic workloads accept: only mTLS, mTLS and plain text, or only plain text. */
export type MtlsMode = 'STRICT' | 'PERMISSIVE' | 'DISABLE'

/** A mode, and the node that sets it; `node` is absent for Istio's default. */
export interface Mtls {
  readonly mode: MtlsMode
  readonly node?: Node
}

/**
 * The mode of all workloads that a policy selects. `undefined` if the files do not tell: no policy sets it and the root
 * namespace is not in this repository, or policies of one rank differ, of which Istio uses the oldest. Single ports may
 * have other modes (istio `pilot/pkg/security/authn/policy_applier.go`, ComposePeerAuthentication).
 */
export function mtlsOf(mesh: Mesh, policy: Manifest): Mtls | undefined {
  return composeModes(mesh, groupsCovering(mesh, policy, 'PeerAuthentication'))
}

/** The modes of one proxy. */
export interface InboundMtls {
  /** Of all ports but those in `byPort`. */
  readonly general: Mtls
  /** By the port on which the workload listens, which need not be that of a Service. */
  readonly byPort: ReadonlyMap<number, Mtls>
  /** True if several PeerAuthentications of one rank apply, of which istiod takes the oldest. */
  readonly restsOnAge: boolean
}

/**
 * The mTLS modes that a proxy accepts: those of the PeerAuthentication for its labels, else of its namespace, else of
 * the root namespace, else PERMISSIVE. Of several the first in the files is taken for the oldest. A PeerAuthentication
 * with a selector in the root namespace has no effect (istio `pilot/pkg/security/authn/policy_applier.go`,
 * ComposePeerAuthentication).
 */
export function inboundMtls(mesh: Mesh, proxy: Proxy): InboundMtls {
  const policies = policiesAt(mesh, 'PeerAuthentication', proxy)
  const ofRank = (rank: number): readonly Manifest[] =>
    policies.filter((policy) => !isIneffective(mesh, policy) && rankOf(mesh, policy) === rank)
  const [ofWorkload, ofNamespace, ofMesh] = [ofRank(0), ofRank(1), ofRank(2)]
  const settings = [ofWorkload, ofNamespace, ofMesh].flatMap(([oldest]) => oldest?.spec.get('mtls') ?? [])
  const general = settings.map(mtlsIn).find((mtls) => mtls !== null) ?? { mode: 'PERMISSIVE' }
  const ports = ofWorkload[0]?.spec.entries('portLevelMtls') ?? []
  return {
    general,
    byPort: new Map(ports.map(([port, block]) => [Number(port), mtlsIn(block) ?? general])),
    restsOnAge: [ofWorkload, ofNamespace, ofMesh].some(({ length }) => length > 1),
  }
}

/** The mTLS mode of a port of a workload, the target port of Services: that of `portLevelMtls`, else the general one. */
export function inboundMtlsOn({ general, byPort }: InboundMtls, port: number): Mtls {
  return byPort.get(port) ?? general
}

/**
 * The mode that clients assume for a Service of a namespace: that of the namespace or mesh. Policies of workloads and
 * ports do not matter (istio `pilot/pkg/model/push_context.go`, BestEffortInferServiceMTLSMode).
 */
export function assumedMtls(mesh: Mesh, namespace: string): Mtls {
  return inboundMtls(mesh, { type: 'sidecar', namespace, labels: new Map() }).general
}

function mtlsIn(block: Node): Mtls | null {
  const mode = modeIn(block)
  return mode === null ? null : { mode, node: block.get('mode') }
}

/** True for a selector in the root namespace, with which a PeerAuthentication applies nowhere. */
function isIneffective(mesh: Mesh, policy: Manifest): boolean {
  return policy.namespace === mesh.rootNamespace && policySelector(policy).size > 0
}

/**
 * True if a PeerAuthentication with STRICT mode applies to all that a policy selects in case a namespace that the files do not
 * state, its own or that of the policy, is the right one. `mtlsOf` has the mode that applies for certain.
 */
export function mayBeStrict(mesh: Mesh, policy: Manifest): boolean {
  return someMayCoverInOtherNamespace(mesh, policy, strictAuthentications(mesh))
}

const strictAuthentications = derived(['PeerAuthentication'], (mesh) =>
  mesh.ofKind('PeerAuthentication').filter(({ spec }) => modeIn(spec.get('mtls')) === 'STRICT'),
)

/** The mode of what a PeerAuthentication selects if that PeerAuthentication were removed. */
export function mtlsWithoutPeerAuthentication(mesh: Mesh, authentication: Manifest): Mtls | undefined {
  const wider = groupsCovering(mesh, authentication, 'PeerAuthentication').filter(
    ([first]) => rankOf(mesh, first!) > rankOf(mesh, authentication),
  )
  return composeModes(mesh, wider)
}

/**
 * The mode in a block, `mtls` or that of a port; `null` if it is inherited from the next wider policy: `UNSET`, absent, or any
 * other text such as an unfilled one.
 */
export function modeIn(block: Node): MtlsMode | null {
  return modes.find((mode) => mode === block.get('mode').text) ?? null
}

const modes = ['STRICT', 'PERMISSIVE', 'DISABLE'] as const

/** The policies of a group have the same scope and so the same rank. */
function composeModes(mesh: Mesh, groups: readonly (readonly Manifest[])[]): Mtls | undefined {
  for (const rank of [0, 1, 2]) {
    const settings = groups
      .filter(([first]) => !isIneffective(mesh, first!) && rankOf(mesh, first!) === rank)
      .map(modesOf)
    const firstModes = settings.flatMap(({ firstOfEachMode: firsts }) => firsts)
    // Istio uses the oldest of several policies, which may be one without a mode.
    const isUndecided = firstModes.length > 0 && settings.some(({ hasUnset: isSilent }) => isSilent)
    if (isUndecided || firstModes.some(({ mode }) => mode !== firstModes[0]!.mode)) return undefined
    if (firstModes[0]) return firstModes[0]
  }
  return mesh.holdsNamespace(mesh.rootNamespace) ? { mode: 'PERMISSIVE' } : undefined
}

/** The first node of each mode that some policies set, and whether one of them sets none. */
const modesOf = oncePer((policies: readonly Manifest[]) => {
  const blocks = policies.map(({ spec }) => spec.get('mtls'))
  const settings = blocks.flatMap((block): Required<Mtls>[] => {
    const mode = modeIn(block)
    return mode === null ? [] : [{ mode, node: block.get('mode') }]
  })
  const groups = groupBy(settings, ({ mode }) => mode)
  return {
    firstOfEachMode: [...groups.values()].map(([first]) => first!),
    hasUnset: settings.length < blocks.length,
  }
})

/** The rank of a policy: 0 for selected workloads, 1 for a namespace, 2 for the mesh; lower ranks take precedence. */
function rankOf(mesh: Mesh, policy: Manifest): number {
  if (policySelector(policy).size > 0) return 0
  return policy.namespace === mesh.rootNamespace ? 2 : 1
}
