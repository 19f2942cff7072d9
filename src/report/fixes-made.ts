import type { Edit, Finding, Report } from '../core/report.ts'
import { overlap } from '../core/text-edit.ts'
import { inertOutput, line } from './escape.ts'
import { fixLine } from './fix-words.ts'
import type { Gate } from './verdict.ts'

/** A finding with its fix. */
export interface FixedFinding extends Finding {
  readonly fix: NonNullable<Finding['fix']>
}

/** Which fixes of a report are made, and which have to wait for the next run. */
export interface ChosenFixes {
  readonly made: readonly FixedFinding[]
  /** They edit what another fix edits. */
  readonly waiting: readonly FixedFinding[]
  readonly edits: readonly Edit[]
}

/** The fixes of what the gate looks at, the most severe findings first; of two that share characters the first. */
export function chooseFixes({ findings }: Report, { onlyNew }: Pick<Gate, 'onlyNew'>): ChosenFixes {
  const made: FixedFinding[] = []
  const waiting: FixedFinding[] = []
  const edits = new Map<string, Edit>()
  for (const finding of findings.filter(isFixed)) {
    if (finding.status === 'fixed' || (onlyNew && finding.status !== 'new')) continue
    const added = finding.fix.edits.filter((edit) => !edits.has(JSON.stringify(edit)))
    const clashes = added.some((edit) => [...edits.values()].some((other) => overlap(edit, other)))
    if (clashes) waiting.push(finding)
    else made.push(finding)
    for (const edit of clashes ? [] : added) edits.set(JSON.stringify(edit), edit)
  }
  return { made, waiting, edits: [...edits.values()] }
}

function isFixed(finding: Finding): finding is FixedFinding {
  return finding.fix !== undefined
}

/** What was fixed and what waits, in a line each; `''` for neither. `verb` is `fixed` or `would fix`. */
export function fixesText({ made, waiting }: ChosenFixes, verb: 'fixed' | 'would fix'): string {
  const lines = [
    ...made.map((finding) => `${verb}: ${words(finding)}\n`),
    ...waiting.map(
      (finding) => `not yet: ${words(finding)}; another fix edits the same place, so run this again\n`,
    ),
  ]
  // One fix may help several findings.
  return inertOutput([...new Set(lines)].join(''))
}

/** Which edits a patch leaves out since it would show a secret, in a line each; `''` for none. */
export function leftOutText(edits: readonly Edit[]): string {
  const lines = edits.map(
    ({ file, line: at }) =>
      `not in the patch: ${line(file)}:${at}, which stands beside a secret that the patch would show; \`--fix\` writes it\n`,
  )
  return inertOutput([...new Set(lines)].join(''))
}

function words({ fix, rule }: FixedFinding): string {
  return `${fixLine(fix).replace(/^fix: /, '')}  ${line(rule)}`
}
