import type { Node } from './node.ts'

/**
 * True if labels match the `matchLabels` and `matchExpressions` of a selector of Kubernetes. An absent or empty selector
 * matches everything, an expression with an unknown operator nothing.
 */
export function matchesSelector(selector: Node, labels: Readonly<Record<string, string>>): boolean {
  return (
    selector.entries('matchLabels').every(([key, value]) => valueOf(labels, key) === textOf(value)) &&
    selector.items('matchExpressions').every((expression) => {
      const value = valueOf(labels, expression.get('key').text)
      const values = expression.items('values').map(textOf)
      return operators[expression.get('operator').text]?.(value, values) ?? false
    })
  )
}

const operators: Readonly<Record<string, (value: string | undefined, values: readonly string[]) => boolean>> =
  {
    In: (value, values) => value !== undefined && values.includes(value),
    NotIn: (value, values) => value === undefined || !values.includes(value),
    Exists: (value) => value !== undefined,
    DoesNotExist: (value) => value === undefined,
  }

function valueOf(labels: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined
}

function textOf({ scalar }: Node): string {
  return scalar === undefined || scalar === null ? '' : String(scalar)
}
