import { describe, expect, it } from 'vitest'
import { chart, type Files } from '../scene.ts'
import { shop, rules, ofRules, outlined, rule } from './rule-scene.ts'

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
