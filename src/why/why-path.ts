import type { FieldPath } from '../core/field-path.ts'
import { UsageError } from '../core/errors.ts'
import { pathText, type Node } from '../model/node.ts'
import { closestName } from '../schema/suggest.ts'

/**
 * Reads a path as findings print it: `spec.http[0].timeout`, `labels["example.com/team"]`. Shells remove quotes, so
 * keys in brackets may be unquoted or in single quotes. Throws `UsageError` for anything else.
 */
export function parsePath(path: string): FieldPath {
  const keys: (string | number)[] = []
  for (let at = 0; at < path.length;) {
    const [matched, plain, index, double, single, bare] = segmentAt(path, at)
    if (index !== undefined) keys.push(Number(index))
    else keys.push(plain ?? (double === undefined ? (single ?? bare)! : (JSON.parse(double) as string)))
    at += matched.length
  }
  if (keys.length === 0) throw new UsageError(`the path is empty; write it as ${examples}`)
  return keys
}

const examples = '`spec.http[0].timeout`, and keys with dots as `labels["example.com/team"]`'

/** One segment: a key after a dot, or in brackets an index, a key in JSON quotes or single quotes, or a bare key. */
const segmentPattern =
  /\.([^.[\]]+)|\[(?:(\d+)|("(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\["\\/bfnrt]|\\u[\da-f]{4})*")|'([^']*)'|([^\]"']+))\]/iuy

function segmentAt(path: string, at: number): RegExpExecArray {
  const text = /^[^.[]/.test(path) ? `.${path}` : path
  const shift = text.length - path.length
  segmentPattern.lastIndex = at === 0 ? 0 : at + shift
  const match = segmentPattern.exec(text)
  if (!match)
    throw new UsageError(`\`${path.slice(at)}\` in the path cannot be read; write it as ${examples}`)
  if (at === 0) match[0] = match[0].slice(shift)
  return match
}

/** Why a path does not exist in an object. */
export interface MissingPath {
  /** One sentence with a suggestion; `null` if there is none. */
  readonly hint: string | null
  /** True if the field cannot exist: below a scalar, behind the end of a list, a key in a list. */
  readonly isImpossible: boolean
}

/** Why a path does not exist, judged at its first missing key (a hint, and whether it is impossible); `null` if it exists. */
export function missingPathAt(root: Node, path: FieldPath): MissingPath | null {
  const depth = path.findIndex((_, index) => !root.at(...path.slice(0, index + 1)).exists)
  if (depth < 0) return null
  const parent = root.at(...path.slice(0, depth))
  const key = path[depth]!
  if (parent.kind === 'list') return gapInList(parent, key)
  if (parent.kind === 'map' && typeof key === 'string') return gapInMap(parent, key, path.slice(depth))
  // A null value becomes a map when something is written below it.
  if (parent.isNull) return { hint: null, isImpossible: false }
  return impossibleGap(
    `\`${parent.path}\` is a ${parent.kind === 'map' ? 'map' : 'value'}, it has no \`${pathText([key])}\``,
  )
}

function gapInList(list: Node, key: string | number): MissingPath {
  const { length } = list.items()
  if (typeof key === 'string')
    return impossibleGap(`\`${list.path}\` is a list: write \`${list.path}[0].${key}\``)
  return impossibleGap(
    `\`${list.path}\` has ${length === 1 ? '1 item' : `${length} items`}; the first one is \`[0]\``,
  )
}

function impossibleGap(hint: string): MissingPath {
  return { hint, isImpossible: true }
}

/** The gap in a map: a key with dots that was written without brackets, or a misspelt key. */
function gapInMap(map: Node, key: string, remaining: FieldPath): MissingPath {
  const keys = map.entries().map(([name]) => name)
  const dotted = keys.filter(
    (name) => remaining.join('.') === name || remaining.join('.').startsWith(`${name}.`),
  )
  const guess = dotted[0] ?? closestName(key, keys)
  if (guess === undefined) return { hint: null, isImpossible: false }
  return { hint: `did you mean \`${pathText([...map.pathKeys, guess])}\`?`, isImpossible: false }
}
