import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import { groupsCovering } from './shared-workloads.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { someMayCoverElsewhere } from './some-policies.ts'
import { policySelector } from './selector.ts'

/** Whether workloads take plain text: never, beside mTLS, or alone. */
export type MtlsMode = 'STRICT' | 'PERMISSIVE' | 'DISABLE'

/** A mode and where it is said; `node` is absent where Istio's default holds. */
export interface Mtls {
  readonly mode: MtlsMode
  readonly node?: Node
}

/**
 * The mode of all that a policy selects; `undefined` where the files do not tell: they say nothing and hold no root
 * namespace, or policies of one rank disagree, of which Istio takes the oldest. Ports may differ
 * (istio `pilot/pkg/security/authn/policy_applier.go`, ComposePeerAuthentication).
 */
export function mtlsOf(mesh: Mesh, policy: Manifest): Mtls | undefined {
  return composed(mesh, groupsCovering(mesh, policy, 'PeerAuthentication'))
}

/** True if a policy that asks for mTLS holds for what a policy selects once an unstated namespace is the right one. */
export function mayBeStrict(mesh: Mesh, policy: Manifest): boolean {
  return someMayCoverElsewhere(mesh, policy, strict(mesh))
}

const strict = derived(['PeerAuthentication'], (mesh) =>
  mesh.ofKind('PeerAuthentication').filter(({ spec }) => modeIn(spec.get('mtls')) === 'STRICT'),
)

/** The mode that would hold for what a PeerAuthentication selects if it were not there. */
export function mtlsWithout(mesh: Mesh, authentication: Manifest): Mtls | undefined {
  const wider = groupsCovering(mesh, authentication, 'PeerAuthentication').filter(
    ([first]) => rankOf(mesh, first!) > rankOf(mesh, authentication),
  )
  return composed(mesh, wider)
}

/** The mode that a block says, `mtls` or that of a port; `null` where it leaves it to the next wider policy. */
export function modeIn(block: Node): MtlsMode | null {
  return modes.find((mode) => mode === block.get('mode').text) ?? null
}

const modes = ['STRICT', 'PERMISSIVE', 'DISABLE'] as const

/** The policies of a group hold for the same, and have one rank. */
function composed(mesh: Mesh, groups: readonly (readonly Manifest[])[]): Mtls | undefined {
  for (const rank of [0, 1, 2]) {
    const said = groups.filter(([first]) => rankOf(mesh, first!) === rank).map(saidBy)
    const modes = said.flatMap(({ firsts }) => firsts)
    // Of several the oldest counts, which may be one that says nothing.
    const isOpen = modes.length > 0 && said.some(({ isSilent }) => isSilent)
    if (isOpen || modes.some(({ mode }) => mode !== modes[0]!.mode)) return undefined
    if (modes[0]) return modes[0]
  }
  return mesh.holdsNamespace(mesh.rootNamespace) ? { mode: 'PERMISSIVE' } : undefined
}

/** Of each mode that some policies say the first, and whether one of them says none. */
const saidBy = oncePer((policies: readonly Manifest[]) => {
  const blocks = policies.map(({ spec }) => spec.get('mtls'))
  const said = blocks.flatMap((block): Required<Mtls>[] => {
    const mode = modeIn(block)
    return mode === null ? [] : [{ mode, node: block.get('mode') }]
  })
  const groups = groupBy(said, ({ mode }) => mode)
  return {
    firsts: [...groups.values()].map(([first]) => first!),
    isSilent: said.length < blocks.length,
  }
})

/** The narrower, the lower: chosen workloads, a namespace, the mesh. */
function rankOf(mesh: Mesh, policy: Manifest): number {
  if (policySelector(policy).size > 0) return 0
  return policy.namespace === mesh.rootNamespace ? 2 : 1
}
