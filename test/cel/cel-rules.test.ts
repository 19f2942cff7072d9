import { describe, expect, it } from 'vitest'
import { createCelRules } from '../../src/cel/cel-rules.ts'
import type { RuleExpressions } from '../../src/core/custom-rule.ts'

const rules = await createCelRules()
const usual: RuleExpressions = {
  match: null,
  field: null,
  expression: 'true',
  message: 'wrong',
  params: '{}',
}
let number = 0

/** The number of a rule, which is compiled. */
function added(rule: Partial<RuleExpressions>): number {
  number++
  rules.add(number, { ...usual, ...rule })
  return number
}

const compiled = (rule: Partial<RuleExpressions>) => rules.compilationOf(added(rule))

const found = (
  rule: Partial<RuleExpressions>,
  object: object,
  target: Partial<Record<string, string>> = {},
  oldObject: object | null = null,
  values: object | null = null,
) => {
  const variables = { namespace: '', environment: '', release: '', ...target }
  const data = [object, oldObject, values].map((each) => JSON.stringify(each))
  const subject = { object: data[0]!, oldObject: data[1]!, values: data[2]!, variables }
  return rules.evaluate([added(rule)], subject)[0]!
}

const holds = (expression: string, object: object = {}) => {
  const [violation] = found({ expression }, object)
  return violation ? violation.code : true
}

describe('an expression', () => {
  it.each([
    ['object.replicas >= 2'],
    ['object.replicas == 3'],
    ['object.replicas > 2.5'],
    ['object.share < 1'],
    ["'a' in object.hosts && object.hosts.size() == 2"],
    ["duration('1m30s') == duration('90s')"],
    ["object.hosts.all(h, h.matches('^[[:alpha:]]$'))"],
    ["object.?spec.?tls.orValue('none') == 'none'"],
    ['!has(object.spec) && labels == {}'],
    ["target.environment == ''"],
    ['cel.bind(n, object.replicas, n * 2 == 6)'],
  ])('%s holds', (expression) => {
    expect(holds(expression, { replicas: 3, share: 0.5, hosts: ['a', 'b'] })).toBe(true)
  })

  it('has no value where a key is missing or types do not fit', () => {
    expect(holds('object.spec.a == 1')).toBe('evaluation-failed')
    expect(holds("object.a + 'b' == 'c'", { a: 1 })).toBe('evaluation-failed')
    expect(holds('object.a', { a: 'text' })).toBe('evaluation-failed')
    expect(holds("'a'.matches('(?=a)')")).toBe('evaluation-failed')
  })

  it('matches in a time that grows with the text alone', () => {
    expect(holds("object.a.matches('^(a+)+$')", { a: `${'a'.repeat(50_000)}!` })).toBe('violated')
  })

  it('sees keys of objects as they are', () => {
    const object = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}') as object
    expect(holds("object['__proto__'].a == 1 && object['constructor'] == 2", object)).toBe(true)
    expect(holds('has(object.toString)')).toBe('violated')
  })
})

describe('a field', () => {
  const object = { spec: { http: [{ timeout: '5s' }, {}], ports: { a: 1, b: 2 } } }

  it.each([
    [['spec', 'http', null, 'timeout'], 'self != null', [['spec', 'http', 1, 'timeout']]],
    [['spec', 'ports', null], 'self == 1', [['spec', 'ports', 'b']]],
    [['spec', 'tls', 'mode'], 'self != null', [['spec', 'tls', 'mode']]],
    [['spec', 'tcp', null, 'port'], 'false', []],
    [['spec', 'http', 0], 'false', [['spec', 'http', 0]]],
  ])('%j is looked at by itself', (field, expression, paths) => {
    expect(found({ field, expression }, object).map(({ path }) => path)).toEqual(paths)
  })
})

it('a rule looks only at what matches, and says where that is not known', () => {
  const rule = { match: "target.environment == 'prod'", expression: 'false' }
  expect(found(rule, {})).toEqual([])
  expect(found(rule, {}, { environment: 'prod' })).toHaveLength(1)
  expect(found({ match: 'object.a', expression: 'true' }, {})).toMatchObject([
    { code: 'evaluation-failed', path: null },
  ])
})

it('a rule reads the object of base, which may be missing', () => {
  const rule = { expression: 'oldObject == null || oldObject.spec.hosts == object.spec.hosts' }
  const [before, after] = [{ spec: { hosts: ['a'] } }, { spec: { hosts: ['b'] } }]
  expect(found(rule, after)).toEqual([])
  expect(found(rule, before, {}, before)).toEqual([])
  expect(found(rule, after, {}, before)).toMatchObject([{ code: 'violated' }])
})

