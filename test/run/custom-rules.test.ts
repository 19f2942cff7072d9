import { describe, expect, it } from 'vitest'
import { formatReport } from '../../src/report/formats.ts'
import type { Log } from 'sarif'
import { chart, outline, report, type Files } from './scene.ts'

/** A chart with a route whose timeout is a value. */
const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  labels: {app: shop}
spec:
  hosts: [shop.example.org]
  http:
    - timeout: {{ .Values.route.timeout }}
      route: [{destination: {host: shop.example.org}}]
    - route: [{destination: {host: shop.example.org}}]
`
const shop: Files = {
  ...chart('apps/shop', route, { 'values.yaml': 'route:\n  timeout: 5s\n' }),
  'apps/shop/values-prod.yaml': 'route:\n  timeout: 40s\n',
}

const timeouts = `rules:
  - id: custom/route-timeout
    kinds: [VirtualService]
    field: spec.http[*].timeout
    expression: self == null || duration(self) <= duration('30s')
    message: 'a request may take \`{{ self }}\` in \`{{ target.environment }}\`; write \`30s\` at most'
    docs: https://example.org/timeouts
`
const named = (config = '') => ({ '.meshgate.yaml': `custom-rules: [policies]\n${config}` })
const rules = (text = timeouts, config = ''): Files => ({ ...named(config), 'policies/a.yaml': text })

const ofRules = async (...trees: Parameters<typeof report>) => {
  const { findings } = await report(...trees)
  return findings.filter(({ rule }) => /^custom\/|^meshgate\/(custom|config)/.test(rule))
}
const outlined = async (...trees: Parameters<typeof report>) => outline(await ofRules(...trees))

const rule = (lines: string, id = 'custom/a'): string =>
  `rules:\n  - id: ${id}\n    message: wrong\n${lines.replace(/^/gm, '    ')}\n`

describe('a custom rule for values files', () => {
  const limits = rule(
    "kinds: [values]\nfield: route.timeout\nexpression: self == null || duration(self) <= duration('30s')",
  )
  const prod = 'new error apps/shop/values-prod.yaml:2 custom/a'

  it('finds a value of a file, and nothing in one that does not set it', async () => {
    expect(
      await outlined({ ...shop, ...rules(limits), 'apps/shop/values-stage.yaml': 'other: 1\n' }),
    ).toEqual([expect.stringContaining(prod)])
  })

  it('looks at no object, and a rule for every kind at no values', async () => {
    const everything = rule("kinds: ['*']\nexpression: has(object.kind)")
    expect(await outlined({ ...shop, ...rules(everything) })).toEqual([])
    const object =
      'apiVersion: example.com/v1\nkind: values\nmetadata: { name: a }\nroute: { timeout: 40s }\n'
    expect(await outlined({ 'a.yaml': object, ...rules(limits) })).toEqual([])
  })

  it('is likely where it reads what values files do not say', async () => {
    const release = rule("kinds: [values]\nexpression: target.release == 'shop'")
    const found = await ofRules({ ...shop, ...rules(release) })
    expect(new Set(found.map(({ confidence }) => confidence))).toEqual(new Set(['likely']))
    expect(found.length).toBeGreaterThan(0)
  })

  it('cannot read the values of a release', async () => {
    const merged = rule('kinds: [values]\nexpression: values == null')
    expect(await outlined({ ...shop, ...rules(merged) })).toEqual([
      expect.stringMatching(/error policies\/a.yaml:\d meshgate\/custom-rule-invalid/),
    ])
  })

  it('cannot read what was there before', async () => {
    const old = rule('kinds: [values]\nexpression: oldObject == null')
    expect(await outlined({ ...shop, ...rules(old) })).toEqual([
      expect.stringMatching(/error policies\/a.yaml:\d meshgate\/custom-rule-invalid/),
    ])
  })
})

describe('a custom rule', () => {
  it('finds the values line that decides the field, and links to its page', async () => {
    const [finding, ...further] = await ofRules({ ...shop, ...rules() })
    expect(further).toEqual([])
    expect(finding).toMatchObject({
      rule: 'custom/route-timeout',
      code: 'violated',
      severity: 'error',
      confidence: 'certain',
      at: { file: 'apps/shop/values-prod.yaml', line: 2 },
      cause: 'exact',
      message: 'a request may take `40s` in `prod`; write `30s` at most',
      object: { kind: 'VirtualService', name: 'shop', path: 'spec.http[0].timeout' },
      environments: ['prod'],
      url: 'https://example.org/timeouts',
    })
    expect(finding!.related).toContainEqual({
      at: expect.objectContaining({ file: 'policies/a.yaml', line: 2 }) as unknown,
      note: 'the rule',
    })
  })

  it('is in the report, and SARIF describes it', async () => {
    const checked = await report({ ...shop, ...rules() })
    expect(checked.customRules).toMatchObject([{ id: 'custom/route-timeout', at: { line: 2 } }])
    const gate = {
      failOn: 'error',
      minConfidence: 'certain',
      onlyNew: true,
      strict: false,
      failOnDiff: false,
    } as const
    const log = JSON.parse(formatReport(checked, 'sarif', { gate, rules: [] })) as Log
    const described = log.runs[0]!.tool.driver.rules!.find(({ id }) => id === 'custom/route-timeout')
    expect(described).toMatchObject({ helpUri: 'https://example.org/timeouts' })
    expect(described!.help!.text).toContain('in policies/a.yaml')
  })

  it('is about the whole object where it names no field', async () => {
    const text = rule("kinds: ['*']\nmatch: has(object.metadata.labels)\nexpression: \"'team' in labels\"")
    const [finding] = await ofRules({ ...shop, ...rules(text) })
    expect(finding).toMatchObject({
      object: { path: 'metadata.name' },
      at: { file: 'apps/shop/templates/all.yaml', line: 4 },
    })
  })

  it('has severities, waivers and codes as others have', async () => {
    const files = { ...shop, ...rules(timeouts, 'rules: {custom/route-timeout: warning}\n') }
    expect(await outlined(files)).toEqual(['new warning apps/shop/values-prod.yaml:2 custom/route-timeout'])
    expect(
      await outlined({ ...shop, ...rules(timeouts, 'rules: {custom/route-timeout/violated: off}\n') }),
    ).toEqual([])
    const waived =
      'route:\n  # meshgate-ignore custom/route-timeout -- the bank asks for it\n  timeout: 40s\n'
    const [finding] = await ofRules({ ...shop, ...rules(), 'apps/shop/values-prod.yaml': waived })
    expect(finding).toMatchObject({ waiver: { isEffective: true } })
    const unknown = await report({
      ...shop,
      ...rules(),
      'a.yaml': '# meshgate-ignore custom/none -- so\n{}\n',
    })
    expect(unknown.findings.map(({ message }) => message)).toContain(
      'this waiver waives nothing: there is no rule `custom/none`',
    )
  })

  it('that cannot be evaluated on an object says so', async () => {
    const text = rule('kinds: [VirtualService]\nexpression: object.spec.tls.size() > 0')
    expect((await ofRules({ ...shop, ...rules(text) })).map(({ code, message }) => [code, message])).toEqual([
      [
        'evaluation-failed',
        '`expression` of this rule cannot be evaluated here: no such key: tls; guard what may be missing with `has(…)`',
      ],
    ])
  })

  it('is only likely where it reads what is not known', async () => {
    const text = rule("kinds: [VirtualService]\nexpression: target.namespace == 'shop'")
    expect((await ofRules({ ...shop, ...rules(text) })).map(({ confidence }) => confidence)).toEqual([
      'likely',
    ])
    const filled = rule('kinds: [Service]\nexpression: "object.spec.type == \'ClusterIP\'"')
    const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: "${TYPE}"}\n'
    const [finding] = await ofRules({ ...rules(filled), 'a.yaml': service })
    expect(finding).toMatchObject({ confidence: 'likely' })
  })

  it('does not show secrets that its message quotes', async () => {
    const text = rule("kinds: [Secret]\nexpression: 'false'").replace(
      'wrong',
      '"{{ object.stringData.password }}"',
    )
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {password: hunter22}\n'
    const [finding] = await ofRules({ ...rules(text), 'a.yaml': secret })
    expect(finding!.message).not.toContain('hunter22')
  })

  it('looks at no file of rules or examples', async () => {
    const example = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: 1}\n'
    const { findings, targets } = await report({ ...rules(), 'policies/a.example.yaml': example })
    expect(findings).toEqual([])
    expect(targets).toEqual([])
  })
})

describe('a rule that reads the values of the release', () => {
  const owned = rule(
    "kinds: [VirtualService]\nfield: spec.http[0].timeout\nexpression: values != null && values.?owner.orValue('') != ''",
  )
  const prod = (lines: string, defaults = "owner: ''\n"): Files => ({
    ...shop,
    ...rules(owned),
    'apps/shop/values.yaml': `route:\n  timeout: 5s\n${defaults}`,
    'apps/shop/values-prod.yaml': `route:\n  timeout: 40s\n${lines}`,
  })
  const found = 'new error apps/shop/values-prod.yaml:2 custom/a'

  it('has them merged: defaults of the chart, and the files of the environment over them', async () => {
    expect(await outlined(prod(''))).toEqual([found])
    expect(await outlined(prod('owner: shop\n'))).toEqual([])
    expect(await outlined(prod('', 'owner: shop\n'))).toEqual([])
    expect(await outlined(prod('owner: ""\n', 'owner: shop\n'))).toEqual([found])
  })

  it('has an empty map for a release without any, and nothing for an object that no release renders', async () => {
    const bare = rule('kinds: [ConfigMap]\nexpression: values != null && size(values) == 0')
    const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n'
    expect(await outlined({ ...chart('apps/a', map), ...rules(bare) })).toEqual([])
    expect(await outlined({ 'a.yaml': map, ...rules(bare) })).toEqual([
      expect.stringContaining('error a.yaml:3 custom/a'),
    ])
  })

  it('is looked at again where a value changes that no template reads', async () => {
    expect(await outlined(prod(''), prod('owner: shop\n'))).toEqual([found])
    expect(await outlined(prod('owner: shop\n'), prod(''))).toEqual([
      expect.stringMatching(/^fixed error .* custom\/a$/),
    ])
  })

  it('is only likely where a value is filled in later, or may come from elsewhere', async () => {
    const strict = rule("kinds: [VirtualService]\nexpression: values.owner == 'shop'")
    const files = { ...prod('owner: ${OWNER}\n'), ...rules(strict) }
    expect((await ofRules(files)).map(({ confidence }) => confidence)).toEqual(['likely'])
    const packed = { ...prod('owner: a\n'), ...rules(strict), 'apps/shop/charts/sub-1.0.0.tgz': 'x' }
    const confidences = (await ofRules(packed)).map(({ confidence }) => confidence)
    expect(confidences.filter((confidence) => confidence !== 'likely')).toEqual([])
  })
})

describe('a rule about changes', () => {
  const text = rule(
    `kinds: [VirtualService]
