import type { Log, Run, ToolComponent } from 'sarif'
import type { Finding, Report } from '../../core/report.ts'
import { inertJson } from '../escape.ts'
import type { RuleInfo } from '../rule-info.ts'
import { sortFindings } from '../severity.ts'
import { resultOf } from './results.ts'
import { ruleDescriptors } from './rules.ts'
import { notifications } from './notifications.ts'

/** Options of the SARIF log. */
export interface SarifOptions {
  readonly rules: readonly RuleInfo[]
  /** The folder with a page of each family of rules, without a slash at the end. */
  readonly docsUrl: string
}

/**
 * The report as a SARIF 2.1.0 log with one run, within the limits of GitHub code scanning
 * (docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning). Fixed
 * findings are left out: code scanning closes the alert of a result that is no longer in the log, and would open one
 * for every result that is.
 *
 * `partialFingerprints` has no `primaryLocationLineHash`: `github/codeql-action/upload-sarif` adds it from the source
 * (src/fingerprints.ts), and warns at each result that has another one. A hash of a line may also reveal a secret.
 */
export function sarif(report: Report, options: SarifOptions): string {
  const findings = sortFindings(report.findings.filter(({ status }) => status !== 'fixed'))
  return inertJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [runOf(report, findings, options)],
  } satisfies Log)
}

/** GitHub shows the first 5,000 results of a run, and refuses a run with more than 25,000. */
const maxResults = 5_000

function runOf(report: Report, findings: readonly Finding[], { rules, docsUrl }: SarifOptions): Run {
  const shown = findings.slice(0, maxResults)
  const ids = [...new Set(shown.map(({ rule }) => rule))]
  const indices = new Map(ids.map((id, index) => [id, index]))
  const { environments, matrix } = report
  return {
    tool: { driver: driverOf(report, ruleDescriptors(ids, rules, docsUrl)) },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: notifications(report, findings.length - shown.length),
      },
    ],
    results: shown.map((finding) => resultOf(finding, indices.get(finding.rule)!, report.base !== null)),
    properties: {
      complete: report.summary.complete,
      coverage: report.summary.coverage,
      environments,
      matrix,
    },
  }
}

function driverOf({ tool }: Report, rules: ToolComponent['rules']): ToolComponent {
  const { name, version, engines } = tool
  const informationUri = 'https://github.com/meshgate/meshgate'
  return { name, semanticVersion: version, version, informationUri, rules, properties: { engines } }
}
