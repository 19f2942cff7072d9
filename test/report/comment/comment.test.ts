import { describe, expect, it } from 'vitest'
import { repeatCommand } from '../../../src/action/repeat-command.ts'
import { readInputs } from '../../../src/action/inputs.ts'
import { comment } from '../../../src/report/comment/comment.ts'
import type { Consequence, Report } from '../../../src/core/report.ts'
import { equalChanges } from '../../../src/report/comment/equal-changes.ts'
import { htmlReport } from '../../../src/report/html/html.ts'
import { text } from '../../../src/report/text.ts'
import { defaultInputs } from '../../github/default-inputs.ts'
import { commentOptions, finding, gate, place, richReport } from '../rich-report.ts'
import { labelsReport } from './sizes.ts'

describe('the comment', () => {
  it('says an equal change of many objects once', () => {
    const body = comment(labelsReport(36), commentOptions)
    expect(body).toContain(
      '| **36 objects** with the same change: ConfigMap `shop/c0`, ConfigMap `shop/c1`, ConfigMap `shop/c2` and 33 more<br>`metadata.labels.helm.sh/chart` |',
    )
    expect(body).toContain(
      '<details><summary><b>36 objects with the same change</b> · stage and prod, identical · +1 −1</summary>',
    )
    expect(body.split('helm.sh/chart: base-1.4.1')).toHaveLength(2)
  })

  it('takes no objects together that change otherwise, elsewhere, or as a whole', () => {
    const [change] = labelsReport(1).changes.slice(1)
    const others = [
      { ...change!, environments: ['dev'] },
      { ...change!, fields: [{ path: 'metadata.labels.app', before: 'a', after: 'b' }] },
      { ...change!, type: 'removed' as const },
      { ...change!, fields: [] },
    ]
    expect(equalChanges([change!, ...others, change!]).map((group) => group.length)).toEqual([2, 1, 1, 1, 1])
  })

  it.each([
    ['opens', 'served', '🔓'],
    ['closes', 'token-demanded', '🔒'],
  ])('shows by its icon whether a consequence %s something', (_, code, icon) => {
    const [first] = richReport().consequences
    const consequence: Consequence = { ...first!, rule: 'change/access', code, severity: 'info' }
    const body = comment({ ...richReport(), consequences: [consequence] }, commentOptions)
    expect(body).toContain(`> - ${icon} lets requests`)
  })

  it('says what merging does in several environments once, with each line', () => {
    const report = richReport()
    const [prod] = report.consequences
    const inDev = (line: number): Consequence => ({
      ...prod!,
      at: place('apps/gateway/values-dev.yaml', line, 1, 2),
      environments: ['dev'],
    })
    const linesOf = (consequences: Consequence[]): string[] =>
      comment({ ...report, consequences }, commentOptions).match(/^> - .+lets requests without a token.+$/gm)!
    const [first, ...others] = linesOf([prod!, inDev(7)])
    expect(others).toEqual([])
    expect(first).toMatch(/ in prod \(\[.+values-prod\.yaml:39.+\) and in dev \(\[.+values-dev\.yaml:7.+\)$/)
    expect(linesOf([prod!, inDev(7), inDev(8), inDev(9)])[0]).toMatch(/ and at 2 more places$/)
    expect(linesOf([prod!, { ...inDev(7), severity: 'warning' }])).toHaveLength(2)
  })

  it.each([
    ['the terminal', (shown: Report) => text(shown, { gate })],
    ['the HTML page', (shown: Report) => htmlReport(shown, { ...commentOptions, rules: [] })],
  ])('says it once in %s, too', (_, write) => {
    const report = richReport()
    const [prod] = report.consequences
    const at = place('apps/gateway/values-dev.yaml', 7, 1, 2)
    const consequences = [prod!, { ...prod!, at, environments: ['dev'] }]
    const merging = /merging this:?[^]*?(?:\n\n|<\/ul>)/i.exec(write({ ...report, consequences }))![0]
    expect(merging.match(/lets requests without a token/g)).toHaveLength(1)
    expect(merging.replaceAll(/<[^>]*>|\s+/g, ' ').replaceAll(/ +/g, ' ')).toMatch(
      / in prod \S*values-prod\.yaml:39 .*and in dev \S*values-dev\.yaml:7 /,
    )
  })

  it('says where findings that base has are not listed', () => {
    const body = comment({ ...richReport(), unlisted: { targets: 1 } }, commentOptions)
    expect(body).toContain('\n\nFindings that base has in 1 unchanged target are not listed.\n\n')
  })

  it('shows the severity before it is read', () => {
    const findings = [
      finding({}),
      finding({ confidence: 'likely' }),
      finding({ severity: 'warning' }),
      finding({ severity: 'info' }),
    ]
    const rows = comment({ ...richReport(), findings }, commentOptions).match(
      /^\| \S+\u00a0[a-z ]+ (?=\| \[)/gm,
    )
    expect(rows).toEqual([
      '| ❌\u00a0error ',
      '| ⚠️\u00a0likely error ',
      '| ⚠️\u00a0warning ',
      '| ℹ️\u00a0note ',
    ])
  })

  it('links a line in a packed chart to its archive, which has a page', () => {
    const findings = [finding({ at: place('charts/web-1.0.0.tgz!web/templates/a b.yaml', 3, 1, 2) })]
    const body = comment({ ...richReport(), findings }, commentOptions)
    expect(body).toMatch(/\]\(https:\/\/github\.com\/o\/r\/blob\/\w{40}\/charts\/web-1\.0\.0\.tgz\) \|/)
  })
})

describe('the command that repeats a check', () => {
  const command = (inputs: Record<string, string>) =>
    repeatCommand(richReport(), readInputs({ ...defaultInputs(), ...inputs }))

  it('has the base, and nothing that is the default', () => {
    expect(command({})).toBe('meshgate check --base a81b0c37d6e5')
  })

  it('fetches charts of head and base first where the workflow does, or where a target is one', () => {
    const fetched = 'meshgate fetch --base a81b0c37d6e5 && meshgate check --base a81b0c37d6e5'
    expect(command({ INPUT_FETCH: 'true' })).toBe(fetched)
    const { targets, ...rest } = richReport()
    const path = 'meshgate.lock!ghcr.io/org/charts/web-1.0.0'
    const withChart = { ...rest, targets: [...targets, { ...targets[0]!, path }] }
    expect(repeatCommand(withChart, readInputs(defaultInputs()))).toBe(fetched)
    expect(command({ INPUT_FETCH: 'true', INPUT_CONFIG: 'ci/meshgate.yaml' })).toBe(
      'meshgate fetch --base a81b0c37d6e5 --config ci/meshgate.yaml && ' +
        'meshgate check --base a81b0c37d6e5 --config ci/meshgate.yaml',
    )
  })

  it('has everything that the workflow says, as a shell reads it', () => {
    expect(
      command({
        INPUT_PATHS: 'apps/pay\nit\'s "here"',
        INPUT_CONFIG: 'ci/meshgate.yaml',
        'INPUT_CONFIG-FROM': 'base',
        INPUT_ENVIRONMENTS: 'stage\nprod',
        'INPUT_ISTIO-VERSION': '1.27',
        'INPUT_EGRESS-ALLOWLIST': '*.example.org',
        'INPUT_FAIL-ON': 'warning',
        'INPUT_MIN-CONFIDENCE': 'likely',
        'INPUT_ONLY-NEW': 'false',
        'INPUT_FAIL-ON-DIFF': 'true',
        INPUT_STRICT: 'true',
        'INPUT_TIME-BUDGET': '60',
      }),
    ).toBe(
      `meshgate check apps/pay 'it'\\''s "here"' --base a81b0c37d6e5 --config ci/meshgate.yaml --config-from base ` +
        `--environment stage --environment prod --istio-version 1.27 --egress-allow '*.example.org' --fail-on warning ` +
        '--min-confidence likely --time-budget 60 --no-only-new --strict --fail-on-diff',
    )
  })
})
