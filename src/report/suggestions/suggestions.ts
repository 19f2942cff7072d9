import { createHash } from 'node:crypto'
import type { Finding, Fix, Report } from '../../core/report.ts'
import { effectWords } from '../fix-words.ts'
import { clamp, fence, plainMarkdown, prose, visible } from '../escape.ts'
import { ruleUrl } from '../rule-url.ts'
import { sortFindings } from '../severity.ts'
import { blocks, type Gate } from '../verdict.ts'
import { linesInHunk, type PageHunk } from './page-hunks.ts'
import { replacementOf, type Replacement } from './replacement.ts'

/** A comment of a review at lines of head, with a suggestion that replaces exactly these lines. */
export interface Suggestion {
  readonly file: string
  /** 1-based, both included. */
  readonly firstLine: number
  readonly lastLine: number
  readonly body: string
  /** Independent of line numbers: the same fix at the same text has the same id in every run. */
  readonly id: string
}

/** Which fixes are suggested, and where. */
export interface SuggestionOptions {
  readonly gate: Gate
  readonly docsUrl: string
  /** The hunks of a file on the page of the pull request; empty for a file that it does not show. */
  readonly hunksOf: (file: string) => readonly PageHunk[]
  /** `safe`: only fixes that no person has to decide on. */
  readonly suggest: 'safe' | 'all'
}

/** GitHub takes mass comments for abuse; reviewdog has the same limit. The comment of the page lists every fix. */
const maxSuggestions = 30

/**
 * The fixes that the page of the pull request can show at their lines, the most severe first. The lines on the page must
 * be those that were checked: where base has moved, or a line holds a secret, there is no suggestion.
 */
export function suggestions({ findings }: Report, options: SuggestionOptions): Suggestion[] {
  const fixed = findings.filter(
    ({ status, fix, waiver }) =>
      status !== 'fixed' &&
      !waiver?.isEffective &&
      fix &&
      (options.suggest === 'all' || fix.safety === 'safe'),
  )
  const shown = fixed.filter((finding) => finding.status === 'new' || blocks(finding, options.gate))
  const byId = new Map(
    sortFindings(shown).flatMap((finding) => {
      const suggestion = suggestionOf(finding, finding.fix!, options)
      return suggestion ? [[suggestion.id, suggestion] as const] : []
    }),
  )
  return [...byId.values()].slice(0, maxSuggestions)
}

function suggestionOf(finding: Finding, fix: Fix, options: SuggestionOptions): Suggestion | undefined {
  const replacement = replacementOf(fix)
  if (!replacement) return undefined
  const { file, firstLine, lastLine } = replacement
  const pageLines = linesInHunk(options.hunksOf(file), firstLine, lastLine)
  const text = pageLines && textFor(replacement, pageLines, finding)
  if (!pageLines || text === undefined || !isPlain(text)) return undefined
  const id = hashOf([file, fix.title, ...pageLines, '', text])
  return { file, firstLine, lastLine, id, body: bodyOf(finding, fix, text, options) }
}

/** The new lines; `undefined` if the page shows other lines than were checked. */
function textFor(
  { file, firstLine, removed, added }: Replacement,
  pageLines: readonly string[],
  { excerpt, at }: Finding,
): string | undefined {
  if (removed.length > 0) return removed.join('\n') === pageLines.join('\n') ? added.join('\n') : undefined
  // Inserted lines stand below a line that is kept; the excerpt shows it unless it holds a secret.
  const [anchor] = pageLines as [string]
  const checked = at.file === file ? excerpt?.lines[firstLine - excerpt.firstLine] : undefined
  return checked === anchor ? [anchor, ...added].join('\n') : undefined
}

/** True for a text that a code block can hold as it is: what has to be escaped would be committed so. */
function isPlain(text: string): boolean {
  return text !== '' && visible(text) === text && !text.includes('<!--') && !/[\r\n]$/.test(text)
}

function bodyOf(finding: Finding, fix: Fix, text: string, { docsUrl }: SuggestionOptions): string {
  const { severity, confidence, message, rule, url } = finding
  const noun = severity === 'info' ? 'note' : severity
  const also = fix.also
    .slice(0, maxEffects)
    .map((effect) => `- it also ${plainMarkdown(effectWords(effect))}\n`)
  const hidden = fix.also.length - also.length
  return [
    `**${confidence === 'likely' ? `likely ${noun}` : noun}**: ${prose(message)} ([${plainMarkdown(rule)}](${ruleUrl(rule, docsUrl, url)}))`,
    fence(text, 'suggestion'),
    `Tested: ${plainMarkdown(clamp(fix.title, 200))}. It removes the finding and causes no other.${fix.safety === 'safe' ? '' : ' It changes what the mesh does, so decide whether it is meant.'}`,
    `${also.join('')}${hidden > 0 ? `- … and ${hidden} more\n` : ''}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Limit on listed side effects; the JSON report has all. */
const maxEffects = 5

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
}
