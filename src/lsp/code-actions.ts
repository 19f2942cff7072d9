import { CodeActionKind, type CodeAction, type Range, type TextEdit } from 'vscode-languageserver/node'
import { groupBy } from '../core/group.ts'
import type { Finding, Fix } from '../core/report.ts'
import { effectWords } from '../report/fix-words.ts'
import type { CheckedTree } from '../run/session/checked-tree.ts'
import { diagnosticOf, type UriOf } from './diagnostics.ts'
import { rangeOf, shareLine } from './ranges.ts'

/** The fixes of the findings in a part of a file. Each was tried: the finding is gone with it, and no other one comes. */
export function codeActionsOf(
  file: string,
  range: Range,
  { report, unmaskedEdit }: Pick<CheckedTree, 'report' | 'unmaskedEdit'>,
  uriOf: UriOf,
): CodeAction[] {
  const findings = report.findings.filter(({ at }) => at.file === file && shareLine(rangeOf(at), range))
  const fixable = findings.flatMap((finding) => (finding.fix ? [{ finding, fix: finding.fix }] : []))
  return [...groupBy(fixable, ({ fix }) => JSON.stringify(fix.edits)).values()].map((group) => {
    const [{ fix }] = group as [(typeof group)[number], ...typeof group]
    return {
      title: titleOf(fix),
      kind: CodeActionKind.QuickFix,
      isPreferred: fix.safety === 'safe',
      diagnostics: group.map(({ finding }: { finding: Finding }) => diagnosticOf(finding, uriOf)),
      edit: { changes: changesOf(fix.edits.map(unmaskedEdit), uriOf) },
    }
  })
}

function titleOf({ title, safety, also }: Fix): string {
  if (safety === 'safe') return title
  const effects = also.slice(0, 1).map((effect) => `; it also ${effectWords(effect)}`)
  return `${title} (unsafe: decide whether it is meant${effects.join('')})`
}

function changesOf(edits: Fix['edits'], uriOf: UriOf): Record<string, TextEdit[]> {
  return Object.fromEntries(
    [...groupBy(edits, ({ file }) => file)].map(([file, ofFile]) => [
      uriOf(file),
      ofFile.map(({ text, ...at }) => ({ range: rangeOf(at), newText: text })),
    ]),
  )
}
