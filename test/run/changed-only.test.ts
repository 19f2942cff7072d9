import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding, Report } from '../../src/core/report.ts'
import { change, repositoryOf, team, type Team } from './random-repositories.ts'
import { report, type Files, type Overrides } from './scene.ts'

const withCauses: Overrides = {}
const noCauses: Overrides = { maxFixes: 0, host: { provenance: null } }

/**
 * The report of a run that lints all of both trees: the configurations differ, though they say the same. What it says of
 * the configuration is left out.
 */
async function reference(head: Files, base: Files, overrides: Overrides): Promise<Report> {
  const file = '.meshgate.yaml'
  const full = await report(
    { ...head, [file]: 'rules: {routing/duration: error}\n' },
    { ...base, [file]: 'rules: {}\n' },
    overrides,
  )
  return { ...full, findings: full.findings.filter(({ at }) => at.file !== file) }
}

/** The reports of a full run and of one that looks for what the change alters. */
async function bothReports(head: Files, base: Files, overrides: Overrides = noCauses): Promise<Report[]> {
  return [
    await report(head, base, overrides),
    await report(head, base, { ...overrides, options: { all: false } }),
  ]
}

/** What a report says of the change. */
function ofChange({ findings, changes, deletions, consequences }: Report): object {
  const ofFindings = findings.filter(({ status }) => status !== 'existing').map(findingText)
  return { findings: ofFindings.toSorted(), changes, deletions, consequences }
}

function findingText(finding: Finding): string {
  const { status, rule, code, severity, confidence, at, targets, fingerprint, message, fix } = finding
  const place = `${at.file}:${at.line}`
  return JSON.stringify([status, rule, code, severity, confidence, place, targets, fingerprint, message, fix])
}

function existing({ findings }: Report, isListed: (targets: readonly string[]) => boolean): string[] {
  return findings
    .filter(({ status, targets }) => status === 'existing' && isListed(targets))
    .map(({ fingerprint }) => fingerprint)
}

describe('a run that looks for what the change alters', () => {
  it('says of the change and of what changes what a full run says', async () => {
    let unlisted = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(team, { minLength: 3, maxLength: 5 }),
        fc.array(change, { minLength: 1, maxLength: 2 }),
        fc.boolean(),
        fc.constantFrom(noCauses, withCauses),
        async (teams, changes, isUndone, overrides) => {
          const files = repositoryOf(teams)
          const changed = changes.reduce((before, apply) => apply(before), files)
          const [full, narrow] = await bothReports(
            ...(isUndone ? ([files, changed] as const) : ([changed, files] as const)),
            overrides,
          )
          unlisted += narrow!.unlisted?.targets ?? 0
          const whole = await reference(
            ...(isUndone ? ([files, changed] as const) : ([changed, files] as const)),
            overrides,
          )
          expect(ofChange(full!)).toEqual(ofChange(whole))
          expect(existing(full!, () => true)).toEqual(existing(whole, () => true))
          expect(ofChange(narrow!)).toEqual(ofChange(full!))
          const unchanged = new Set(
            narrow!.targets.flatMap(({ id, status }) => (status === 'unchanged' ? id : [])),
          )
          expect(existing(narrow!, (targets) => targets.every((id) => unchanged.has(id)))).toEqual([])
        },
      ),
      { numRuns: 8 },
    )
    expect(unlisted).toBeGreaterThan(2)
  })

  const entry = { host: 'a.example.com', timeout: '10s', resolution: 'DNS', protocol: 'TLS', rule: true }
  const wrong = { one: { ...entry, timeout: '5x' } }
  const teams: readonly Team[] = [0, 1, 2].map(() => ({ staging: wrong, production: { one: entry } }))
  const files = repositoryOf(teams)
  const changed = repositoryOf(
    teams.with(2, { staging: { two: { ...entry, timeout: '7x' } }, production: { one: entry } }),
  )

  it('offers the fixes of a full run', async () => {
    const [full, narrow] = await bothReports(changed, files, {})
    expect(ofChange(narrow!)).toEqual(ofChange(full!))
    expect(
      narrow!.findings.filter(({ status, rule }) => status === 'new' && rule === 'routing/duration'),
    ).toHaveLength(1)
    expect(narrow!.unlisted).toEqual({ targets: 5 })
    expect(full!.findings.length).toBeGreaterThan(narrow!.findings.length)
  })

  it('lists everything where existing findings decide', async () => {
    const waived = {
      ...changed,
      'team2/values-staging.yaml': `# meshgate-ignore routing/duration -- on purpose\n${changed['team2/values-staging.yaml']}`,
    }
    const [full, narrow] = await bothReports(waived, files)
    expect(narrow).toEqual({ ...full, unlisted: undefined })
  })
})
