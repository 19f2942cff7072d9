import type { EditableValue } from '../probe/editable-values.ts'

/** Limit on the switches of a template that are tried before all other values. */
const maxSwitches = 3

/**
 * The first three booleans of `branching` that an `if`, `else if` or `with` of a template names, in their order in the text:
 * `mesh.enabled` for `{{ if .Values.mesh.enabled }}`. They are tried first, since a switch that removes an object hides the
 * influence of all other values.
 *
 * @param text of the template
 */
export function switchesIn(text: string, branching: readonly EditableValue[]): EditableValue[] {
  const conditions = [...text.matchAll(/\{\{-?\s*(?:else\s+)?(?:if|with)\b(.*?)\}\}/gs)].map(
    ([, test]) => test!,
  )
  const named = conditions.flatMap((test) =>
    [...test.matchAll(/\.Values\.([\w.]+)/g)].map(([, path]) => path!),
  )
  const booleans = branching.filter(({ value }) => typeof value === 'boolean')
  const switches = [...new Set(named)].flatMap((name) =>
    booleans.filter((editable) => isNamed(editable, name)),
  )
  return [...new Set(switches)].slice(0, maxSwitches)
}

/** True for a value at a path of the release's values, or of the values of a subchart, whose templates omit its key. */
function isNamed({ source, path }: EditableValue, name: string): boolean {
  return source.prefixes.some((prefix) => `.${[...prefix, ...path].join('.')}`.endsWith(`.${name}`))
}
