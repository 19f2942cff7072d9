import type { Edit, Fix } from '../../core/report.ts'
import { locationOf } from '../../lint.ts'
import type { Setting } from '../../rules/rule.ts'
import type { Causes } from '../../inspect/causes.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import { isMounted } from '../../core/tree.ts'
import { causeEdit } from './cause-edit.ts'
import { keyEdit, nodeEdit } from './node-edit.ts'

/** A proposed fix as edits of files in the tree. */
export interface FixCandidate {
  readonly safety: Fix['safety']
  readonly title: string
  readonly settings: readonly Setting[]
  readonly edits: readonly Edit[]
  /** The target that renders the fixed object; `null` if the finding is in a file that is not rendered. */
  readonly rendered: string | null
}

/**
 * Turns the fix that a rule proposes into edits of the files that people write; `null` if one of its settings has none.
 */
export async function candidateOf(
  finding: LocatedFinding,
  head: InspectedTree,
  causes: Causes | undefined,
): Promise<FixCandidate | null> {
  if (!finding.lintFinding.fix) return null
  const { safety, title, set } = finding.lintFinding.fix
  const edits = await Promise.all(set.map((setting) => editOf(setting, finding, head, causes)))
  const isRendered = set.some(({ node }) => head.sources.origins.has(locationOf(node).file))
  if (edits.includes(null)) return null
  return {
    safety,
    title,
    settings: set,
    edits: edits as Edit[],
    rendered: isRendered ? finding.lintFinding.target : null,
  }
}

async function editOf(
  { node, value, isKey = false }: Setting,
  finding: LocatedFinding,
  { sources: { reader, origins } }: InspectedTree,
  causes: Causes | undefined,
): Promise<Edit | null> {
  const { file } = locationOf(node)
  if (origins.has(file)) {
    // The key is written in a template.
    if (isKey) return null
    const cause = await causes?.of(node, finding)
    return cause ? causeEdit(cause, node, value, reader) : null
  }
  if (reader.text(file) === undefined || isMounted(file)) return null
  return isKey ? keyEdit(node, value) : nodeEdit(node, value, finding.lintFinding.node)
}
