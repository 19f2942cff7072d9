import { gzipSync } from 'node:zlib'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import * as fc from 'fast-check'
import type { Log, Result, Run } from 'sarif'
import { describe, expect, it } from 'vitest'
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import type { Report } from '../../src/core/report.ts'
import { docsUrl } from '../../src/report/docs.ts'
import { sarif } from '../../src/report/sarif/sarif.ts'
import { rules } from '../../src/rules/index.ts'
import { hostileReport } from './hostile.ts'
import { finding, place, richReport } from './rich-report.ts'

const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats.default(ajv)
const validate = ajv.compile(schema)

function logOf(report: Report): Log {
  return JSON.parse(sarif(report, { rules, docsUrl })) as Log
}

function runOf(report: Report): Run {
  return logOf(report).runs[0]!
}

function resultsOf(report: Report): Result[] {
  return runOf(report).results!
}

/** What GitHub would refuse or not show ("SARIF support for code scanning"); `[]` for nothing. */
function refusals(log: Log): string[] {
  const [run] = log.runs as [Run]
  const driverRules = run.tool.driver.rules ?? []
  const results = run.results ?? []
  const texts = [
    ...driverRules.flatMap(({ id, shortDescription, fullDescription }) => [
      id,
      shortDescription!.text,
      fullDescription?.text ?? '-',
    ]),
    ...results.map(({ message }) => message.text!),
  ]
  const uris = results.flatMap(({ locations, relatedLocations = [] }) =>
    [...locations!, ...relatedLocations].map(
      ({ physicalLocation }) => physicalLocation!.artifactLocation!.uri!,
    ),
  )
  const checks = {
    'more than one run': log.runs.length !== 1,
    'results that are not shown': results.length > 5_000,
    'an empty text': texts.includes(''),
    'a long id': driverRules.some(({ id }) => id.length > 255),
    'a long description': driverRules.some(({ shortDescription: short, fullDescription: full }) =>
      [short, full].some((text) => (text?.text.length ?? 0) > 1_024),
    ),
    'too many tags': driverRules.some(({ properties }) => (properties?.tags?.length ?? 0) > 10),
    'too many locations': results.some(
      ({ locations, relatedLocations = [] }) => locations!.length !== 1 || relatedLocations.length > 100,
    ),
    'an absolute path': uris.some((uri) => /^[a-z]+:/i.test(uri)),
    'another rule': results.some(({ ruleId, ruleIndex }) => driverRules[ruleIndex!]?.id !== ruleId),
    'a link': results.some(({ message }) => message.text!.includes('](')),
  }
  return Object.entries(checks).flatMap(([flaw, isFound]) => (isFound ? [flaw] : []))
}

