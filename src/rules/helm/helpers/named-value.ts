import type { Node } from '../../../model/node.ts'

/**
 * The value that Helm's message names: what a nil pointer was looked up in, what a `required` demanded. It may be
 * absent, then it stands where it would have to be added. `null` where the message names none that fits.
 *
 * Inside a subchart `.Values` starts at the subchart's key, which the template's path tells.
 */
export function namedValue(message: string, values: Node | null): Node | null {
  if (!values) return null
  const scope = values.at(...subchartKeys(message))
  const [, context = '', cut = ''] = /at <([^>]*?)(\.\.\.)?>:/s.exec(message) ?? []
  const path = /\.Values((?:\.[\w-]+)+)/.exec(context)?.[1]?.slice(1).split('.') ?? []
  const whole = cut === '' ? path : path.slice(0, -1)
  const asked = [...whole, ...nilKey(message, whole)]
  const node = asked.length > 0 ? scope.at(...asked) : null
  if (node) return isWithin(scope, asked) ? node : null
  return spelledOut(message, scope)
}

/** `parent/charts/sub/templates/x.yaml` runs under the key `sub`. */
function subchartKeys(message: string): string[] {
  const [, path = ''] = /([^\s(:"]+\/templates\/[^\s:")]+)/.exec(message) ?? []
  const folder = path.slice(0, path.indexOf('/templates/'))
  return folder.split('/charts/').slice(1)
}

/** "nil pointer evaluating interface {}.timeout" names the key that was asked of what is missing. */
function nilKey(message: string, path: readonly string[]): string[] {
  const key = /nil pointer evaluating [^.]*\.([\w-]+)/.exec(message)?.[1]
  return key === undefined || path.includes(key) ? [] : [key]
}

/** The text of a `required` or `fail` often writes the path of the value. */
function spelledOut(message: string, scope: Node): Node | null {
  const text = message.slice(message.lastIndexOf('>: ') + 1).replace(filePath, '')
  const paths = [...text.matchAll(/[\w-]+(?:\.[\w-]+)+/g)].map(([path]) =>
    path.replace(/^Values\./, '').split('.'),
  )
  const known = paths.find((path) => isWithin(scope, path))
  return known ? scope.at(...known) : null
}

/** `(shop/templates/route.yaml:8:13)`, whose name looks like a path of values, too. */
const filePath = /\S*\/\S*/g

/** True if the values have at least the first key, so that the path is one of values at all. */
function isWithin(scope: Node, path: readonly string[]): boolean {
  return path[0] !== undefined && scope.get(path[0]).exists
}
