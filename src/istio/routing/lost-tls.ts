import { hasBackendTls } from '../gateway-api/backend-tls.ts'
import { isWildcard } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { clientNamespaceOf, effectiveTls } from './effective-tls.ts'
import { policiesOf, subsetsOf, tlsIn } from './destination.ts'
import { hasTlsBlock, mayHaveUnfilledBlock } from './tls-blocks.ts'
import { rulesCovering, winningRules } from './winning-rule.ts'

/** A DestinationRule with a `tls` block that no client gets, and the rule that clients get instead. */
export interface LostTls {
  readonly rule: Manifest
  readonly winner: Manifest
}

/**
 * True if a DestinationRule that some client gets for a host of a ServiceEntry has a `tls` block for the port, or a
 * BackendTLSPolicy covers it. A block that disables TLS counts too: egress/tls-disabled reports it. True where the files do not
 * tell which rule clients get.
 */
export function hasEffectiveTls(mesh: Mesh, entry: Manifest, host: string, port: number): boolean {
  if (hasBackendTls(mesh, entry, port)) return true
  return hasTlsBlock(mesh, entry, host, port) && lostTls(mesh, host, port) === undefined
}

/** The first DestinationRule with a `tls` block for a host and port, if no client gets one of the blocks for it. */
export function lostTls(mesh: Mesh, host: string, port: number): LostTls | undefined {
  if (isWildcard(host) || mayHaveUnfilledBlock(mesh, host, port)) return undefined
  const candidates: Manifest[] = []
  let visited = 0
  for (const rule of rulesCovering(mesh, host)) {
    if (++visited > maxVisited) return undefined
    if (!policiesOf(rule).some((policy) => tlsIn(policy, port).kind === 'map')) continue
    if (!hasStatedNamespace(rule) || candidates.length === maxCandidates) return undefined
    if (isEffective(mesh, rule, host, port)) return undefined
    candidates.push(rule)
  }
  return candidates.flatMap((rule): LostTls[] => {
    const winner = winningRules(mesh, host, clientNamespaceOf(rule)).at(-1)?.merged[0]
    return winner ? [{ rule, winner }] : []
  })[0]
}

/** Limit on the rules that are searched. Beyond it, a block is assumed to be effective. */
const maxCandidates = 20
const maxVisited = 200

function isEffective(mesh: Mesh, rule: Manifest, host: string, port: number): boolean {
  return ['', ...subsetsOf(rule).keys()].some((subset) => effectiveTls(mesh, rule, { host, port, subset }))
}
