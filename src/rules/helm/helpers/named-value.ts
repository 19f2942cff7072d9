import type { Node } from '../../../model/node.ts'

/**
 * Finds the value that an error of Helm names: the missing value of a nil pointer, of `required` or of `fail`. The
 * returned node may be absent; it then stands where it would be added. `null` if the message names no value.
 *
 * In a subchart `.Values` starts at the key of the subchart, which follows from the path of the template.
 */
export function namedValue(message: string, values: Node | null): Node | null {
  if (!values) return null
  const scope = values.at(...subchartKeys(message))
  const [, context = '', cut = ''] = /at <([^>]*?)(\.\.\.)?>:/s.exec(message) ?? []
  const path = /\.Values((?:\.[\w-]+)+)/.exec(context)?.[1]?.slice(1).split('.') ?? []
  const completeKeys = cut === '' ? path : path.slice(0, -1)
  const valuePath = [...completeKeys, ...nilKey(message, completeKeys)]
  const node = valuePath.length > 0 ? scope.at(...valuePath) : null
  if (node) return isWithin(scope, valuePath) ? node : null
  return valueInText(message, scope)
}

/** `parent/charts/sub/templates/x.yaml` runs under the key `sub`. */
function subchartKeys(message: string): string[] {
  const [, path = ''] = /([^\s(:"]+\/templates\/[^\s:")]+)/.exec(message) ?? []
  const folder = path.slice(0, path.indexOf('/templates/'))
  return folder.split('/charts/').slice(1)
}

/** "nil pointer evaluating interface {}.timeout" names the key that was read from a missing map. */
function nilKey(message: string, path: readonly string[]): string[] {
  const key = /nil pointer evaluating [^.]*\.([\w-]+)/.exec(message)?.[1]
  return key === undefined || path.includes(key) ? [] : [key]
}

/** The text of a `required` or `fail` often contains the path of the value. */
function valueInText(message: string, scope: Node): Node | null {
  const text = message.slice(message.lastIndexOf('>: ') + 1).replace(filePath, '')
  const paths = [...text.matchAll(/[\w-]+(?:\.[\w-]+)+/g)].map(([path]) =>
    path.replace(/^Values\./, '').split('.'),
  )
  const match = paths.find((path) => isWithin(scope, path))
  return match ? scope.at(...match) : null
}

/** File paths such as `(shop/templates/route.yaml:8:13)`, which look like paths of values. */
const filePath = /\S*\/\S*/g

/** True if the values have the first key of the path; otherwise the path is probably not one of values. */
function isWithin(scope: Node, path: readonly string[]): boolean {
  return path[0] !== undefined && scope.get(path[0]).exists
}
