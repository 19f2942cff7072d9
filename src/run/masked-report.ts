import type { CheckChange, Edit, Finding, Report } from '../core/report.ts'
import { oncePerText } from '../core/once-per.ts'
import { configurationFiles } from '../model/configuration-files.ts'
import { maskedText } from '../secrets/data.ts'
import type { Mask } from '../secrets/mask.ts'
import { secretName } from '../secrets/names.ts'
import { secretsIn } from '../secrets/text.ts'
import { isSecretValue } from '../secrets/values.ts'
import { fileSecrets, shownText } from '../inspect/excerpt.ts'
import { secretFinder, secretWords, type SecretSources } from '../inspect/known-secrets.ts'
import { maskedSentence } from '../inspect/masking.ts'
import { maskedTexts } from '../secrets/masked-texts.ts'

/** A report without secrets, and the functions for callers that write files. */
export interface MaskedReport {
  readonly report: Report
  /** The edit to write for an edit of the report, whose text is masked if it contains a secret. */
  readonly unmaskedEdit: (edit: Edit) => Edit
  /** True if a 0-based line (ended by LF) of a file of head contains no secret. */
  readonly isShown: (file: string, line: number) => boolean
}

/** The sources of secrets for masking a report. */
export interface ReportSecrets {
  /** The sources of head, then those of base. */
  readonly sources: readonly [SecretSources, ...SecretSources[]]
  readonly mask: Mask
  readonly configFile: string
}

/** Masks all secrets of the files and objects that a report is about, wherever the report quotes them. */
export function maskedReport(report: Report, secrets: ReportSecrets): MaskedReport {
  const {
    sources: [head],
    mask,
  } = secrets
  const find = findSecrets(report, secrets)
  const sentence: Sentence = (text, words = new Set()) => maskedSentence(text, { find, words }, mask)
  const originals = new Map<string, Edit>()
  const maskedEdit = (edit: Edit): Edit => {
    if (secretsIn(edit.text).length === 0 && sentence(edit.text) === edit.text) return edit
    const masked: Edit = { ...edit, text: mask(edit.text), masked: true }
    originals.set(JSON.stringify(masked), edit)
    return masked
  }
  const shown = {
    ...report,
    findings: report.findings.map((finding) => withMaskedEdits(finding, maskedEdit)),
    targets: report.targets.map((target) =>
      withReason(target, (reason) => sentence(reason, secretWords(head, target.id))),
    ),
    checkChanges: report.checkChanges.map((change) => maskedCheck(change, secrets, sentence)),
  }
  return {
    report: maskedTexts(
      shown,
      oncePerText((text) => sentence(text)),
    ),
    unmaskedEdit: (edit) => originals.get(JSON.stringify(edit)) ?? edit,
    isShown: lineFilter(head, mask, sentence),
  }
}

/** Returns a function that tells which lines of files contain no secret; each file is read once. */
function lineFilter(
  { reader }: SecretSources,
  mask: Mask,
  sentence: (text: string) => string,
): MaskedReport['isShown'] {
  const files = new Map<string, readonly boolean[]>()
  const shownLines = (file: string): readonly boolean[] => {
    const masked = shownText(file, reader, mask)?.split('\n') ?? []
    const lines = (reader.text(file) ?? '').split('\n')
    return lines.map((line, index) => line === masked[index] && sentence(line) === line)
  }
  return (file, line) => {
    const shown = files.get(file) ?? shownLines(file)
    files.set(file, shown)
    return shown[line] ?? true
  }
}

/** A finder of the secrets of all targets that a report names, and of the files that it points at. */
function findSecrets(report: Report, { sources, configFile }: ReportSecrets) {
  const { findings, changes, consequences, targets, checkChanges } = report
  return secretFinder(
    sources,
    [
      ...findings.flatMap((finding) => finding.targets),
      ...changes.map(({ target }) => target),
      ...targets.flatMap(({ id, reason }) => (reason === undefined ? [] : id)),
    ],
    [
      ...sources.flatMap(({ reader }) => configurationFiles(reader, configFile).files),
      ...[...findings, ...consequences, ...checkChanges, ...changes.flatMap(({ causes }) => causes)].map(
        ({ at }) => at.file,
      ),
    ],
  )
}

function withMaskedEdits(finding: Finding, maskedEdit: (edit: Edit) => Edit): Finding {
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

/** Masks a change of a check: the values if the key has the name of a secret, and secrets of the file in the note. */
function maskedCheck(change: CheckChange, { sources, mask }: ReportSecrets, sentence: Sentence): CheckChange {
  const { at, key, before, after, note } = change
  const kind = secretName(key)
  const masked = (value: string): string =>
    kind !== null && isSecretValue(kind, value) ? mask(value) : maskedText(value, mask)
  const words = sources.flatMap(({ reader }) => fileSecrets(reader, at.file).map(({ value }) => value))
  return {
    ...change,
    ...(before !== undefined && { before: masked(before) }),
    ...(after !== undefined && { after: masked(after) }),
    ...(note !== undefined && { note: sentence(note, new Set(words)) }),
  }
}
