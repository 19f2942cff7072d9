import { groupBy } from '../core/group.ts'
import { once } from '../core/once-per.ts'
import type { Render } from '../core/render.ts'
import type { HelmTarget, Target } from '../core/target.ts'
import { resolveLinks } from '../core/tree.ts'
import type { DeadValue, UndefinedValue, ValuesKey, ValuesUse } from '../core/values-use.ts'
import { rootOf } from '../discover/root.ts'
import type { MeshContents } from '../model/mesh.ts'
import type { Node } from '../model/node.ts'
import type { DeadKey, UndefinedRead } from '../model/sources.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Host, InspectedTree } from './types.ts'

/** What one side is for the question what reads its values. */
export interface ValuesSide {
  readonly reader: Reader
  /** All targets, those that are not looked at included. */
  readonly found: readonly Target[]
  readonly renders: ReadonlyMap<string, Render>
  /** For head: the other side. */
  readonly base: Promise<InspectedTree | null> | undefined
}

/** What is known of the use of a target's values. */
export type ValuesFacts = Pick<MeshContents, 'deadKeys' | 'undefinedReads'>

/**
 * The keys that nothing reads and the reads that nothing defines, by the id of the target. A file may belong to
 * several releases, also to some that are not looked at: its key is dead if none of them reads it.
 */
export async function valuesFacts(side: ValuesSide, { valuesUse }: Host): Promise<Map<string, ValuesFacts>> {
  if (!valuesUse) return new Map()
  const releases = renderedIn(side.renders)
  const uses = new Map(releases.map((target) => [target.id, valuesUse(side.reader.tree, target)]))
  const dead = groupBy(await deadKeys(side, uses, valuesUse), ({ target }) => target)
  const facts = releases.map(async ({ id }) => {
    const undefinedReads = await uses.get(id)!.undefined()
    return [
      id,
      {
        deadKeys: dead.get(id) ?? [],
        undefinedReads: undefinedReads.map((fact) => undefinedRead(fact, id, side.reader)),
      },
    ] as const
  })
  return new Map(await Promise.all(facts))
}

type Uses = NonNullable<Host['valuesUse']>

function renderedIn(renders: InspectedTree['renders']): HelmTarget[] {
  return [...renders.values()].filter(({ status }) => status === 'rendered').map(({ target }) => target)
}

async function deadKeys(
  { reader, found, base }: ValuesSide,
  uses: ReadonlyMap<string, ValuesUse>,
  valuesUse: Uses,
): Promise<DeadKey[]> {
  const known = [...uses].map(async ([target, use]) => (await use.dead()).map((fact) => ({ target, fact })))
  const dead = (await Promise.all(known)).flat()
  // What one release says of a key holds for all.
  const facts = new Map(dead.toReversed().map(({ fact }) => [nameOf(fact), fact]))
  const others = facts.size > 0 ? usersOf(found, reader, uses, valuesUse) : () => []
  const targetsOf = groupBy(dead, ({ fact }) => nameOf(fact))
  const before = facts.size > 0 ? await base : null
  const judged = [...facts].map(async ([name, fact]): Promise<[string, boolean] | undefined> => {
    if ((await Promise.all(others(fact).map((user) => user(fact)))).includes(true)) return undefined
    const targets = targetsOf.get(name)!.map(({ target }) => target)
    return [name, await wasRead(fact, targets, before, valuesUse)]
  })
  const proven = new Map((await Promise.all(judged)).filter((each) => each !== undefined))
  return dead.flatMap(({ target, fact }) => {
    const node = nodeOf(fact, reader)
    const name = nameOf(fact)
    return node && proven.has(name)
      ? [{ fact: facts.get(name)!, target, node, wasRead: proven.get(name)! }]
      : []
  })
}

/** Whether a target reads a key. A chart that is not there may read anything. */
type User = (key: ValuesKey) => Promise<boolean>

/** Those that may read a key: the targets whose values are in its file. */
function usersOf(
  targets: readonly Target[],
  { tree }: Reader,
  uses: ReadonlyMap<string, ValuesUse>,
  valuesUse: Uses,
): (key: ValuesKey) => readonly User[] {
  const users = new Map<string, User[]>()
  for (const target of targets) {
    if (target.kind === 'manifests') continue
    const use = target.kind === 'helm' ? (uses.get(target.id) ?? valuesUse(tree, target)) : null
    const files = use?.files ?? target.values.map((path) => resolveLinks(tree, path) ?? path)
    const user = use ? userOf(use) : () => Promise.resolve(true)
    for (const file of new Set(files)) {
      const own = users.get(file) ?? []
      own.push(user)
      users.set(file, own)
    }
  }
  return ({ file }) => users.get(file) ?? []
}

function userOf(use: ValuesUse): User {
  const dead = once(async () => new Set((await use.dead()).map(nameOf)))
  return async (key) => {
    if ((await dead()).has(nameOf(key))) return false
    return use.mayRead(key) || use.isRead(key)
  }
}

/** Whether base renders something else with another value under the key, in one of the targets. */
async function wasRead(
  key: ValuesKey,
  targets: readonly string[],
  base: InspectedTree | null | undefined,
  valuesUse: Uses,
): Promise<boolean> {
  if (!base) return false
  const before = targets.flatMap((id) => base.renders.get(id) ?? [])
  const rendered = before.flatMap(({ status, target }) => (status === 'rendered' ? target : []))
  const reads = rendered.map((target) => valuesUse(base.sources.reader.tree, target).isRead(key))
  return (await Promise.all(reads)).includes(true)
}

function undefinedRead(fact: UndefinedValue, target: string, reader: Reader): UndefinedRead {
  const { similar, defaultsMap: home } = fact
  return {
    fact,
    target,
    similar: similar && nodeOf(similar, reader),
    home: home && nodeOf(home, reader),
  }
}

function nodeOf({ file, path: trail }: ValuesKey, reader: Reader): Node | null {
  const node = rootOf(reader, file)?.at(...trail)
  return node?.exists ? node : null
}

function nameOf({ file, path: trail }: ValuesKey | DeadValue): string {
  return JSON.stringify([file, trail])
}
