import type { CheckChange, Edit, Finding, Report } from '../core/report.ts'
import { oncePerText } from '../core/once-per.ts'
import { maskedText } from '../secrets/data.ts'
import type { Mask } from '../secrets/mask.ts'
import { secretName } from '../secrets/names.ts'
import { secretsIn } from '../secrets/text.ts'
import { isSecretValue } from '../secrets/values.ts'
import { fileSecrets, shownText } from '../inspect/excerpt.ts'
import { finderOf, secretWords, type SecretSources } from '../inspect/known-secrets.ts'
import { maskedSentence } from '../inspect/masking.ts'
import { maskedTexts } from '../secrets/masked-texts.ts'

/** A report without secrets, and what those need who write files. */
export interface MaskedReport {
  readonly report: Report
  /** An edit of a fix as it is to be written: the report masks its text if that holds a secret. */
  readonly realEdit: (edit: Edit) => Edit
  /** True if a line of a file of head, counted from 0 and ended by LF, holds no secret. */
  readonly isShown: (file: string, line: number) => boolean
}

/** What a report is masked by. */
export interface ReportSecrets {
  /** What the two sides know, head first. */
  readonly sides: readonly [SecretSources, ...SecretSources[]]
  readonly mask: Mask
  readonly configFile: string
}

/** Masks in a report what is a secret in the files and objects that it speaks of, wherever it is quoted. */
export function maskedReport(report: Report, known: ReportSecrets): MaskedReport {
  const {
    sides: [head],
    mask,
  } = known
  const find = findSecrets(report, known)
  const sentence: Sentence = (text, words = new Set()) => maskedSentence(text, { find, words }, mask)
  const real = new Map<string, Edit>()
  const maskedEdit = (edit: Edit): Edit => {
    if (secretsIn(edit.text).length === 0 && sentence(edit.text) === edit.text) return edit
    const masked: Edit = { ...edit, text: mask(edit.text), masked: true }
    real.set(JSON.stringify(masked), edit)
    return masked
  }
  const shown = {
    ...report,
    findings: report.findings.map((finding) => withEdits(finding, maskedEdit)),
    targets: report.targets.map((target) =>
      withReason(target, (reason) => sentence(reason, secretWords(head, target.id))),
    ),
    checkChanges: report.checkChanges.map((change) => maskedCheck(change, known, sentence)),
  }
  return {
    report: maskedTexts(
      shown,
      oncePerText((text) => sentence(text)),
    ),
    realEdit: (edit) => real.get(JSON.stringify(edit)) ?? edit,
    isShown: shownIn(head, mask, sentence),
  }
}

/** Tells which lines of files hold no secret; each file is read once. */
function shownIn(
  { reader }: SecretSources,
  mask: Mask,
  sentence: (text: string) => string,
): MaskedReport['isShown'] {
  const files = new Map<string, readonly boolean[]>()
  const read = (file: string): readonly boolean[] => {
    const masked = shownText(file, reader, mask)?.split('\n') ?? []
    const lines = (reader.text(file) ?? '').split('\n')
    return lines.map((line, index) => line === masked[index] && sentence(line) === line)
  }
  return (file, line) => {
    const shown = files.get(file) ?? read(file)
    files.set(file, shown)
    return shown[line] ?? true
  }
}

/** Of all targets that the report speaks of, and of the files that it points at. */
function findSecrets(
  { findings, changes, targets, checkChanges }: Report,
  { sides, configFile }: ReportSecrets,
) {
  return finderOf(
    sides,
    [
      ...findings.flatMap((finding) => finding.targets),
      ...changes.map(({ target }) => target),
      ...targets.flatMap(({ id, reason }) => (reason === undefined ? [] : id)),
    ],
    [configFile, ...findings.map(({ at }) => at.file), ...checkChanges.map(({ at }) => at.file)],
  )
}

function withEdits(finding: Finding, maskedEdit: (edit: Edit) => Edit): Finding {
  return finding.fix
    ? { ...finding, fix: { ...finding.fix, edits: finding.fix.edits.map(maskedEdit) } }
    : finding
}

function withReason(
  target: Report['targets'][number],
  masked: (reason: string) => string,
): Report['targets'][number] {
  return target.reason === undefined ? target : { ...target, reason: masked(target.reason) }
}

type Sentence = (text: string, words?: ReadonlySet<string>) => string

/** The values of a key that is called a secret, and what is said about the file. */
function maskedCheck(change: CheckChange, { sides, mask }: ReportSecrets, sentence: Sentence): CheckChange {
  const { at, key, before, after, note } = change
  const kind = secretName(key)
  const masked = (value: string): string =>
    kind !== null && isSecretValue(kind, value) ? mask(value) : maskedText(value, mask)
  const words = sides.flatMap(({ reader }) => fileSecrets(reader, at.file).map(({ value }) => value))
  return {
    ...change,
    ...(before !== undefined && { before: masked(before) }),
    ...(after !== undefined && { after: masked(after) }),
    ...(note !== undefined && { note: sentence(note, new Set(words)) }),
  }
}
