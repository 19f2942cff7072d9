import { describe, expect, it } from 'vitest'
import { changesText } from './outline.ts'

/** Each change of one configuration into another. */
const configured = (before: string, after: string): Promise<string[]> =>
  changesText({ '.meshgate.yaml': before }, { '.meshgate.yaml': after })

describe('a change of the configuration', () => {
  it.each([
    ['rules: {helm/placeholder: off}', 'rules: {helm/placeholder: "off"}'],
    ['# words\nexclude: [a]\n', 'exclude:\n  - "a"\n'],
    ['exclude: [a, b]', 'exclude: [b, a]'],
    ['istio-version: "1.30"', 'istio-version: 1.30'],
    ['', 'rules: {}\nexclude: []\n'],
    ['targets: [{chart: a}, {chart: b}]', 'targets: [{chart: b}, {chart: a}]'],
  ])('says nothing of what means the same: %j, %j', async (before, after) => {
    expect(await configured(before, after)).toEqual([])
  })

  it.each([
    ['error', 'off', 'loosens'],
    ['error', 'warning', 'loosens'],
    ['off', 'info', 'tightens'],
    ['off', 'nonsense', 'changes'],
  ])('of a severity from %s to %s %s', async (before, after, effect) => {
    const rules = (severity: string): string => `rules:\n  routing/timeout-covers-retries: ${severity}\n`
    expect(await configured(rules(before), rules(after))).toEqual([
      `${effect} .meshgate.yaml:2 rules.routing/timeout-covers-retries: ${before} → ${after}`,
    ])
  })

  it.each([
    ['off', 'loosens', 'tightens'],
    ['warning', 'loosens', 'tightens'],
    ['error', 'changes', 'changes'],
  ])('compares the severity %s with the default of the rule', async (severity, setting, taking) => {
    const rules = `exclude: []\nrules: {routing/timeout-covers-retries: ${severity}}\n`
    const key = 'rules.routing/timeout-covers-retries'
    expect(await configured('', rules)).toEqual([
      `${setting} .meshgate.yaml:2 ${key}: - → ${severity}; default error`,
    ])
    expect(await configured(rules, '')).toEqual([
      `${taking} .meshgate.yaml:2 (base) ${key}: ${severity} → -; default error`,
    ])
  })

  it.each([
    ['exclude: [a]', 'exclude: [a, sandbox]', 'loosens .meshgate.yaml:1 exclude: - → sandbox'],
    ['', 'exclude: [sandbox]', 'loosens .meshgate.yaml:1 exclude: - → sandbox'],
    ['exclude: [sandbox]', '', 'tightens .meshgate.yaml:1 (base) exclude: sandbox → -'],
    ['', 'manifests: [mesh]', 'loosens .meshgate.yaml:1 manifests: - → [mesh]'],
    ['manifests: [mesh]', '', 'tightens .meshgate.yaml:1 (base) manifests: [mesh] → -'],
    ['manifests: [mesh]', 'manifests: [mesh, b]', 'tightens .meshgate.yaml:1 manifests: - → b'],
    ['manifests: [mesh, b]', 'manifests: [mesh]', 'loosens .meshgate.yaml:1 (base) manifests: b → -'],
    ['', 'egress-allowlist: [a]', 'tightens .meshgate.yaml:1 egress-allowlist: - → [a]'],
    ['egress-allowlist: [a]', '', 'loosens .meshgate.yaml:1 (base) egress-allowlist: [a] → -'],
    ['egress-allowlist: []', 'egress-allowlist: ["*"]', 'loosens .meshgate.yaml:1 egress-allowlist: - → *'],
    [
      'egress-allowlist: [a]',
      'egress-allowlist: [a, {host: b, owner: x, reason: y}]',
      'loosens .meshgate.yaml:1 egress-allowlist: - → {host: b, owner: x, reason: y}',
    ],
    [
      'invariants: [{never: {token: none}}]',
      '',
      'loosens .meshgate.yaml:1 (base) invariants: {never: {token: none}} → -',
    ],
    [
      '',
      'invariants: [{never: {token: none}}]',
      'tightens .meshgate.yaml:1 invariants: - → {never: {token: none}}',
    ],
    ['', 'targets: [{chart: a}]', 'changes .meshgate.yaml:1 targets: - → [{chart: a}]'],
    ['', 'targets: []', 'loosens .meshgate.yaml:1 targets: - → []'],
    ['istio-version: 1.3', 'istio-version: 1.30', 'changes .meshgate.yaml:1 istio-version: 1.3 → 1.30'],
    [
      'repository: {aliases: [a, b]}',
      'repository: {aliases: [a]}',
      'loosens .meshgate.yaml:1 (base) repository.aliases: b → -',
    ],
    [
      'schemas: [a.json]',
      'schemas: [a.json, {version: v1, kind: A, file: b.json}]',
      'tightens .meshgate.yaml:1 schemas: - → {version: v1, kind: A, file: b.json}',
    ],
    [
      '',
      'mesh: {outboundTrafficPolicy: {mode: ALLOW_ANY}}',
      'changes .meshgate.yaml:1 mesh.outboundTrafficPolicy.mode: - → ALLOW_ANY',
    ],
  ])('from %j to %j is said: %s', async (before, after, change) => {
    expect(await configured(before, after)).toEqual([change])
  })

  it.each([
    [
      '',
      'overrides: [{paths: [a], rules: {helm/placeholder: off}}]',
      'loosens .meshgate.yaml:1 overrides: - → {paths: [a], rules: {helm/placeholder: off}}',
    ],
    [
      'overrides: [{environments: [dev], exclude: true}]',
      '',
      'tightens .meshgate.yaml:1 (base) overrides: {environments: [dev], exclude: true} → -',
    ],
    [
      'overrides: [{environments: [dev, prod], fail-on: error}]',
      'overrides: [{environments: [prod, dev], fail-on: never}]',
      'loosens .meshgate.yaml:1 overrides[@dev,prod].fail-on: error → never',
    ],
    [
      'overrides: [{paths: [a], fail-on: error}]',
      'overrides: [{paths: [a], fail-on: error, min-confidence: likely}]',
      'tightens .meshgate.yaml:1 overrides[a].min-confidence: - → likely',
    ],
    [
      'rules: {helm/dead-value: off}',
      'rules: {helm/dead-value: off}\noverrides: [{paths: [a], rules: {helm/dead-value: info}}]',
      'tightens .meshgate.yaml:2 overrides: - → {paths: [a], rules: {helm/dead-value: info}}',
    ],
    [
      'overrides: [{paths: [a], fail-on: info}, {paths: [b], fail-on: info}]',
      'overrides: [{paths: [b], fail-on: info}, {paths: [a], fail-on: info}]',
      'loosens .meshgate.yaml:1 overrides: in another order',
    ],
    [
      'rules: {helm/dead-value: off}\noverrides: [{paths: [a], rules: {helm/dead-value: error}}]',
      'rules: {helm/dead-value: off}\noverrides: [{paths: [a], rules: {helm/dead-value: error}}, {paths: [b], rules: {helm/dead-value: info}}]',
      'loosens .meshgate.yaml:2 overrides: - → {paths: [b], rules: {helm/dead-value: info}}',
    ],
    [
      'overrides: [{paths: [a], fail-on: never}, {paths: [b], fail-on: error}]',
      'overrides: [{paths: [a], fail-on: never}]',
      'loosens .meshgate.yaml:1 (base) overrides: {paths: [b], fail-on: error} → -',
    ],
  ])('of an override from %j to %j is said: %s', async (before, after, change) => {
    expect(await configured(before, after)).toEqual([change])
  })

  it('finds a target again by its chart, release and environment', async () => {
    const target = (environment: string, values: string, namespace = ''): string =>
      `  - {chart: web, values: [${values}], environment: ${environment}${namespace}}\n`
    expect(
      await configured(
        `targets:\n${target('prod', 'a.yaml, b.yaml')}${target('stage', 'a.yaml')}`,
        `targets:\n${target('dev', 'a.yaml')}${target('prod', 'b.yaml, a.yaml, c.yaml', ', namespace: shop')}`,
      ),
    ).toEqual([
      'loosens .meshgate.yaml:3 (base) targets: {chart: web, values: [a.yaml], environment: stage} → -',
      'changes .meshgate.yaml:3 targets[web@prod].values: - → c.yaml',
      'changes .meshgate.yaml:3 targets[web@prod].values: in another order',
      'changes .meshgate.yaml:3 targets[web@prod].namespace: - → shop',
      'tightens .meshgate.yaml:2 targets: - → {chart: web, values: [a.yaml], environment: dev}',
    ])
  })

  it('puts what loosens first', async () => {
    const changes = await configured('exclude: [a]\n', 'istio-version: 1.27\nexclude: [b]\n')
    expect(changes.map((each) => each.split(' ')[0])).toEqual(['loosens', 'changes', 'tightens'])
  })

  it('says that the configuration of base is wrong, and what differs all the same', async () => {
    expect(await configured('rulse: {a: b}\nexclude: [a]\n', 'exclude: [a, b]\n')).toEqual([
      'loosens .meshgate.yaml:1 exclude: - → b',
      'changes .meshgate.yaml:1 (base) : base’s configuration is wrong, so that base is looked at by head’s: ' +
        '`rulse` is not a known field; did you mean `rules`?',
      'changes .meshgate.yaml:1 (base) rulse.a: b → -',
    ])
  })

  it('says that the configuration of base cannot be read', async () => {
    expect(await configured('exclude: [a\n', 'exclude: [a]\n')).toEqual([
      expect.stringMatching(/^changes .meshgate.yaml:\d \(base\) : base’s configuration is wrong/),
    ])
  })

  it('is one from the usual file where base does not have the one that is named', async () => {
    const base = { '.meshgate.yaml': 'exclude: [a]\n' }
    const head = { ...base, 'gate.yaml': 'exclude: [b]\n' }
    expect(await changesText(base, head, 'gate.yaml')).toEqual([
      'loosens gate.yaml:1 exclude: - → b',
      'tightens .meshgate.yaml:1 (base) exclude: a → -',
    ])
  })

  it('cuts what is long, and quotes keys that are no words', async () => {
    const [change] = await configured('', `mesh: {"a.b c": ["${'x'.repeat(2000)}"]}\n`)
    expect(change).toMatch(/^changes .meshgate.yaml:1 mesh."a.b c": - → x{500}…$/)
  })
})
