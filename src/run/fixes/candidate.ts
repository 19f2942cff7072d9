import type { Edit, Fix, Location } from '../../core/report.ts'
import { locationOf } from '../../lint.ts'
import type { Setting } from '../../rules/problem.ts'
import type { Causes } from '../../inspect/causes.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import { offsetEdits } from '../../core/text-edit.ts'
import { isMounted } from '../../core/tree.ts'
import { causeEdit } from './cause-edit.ts'
import { keyEdit, nodeEdit } from './node-edit.ts'
import { wholeLines } from './whole-lines.ts'

/** A proposed fix as edits of files in the tree. */
export interface FixCandidate {
  readonly safety: Fix['safety']
  readonly title: string
  readonly settings: readonly Setting[]
  readonly edits: readonly Edit[]
  /** True if the fix must not change what is rendered. */
  readonly isNeutral: boolean
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
  const { safety, title, set, remove = [], isNeutral = false } = finding.lintFinding.fix
  const edits = [
    ...(await Promise.all(set.map((setting) => editOf(setting, finding, head, causes)))),
    ...remove.map((entry) => removalOf(entry, head)),
  ]
  const isRendered = set.some(({ node }) => head.sources.origins.has(locationOf(node).file))
  if (edits.includes(null)) return null
  return {
    safety,
    title,
    settings: set,
    isNeutral,
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

/** Removes an entry of a file with its lines; `null` in what is rendered, and where the lines contain anything else. */
function removalOf(entry: Location, { sources: { reader, origins } }: InspectedTree): Edit | null {
  const { file } = entry
  const text = reader.text(file)
  if (text === undefined || origins.has(file) || isMounted(file)) return null
  const [range] = offsetEdits(text, [{ ...entry, text: '' }])
  return wholeLines({ file, text }, range!.start, range!.end)
}
