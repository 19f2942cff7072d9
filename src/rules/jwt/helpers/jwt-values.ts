import { groupBy } from '../../../core/group.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { derived } from '../../../model/derived.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { mergedOrFileEntry, type ValuesEntry } from '../../../model/values.ts'
import type { Problem } from '../../problem.ts'

/**
 * Applies a check of JWT rules to a `jwt` entry of values. Where the chart is known, it keeps only problems that the
 * rendered rules have, too (by `about`): values that the chart does not render are no defect.
 */
export function problemsInValues<Code extends string>(
  entry: ValuesEntry,
  mesh: Mesh,
  check: (rule: Node) => Iterable<Problem<Code>>,
): Problem<Code>[] {
  const problems = [...check(mergedOrFileEntry(entry))]
  if (!entry.merged || problems.length === 0) return problems
  const rendered = authenticationsOf(mesh, entry.target).flatMap(({ spec }) => spec.items('jwtRules'))
  const renderedAbout = new Set(rendered.flatMap((rule) => [...check(rule)]).map(({ about }) => about))
  return problems.filter(({ about }) => renderedAbout.has(about))
}

/** The RequestAuthentications that a target renders. */
export function authenticationsOf(mesh: Mesh, target: string): readonly Manifest[] {
  return byTarget(mesh).get(target) ?? []
}

const byTarget = derived(['RequestAuthentication'], (mesh) =>
  groupBy(mesh.ofKind('RequestAuthentication'), ({ target }) => target),
)
