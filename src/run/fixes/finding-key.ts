import type { LintFinding } from '../../lint.ts'
import { oncePer } from '../../core/once-per.ts'
import { Node } from '../../model/node.ts'
import type { InspectedTree } from '../../inspect/types.ts'

/**
 * What a finding is, whatever its words say: an edit of one value neither moves items of lists nor renames objects,
 * so that the same fact is found at the same path.
 */
export function findingKey({
  rule,
  code,
  target,
  view,
  subject,
  manifest,
  node,
  about,
}: LintFinding): string {
  const isObject = manifest !== null && subject !== 'values'
  const object = isObject ? [manifest.apiVersion, manifest.kind, manifest.namespace, manifest.name] : []
  const place = node instanceof Node ? [node.path] : [node.file, about]
  return JSON.stringify([rule, code, target, view, object, place])
}

/** How often each fact is found. */
export function countFindings(findings: Iterable<LintFinding>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const finding of findings) {
    const fact = findingKey(finding)
    counts.set(fact, (counts.get(fact) ?? 0) + 1)
  }
  return counts
}

/** How often each fact is found on a side: asked again for each trial and each fix. */
export const factsOf = oncePer(({ findings }: InspectedTree): ReadonlyMap<string, number> =>
  countFindings(findings.map(({ lintFinding: found }) => found)),
)
