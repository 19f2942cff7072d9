import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/run.ts'
import { baselineOf } from '../../src/run/write-baseline.ts'
import { blocks } from '../../src/report/verdict.ts'
import type { Report } from '../../src/core/report.ts'
import { applyEdits } from '../../src/core/text-edit.ts'
import { inputOf, report, shortTimeout, type Files } from './scene.ts'

const rule = 'routing/timeout-covers-retries'
const quiet = 'rules: {gitops/not-rendered: off}\n'
const gate = {
  failOn: 'error',
  minConfidence: 'certain',
  onlyNew: true,
  strict: false,
  failOnDiff: false,
} as const

/** Each finding of the rule, with whether it blocks and what its waiver says. */
function waivers({ findings }: Report): string[] {
  return findings
    .filter((finding) => finding.rule === rule && finding.status !== 'fixed')
    .map(
      (finding) => `${blocks(finding, gate) ? 'blocks' : 'passes'}: ${finding.waiver?.reason ?? 'no waiver'}`,
    )
}

/** Values with a defect, whose line has a comment above or behind it. */
function values(comment: string, timeout = '10s'): Files {
  const text = shortTimeout('pay', `${timeout} ${comment}`)
  return { 'a.yaml': text, '.meshgate.yaml': quiet }
}

const ignore = `# meshgate-ignore ${rule} owner=@pay until=2026-12-31 -- agreed with the bank`
const day = Date.parse('2026-06-01')

describe('a waiver in a comment', () => {
  const above = { ...values(''), 'a.yaml': shortTimeout().replace(/^( *)timeout/m, `$1${ignore}\n$1timeout`) }

  it('counts on the line itself and on the line above', async () => {
    for (const files of [values(ignore), above])
      expect(waivers(await report(files, null, { now: day }))).toEqual([
        'passes: agreed with the bank (@pay, until 2026-12-31, a.yaml:4)',
      ])
  })

  it('that the change brings needs approval', async () => {
    const base = { 'a.yaml': shortTimeout('pay', '20s'), '.meshgate.yaml': quiet }
    expect(waivers(await report(values(ignore), base, { now: day }))).toEqual([
      'blocks: waived in this pull request by a.yaml:4, needs approval',
    ])
    expect(
      waivers(await report(values(ignore), base, { now: day, approval: 'approved by a label' })),
    ).toEqual(['passes: agreed with the bank (@pay, until 2026-12-31, a.yaml:4, approved by a label)'])
  })

  it('that base has for another value needs approval', async () => {
    const base = { ...values(ignore, '20s') }
    expect(waivers(await report(values(ignore), base, { now: day }))).toEqual([
      'blocks: waived in this pull request by a.yaml:4, needs approval',
    ])
  })

  it('counts up to its last day', async () => {
    const at = (time: string) => report(values(ignore), null, { now: Date.parse(time) })
    expect(waivers(await at('2026-12-31T23:00:00Z'))).toEqual([expect.stringMatching(/^passes/)])
    const expired = await at('2027-01-01T00:00:00Z')
    expect(waivers(expired)).toEqual(['blocks: no waiver'])
    expect(expired.findings.map(({ code, severity }) => `${severity} ${code}`)).toContain('error expired')
  })

  it.each([
    ['# meshgate-ignore routing/timeout-covers-retries', 'needs a reason'],
    [
      '# meshgate-ignore routing/timeout-covers-retry -- why not',
      'did you mean `routing/timeout-covers-retries`',
    ],
    ['# meshgate-ignore routing/timeout-covers-retries until=soon -- later', 'is no day'],
    ['# meshgate-ignore routing/timeout-covers-retries until=2026-02-30 -- later', 'is no day'],
    ['# meshgate-ignore meshgate/config-weakens -- why not', 'cannot be waived'],
  ])('that is wrong waives nothing: %s', async (comment, message) => {
    const result = await report(values(comment))
    expect(waivers(result)).toEqual(['blocks: no waiver'])
    expect(result.findings.find(({ code }) => code === 'invalid')?.message).toContain(message)
  })

  it('for one code waives no other one', async () => {
    const unknownCode = await report(values(`# meshgate-ignore ${rule}/no-such-code -- x`))
    expect(waivers(unknownCode)).toEqual(['blocks: no waiver'])
    expect(waivers(await report(values(`# meshgate-ignore ${rule}/shorter-than-budget -- x`)))).toEqual([
      'passes: x (a.yaml:4)',
    ])
  })

  it('that nothing needs is a warning with a fix', async () => {
    const unused = {
      'a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n# meshgate-ignore ${rule} -- x\ndata: {}\n`,
    }
    const { findings } = await report(unused)
    expect(findings).toMatchObject([
      { rule: 'meshgate/waiver', code: 'unused', severity: 'warning', at: { line: 4 } },
    ])
    expect(findings[0]?.fix?.edits).toEqual([
      { file: 'a.yaml', line: 4, column: 1, endLine: 5, endColumn: 1, text: '' },
    ])
    const { findings: inPart } = await report(unused, null, { options: { environments: [] }, now: null })
    expect(inPart).toHaveLength(1)
  })
})