describe('SARIF', () => {
  it('is what the schema of OASIS allows, and GitHub takes it', () => {
    const log = logOf(richReport())
    validate(log)
    expect(validate.errors).toBeNull()
    expect(refusals(log)).toEqual([])
  })

  it('stays so whatever the report says', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const log = logOf(report)
        validate(log)
        expect(validate.errors).toBeNull()
        expect(refusals(log).filter((flaw) => flaw !== 'an empty text')).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('stands at the line to edit, and relates the template line and the rendered field', () => {
    const report = richReport()
    const shown = report.findings.map((each) => ({ ...each, rendered: { target: 'web', line: 41 } }))
    const first = resultsOf({ ...report, findings: shown }).find(
      ({ ruleId }) => ruleId === 'routing/timeout-covers-retries',
    )
    expect(first!.locations![0]!.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'apps/payments/values-prod.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 5 },
    })
    expect(first!.relatedLocations).toMatchObject([
      {
        id: 1,
        message: { text: 'the template line' },
        physicalLocation: { artifactLocation: { uri: 'apps/payments/templates/mediated.yaml' } },
      },
      {
        id: 2,
        message: {
          text: expect.stringMatching(/^VirtualService payments\/pay spec\.http\[0\]\.timeout, line \d+ of/),
        },
        logicalLocations: [{ kind: 'property' }],
      },
    ])
  })

  it('explains each rule', () => {
    const rules = runOf(richReport()).tool.driver.rules!
    expect(rules.find(({ id }) => id === 'routing/timeout-covers-retries')).toMatchObject({
      help: { markdown: expect.stringContaining('**What to do.**') },
      helpUri: `${docsUrl}/routing.md#routingtimeout-covers-retries`,
      properties: { tags: ['istio', 'routing'], 'problem.severity': 'error' },
    })
  })

  it('stands at the line that was checked, and says the line of the pull request where it differs', () => {
    const headAt = place('values.yaml', 7, 1, 2)
    const findings = [finding({ at: place('values.yaml', 9, 1, 2), headAt }), finding({})]
    const lines = resultsOf({ ...richReport(), findings }).map(({ locations, properties }) => [
      locations![0]!.physicalLocation!.region!.startLine,
      properties!['pullRequestHead'],
    ])
    expect(lines.toSorted()).toEqual([
      [5, undefined],
      [9, { startLine: 7, endLine: 7 }],
    ])
  })

  it('has old findings as unchanged, and no fixed ones', () => {
    const findings = (['new', 'existing', 'fixed'] as const).map((status) =>
      finding({ status, message: status }),
    )
    const states = (report: Report) =>
      resultsOf(report).map(({ message, baselineState }) => [message.text!.split(' ')[0], baselineState])
    expect(states({ ...richReport(), findings })).toEqual([
      ['new', 'new'],
      ['existing', 'unchanged'],
    ])
    expect(states({ ...richReport(), findings: findings.slice(0, 1), base: null })).toEqual([
      ['new', undefined],
    ])
  })

  it('shows what is only likely one level lower', () => {
    const findings = [finding({ severity: 'error', confidence: 'likely' })]
    expect(resultsOf({ ...richReport(), findings }).map(({ level }) => level)).toEqual(['warning'])
  })

  it('has waived findings as suppressed, once the waiver is approved', () => {
    const findings = [true, false].map((isEffective) => finding({ waiver: { reason: 'known', isEffective } }))
    const results = resultsOf({ ...richReport(), findings })
    expect(results.map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: 'external', status: 'accepted', justification: 'known' }],
      [{ kind: 'external', status: 'underReview', justification: 'known' }],
    ])
  })

  it('has the fixes, but none that holds a secret', () => {
    const at = place('a.yaml', 3, 5, 8)
    const fixOf = (masked?: true) => ({
      title: 'set x',
      edits: [{ ...at, text: '12s', ...(masked && { masked }) }],
      diff: '',
      verified: true as const,
      safety: 'safe' as const,
      also: [],
    })
    const [shown, masked] = resultsOf({
      ...richReport(),
      findings: [finding({ at, fix: fixOf() }), finding({ at: place('b.yaml', 1, 1, 2), fix: fixOf(true) })],
    })
    expect(shown!.fixes![0]!.artifactChanges[0]!.replacements).toEqual([
      {
        deletedRegion: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 8 },
        insertedContent: { text: '12s' },
      },
    ])
    expect(masked!.fixes).toBeUndefined()
  })

  it('says what was not checked', () => {
    const [invocation] = runOf(richReport()).invocations!
    expect(invocation!.toolExecutionNotifications![0]).toMatchObject({
      level: 'warning',
      message: { text: expect.stringMatching(/^incomplete: /) },
    })
  })

  it('says of a complete run that requests are not compared', () => {
    const rich = richReport()
    const summary = { ...rich.summary, complete: true, targets: { ...rich.summary.targets, leftOut: 0 } }
    const complete = { ...rich, summary, targets: [], skipped: [], comparisons: [] }
    const textsOf = (report: Report): unknown[] =>
      runOf(report).invocations![0]!.toolExecutionNotifications!.map(({ level, message }) => [
        level,
        message.text,
      ])
    expect(textsOf(complete)).toEqual([])
    expect(textsOf({ ...complete, notCompared: 'this run reads only some paths' })).toEqual([
      ['warning', 'not all that the change does to requests is decided'],
      ['warning', 'what merging does to requests is not compared: this run reads only some paths'],
    ])
  })

  it('keeps within the size that GitHub takes, with the most severe results', () => {
    const findings = Array.from({ length: 30_000 }, (_, index) =>
      finding({
        severity: index < 29_000 ? 'warning' : 'error',
        at: place(`f${index}.yaml`, index + 1, 1, 9),
        fingerprint: `v2:${index}`,
      }),
    )
    const text = sarif({ ...richReport(), findings }, { rules, docsUrl })
    const log = JSON.parse(text) as Log
    expect(refusals(log)).toEqual([])
    expect(log.runs[0]!.results!.filter(({ level }) => level === 'error')).toHaveLength(1_000)
    expect(log.runs[0]!.invocations![0]!.toolExecutionNotifications![0]!.message.text).toBe(
      '25,000 further findings did not fit',
    )
    expect(gzipSync(text).length).toBeLessThan(10_000_000)
  })
})
