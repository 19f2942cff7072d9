import { describe, expect, it } from 'vitest'
import { formatReport } from '../../../src/report/formats.ts'
import type { Log } from 'sarif'
import { report } from '../scene.ts'
import { shop, timeouts, rules, ofRules, outlined, rule } from './rule-scene.ts'

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
      'this waiver waives nothing: there is no rule `custom/none`; `meshgate rules` lists all',
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
