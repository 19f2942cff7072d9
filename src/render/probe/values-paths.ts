import type { YamlNode } from '../../yaml/node.ts'
import { nodeAt } from './documents.ts'
import type { EditableValue } from './editable-values.ts'

/** Keys and indices from a root down. */
export type ValuesPathKeys = readonly (string | number)[]

/** The keys under which a template sees its values: `app/charts/sub/templates/a.yaml` is in `sub`. */
export function chartScope(template: string): readonly string[] {
  const [charts = ''] = template.split('/templates/')
  return charts.split('/charts/').slice(1)
}

/** Where the slot stands in the release's values, as far as the template sees it; all ways where it sees none. */
export function valuesPathsOf(
  { source, trail, start, kind }: EditableValue,
  scope: readonly string[],
): ValuesPathKeys[] {
  const own = kind === 'value' && source.root ? waysIn(source.root, start, trail) : [trail]
  const all = source.under.flatMap((above) => own.map((way) => [...above, ...way]))
  const seen = all.filter((way) => isPrefix(scope, way) || globalOf(way, scope))
  return seen.length > 0 ? seen : all
}

/** The ways to the same entry: a global value may stand under the keys of each chart on the way to a template. */
export function sameValuesPaths(way: ValuesPathKeys, scope: readonly string[]): ValuesPathKeys[] {
  const rest = globalOf(way, scope)
  return rest ? [rest, ...scope.map((_, depth) => [...scope.slice(0, depth + 1), ...rest])] : [way]
}

/** What follows the keys of charts in a way to a global value; `undefined` for any other. */
function globalOf(way: ValuesPathKeys, scope: readonly string[]): ValuesPathKeys | undefined {
  const depth = way.indexOf('global')
  return depth >= 0 && isPrefix(way.slice(0, depth), scope) ? way.slice(depth) : undefined
}

/** Most nodes that are looked at for aliases; a text can multiply with them. */
const mostNodes = 20_000

/** The ways from a root to the node that begins at an offset: its own, and one for each alias and merge above it. */
function waysIn(root: YamlNode, start: number, own: ValuesPathKeys): ValuesPathKeys[] {
  if (!root.source.text.includes('&')) return [own]
  const found: ValuesPathKeys[] = []
  let left = mostNodes

  function look(node: YamlNode, way: ValuesPathKeys): void {
    if (left-- <= 0) return
    if (node.kind === 'scalar') {
      if (node.start === start) found.push(way)
    } else if (node.kind === 'list') node.items.forEach((item, index) => look(item, [...way, index]))
    else for (const [key, { value }] of node.entries) look(value, [...way, key])
  }

  look(root, [])
  return found.length > 0 ? found : [own]
}

/** The key of a map at the end of a trail; `undefined` for items of lists and the root. */
export function pathKey(root: YamlNode, trail: ValuesPathKeys): YamlNode | undefined {
  const parent = nodeAt(root, trail.slice(0, -1))
  return parent?.kind === 'map' ? parent.entries.get(String(trail.at(-1)))?.key : undefined
}

/** True if a trail begins with the keys of another one. */
export function isPrefix(start: ValuesPathKeys, trail: ValuesPathKeys): boolean {
  return start.every((key, index) => trail[index] === key)
}
