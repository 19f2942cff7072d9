import { groupBy } from '../../core/group.ts'
import { policiesOf, ruleHost } from './destination.ts'
import { exportedTo } from '../hosts/export.ts'
import { hostIndex } from '../hosts/host-index.ts'
import { isWildcard, normalHost } from '../hosts/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived, derivedByKey, derivedPer } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { canonicalHost } from '../hosts/services.ts'
import { unfilledIndex } from '../../model/unfilled-index.ts'

/**
 * True if a DestinationRule with a host that overlaps this one has a `tls` block for a port, and is for a ServiceEntry
 * of the name of `entry` that it sees or is seen by (`portLevelEntries`); also where its host or port may do so once it is
 * filled in.
 */
export const hasTlsBlock = derivedByKey(
  ['DestinationRule', 'ServiceEntry'],
  (_, entry: Manifest, host: string, port: number) => JSON.stringify([nameOf(entry), host, port]),
  findBlock,
)

/** True if a DestinationRule with a placeholder in its host may be for a host and has a `tls` block for a port. */
export function mayHaveUnfilledBlock(mesh: Mesh, host: string, port: number): boolean {
  const { unfilled, speakers } = tlsBlocksByHost(mesh)
  return unfilled.find(host).some((rules) => hasBlock(speakers.get(rules)!.get(anyScope), port))
}

function findBlock(mesh: Mesh, entry: Manifest, host: string, port: number): boolean {
  const { hosts, speakers } = tlsBlocksByHost(mesh)
  if (mayHaveUnfilledBlock(mesh, host, port)) return true
  return hosts.overlapping(host).some((rules) => {
    const scopes = speakers.get(rules)!
    return (
      hasBlock(scopes.get(anyScope), port) &&
      entriesOfName(mesh, entry, rules).some((matchingEntry) =>
        scopesOf(matchingEntry).some((scope) => hasBlock(scopes.get(scope), port)),
      )
    )
  })
}

/** The ServiceEntries with the name of `entry` that DestinationRules of a host apply to. */
function entriesOfName(mesh: Mesh, entry: Manifest, host: string): readonly Manifest[] {
  const sameName = entriesByName(mesh).get(nameOf(entry)) ?? [entry]
  const { asWritten, canonical } = hostsIn(mesh, sameName)
  return isWildcard(host) ? asWritten.below(host) : canonical.covering(canonicalHost(mesh, host))
}

const entriesByName = derived(['ServiceEntry'], (mesh) => groupBy(mesh.ofKind('ServiceEntry'), nameOf))

function nameOf({ namespace, name }: Manifest): string {
  return `${namespace}/${name}`
}

const hostsIn = derivedPer([], (mesh, entries: readonly Manifest[]) => ({
  asWritten: hostIndex(entries, textsOf),
  canonical: hostIndex(entries, (entry) => textsOf(entry).map((host) => canonicalHost(mesh, host))),
}))

function textsOf({ spec }: Manifest): string[] {
  return spec.items('hosts').map(({ text }) => text)
}

/** For each host of DestinationRules, the ports for which they have `tls` blocks, by visibility scope. */
const tlsBlocksByHost = derived(['DestinationRule'], (mesh) => {
  const blocksByHost = new Map<string, Map<string, Blocks>>()
  for (const rule of mesh.ofKind('DestinationRule')) {
    const host = normalHost(ruleHost(rule))
    const scopes = blocksByHost.get(host) ?? new Map<string, Blocks>()
    blocksByHost.set(host, scopes)
    for (const scope of scopesWith(rule)) {
      const blocks = scopes.get(scope) ?? { general: 0, ofPort: new Map(), replaced: new Map() }
      scopes.set(scope, blocks)
      for (const policy of policiesOf(rule)) countBlocks(policy, blocks)
    }
  }
  const names = [...blocksByHost.keys()]
  return {
    hosts: hostIndex(names, (host) => [host]),
    unfilled: unfilledIndex(names, (host) => [host]),
    speakers: blocksByHost,
  }
})

/** Names of visibility scopes: a rule and an entry are visible to each other if they have a scope in common. */
const anyScope = 'any'

/**
 * An entry that is visible everywhere is visible to all rules, and a rule that is visible everywhere to all entries.
 */
function scopesWith(rule: Manifest): string[] {
  const to = exportedTo(rule)
  if (to.includes('*')) return [anyScope, 'seen everywhere']
  return [anyScope, `in ${rule.namespace}`, ...new Set(to.map((namespace) => `seen in ${namespace}`))]
}

function scopesOf(entry: Manifest): string[] {
  const to = exportedTo(entry)
  if (to.includes('*')) return [anyScope]
  return ['seen everywhere', `seen in ${entry.namespace}`, ...to.map((namespace) => `in ${namespace}`)]
}

/** Numbers of policies with a `tls` block: for all ports, for single ports, and for all but single ports. */
interface Blocks {
  general: number
  readonly ofPort: Map<number, number>
  /** Of the `general` ones, those with an entry for the port, which replaces the general block. */
  readonly replaced: Map<number, number>
}

function countBlocks(policy: Node, blocks: Blocks): void {
  const isGeneral = policy.get('tls').kind === 'map'
  if (isGeneral) blocks.general++
  const seen = new Set<number>()
  for (const entry of policy.items('portLevelSettings')) {
    const number = entry.at('port', 'number')
    const port = number.number
    // A port with a placeholder may be any port.
    if (number.isUnfilled && entry.get('tls').kind === 'map') blocks.general++
    // Of several entries for a port the first one applies.
    if (port === undefined || seen.has(port)) continue
    seen.add(port)
    if (isGeneral) increase(blocks.replaced, port)
    if (entry.get('tls').kind === 'map') increase(blocks.ofPort, port)
  }
}

function increase(counts: Map<number, number>, port: number): void {
  counts.set(port, (counts.get(port) ?? 0) + 1)
}

/** Whether some policy has a `tls` block for a port, with the semantics of `tlsIn`. */
function hasBlock(blocks: Blocks | undefined, port: number): boolean {
  if (!blocks) return false
  return blocks.ofPort.has(port) || blocks.general > (blocks.replaced.get(port) ?? 0)
}
