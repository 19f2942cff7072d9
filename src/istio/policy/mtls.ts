import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { groupsCovering } from './shared-workloads.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { someMayCoverInOtherNamespace } from './some-policies.ts'
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

/** True if a policy with STRICT mode may apply to what a policy selects, depending on an unstated namespace. */
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

/** The mode in a block, `mtls` or that of a port; `null` if it is inherited from the next wider policy. */
export function modeIn(block: Node): MtlsMode | null {
  return modes.find((mode) => mode === block.get('mode').text) ?? null
}

const modes = ['STRICT', 'PERMISSIVE', 'DISABLE'] as const

/** The policies of a group have the same scope and so the same rank. */
function composeModes(mesh: Mesh, groups: readonly (readonly Manifest[])[]): Mtls | undefined {
  for (const rank of [0, 1, 2]) {
    const settings = groups.filter(([first]) => rankOf(mesh, first!) === rank).map(modesOf)
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