it('a rule reads the values of the release, which may be missing', () => {
  const rule = { expression: 'values == null || size(object.spec.hosts) <= values.limits.hosts' }
  const object = { spec: { hosts: ['a', 'b'] } }
  expect(found(rule, object)).toEqual([])
  expect(found(rule, object, {}, null, { limits: { hosts: 2 } })).toEqual([])
  expect(found(rule, object, {}, null, { limits: { hosts: 1 } })).toMatchObject([{ code: 'violated' }])
  expect(found(rule, object, {}, null, {})).toMatchObject([{ code: 'evaluation-failed' }])
})

it('a rule reads its parameters, and no others', () => {
  const params = '{"limit": "30s", "hosts": ["a", "b"]}'
  const expression = "duration(params.limit) == duration('30s') && params.hosts.all(h, h in ['a', 'b'])"
  expect(found({ expression, params }, {})).toEqual([])
  const message = 'at most {{ params.limit }}'
  expect(found({ expression: 'params.hosts.size() == 3', message, params }, {})).toMatchObject([
    { message: 'at most 30s' },
  ])
  expect(compiled({ expression: 'params.limits == 1', params }).errors).toMatchObject([
    { message: 'no such key: limits' },
  ])
  expect(compiled({ expression: 'params.limit == 1' }).errors).toHaveLength(1)
})

it('a message shows values, and an expression without a value as it is written', () => {
  const message = '{{ object.a }} {{object.b}} {{ object.n }} {{ object.none }} {{ duration("90s") }}'
  const [violation] = found({ expression: 'false', message }, { a: 'x', b: [1, { c: true }], n: null })
  expect(violation!.message).toBe('x [1,{"c":true}] null {{ object.none }} 90s')
})

describe('a compilation', () => {
  it('says what is wrong, and where in the text', () => {
    const { errors } = compiled({
      match: 'objet.a == 1',
      expression: 'size(object.a)',
      message: 'a {{ 1 + "a" }} {{ }}',
    })
    expect(errors.map(({ part, start, end, message }) => [part, start, end, message])).toEqual([
      ['match', 0, 5, 'unknown variable: objet'],
      ['expression', 0, 14, 'has to be true or false, and is int'],
      ['message', 5, 12, 'no such overload: int + string'],
      ['message', expect.any(Number), expect.any(Number), 'unexpected token: EOF'],
    ])
  })

  it('lists the fields that are read, where they are written', () => {
    const expression = `object.spec.hosts[0] != '' && object.spec.http.exists(r, has(r.match) && r["retries"].attempts > 1)
      && cel.bind(m, object.metadata, m.name == 'a') && labels.team == self.owner && [1].all(object, object > 0)`
    const { reads } = compiled({ expression, field: ['spec', 'x'] })
    expect(
      reads.map(({ path, start, end }) => [
        path.map((step) => step ?? '*').join('.'),
        expression.slice(start, end),
      ]),
    ).toEqual([
      ['spec.hosts.0', '0'],
      ['spec.http', 'http'],
      ['spec.http.*.match', 'match'],
      ['spec.http.*.retries.attempts', 'attempts'],
      ['metadata', 'metadata'],
      ['metadata.name', 'name'],
      ['metadata.labels.team', 'team'],
      ['spec.x.owner', 'owner'],
    ])
  })

  it('says whether the object of base is read', () => {
    expect(compiled({ expression: 'object.a == 1' }).readsOldObject).toBe(false)
    const { reads, readsOldObject } = compiled({ match: 'oldObject != null', expression: 'oldObject.a == 1' })
    expect(readsOldObject).toBe(true)
    expect(reads.map(({ path }) => path)).toEqual([['a']])
  })

  it('says what of the values of the release is read, apart from the object', () => {
    expect(compiled({ expression: 'object.values == 1' })).toMatchObject({ readsValues: false })
    const { reads, ...read } = compiled({ match: 'values != null', expression: 'values.a.b == object.c' })
    expect(read).toMatchObject({ readsValues: true, valuesReads: [['a', 'b']], readsOldObject: false })
    expect(reads.map(({ path }) => path)).toEqual([['c']])
  })

  it('says what of the target is read', () => {
    expect(
      compiled({ match: "target.release == 'a'", expression: "target.namespace == 'b'" }).variables,
    ).toEqual(['namespace'])
  })
})
