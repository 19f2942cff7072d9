import { once } from '../core/once-per.ts'
import { namedFiles, type Target } from '../core/target.ts'
import { resolveLinks } from '../core/tree.ts'
import type { DeadValue, ValuesKey, ValuesUse } from '../core/values-use.ts'
import type { Reader } from '../yaml/reader.ts'
import type { HostServices, RenderedSide } from './types.ts'

/** Finds which values the templates of a release use. */
export type FindValuesUse = NonNullable<HostServices['valuesUse']>

/** The targets that may read one of some files. Any target may read the file of a chart, which none names. */
export function readersOf(
  files: ReadonlySet<string>,
  targets: readonly Target[],
  { tree }: Reader,
): readonly Target[] {
  const named = targets.map((target) => ({
    target,
    names: namedFiles(target).map((path) => resolveLinks(tree, path) ?? path),
  }))
  const chartNames = new Set(named.flatMap(({ names }) => names))
  if (![...files].every((file) => chartNames.has(file))) return targets
  return named.flatMap(({ target, names }) => (names.some((name) => files.has(name)) ? target : []))
}

/** Resolves to true if a target reads or may read a key. A missing chart may read any key. */
type MayRead = (key: ValuesKey) => Promise<boolean>

/** Returns a function from a key to its possible readers: the targets that have the key's file among their values. A
 * kustomization may give a file to any of its charts.
 *
 * @param tooCostly ids of releases that are not searched: they may read any key of their files
 */
export function valuesUsers(
  targets: readonly Target[],
  { tree }: Reader,
  uses: ReadonlyMap<string, ValuesUse>,
  valuesUse: FindValuesUse,
  tooCostly: ReadonlySet<string>,
): (key: ValuesKey) => readonly MayRead[] {
  const users = new Map<string, MayRead[]>()
  for (const target of targets) {
    if (target.kind === 'manifests') continue
    const use = target.kind === 'helm' ? (uses.get(target.id) ?? valuesUse(tree, target)) : null
    const files = use?.files ?? namedFiles(target).map((path) => resolveLinks(tree, path) ?? path)
    const user = use && !tooCostly.has(target.id) ? userOf(use) : () => Promise.resolve(true)
    for (const file of new Set(files)) {
      const fileUsers = users.get(file) ?? []
      fileUsers.push(user)
      users.set(file, fileUsers)
    }
  }
  return ({ file }) => users.get(file) ?? []
}

function userOf(use: ValuesUse): MayRead {
  const dead = once(async () => new Set((await use.dead()).map(nameOf)))
  return async (key) => {
    if ((await dead()).has(nameOf(key))) return false
    return use.mayRead(key) || (await use.isRead(key)) !== false
  }
}

/** Resolves to true if base reads the key in one of the targets: another value would change what it renders. */
export async function wasRead(
  key: ValuesKey,
  targets: readonly string[],
  base: RenderedSide | null | undefined,
  valuesUse: FindValuesUse,
): Promise<boolean> {
  if (!base) return false
  const baseRenders = targets.flatMap((id) => base.renders.get(id) ?? [])
  const rendered = baseRenders.flatMap(({ status, target }) =>
    status === 'rendered' && target.kind === 'helm' ? target : [],
  )
  const reads = rendered.map((target) => valuesUse(base.sources.reader.tree, target).isRead(key))
  return (await Promise.all(reads)).includes(true)
}

/** Names a key of values by its file and path; different keys have different names. */
export function nameOf({ file, path }: ValuesKey | DeadValue): string {
  return JSON.stringify([file, path])
}
