import { mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { ProcessEnvironment } from '../host/environment.ts'
import { UsageError } from '../core/errors.ts'
import type { Report } from '../core/report.ts'
import { pathInside } from '../host/folder-tree.ts'
import { replaceFile } from '../host/replace-file.ts'
import { hasLinks } from '../report/format-names.ts'
import { formatReport, type FormatOptions } from '../report/formats.ts'
import { json } from '../report/json.ts'
import type { Inputs } from './inputs.ts'

/** Writes the report as JSON and returns its absolute path. */
export function writeReport(report: Report, inputs: Inputs, env: ProcessEnvironment): string {
  const path = reportPath(inputs, env)
  replaceFile(path, json(report))
  return path
}

/** A report with the lines of the commit that was checked, and with those of the page of the pull request. */
export interface ReportPair {
  readonly report: Report
  readonly page: Report
}

/** Writes the reports of the input `reports`: those for people, which have links, with the lines of the page. */
export function writeReports(
  { report, page }: ReportPair,
  { reports }: Pick<Inputs, 'reports'>,
  env: ProcessEnvironment,
  options: FormatOptions,
): void {
  for (const { format, path } of reports)
    replaceFile(
      pathInWorkspace('reports', path, env),
      formatReport(hasLinks(format) ? page : report, format, options),
    )
}

function reportPath(inputs: Inputs, env: ProcessEnvironment): string {
  const requested = inputs['report-path']
  if (requested !== '') return pathInWorkspace('report-path', requested, env)
  return join(env['RUNNER_TEMP'] ?? workspaceOf(env), `meshgate-${inputs['comment-key']}.json`)
}

/** The absolute path for a path of an input, relative to the workspace; its folder is made. */
function pathInWorkspace(
  input: 'report-path' | 'reports',
  requested: string,
  env: ProcessEnvironment,
): string {
  const workspace = workspaceOf(env)
  const path = resolve(workspace, requested)
  mkdirSync(dirname(path), { recursive: true })
  const folder = realpathSync(dirname(path))
  const leadsOut =
    pathInside(workspace, path) !== undefined && pathInside(realpathSync(workspace), folder) === undefined
  if (leadsOut) {
    throw new UsageError(
      `input \`${input}\` is \`${requested}\`, which a symbolic link leads out of the workspace`,
    )
  }
  return join(folder, basename(path))
}

function workspaceOf(env: ProcessEnvironment): string {
  return env['GITHUB_WORKSPACE'] ?? '.'
}