field: spec.http[0].timeout
match: oldObject != null
params: { most: 20s }
expression: duration(self) - duration(oldObject.spec.http[0].timeout) <= duration(params.most)`,
  )
  const at = (timeout: string): Files => ({
    ...shop,
    ...rules(text),
    'apps/shop/values-prod.yaml': `route:\n  timeout: ${timeout}\n`,
  })

  it('compares an object with that of base', async () => {
    expect(await outlined(at('40s'), at('10s'))).toEqual(['new error apps/shop/values-prod.yaml:2 custom/a'])
    expect(await outlined(at('40s'), at('30s'))).toEqual([])
    expect(await outlined(at('40s'), at('10s'), { options: { all: true } })).toHaveLength(1)
  })

  it('looks at nothing without a base, and at no object that is new or the same', async () => {
    expect(await outlined(at('40s'))).toEqual([])
    const { 'apps/shop/templates/all.yaml': _, ...without } = at('40s')
    expect(await outlined(at('40s'), without)).toEqual([])
    expect(await outlined({ ...at('40s'), 'b.yaml': '{}\n' }, at('40s'), { options: { all: true } })).toEqual(
      [],
    )
  })

  it('is only likely where base may have the object and does not render', async () => {
    const fresh = rule('kinds: [VirtualService]\nexpression: oldObject != null || has(labels.owner)')
    const head: Files = { ...shop, ...rules(fresh) }
    const broken = { ...head, 'apps/shop/values-prod.yaml': 'route: 1\n' }
    const confidences = async (base: Files) => (await ofRules(head, base)).map(({ confidence }) => confidence)
    expect(await confidences(broken)).toEqual(['likely'])
    const { 'apps/shop/values-prod.yaml': _, 'apps/shop/Chart.yaml': __, ...none } = head
    expect(await confidences(none)).toEqual(['certain'])
  })
})

describe('an example of a rule that is not as it is marked', () => {
  const example = (mark: string): Files => ({
    ...shop,
    ...rules(),
    'policies/a.example.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: slow}
spec:
  http:
    - timeout: 40s${mark}
`,
  })
  const marked = example(' # expect: custom/route-timeout')

  it('is a mistake of the rules, also beside a base', async () => {
    const isMistake = ({ rule: id }: { rule: string }): boolean => id === 'meshgate/custom-rule-invalid'
    expect((await ofRules(marked)).filter(isMistake)).toEqual([])
    const [mistake, ...further] = (await ofRules(example(''), marked)).filter(isMistake)
    expect(further).toEqual([])
    expect(mistake).toMatchObject({
      status: 'new',
      code: 'example',
      at: { file: 'policies/a.example.yaml', line: 6 },
      message: expect.stringMatching(
        /^in the example `VirtualService\/slow` `custom\/route-timeout` finds it, and is not expected: /,
      ) as string,
    })
    const existing = (await ofRules(example(''), example(''))).filter(isMistake)
    expect(existing.map(({ status }) => status)).toEqual(['existing'])
  })
})

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

  it('is judged by the rules of base: what a removed rule would find blocks', async () => {
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
