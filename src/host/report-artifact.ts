import { lstatSync, readFileSync } from 'node:fs'
import { UsageError } from '../core/errors.ts'
import type { Finding, Report } from '../core/report.ts'
import acceptsReport from '../schema/accepts-report.js'

/** Limit on a report, since the file is read at once; a report of a large repository is much smaller. */
const maxBytes = 64 * 1024 * 1024

/**
 * Reads a JSON report of another run, perhaps of a pull request from a fork, whose author may have written anything into
 * it. Only its shape is validated, so whoever displays it must escape it. Removed are `head`, the `url` of findings, and a
 * `base` that is not a commit. Throws `UsageError` if there is no file at `path` or it is not a report of at most 64 MiB.
 */
export function readReportArtifact(path: string): Report {
  const data = parse(textOf(path), path)
  if (!acceptsReport(data)) {
    throw new UsageError(
      `\`${path}\` is not a report of this version of meshgate: both workflows must use the same commit of the action`,
    )
  }
  return withoutAddresses(data as Report)
}

function textOf(path: string): string {
  const status = lstatSync(path, { throwIfNoEntry: false })
  if (!status?.isFile()) throw new UsageError(`\`${path}\` is not a file: the first workflow wrote no report`)
  if (status.size > maxBytes) throw new UsageError(`\`${path}\` is larger than ${maxBytes} bytes`)
  return readFileSync(path, 'utf8')
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`\`${path}\` is not JSON`)
  }
}

/** Removes the addresses and commits that a page would link to: links use those of GitHub and of the rule. */
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
