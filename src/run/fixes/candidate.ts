import type { Edit } from '../../core/report.ts'
import { locationOf } from '../../lint.ts'
import type { Setting } from '../../rules/rule.ts'
import type { Causes } from '../../inspect/causes.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import { causeEdit } from './cause-edit.ts'
import { ownEdit } from './own-edit.ts'

/** What a proposed fix comes to in the files of the tree. */
export interface FixCandidate {
  readonly title: string
  readonly settings: readonly Setting[]
  readonly edits: readonly Edit[]
  /** Of a fix in a rendered object, the target that renders it; `null` where the files are edited as they stand. */
  readonly rendered: string | null
}

/** Carries the fix that a rule proposes back to where people write; `null` where a part of it cannot be. */
export async function candidateOf(
  finding: LocatedFinding,
  side: InspectedTree,
  causes: Causes | undefined,
): Promise<FixCandidate | null> {
  if (!finding.lintFinding.fix) return null
  const { title, set } = finding.lintFinding.fix
  const edits = await Promise.all(set.map((setting) => editOf(setting, finding, side, causes)))
  const isRendered = set.some(({ node }) => side.sources.origins.has(locationOf(node).file))
  if (edits.includes(null)) return null
  return {
    title,
    settings: set,
    edits: edits as Edit[],
    rendered: isRendered ? finding.lintFinding.target : null,
  }
}

async function editOf(
  { node, value }: Setting,
  finding: LocatedFinding,
  { sources: { reader, origins } }: InspectedTree,
  causes: Causes | undefined,
): Promise<Edit | null> {
  const { file } = locationOf(node)
  if (origins.has(file)) {
    const cause = await causes?.of(node, finding)
    return cause ? causeEdit(cause, node, value, reader) : null
  }
  return reader.text(file) === undefined ? null : ownEdit(node, value, finding.lintFinding.node)
}
