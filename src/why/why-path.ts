import { UsageError } from '../core/errors.ts'
import { pathText, type Node } from '../model/node.ts'
import { closest } from '../schema/suggest.ts'

/** Keys and indices from an object down. */
export type AskedPath = readonly (string | number)[]

/**
 * Reads a path as findings print it: `spec.http[0].timeout`, `labels["example.com/team"]`. Shells take quotes away, so
 * that brackets may do without, or with single ones. Throws `UsageError` for anything else.
 */
export function parsePath(path: string): AskedPath {
  const trail: (string | number)[] = []
  for (let at = 0; at < path.length;) {
    const [whole, plain, index, double, single, bare] = partAt(path, at)
    if (index !== undefined) trail.push(Number(index))
    else trail.push(plain ?? (double === undefined ? (single ?? bare)! : (JSON.parse(double) as string)))
    at += whole.length
  }
  if (trail.length === 0) throw new UsageError(`the path is empty; write it as ${examples}`)
  return trail
}

const examples = '`spec.http[0].timeout`, and keys with dots as `labels["example.com/team"]`'

/** A key after a dot; an index, a key in quotes as JSON writes it, or anything else in brackets. */
const part =
  /\.([^.[\]]+)|\[(?:(\d+)|("(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\["\\/bfnrt]|\\u[\da-f]{4})*")|'([^']*)'|([^\]"']+))\]/iuy

function partAt(path: string, at: number): RegExpExecArray {
  const text = /^[^.[]/.test(path) ? `.${path}` : path
  const shift = text.length - path.length
  part.lastIndex = at === 0 ? 0 : at + shift
  const found = part.exec(text)
  if (!found)
    throw new UsageError(`\`${path.slice(at)}\` in the path cannot be read; write it as ${examples}`)
  if (at === 0) found[0] = found[0].slice(shift)
  return found
}

/** Where a path leads nowhere. */
export interface Gap {
  /** One sentence, where something else may have been meant. */
  readonly hint: string | null
  /** True if no such field can be there: below a value, behind the end of a list, a key in a list. */
  readonly impossible: boolean
}

/** What is wrong with a trail at the first key that is not there; `null` if all are. */
export function gapIn(root: Node, trail: AskedPath): Gap | null {
  const depth = trail.findIndex((_, index) => !root.at(...trail.slice(0, index + 1)).exists)
  if (depth < 0) return null
  const above = root.at(...trail.slice(0, depth))
  const key = trail[depth]!
  if (above.kind === 'list') return inList(above, key)
  if (above.kind === 'map' && typeof key === 'string') return inMap(above, key, trail.slice(depth))
  // An empty value becomes a map as soon as something is written below it.
  if (above.isNull) return { hint: null, impossible: false }
  return impossible(
    `\`${above.path}\` is a ${above.kind === 'map' ? 'map' : 'value'}, it has no \`${pathText([key])}\``,
  )
}

function inList(list: Node, key: string | number): Gap {
  const { length } = list.items()
  if (typeof key === 'string')
    return impossible(`\`${list.path}\` is a list: write \`${list.path}[0].${key}\``)
  return impossible(
    `\`${list.path}\` has ${length === 1 ? '1 item' : `${length} items`}; the first one is \`[0]\``,
  )
}

function impossible(hint: string): Gap {
  return { hint, impossible: true }
}

/** A key with dots that was written without brackets, or one that is misspelt. */
function inMap(map: Node, key: string, rest: AskedPath): Gap {
  const keys = map.entries().map(([name]) => name)
  const dotted = keys.filter((name) => rest.join('.') === name || rest.join('.').startsWith(`${name}.`))
  const guess = dotted[0] ?? closest(key, keys)
  if (guess === undefined) return { hint: null, impossible: false }
  return { hint: `did you mean \`${pathText([...map.pathKeys, guess])}\`?`, impossible: false }
}
