import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { ruleTestsJunit } from '../../src/report/rule-tests-junit.ts'
import { ruleTestsText } from '../../src/report/rule-tests-text.ts'
import { testRules } from '../../src/run/rule-tests/test-rules.ts'
import { readerOf } from '../../src/yaml/reader.ts'
import { scope, type Files } from './scene.ts'

const rules = `rules:
  - id: custom/route-timeout
    kinds: [VirtualService]
    match: target.environment == 'prod'
    field: spec.http[*].timeout
    expression: self != null
    message: a timeout is missing
  - id: custom/owner
    kinds: ['*']
    expression: has(labels.owner)
    severity: info
    message: the label \`owner\` is missing
`
const route = (name: string, mark = '', above = '# environment: prod'): string => `${above}
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${name}
  labels: { owner: a }
spec:
  hosts: [a.example]
  http:
    - name: a${mark && ` # expect: ${mark}`}
      route: [{ destination: { host: a.example } }]
`

const tested = async (files: Files, paths: readonly string[] = []) => {
  const reader = readerOf(memoryTree({ '.meshgate.yaml': 'custom-rules: [policies]\n', ...files }))
  return testRules(reader, await readConfig(reader), scope, paths)
}

describe('examples of custom rules', () => {
  it('are right where the marked lines are found, and no others', async () => {
    const text = [route('slow', 'custom/route-timeout'), route('stage', '', '# environment: stage')].join(
      '---\n',
    )
    const report = await tested({ 'policies/a.yaml': rules, 'policies/a.example.yaml': text })
    expect(ruleTestsText(report))
      .toBe(`ok       policies/a.example.yaml:2  VirtualService/slow: custom/route-timeout
ok       policies/a.example.yaml:14  VirtualService/stage
no example shows what custom/owner finds
2 examples as expected in 1 file
`)
  })

  it('fail otherwise, one line for each of them', async () => {
    const text = [route('slow'), route('fast', 'custom/owner/violated', '#')].join('---\n')
    const report = await tested({ 'policies/a.yaml': rules, 'policies/a.example.yaml': text })
    expect(ruleTestsText(report)).toBe(`failed   policies/a.example.yaml:2  VirtualService/slow
         line 10: custom/route-timeout finds it, and is not expected: a timeout is missing
failed   policies/a.example.yaml:14  VirtualService/fast
         line 22: custom/owner/violated is expected, and does not find it
no example shows what custom/owner finds
0 examples as expected and 2 not in 1 file
`)
    expect(ruleTestsJunit(report)).toMatch(
      /<testsuite name="policies\/a.example.yaml" tests="2" failures="2"/,
    )
  })

  it('say what base has of an object', async () => {
    const steps = `rules:
  - id: custom/same-hosts
    kinds: [VirtualService]
    params: { least: 1 }
    expression: oldObject == null || object.spec.hosts.filter(h, h in oldObject.spec.hosts).size() >= params.least
    message: a route keeps {{ params.least }} host at least
`
    const old = route('moved', '', '# oldObject')
    const [unchanged, moved] = [
      route('moved', '', '#'),
      route('moved', '', '#').replace('[a.example]', '[b.example]'),
    ]
    const marked = moved.replace('name: moved', 'name: moved # expect: custom/same-hosts')
    const text = [old, unchanged, old, marked, moved].join('---\n')
    const report = await tested({ 'policies/a.yaml': steps, 'policies/a.example.yaml': text })
    expect(report.results.map(({ rules: named, mismatches }) => [named, mismatches])).toEqual([
      [[], []],
      [['custom/same-hosts'], []],
      [[], []],
    ])
  })

  it('say what the values of the release are', async () => {
    const owner = `rules:
  - id: custom/owner
    kinds: [VirtualService]
    expression: values == null || values.owner == labels.?owner.orValue('')
    message: the label is not the owner
`
    const values = '# releaseValues\nowner: shop\n'
    const plain = route('plain', '', '#')
    const marked = plain.replace('name: plain', 'name: plain # expect: custom/owner')
    const text = [values, marked, plain, values, route('old', '', '# oldObject'), plain].join('---\n')
    const report = await tested({ 'policies/a.yaml': owner, 'policies/a.example.yaml': text })
    expect(report.results.map(({ rules: named, mismatches }) => [named, mismatches.length])).toEqual([
      [['custom/owner'], 0],
      [[], 0],
      [['custom/owner'], 1],
    ])
  })

  it('may be values', async () => {
    const pinned = `rules:
  - id: custom/pinned
    kinds: [values]
    field: image.tag
    expression: self == null || self != 'latest'
    message: name a version
`
    const text =
      '# values\nimage:\n  tag: latest # expect: custom/pinned\n---\n# values\nimage: { tag: 1.0.0 }\n---\nimage: { tag: latest }\n'
    const report = await tested({ 'policies/a.yaml': pinned, 'policies/a.example.yaml': text })
    expect(ruleTestsText(report)).toBe(`ok       policies/a.example.yaml:2  values: custom/pinned
ok       policies/a.example.yaml:6  values
2 examples as expected in 1 file
`)
  })

  it('fail with mistakes in rules and files, and may be narrowed by paths', async () => {
    const files = {
      'policies/a.yaml': rules.replace('self != null', 'self !='),
      'policies/a.example.yaml': route('slow'),
      'policies/other/b.example.yaml': 'a: [',
    }
    const report = await tested(files)
    expect(report.mistakes.map(({ at, message }) => `${at.file}:${at.line} ${message}`)).toEqual([
      'policies/a.yaml:6 unexpected token: EOF',
      expect.stringMatching(/^policies\/other\/b.example.yaml:\d cannot be read: /),
    ])
    expect((await tested(files, ['policies/other'])).files).toEqual(['policies/other/b.example.yaml'])
  })
})
