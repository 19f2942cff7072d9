import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readInputs } from '../../src/action/inputs.ts'
import { writeReport, writeReports } from '../../src/action/report-file.ts'
import type { Report } from '../../src/core/report.ts'
import { rules } from '../../src/rules/index.ts'
import { defaultInputs } from './default-inputs.ts'
import { gate, richReport } from '../report/rich-report.ts'

const report = { schemaVersion: 1 } as Report

describe('the report file', () => {
  let folder: string
  let env: Record<string, string>
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'report-')))
    env = { GITHUB_WORKSPACE: join(folder, 'workspace'), RUNNER_TEMP: join(folder, 'temp') }
    for (const path of Object.values(env)) mkdirSync(path)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function write(path: string): string {
    const inputs = readInputs({ ...defaultInputs(), 'INPUT_COMMENT-KEY': 'prod', 'INPUT_REPORT-PATH': path })
    return writeReport(report, inputs, env)
  }

  it.each([
    ['', 'temp/meshgate-prod.json'],
    ['report.json', 'workspace/report.json'],
    ['out/gate/report.json', 'workspace/out/gate/report.json'],
  ])('%j is written to %s', (path, place) => {
    expect(write(path)).toBe(join(folder, place))
    expect(JSON.parse(readFileSync(join(folder, place), 'utf8'))).toEqual(report)
  })

  it('replaces a link that a pull request has put there, and does not write through it', () => {
    const target = join(folder, 'profile')
    writeFileSync(target, 'untouched')
    symlinkSync(target, join(folder, 'workspace/report.json'))
    write('report.json')
    expect(readFileSync(target, 'utf8')).toBe('untouched')
    expect(lstatSync(join(folder, 'workspace/report.json')).isFile()).toBe(true)
  })

  it('does not follow a linked folder out of the workspace', () => {
    symlinkSync(join(folder, 'temp'), join(folder, 'workspace/out'))
    expect(() => write('out/report.json')).toThrow('leads out of the workspace')
  })

  it('has the formats of `reports` beside it, in their places', () => {
    const reports = [
      { format: 'sarif', path: 'out/a.sarif' },
      { format: 'junit', path: 'b.xml' },
    ] as const
    const report = richReport()
    writeReports({ report, page: report }, { reports: [...reports] }, env, { gate, rules })
    expect(readFileSync(join(folder, 'workspace/out/a.sarif'), 'utf8')).toContain('"version": "2.1.0"')
    expect(readFileSync(join(folder, 'workspace/b.xml'), 'utf8')).toContain('<testsuites name="meshgate"')
  })

  it('may lie outside the workspace where the workflow says so', () => {
    expect(write(join(folder, 'temp/mine.json'))).toBe(join(folder, 'temp/mine.json'))
  })
})
