import { mkdirSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { UsageError } from '../core/errors.ts'
import type { Report } from '../core/report.ts'
import type { Environment } from '../host/github/event.ts'
import { json } from '../report/json.ts'
import type { Inputs } from './inputs.ts'

/**
 * Writes the report as JSON and returns its absolute path. An existing file is replaced and not written to, since a
 * pull request may have put a symbolic link there.
 */
export function writeReport(report: Report, inputs: Inputs, env: Environment): string {
  const path = reportPath(inputs, env)
  const temporary = join(dirname(path), `.${randomUUID()}`)
  writeFileSync(temporary, json(report), { flag: 'wx' })
  renameSync(temporary, path)
  return path
}

function reportPath(inputs: Inputs, env: Environment): string {
  const workspace = env['GITHUB_WORKSPACE'] ?? '.'
  const requested = inputs['report-path']
  if (requested === '') return join(env['RUNNER_TEMP'] ?? workspace, `meshgate-${inputs['comment-key']}.json`)
  const path = resolve(workspace, requested)
  mkdirSync(dirname(path), { recursive: true })
  const folder = realpathSync(dirname(path))
  if (isInside(workspace, path) && !isInside(realpathSync(workspace), folder)) {
    throw new UsageError(
      `input \`report-path\` is \`${requested}\`, which a symbolic link leads out of the workspace`,
    )
  }
  return join(folder, basename(path))
}

function isInside(folder: string, path: string): boolean {
  const relativePath = relative(folder, path)
  return relativePath !== '..' && !relativePath.startsWith(`..${sep}`) && !relativePath.startsWith(sep)
}
