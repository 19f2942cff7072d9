import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node'
import { ConfigurationError, type UsageError } from '../core/errors.ts'
import { groupBy } from '../core/group.ts'
import type { Finding, Location, Report } from '../core/report.ts'
import { docsUrl } from '../report/docs.ts'
import { ruleUrl } from '../report/rule-url.ts'
import { firstLine, rangeOf } from './ranges.ts'

/** Turns a path of the tree into the URI of the file. */
export type UriOf = (file: string) => string

/** The diagnostics of a report by file: its findings, and what was not rendered or not checked. */
export function diagnosticsOf(report: Report, uriOf: UriOf): Map<string, Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>()
  const add = (file: string, diagnostic: Diagnostic): void => {
    const diagnostics = byFile.get(file) ?? []
    diagnostics.push(diagnostic)
    byFile.set(file, diagnostics)
  }
  for (const finding of report.findings) add(editableFile(finding.at), diagnosticOf(finding, uriOf))
  for (const { file, ...gap } of gapsOf(report))
    add(file, { severity: DiagnosticSeverity.Information, source, ...gap })
  return byFile
}

/**
 * The diagnostics of an invalid configuration, by file. An error that is no `ConfigurationError` has no location: it is shown
 * at the first line of `configFile`.
 */
export function configurationProblems(error: UsageError, configFile: string): Map<string, Diagnostic[]> {
  const mistakes =
    error instanceof ConfigurationError
      ? error.mistakes.map(({ at, message }) => ({ file: at.file, range: rangeOf(at), message }))
      : [{ file: configFile, range: firstLine, message: error.message }]
  const groups = groupBy(mistakes, ({ file }) => file)
  return new Map(
    [...groups].map(([file, group]) => [
      file,
      group.map(({ range, message }) => ({
        range,
        severity: DiagnosticSeverity.Error,
        source,
        code: 'not-checked',
        message: `${message}: nothing is checked until this is repaired`,
      })),
    ]),
  )
}

const source = 'meshgate'

/** The diagnostic of a finding. A likely finding is no error, since it does not fail `check` either. */
export function diagnosticOf(finding: Finding, uriOf: UriOf): Diagnostic {
  const { rule, code, message, at, related, confidence, waiver } = finding
  return {
    range: isPacked(at) ? firstLine : rangeOf(at),
    severity: severityOf(finding),
    source,
    code: `${rule}/${code}`,
    codeDescription: { href: ruleUrl(rule, docsUrl, finding.url) },
    message: [
      confidence === 'likely' ? `likely: ${message}` : message,
      ...(waiver?.isEffective ? [`waived: ${waiver.reason}`] : []),
    ].join('\n'),
    relatedInformation: related
      .filter((entry) => !isPacked(entry.at))
      .map(({ at: place, note }) => ({
        location: { uri: uriOf(place.file), range: rangeOf(place) },
        message: note,
      })),
  }
}

function severityOf({ severity, confidence, waiver }: Finding): DiagnosticSeverity {
  if (waiver?.isEffective) return DiagnosticSeverity.Hint
  if (severity === 'error' && confidence === 'likely') return DiagnosticSeverity.Warning
  return severities[severity]
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} satisfies Record<Finding['severity'], DiagnosticSeverity>

/** True for a location in a packed chart, which an editor cannot open. */
function isPacked({ file }: Location): boolean {
  return file.includes('!')
}

/** The file itself, or the archive or lock file that contains it. */
function editableFile(at: Location): string {
  return isPacked(at) ? at.file.slice(0, at.file.indexOf('!')) : at.file
}

type Gap = Pick<Diagnostic, 'range' | 'code' | 'message'> & { readonly file: string }

/** The targets that were not rendered, at their statements, and files that were not checked. */
function gapsOf({ targets, skipped }: Report): Gap[] {
  return [
    ...targets.flatMap(({ id, status, reason, statedBy, path, kind }): Gap[] => {
      if (status !== 'not-rendered') return []
      const place = statedBy ? { file: statedBy.file, range: lineRange(statedBy.line) } : fileOf(path, kind)
      const message = `${id} is not rendered, so that its objects are not checked${reason === undefined ? '' : `: ${reason}`}`
      return [{ ...place, code: 'not-rendered', message }]
    }),
    ...skipped.map(({ file, reason }) => ({
      file,
      range: firstLine,
      code: 'not-checked',
      message: `not checked: ${reason}`,
    })),
  ]
}

function lineRange(line: number): Diagnostic['range'] {
  return rangeOf({ file: '', line, column: 1, endLine: line, endColumn: 1000 })
}

function fileOf(path: string, kind: Report['targets'][number]['kind']): Pick<Gap, 'file' | 'range'> {
  const folder = path === '.' ? '' : `${path}/`
  const files = { helm: `${folder}Chart.yaml`, kustomization: `${folder}kustomization.yaml` }
  return { file: kind === 'helm' || kind === 'kustomization' ? files[kind] : path, range: firstLine }
}
