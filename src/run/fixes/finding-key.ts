import type { LintFinding } from '../../lint.ts'
import { oncePer } from '../../core/once-per.ts'
import { Node } from '../../model/node.ts'
import type { InspectedTree } from '../../inspect/types.ts'

/**
 * The identity of a finding across renders, independent of its message. An edit of one value neither moves items of
 * lists nor renames objects, so the same finding has the same path.
 */
export function findingKey(finding: LintFinding): string {
  const { rule, code, target, view, subject, manifest, node, about } = finding
  const isObject = manifest !== null && subject !== 'values'
  const object = isObject ? [manifest.apiVersion, manifest.kind, manifest.namespace, manifest.name] : []
  const location = node instanceof Node ? [node.path] : [node.file, about]
  return JSON.stringify([rule, code, target, view, object, location])
}

/** The number of findings with each `findingKey`. */
export function countFindings(findings: Iterable<LintFinding>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const finding of findings) {
    const key = findingKey(finding)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** The counts of a tree's findings, computed once for all attempts. */
export const findingCounts = oncePer(({ findings }: InspectedTree): ReadonlyMap<string, number> =>
  countFindings(findings.map(({ lintFinding }) => lintFinding)),
)
