import type { Manifest } from './manifest.ts'
import { holding, mayHold } from './meeting.ts'
import type { Mesh } from './mesh.ts'
import type { Node } from './node.ts'
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
  return composed(mesh, holding(mesh, policy, 'PeerAuthentication'))
}

/** True if a policy that asks for mTLS holds for what a policy selects once an unstated namespace is the right one. */
export function mayBeStrict(mesh: Mesh, policy: Manifest): boolean {
  const certain = new Set(holding(mesh, policy, 'PeerAuthentication'))
  return mayHold(mesh, policy, 'PeerAuthentication').some(
    (other) => !certain.has(other) && modeIn(other.spec.get('mtls')) === 'STRICT',
  )
}

/** The mode that would hold for what a PeerAuthentication selects if it were not there. */
export function mtlsWithout(mesh: Mesh, authentication: Manifest): Mtls | undefined {
  const wider = holding(mesh, authentication, 'PeerAuthentication').filter(
    (other) => rankOf(mesh, other) > rankOf(mesh, authentication),
  )
  return composed(mesh, wider)
}

/** The mode that a block says, `mtls` or that of a port; `null` where it leaves it to the next wider policy. */
export function modeIn(block: Node): MtlsMode | null {
  return modes.find((mode) => mode === block.get('mode').text) ?? null
}

const modes = ['STRICT', 'PERMISSIVE', 'DISABLE'] as const

function composed(mesh: Mesh, policies: readonly Manifest[]): Mtls | undefined {
  for (const rank of [0, 1, 2]) {
    const blocks = policies
      .filter((policy) => rankOf(mesh, policy) === rank)
      .map(({ spec }) => spec.get('mtls'))
    const said = blocks.flatMap((block) => {
      const mode = modeIn(block)
      return mode === null ? [] : [{ mode, node: block.get('mode') }]
    })
    // Of several the oldest counts, which may be one that says nothing.
    const isOpen = said.length > 0 && said.length < blocks.length
    if (isOpen || said.some(({ mode }) => mode !== said[0]!.mode)) return undefined
    if (said[0]) return said[0]
  }
  return mesh.holdsNamespace(mesh.rootNamespace) ? { mode: 'PERMISSIVE' } : undefined
}

/** The narrower, the lower: chosen workloads, a namespace, the mesh. */
function rankOf(mesh: Mesh, policy: Manifest): number {
  if (policySelector(policy).size > 0) return 0
  return policy.namespace === mesh.rootNamespace ? 2 : 1
}
