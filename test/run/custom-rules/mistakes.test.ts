import { describe, expect, it } from 'vitest'
import { report, type Files } from '../scene.ts'
import { shop, timeouts, named, rules, ofRules, outlined, rule } from './rule-scene.ts'

describe('what is wrong with custom rules', () => {
  const problems = async (files: Files) =>
    (await ofRules({ ...files })).map(
      ({ code, at, message }) => `${code} ${at.file}:${at.line}:${at.column} ${message}`,
    )

  it.each([
    [
      '',
      'kinds: [VirtualService]\nexpression: object.spec.',
      'expression policies/a.yaml:5:28 expected IDENTIFIER, got EOF',
    ],
    [
      '',
      "kinds: [VirtualService]\nexpression: 'objekt.spec == 1'",
      'expression policies/a.yaml:5:18 unknown variable: objekt',
    ],
    [
      '',
      'kinds: [VirtualService]\nexpression: |\n  true &&\n  target.zone == "a"',
      'expression policies/a.yaml:7:14 no such key: zone',
    ],
    [
      '',
      'kinds: [VirtualService]\nexpression: size(object.spec.hosts)',
      'expression policies/a.yaml:5:17 has to be true or false, and is int',
    ],
    [
      '',
      'kinds: [VirtualService]\nexpression: object.spec.http.all(r, has(r.timout))',
      'unknown-field policies/a.yaml:5:47 `spec.http[*].timout` is no field of `VirtualService`; did you mean `timeout`?',
    ],
    [
      '',
      'kinds: [apps/Deployment]\nfield: spec.replica\nexpression: self > 1',
      'unknown-field policies/a.yaml:5:12 `spec.replica` is no field of `apps/Deployment`; did you mean `replicas`?',
    ],
    [
      '',
      'kinds: [A]\nfield: spec..a\nexpression: self > 1',
      'shape policies/a.yaml:5:12 `spec..a` is no path of fields; write it as in `spec.http[*].timeout` or `metadata.labels["example.com/team"]`',
    ],
    [
      '',
      'kinds: [A]\nexpresion: self > 1\nexpression: "true"',
      'shape policies/a.yaml:5:5 `expresion` is not a known field; did you mean `expression`?',
    ],
    [
      'rules: {custom/b: off}',
      'kinds: [A]\nexpression: "true"',
      'unknown-rule .meshgate.yaml:2:9 there is no rule `custom/b`; did you mean `custom/a`?',
    ],
  ])('%s %s is said', async (config, lines, message) => {
    expect(await problems(rules(rule(lines), config))).toEqual([message])
  })

  it('is a file that is missing or no YAML, and a name that two rules have', async () => {
    expect(await problems(named())).toEqual([
      'no-such-file .meshgate.yaml:1:16 no file `policies` in this repository',
    ])
    expect(await problems(rules('rules: ['))).toEqual([expect.stringMatching(/^not-yaml policies\/a.yaml:/)])
    const twice = `${rule('kinds: [A]\nexpression: "true"')}  - {id: custom/a, kinds: [A], expression: "true", message: a}\n`
    expect(await problems(rules(twice))).toEqual([
      expect.stringMatching(
        /^duplicate-id policies\/a.yaml:6:10 another rule is called `custom\/a`, in `policies\/a.yaml:2`/,
      ),
    ])
  })
})

describe('a change of custom rules', () => {
  const base: Files = { ...shop, ...rules() }
  const fast = { 'apps/shop/values-prod.yaml': 'route:\n  timeout: 20s\n' }

  it('is checked by the rules of base: what a removed rule would find blocks', async () => {
    const { 'policies/a.yaml': _, ...without } = base
    const head = { ...without, ...rules(rule('kinds: [A]\nexpression: "true"')) }
    const found = await ofRules(head, { ...base, ...fast })
    expect(found.map(({ rule: id, code, severity }) => [id, code, severity])).toEqual([
      ['meshgate/config-weakens', 'hides-new', 'error'],
    ])
    expect(found[0]!.message).toContain('custom/route-timeout')
  })

  it.each([
    ['a lower severity', timeouts.replace('    kinds', '    severity: warning\n    kinds'), 'loosens'],
    ['another condition', timeouts.replace("'30s'", "'60s'"), 'may-loosen'],
    ['other parameters', timeouts.replace('    kinds', '    params: {most: 1}\n    kinds'), 'may-loosen'],
    ['a narrower match', timeouts.replace('    kinds', '    match: "false"\n    kinds'), 'loosens'],
  ])('by %s needs approval, and is said', async (_, text, code) => {
    const [head, inBase] = [
      { ...base, ...fast, ...rules(text) },
      { ...base, ...fast },
    ]
    expect((await ofRules(head, inBase)).map((finding) => finding.code)).toEqual([code])
    const { checkChanges } = await report(head, inBase)
    expect(checkChanges).toMatchObject([{ at: { file: 'policies/a.yaml' } }])
    expect(checkChanges[0]!.key).toMatch(/^custom\/route-timeout\./)
  })

  it('that adds or rewords a rule, or moves it, weakens nothing', async () => {
    const inBase: Files = { ...base, ...fast }
    const reworded = { ...inBase, ...rules(timeouts.replace('a request', 'this request')) }
    expect(await outlined(reworded, inBase)).toEqual([])
    const { 'policies/a.yaml': text, ...others } = inBase
    expect(await outlined({ ...others, 'policies/b.yaml': text! }, inBase)).toEqual([])
    const added = { ...inBase, 'policies/b.yaml': rule('kinds: [A]\nexpression: "true"') }
    expect(await outlined(added, inBase)).toEqual([])
    expect((await report(added, inBase)).checkChanges).toMatchObject([
      { effect: 'tightens', key: 'custom/a' },
    ])
  })

  it('of the key that names the files loosens', async () => {
    const head = { ...base, ...fast, '.meshgate.yaml': '{}\n' }
    expect((await ofRules(head, { ...base, ...fast })).map(({ code, message }) => [code, message])).toEqual([
      ['loosens', expect.stringContaining('custom-rules: − policies')],
    ])
  })

  it('finds what base has, too, where a rule is new', async () => {
    const inBase = { ...shop, ...rules(rule('kinds: [A]\nexpression: "true"')) }
    expect(await outlined({ ...inBase, 'policies/b.yaml': timeouts }, inBase)).toEqual([
      'existing error apps/shop/templates/all.yaml:9 custom/route-timeout',
    ])
  })
})
