import { lstatSync, readFileSync } from 'node:fs'
import { UsageError } from '../core/errors.ts'
import type { Finding, Report } from '../core/report.ts'
import acceptsReport from '../schema/accepts-report.js'

/** Far more than a report of a large repository; the file is read at once. */
const maxBytes = 64 * 1024 * 1024

/**
 * Reads a JSON report that another run has written, perhaps that of a pull request from a fork, whose author may have
 * written anything into it. What it says is data of the right shape and nothing more: whoever shows it escapes it. Throws
 * `UsageError` for anything that is no report.
 */
export function readReportArtifact(path: string): Report {
  const data = parse(textOf(path), path)
  if (!acceptsReport(data)) {
    throw new UsageError(
      `\`${path}\` is no report of this version of meshgate: both workflows have to use the same commit of the action`,
    )
  }
  return withoutAddresses(data as Report)
}

function textOf(path: string): string {
  const status = lstatSync(path, { throwIfNoEntry: false })
  if (!status?.isFile()) throw new UsageError(`\`${path}\` is no file: the first workflow has left no report`)
  if (status.size > maxBytes) throw new UsageError(`\`${path}\` is larger than ${maxBytes} bytes`)
  return readFileSync(path, 'utf8')
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`\`${path}\` is no JSON`)
  }
}

/** Without the addresses and commits that a page would link to: those come from GitHub, or from the rule. */
function withoutAddresses(report: Report): Report {
  return {
    ...report,
    head: null,
    base: isCommit(report.base) ? report.base : null,
    findings: report.findings.map(withoutUrl),
  }
}

function withoutUrl(finding: Finding): Finding {
  const { url: _, ...withoutAddress } = finding
  return withoutAddress
}

function isCommit(sha: string | null): boolean {
  return sha !== null && /^[\da-f]{40}$/.test(sha)
}