describe('a waiver in the configuration', () => {
  const entry = (narrowing: string): string =>
    `${quiet}waivers:\n  - {rule: ${rule}, owner: '@pay', reason: agreed, until: '2026-12-31'${narrowing}}\n`
  const listed = (narrowing: string): Files => ({ ...values(''), '.meshgate.yaml': entry(narrowing) })

  it.each([
    ['', 'passes'],
    [', path: a.yaml', 'passes'],
    [', path: b.yaml', 'blocks'],
    [', object: VirtualService/web', 'blocks'],
    [', environment: prod', 'blocks'],
  ])('is narrowed by file, object and environment: %s', async (narrowing, outcome) => {
    const [finding] = waivers(await report(listed(narrowing), null, { now: day }))
    expect(finding).toMatch(new RegExp(`^${outcome}`))
  })

  /** An object with a finding of the rule, checked as it stands. */
  const plain: Files = {
    'a.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web]
  http:
    - timeout: 10s
      retries: { attempts: 3, perTryTimeout: 3s }
      route: [{ destination: { host: web } }]
`,
  }

  it.each([
    [
      'one of two',
      `waivers:\n  # of the migration\n  - { rule: ${rule}, owner: '@pay', reason: old, until: '2026-12-31', path: x.yaml } # gone\n  - rule: ${rule}\n    owner: '@pay' # who\n    reason: agreed\n    until: '2026-12-31'\n`,
      `waivers:\n  # of the migration\n  - rule: ${rule}\n    owner: '@pay' # who\n    reason: agreed\n    until: '2026-12-31'\n`,
    ],
    [
      'all of them',
      `waivers:\n  - { rule: ${rule}, owner: '@pay', reason: old, until: '2026-12-31', path: x.yaml }\n  -\n    rule: ${rule}\n    owner: '@pay'\n    reason: |\n      old\n    until: '2026-12-31'\n    path: y.yaml\n`,
      '',
    ],
  ])('that nothing needs goes away with a fix: %s', async (_, text, left) => {
    const config = `# the check\n${quiet}${text}# the end\n`
    const { findings } = await report({ ...plain, '.meshgate.yaml': config }, null, { now: day })
    const unused = findings.filter(({ code }) => code === 'unused')
    expect(unused.length).toBeGreaterThan(0)
    const edits = new Map(unused.flatMap(({ fix }) => fix!.edits).map((edit) => [JSON.stringify(edit), edit]))
    expect(applyEdits(config, [...edits.values()])).toBe(`# the check\n${quiet}${left}# the end\n`)
  })

  it('may stand in a file that it extends, where the fix takes it away', async () => {
    const preset = `waivers:\n  - { rule: ${rule}, owner: '@pay', reason: old, until: '2026-12-31', path: x.yaml }\n`
    const own = `extends: base.yaml\n${quiet}waivers:\n  - { rule: ${rule}, owner: '@pay', reason: agreed, until: '2026-12-31' }\n`
    const files = { ...plain, 'base.yaml': preset, '.meshgate.yaml': own }
    const result = await report(files, null, { now: day })
    expect(waivers(result)).toEqual(['passes: agreed (@pay, until 2026-12-31, .meshgate.yaml:4)'])
    const [unused] = result.findings.filter(({ code }) => code === 'unused')
    expect(unused).toMatchObject({ at: { file: 'base.yaml', line: 2 } })
    expect(applyEdits(preset, unused!.fix!.edits)).toBe('')
  })

  it('of base counts where base decides, and stands where head has it', async () => {
    const gone = `  - { rule: ${rule}, owner: '@pay', reason: old, until: '2026-12-31', path: x.yaml }\n`
    const agreed = `  - { rule: ${rule}, owner: '@pay', reason: agreed, until: '2026-12-31' }\n`
    const added = `  - { rule: helm/dead-value, owner: '@pay', reason: new, until: '2026-12-31' }\n`
    const listing = (...entries: string[]): Files => ({
      ...plain,
      '.meshgate.yaml': `${quiet}waivers:\n${entries.join('')}`,
    })
    const head = listing(added, agreed, gone)
    const options = { now: day, configSource: 'base' } as const
    const result = await report(head, listing(gone, agreed), options)
    expect(waivers(result)).toEqual(['passes: agreed (@pay, until 2026-12-31, .meshgate.yaml:4)'])
    const unused = result.findings.filter(({ code }) => code === 'unused')
    expect(unused).toMatchObject([{ at: { file: '.meshgate.yaml', line: 5 } }])
    expect(applyEdits(head['.meshgate.yaml']!, unused[0]!.fix!.edits)).toBe(
      listing(added, agreed)['.meshgate.yaml'],
    )
    // What head takes away is not unused in head.
    const { findings } = await report(listing(agreed), listing(gone, agreed), options)
    expect(findings.filter(({ code }) => code === 'unused')).toEqual([])
  })

  it('that the change brings needs approval, and weakens the check', async () => {
    const result = await report(listed(''), { 'a.yaml': '', '.meshgate.yaml': quiet }, { now: day })
    expect(waivers(result)).toEqual([
      'blocks: waived in this pull request by .meshgate.yaml:3, needs approval',
    ])
    expect(result.findings.map(({ rule: id }) => id)).toContain('meshgate/config-weakens')
  })
})

