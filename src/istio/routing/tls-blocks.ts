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

function findBlock(mesh: Mesh, entry: Manifest, host: string, port: number): boolean {
  const { hosts, unfilled, speakers } = speakersByHost(mesh)
  if (unfilled.find(host).some((rules) => hasBlock(speakers.get(rules)!.get(anyScope), port))) return true
  return hosts.overlapping(host).some((rules) => {
    const scopes = speakers.get(rules)!
    return (
      hasBlock(scopes.get(anyScope), port) &&
      namedLike(mesh, entry, rules).some((one) =>
        scopesOf(one).some((scope) => hasBlock(scopes.get(scope), port)),
      )
    )
  })
}

/** The ServiceEntries of the name of `entry` that DestinationRules of a host are for. */
function namedLike(mesh: Mesh, entry: Manifest, host: string): readonly Manifest[] {
  const same = entriesByName(mesh).get(nameOf(entry)) ?? [entry]
  const { asWritten, canonical } = hostsIn(mesh, same)
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

/** For each host of DestinationRules, by what may see them, for which ports they have `tls` blocks. */
const speakersByHost = derived(['DestinationRule'], (mesh) => {
  const speakers = new Map<string, Map<string, Blocks>>()
  for (const rule of mesh.ofKind('DestinationRule')) {
    const host = normalHost(ruleHost(rule))
    const scopes = speakers.get(host) ?? new Map<string, Blocks>()
    speakers.set(host, scopes)
    for (const scope of scopesWith(rule)) {
      const blocks = scopes.get(scope) ?? { general: 0, ofPort: new Map(), replaced: new Map() }
      scopes.set(scope, blocks)
      for (const policy of policiesOf(rule)) count(policy, blocks)
    }
  }
  const names = [...speakers.keys()]
  return {
    hosts: hostIndex(names, (host) => [host]),
    unfilled: unfilledIndex(names, (host) => [host]),
    speakers,
  }
})

/** Names for those whom a rule and an entry may meet under; the two see each other if they have one in common. */
const anyScope = 'any'

/** An entry that all namespaces see is for all rules, a rule that all see for all entries. */
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

/** How many policies have a `tls` block: for all ports, for single ones, and for all but single ones. */
interface Blocks {
  general: number
  readonly ofPort: Map<number, number>
  /** Those of `general` that have an entry for the port, which replaces the rest. */
  readonly replaced: Map<number, number>
}

function count(policy: Node, blocks: Blocks): void {
  const isGeneral = policy.get('tls').kind === 'map'
  if (isGeneral) blocks.general++
  const seen = new Set<number>()
  for (const entry of policy.items('portLevelSettings')) {
    const number = entry.at('port', 'number')
    const port = number.number
    // A port that is not filled in yet may be any.
    if (number.isUnfilled && entry.get('tls').kind === 'map') blocks.general++
    // Of several entries for a port the first counts.
    if (port === undefined || seen.has(port)) continue
    seen.add(port)
    if (isGeneral) increase(blocks.replaced, port)
    if (entry.get('tls').kind === 'map') increase(blocks.ofPort, port)
  }
}

function increase(counts: Map<number, number>, port: number): void {
  counts.set(port, (counts.get(port) ?? 0) + 1)
}

/** As `tlsIn` has it for each policy. */
function hasBlock(blocks: Blocks | undefined, port: number): boolean {
  if (!blocks) return false
  return blocks.ofPort.has(port) || blocks.general > (blocks.replaced.get(port) ?? 0)
}
