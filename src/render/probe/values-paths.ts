import type { FieldPath } from '../../core/field-path.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { nodeAt } from './documents.ts'
import type { EditableValue } from './editable-values.ts'

/** The keys under which a template sees its values: `['sub']` for `app/charts/sub/templates/a.yaml`. */
export function chartScope(template: string): readonly string[] {
  const [charts = ''] = template.split('/templates/')
  return charts.split('/charts/').slice(1)
}

/**
 * The paths of an editable value in the release's values that a template in `scope` can see; all its paths if the template
 * sees none.
 */
export function valuesPathsOf(editable: EditableValue, scope: readonly string[]): FieldPath[] {
  const { source, path, start, kind } = editable
  const pathsInSource = kind === 'value' && source.root ? pathsIn(source.root, start, path) : [path]
  const paths = source.prefixes.flatMap((prefix) => pathsInSource.map((keys) => [...prefix, ...keys]))
  const visible = paths.filter((keys) => isPrefix(scope, keys) || globalPathOf(keys, scope))
  return visible.length > 0 ? visible : paths
}

/**
 * All paths of the same entry. Those of a global value are at the root and below the keys of each chart above a template
 * (`global.x`, `sub.global.x`), the root first; any other value has only `path`.
 * @param scope the keys of these charts, see `chartScope`
 */
export function sameValuesPaths(path: FieldPath, scope: readonly string[]): FieldPath[] {
  const globalPath = globalPathOf(path, scope)
  return globalPath
    ? [globalPath, ...scope.map((_, depth) => [...scope.slice(0, depth + 1), ...globalPath])]
    : [path]
}

/** The path of a global value without leading keys of charts; `undefined` for any other value. */
function globalPathOf(path: FieldPath, scope: readonly string[]): FieldPath | undefined {
  const depth = path.indexOf('global')
  return depth >= 0 && isPrefix(path.slice(0, depth), scope) ? path.slice(depth) : undefined
}

/** Limit on visited nodes: aliases can multiply a text. */
const maxNodes = 20_000

/**
 * The paths from a root to the scalar that starts at an offset: its direct path, and one for each alias or merge key.
 */
function pathsIn(root: YamlNode, start: number, directPath: FieldPath): FieldPath[] {
  if (!root.source.text.includes('&')) return [directPath]
  const paths: FieldPath[] = []
  let remaining = maxNodes

  function visit(node: YamlNode, path: FieldPath): void {
    if (remaining-- <= 0) return
    if (node.kind === 'scalar') {
      if (node.start === start) paths.push(path)
    } else if (node.kind === 'list') node.items.forEach((item, index) => visit(item, [...path, index]))
    else for (const [key, { value }] of node.entries) visit(value, [...path, key])
  }

  visit(root, [])
  return paths.length > 0 ? paths : [directPath]
}

/** The key of the map entry at a path; `undefined` for items of lists and the root. */
export function pathKey(root: YamlNode, path: FieldPath): YamlNode | undefined {
  const parent = nodeAt(root, path.slice(0, -1))
  return parent?.kind === 'map' ? parent.entries.get(String(path.at(-1)))?.key : undefined
}

/** True if a path begins with the keys of `start`. */
export function isPrefix(start: FieldPath, path: FieldPath): boolean {
  return start.every((key, index) => path[index] === key)
}
