import type { Edit, Finding, Report } from '../core/report.ts'
import { editsOverlap } from '../core/text-edit.ts'
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
  /** Unsafe fixes that were not requested. */
  readonly undecided: readonly FixedFinding[]
  readonly edits: readonly Edit[]
}

/** Which fixes are made: those of findings that the gate counts; unsafe ones only if they are requested. */
export interface FixChoice extends Pick<Gate, 'onlyNew'> {
  readonly unsafeFixes: boolean
}

/** Chooses fixes in the order of the report; of overlapping fixes the first. */
export function chooseFixes({ findings }: Report, { onlyNew, unsafeFixes }: FixChoice): ChosenFixes {
  const made: FixedFinding[] = []
  const waiting: FixedFinding[] = []
  const edits = new Map<string, Edit>()
  const counted = findings
    .filter(isFixed)
    .filter(({ status }) => (onlyNew ? status === 'new' : status !== 'fixed'))
  const isChosen = ({ fix }: FixedFinding): boolean => unsafeFixes || fix.safety === 'safe'
  for (const finding of counted.filter(isChosen)) {
    const added = finding.fix.edits.filter((edit) => !edits.has(JSON.stringify(edit)))
    const clashes = added.some((edit) => [...edits.values()].some((chosen) => editsOverlap(edit, chosen)))
    if (clashes) waiting.push(finding)
    else made.push(finding)
    for (const edit of clashes ? [] : added) edits.set(JSON.stringify(edit), edit)
  }
  const undecided = counted.filter((finding) => !isChosen(finding))
  return { made, waiting, undecided, edits: [...edits.values()] }
}

function isFixed(finding: Finding): finding is FixedFinding {
  return finding.fix !== undefined
}

/**
 * One line for each fix that is applied, waits, or is left to a person, each with a line feed; `''` for none. `verb` begins the
 * lines of those that are applied.
 */
export function fixesText({ made, waiting, undecided }: ChosenFixes, verb: 'fixed' | 'would fix'): string {
  const lines = [
    ...made.map((finding) => `${verb}: ${fixSummary(finding)}\n`),
    ...waiting.map(
      (finding) => `not yet: ${fixSummary(finding)}; another fix edits the same place, so run this again\n`,
    ),
    ...undecided.map(
      (finding) =>
        `not made: ${fixSummary(finding)}; unsafe: decide whether it is meant, \`--unsafe-fixes\` makes it\n`,
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
