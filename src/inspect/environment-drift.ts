import { groupBy } from '../core/group.ts'
import type { HelmTarget, Target } from '../core/target.ts'
import { valuesLayers } from '../discover/layers.ts'
import type { MeshContents } from '../model/mesh.ts'
import type { Node } from '../model/node.ts'
import type { DriftedKey } from '../model/sources.ts'
import type { Reader } from '../yaml/reader.ts'

/**
 * Returns the keys that the values files of a target lack and those of all other environments of its release have; `[]` if
 * there are none. Only keys for which the chart has no default, of releases with three environments or more: two may differ
 * on purpose. At most `maxDrifts` for a target, of which the last one counts those that are left out.
 */
export function environmentDrifts(
  targets: readonly Target[],
  reader: Reader,
): (target: Target) => Pick<MeshContents, 'driftedKeys'> {
  const releases = targets.filter(
    (target): target is HelmTarget =>
      target.kind === 'helm' && target.environment !== null && target.values.length > 0,
  )
  const families = groupBy(releases, ({ path, release }) => JSON.stringify([path, release]))
  const drifts = [...families.values()].filter(hasSiblings).flatMap((family) => driftsIn(family, reader))
  const byTarget = groupBy(drifts, ({ target }) => target)
  return ({ id }) => ({ driftedKeys: byTarget.get(id) ?? [] })
}

const minEnvironments = 3

/** Limit on the keys of a target: an environment that lacks more of them is built differently on purpose. */
const maxDrifts = 10

function hasSiblings(family: readonly HelmTarget[]): boolean {
  const environments = new Set(family.map(({ environment }) => environment))
  return environments.size === family.length && family.length >= minEnvironments
}

function driftsIn(family: readonly HelmTarget[], reader: Reader): DriftedKey[] {
  const members = family.map((target) => ({ target, ...keysOf(target, reader) }))
  const having = new Map<string, Set<Member>>()
  for (const member of members)
    for (const key of member.keys) having.set(key, (having.get(key) ?? new Set()).add(member))
  const shared = [...having].filter(([, owners]) => owners.size === members.length - 1)
  return members.flatMap((member) => {
    const drifts = shared
      .filter(([key, owners]) => !owners.has(member) && isHighest(key, member) && !member.defaults.has(key))
      .flatMap(([key, owners]) => driftOf(JSON.parse(key) as string[], member, owners))
    const unlisted = drifts.length - maxDrifts
    return drifts.slice(0, maxDrifts).map((drift, index): DriftedKey => ({
      ...drift,
      unlisted: index === maxDrifts - 1 && unlisted > 0 ? unlisted : 0,
    }))
  })
}

interface Member extends ReleaseKeys {
  readonly target: HelmTarget
}

/** The paths of the keys in the values of a release, as JSON. */
interface ReleaseKeys {
  readonly keys: ReadonlySet<string>
  readonly defaults: ReadonlySet<string>
  /** The root of the strongest values file. */
  readonly root: Node | undefined
}

function keysOf(target: HelmTarget, reader: Reader): ReleaseKeys {
  const { defaults, overrides } = valuesLayers(reader, target)
  return { keys: pathsIn(overrides), defaults: pathsIn(defaults), root: overrides.at(-1) }
}

function pathsIn(roots: readonly Node[]): Set<string> {
  const paths = new Set<string>()
  const visit = (node: Node, path: readonly string[]): void => {
    for (const [key, value] of node.entries()) {
      paths.add(JSON.stringify([...path, key]))
      if (path.length < maxDepth) visit(value, [...path, key])
    }
  }
  for (const root of roots) visit(root, [])
  return paths
}

/** Limit on the depth of compared keys: an entry of a map of hosts, and its settings. */
const maxDepth = 3

/** False for a key in a map that is missing as well. */
function isHighest(key: string, { keys }: ReleaseKeys): boolean {
  const parent = (JSON.parse(key) as string[]).slice(0, -1)
  return parent.length === 0 || keys.has(JSON.stringify(parent))
}

function driftOf(
  path: readonly string[],
  { target, root }: Member,
  owners: ReadonlySet<Member>,
): Omit<DriftedKey, 'unlisted'>[] {
  const parent = root?.at(...path.slice(0, -1))
  if (!root || (parent?.exists && parent.kind !== 'map')) return []
  const siblings = [...owners].map((owner) => owner.target.environment!)
  return [{ target: target.id, environment: target.environment!, siblings, node: root.at(...path) }]
}
