import type { Edit, Finding, Report } from '../core/report.ts'
import { overlap } from '../core/text-edit.ts'
import { inertOutput, line } from './escape.ts'
import { fixLine } from './fix-words.ts'
import type { Gate } from './verdict.ts'

/** A finding with its fix. */
export interface FixedFinding extends Finding {
  readonly fix: NonNullable<Finding['fix']>
}

/** The fixes of a report that are applied, and those that have to wait for the next run. */
export interface ChosenFixes {
  readonly made: readonly FixedFinding[]
  /** Their edits overlap those of another fix. */
  readonly waiting: readonly FixedFinding[]
  readonly edits: readonly Edit[]
}

/** Chooses the fixes of findings that the gate counts, in the order of the report; of overlapping fixes the first. */
export function chooseFixes({ findings }: Report, { onlyNew }: Pick<Gate, 'onlyNew'>): ChosenFixes {
  const made: FixedFinding[] = []
  const waiting: FixedFinding[] = []
  const edits = new Map<string, Edit>()
  for (const finding of findings.filter(isFixed)) {
    if (finding.status === 'fixed' || (onlyNew && finding.status !== 'new')) continue
    const added = finding.fix.edits.filter((edit) => !edits.has(JSON.stringify(edit)))
    const clashes = added.some((edit) => [...edits.values()].some((chosen) => overlap(edit, chosen)))
    if (clashes) waiting.push(finding)
    else made.push(finding)
    for (const edit of clashes ? [] : added) edits.set(JSON.stringify(edit), edit)
  }
  return { made, waiting, edits: [...edits.values()] }
}

function isFixed(finding: Finding): finding is FixedFinding {
  return finding.fix !== undefined
}

/** One line for each applied and each waiting fix; `''` for none. */
export function fixesText({ made, waiting }: ChosenFixes, verb: 'fixed' | 'would fix'): string {
  const lines = [
    ...made.map((finding) => `${verb}: ${fixSummary(finding)}\n`),
    ...waiting.map(
      (finding) => `not yet: ${fixSummary(finding)}; another fix edits the same place, so run this again\n`,
    ),
  ]
  // One fix may resolve several findings.
  return inertOutput([...new Set(lines)].join(''))
}

/** One line for each edit that a patch omits since it would show a secret; `''` for none. */
export function omittedEditsText(edits: readonly Edit[]): string {
  const lines = edits.map(
    ({ file, line: at }) =>
      `not in the patch: ${line(file)}:${at}, which stands beside a secret that the patch would show; \`--fix\` writes it\n`,
  )
  return inertOutput([...new Set(lines)].join(''))
}

function fixSummary({ fix, rule }: FixedFinding): string {
  return `${fixLine(fix).replace(/^fix: /, '')}  ${line(rule)}`
}
