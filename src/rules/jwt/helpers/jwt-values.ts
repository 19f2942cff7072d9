import { groupBy } from '../../../core/group.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { derived } from '../../../model/derived.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { settings, type ValuesEntry } from '../../../model/values.ts'
import type { Problem } from '../../rule.ts'

/**
 * What a check of JWT rules says of a `jwt` block in values. What the chart does not render is no defect of the
 * values: where the chart is known, only what the rendered rules show too (by `about`).
 */
export function problemsInValues<Code extends string>(
  entry: ValuesEntry,
  mesh: Mesh,
  check: (rule: Node) => Iterable<Problem<Code>>,
): Problem<Code>[] {
  const found = [...check(settings(entry))]
  if (!entry.merged || found.length === 0) return found
  const rendered = authenticationsOf(mesh, entry.target).flatMap(({ spec }) => spec.items('jwtRules'))
  const shown = new Set(rendered.flatMap((rule) => [...check(rule)]).map(({ about }) => about))
  return found.filter(({ about }) => shown.has(about))
}

/** The RequestAuthentications that a target renders. */
export function authenticationsOf(mesh: Mesh, target: string): readonly Manifest[] {
  return byTarget(mesh).get(target) ?? []
}

const byTarget = derived(['RequestAuthentication'], (mesh) =>
  groupBy(mesh.ofKind('RequestAuthentication'), ({ target }) => target),
)
