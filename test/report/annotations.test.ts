import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/report.ts'
import { annotations, type AnnotationOptions } from '../../src/report/annotations.ts'
import { workflowCommands } from '../../src/report/workflow-commands.ts'
import { hostileReport } from './hostile.ts'
import { finding, gate, place, richReport } from './rich-report.ts'

const allFindings: AnnotationOptions = { annotate: 'all', onlyNew: true }

function annotate(findings: Finding[], options: Partial<AnnotationOptions> = {}) {
  return annotations({ ...richReport(), findings }, { ...allFindings, ...options })
}

describe('annotations', () => {
  it('stand at the line to edit, the most severe first', () => {
    const { shown, hidden } = annotations(richReport(), allFindings)
    expect(shown.map(({ level, at, title }) => [level, at.line, title])).toEqual([
      ['error', 5, 'routing/timeout-covers-retries'],
      ['error', 14, 'egress/mediated-host-wildcard'],
      ['warning', 9, 'jwt/audience-missing'],
    ])
    expect(hidden).toBe(0)
  })

  it('of findings that block say how a person accepts them', () => {
    const findings = [
      finding({ code: 'a', at: place('a.yaml', 1, 1, 2) }),
      finding({ code: 'b', severity: 'warning', at: place('a.yaml', 2, 1, 2) }),
      finding({ rule: 'meshgate/config-weakens', at: place('a.yaml', 3, 1, 2) }),
    ]
    const offers = annotate(findings, { gate }).shown.map(
      ({ message }) => /To accept it: .*/.exec(message)?.[0],
    )
    expect(offers).toEqual([
      'To accept it: # meshgate-ignore routing/duration/a -- REASON',
      undefined,
      undefined,
    ])
  })

  it('are ten of each level at most; the others are counted', () => {
    const findings = (['info', 'error', 'warning'] as const).flatMap((severity) =>
      Array.from({ length: 13 }, (_, index) => finding({ severity, at: place('a.yaml', index + 1, 1, 2) })),
    )
    const { shown, hidden } = annotate(findings)
    expect([shown.length, hidden]).toEqual([30, 9])
    expect(shown.slice(0, 11).map(({ level, at }) => `${level} ${at.line}`)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `error ${index + 1}`),
      'warning 1',
    ])
  })

  it('are about new findings only, or about old ones too, never about fixed ones', () => {
    const findings = (['new', 'existing', 'fixed'] as const).map((status) =>
      finding({ status, rule: status }),
    )
    const titles = (onlyNew: boolean) => annotate(findings, { onlyNew }).shown.map(({ title }) => title)
    expect(titles(true)).toEqual(['new'])
    expect(titles(false)).toEqual(['existing', 'new'])
  })

  it('name what is related to the line to edit', () => {
    const related = ['mesh.yaml', 'b.yaml', 'c.yaml'].map((file, index) => ({
      at: place(file, index + 1, 1, 2),
      note: `AuthorizationPolicy shop/${index} decides`,
    }))
    expect(annotate([finding({ related })]).shown[0]!.message).toBe(
      '`5 sec` is no duration; write `5s`\nmesh.yaml:1: AuthorizationPolicy shop/0 decides\nb.yaml:2: AuthorizationPolicy shop/1 decides',
    )
  })

  it('of a policy test that fails stand at its case where the pull request changes none of its lines', () => {
    const deciding = { at: place('b.yaml', 7, 1, 2), note: 'the policy that decides' }
    const findings = [finding({}), finding({ rule: 'meshgate/policy-test', related: [deciding] })]
    const places = (isChanged: (file: string) => boolean): string[] =>
      annotate(findings, {
        annotate: 'changed',
        changedLines: (file) => (isChanged(file) ? null : []),
      }).shown.map(({ at, title }) => `${title} ${at.file}:${at.line}`)
    const { file, line } = findings[1]!.at
    expect(places(() => false)).toEqual([`meshgate/policy-test ${file}:${line}`])
    expect(places((changed) => changed === 'b.yaml')).toEqual(['meshgate/policy-test b.yaml:7'])
    const existing = findings.map((newFinding) => ({ ...newFinding, status: 'existing' as const }))
    expect(annotate(existing, { annotate: 'changed', onlyNew: false, changedLines: () => [] }).shown).toEqual(
      [],
    )
  })

  it('move to a related line that the pull request changes', () => {
    const related = [
      { at: place('b.yaml', 3, 1, 2), note: 'elsewhere' },
      { at: place('c.yaml', 7, 1, 2), note: 'the host was changed' },
    ]
    const changed: AnnotationOptions['changedLines'] = (file) =>
      file === 'c.yaml' ? [{ start: 5, end: 7 }] : []
    const { shown } = annotate([finding({ related }), finding({})], {
      annotate: 'changed',
      changedLines: changed,
    })
    expect(shown.map(({ at, message }) => [at.file, at.line, message])).toEqual([
      [
        'c.yaml',
        7,
        '`5 sec` is no duration; write `5s`\nThe finding stands at apps/payments/values-prod.yaml:5. Here: the host was changed',
      ],
    ])
  })

  it.each([
    ['within a range', [{ start: 1, end: 9 }], 1],
    ['at its end', [{ start: 2, end: 5 }], 1],
    ['before it', [{ start: 6, end: 9 }], 0],
    ['after it', [{ start: 1, end: 4 }], 0],
    ['in a file without changes', [], 0],
    ['in a file of which nothing is known', null, 1],
  ])('are kept or left out for a line %s', (_, ranges, expected) => {
    expect(annotate([finding({})], { annotate: 'changed', changedLines: () => ranges }).shown.length).toBe(
      expected,
    )
  })

  it('are none where none are wanted', () => {
    expect(annotations(richReport(), { ...allFindings, annotate: 'none' })).toEqual({ shown: [], hidden: 0 })
  })
})

describe('workflow commands', () => {
  it('leave out the columns of a place of several lines', () => {
    const at = { ...place('a.yaml', 3, 5, 2), endLine: 4 }
    expect(workflowCommands(annotate([finding({ at })]).shown)).toMatch(
      /^::error file=a\.yaml,line=3,endLine=4,title=routing\/duration::/,
    )
  })

  it('say how many findings have no annotation', () => {
    expect(workflowCommands([], 3)).toBe('3 more findings without an annotation\n')
  })

  it('tell the runner what the annotations say, one a line', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const { shown } = annotations(report, { ...allFindings, onlyNew: false })
        const lines = workflowCommands(shown).split('\n').slice(0, -1)
        expect(lines.map(readCommand)).toEqual(
          shown.map(({ level, at, title, message }) => ({ level, file: at.file, title, message })),
        )
      }),
    )
  })
})

/** Reads a command as ActionCommand.cs and ActionCommandManager.cs of actions/runner do. */
function readCommand(line: string) {
  const [, level, list, message] = /^::(\w+) (.*?)::(.*)$/s.exec(line)!
  const properties = new Map(
    list!.split(',').map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]),
  )
  const { file, title } = Object.fromEntries(properties)
  return { level, file: unescape(file ?? ''), title: unescape(title ?? ''), message: unescape(message!) }
}

function unescape(text: string): string {
  const codes: readonly [string, string][] = [
    ['%0D', '\r'],
    ['%0A', '\n'],
    ['%3A', ':'],
    ['%2C', ','],
    ['%25', '%'],
  ]
  return codes.reduce((done, [code, character]) => done.replaceAll(code, character), text)
}