describe('the baseline', () => {
  const keys = ['pay', 'ship', 'mail', 'bank', 'geo', 'tax']
  const file = (chosen: readonly string[]): Files => ({
    'a.yaml':
      chosen.length === 0
        ? ''
        : `mediatedTls:\n${chosen.map((key) => shortTimeout(key).replace(/^.*\n/, '')).join('')}`,
    '.meshgate.yaml': quiet,
  })

  it('holds the findings of its day and no other, however the file is edited', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(keys), fc.shuffledSubarray(keys), async (before, after) => {
        const baseline = { '.meshgate-baseline.json': (await baselineOf(inputOf(file(before)))).text }
        const result = await run(inputOf({ ...file(after), ...baseline }))
        const blocking = result.findings.filter((finding) => finding.rule === rule && blocks(finding, gate))
        expect(blocking).toHaveLength(after.filter((key) => !before.includes(key)).length)
      }),
      { numRuns: 25 },
    )
  })

  it('that the change extends needs approval', async () => {
    const { text, findings } = await baselineOf(inputOf(file(['pay', 'ship'])))
    expect(findings).toBe(2)
    const base = {
      ...file(['pay']),
      '.meshgate-baseline.json': (await baselineOf(inputOf(file(['pay'])))).text,
    }
    const result = await report({ ...file(['pay', 'ship']), '.meshgate-baseline.json': text }, base)
    expect(waivers(result)).toEqual([
      expect.stringMatching(/^passes/),
      expect.stringMatching(
        /^blocks: waived in this pull request by \.meshgate-baseline\.json:\d+, needs approval/,
      ),
    ])
  })

  it('of another shape is refused', async () => {
    await expect(report({ ...file([]), '.meshgate-baseline.json': '{}' })).rejects.toThrow('is no baseline')
  })
})
