import type { Node } from '../../model/node.ts'
import { portPolicy } from './destination.ts'
import type { WinningRule } from './merged-rules.ts'

/** The effective settings of a DestinationRule for one port and subset. */
export interface EffectivePolicy {
  /**
   * The settings by name, each with the node that sets it: `loadBalancer`, `connectionPool.http`, `connectionPool.tcp`,
   * `outlierDetection`, `tls`, `tunnel`, `proxyProtocol`, `retryBudget`.
   */
  readonly settings: ReadonlyMap<string, Node>
  /** The settings that another level of the rule replaces, and by which they have no effect. */
  readonly losses: readonly IneffectiveSetting[]
}

/** A setting of a traffic policy that has no effect on a port or subset. */
export interface IneffectiveSetting {
  /** `outlierDetection`, `connectionPool.http`. */
  readonly field: string
  /** The node of the setting. */
  readonly node: Node
  /** What replaces it: an entry of `portLevelSettings`, or the policy of a subset. */
  readonly replacement: Node
}

/** The policy of a rule for a port, and for a subset; `''` is no subset. */
export function effectivePolicy(winner: WinningRule, port: number, subset: string): EffectivePolicy {
  const { policies, subsets } = winner
  return mergedPolicy(policies, subsets.get(subset)?.get('trafficPolicy') ?? null, port)
}

/**
 * The policy that destination and subset make together for a port (istio `pilot/pkg/networking/util/util.go`,
 * GetPortLevelTrafficPolicy and MergeSubsetTrafficPolicy): an entry for the port in the policy of the destination replaces
 * that policy whole; a block of the subset replaces that block of it; an entry for the port in the policy of the subset
 * replaces the four blocks that such an entry can have, and the rest of the policy of the subset.
 *
 * @param destination the policies of the destination, the strongest first, see `WinningRule`
 * @param subset `trafficPolicy` of the subset; `null` for no subset, or one without a policy
 */
export function mergedPolicy(
  destination: readonly Node[],
  subset: Node | null,
  port: number,
): EffectivePolicy {
  const general = layered(destination.map((policy) => settingsOf(policy)))
  const entries = destination.map((policy) => portPolicy(policy, port)).filter(({ exists }) => exists)
  const [entry] = entries
  const ofPort = entry ? layered(entries.map((level) => settingsOf(level, portBlocks))) : general
  const lossesToEntry = entry ? lossesBetween(general, ofPort, entry) : []
  if (!subset || subset.kind !== 'map') return { settings: ofPort, losses: lossesToEntry }
  const ofSubset = mergeBlocks(ofPort, settingsOf(subset))
  const lossesToSubset = [...lossesToEntry, ...lossesBetween(ofPort, ofSubset, subset)]
  const subsetEntry = portPolicy(subset, port)
  if (!subsetEntry.exists) return { settings: ofSubset, losses: lossesToSubset }
  const entrySettings = settingsOf(subsetEntry, portBlocks)
  const lostBlocks = [...ofSubset].filter(
    ([field, node]) => portBlocks.includes(blockOf(field)) || ofPort.get(field) !== node,
  )
  return {
    settings: new Map([...withoutBlocks(ofPort, portBlocks), ...entrySettings]),
    losses: [...lossesToSubset, ...lossesBetween(new Map(lostBlocks), entrySettings, subsetEntry)],
  }
}

type Settings = ReadonlyMap<string, Node>

/** The blocks that an entry of `portLevelSettings` can have. */
const portBlocks: readonly string[] = ['loadBalancer', 'connectionPool', 'outlierDetection', 'tls']
const blocks: readonly string[] = [...portBlocks, 'tunnel', 'proxyProtocol', 'retryBudget']

/** The settings that a policy has, by name. A connection pool counts as two, `http` and `tcp`. */
function settingsOf(policy: Node, names = blocks): Settings {
  const written = names.flatMap((name): [string, Node][] =>
    name === 'connectionPool'
      ? policy.entries(name).map(([protocol, node]) => [`${name}.${protocol}`, node])
      : [[name, policy.get(name)]],
  )
  return new Map(written.filter(([, node]) => node.kind === 'map' || typeof node.scalar === 'string'))
}

/** The settings of merged layers, the strongest layer first. */
function layered(layers: readonly Settings[]): Settings {
  return layers.reduceRight(mergeBlocks, new Map())
}

/** Settings with those of some blocks replaced, block by block. */
function mergeBlocks(settings: Settings, replacing: Settings): Settings {
  const replaced = [...replacing.keys()].map(blockOf)
  return new Map([...withoutBlocks(settings, replaced), ...replacing])
}

function withoutBlocks(settings: Settings, names: readonly string[]): Settings {
  return new Map([...settings].filter(([field]) => !names.includes(blockOf(field))))
}

function lossesBetween(original: Settings, effective: Settings, replacement: Node): IneffectiveSetting[] {
  const lost = [...original].filter(([field]) => !effective.has(field))
  return lost.map(([field, node]) => ({ field, node, replacement }))
}

function blockOf(field: string): string {
  return field.split('.')[0]!
}
