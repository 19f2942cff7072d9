import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { UsageError } from '../../src/core/errors.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { readerOf } from '../../src/yaml/reader.ts'

const read = (text: string) => readConfig(readerOf(memoryTree({ '.meshgate.yaml': text })))

async function mistakesIn(text: string): Promise<string[]> {
  const error = await read(text).then(
    () => new Error('unexpectedly right'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(UsageError)
  return (error as UsageError).message.split('\n')
}

describe('a configuration', () => {
  it('is read', async () => {
    const text = `
exclude: [attic]
manifests: ["mesh/**"]
rules:
  egress/mediated-host-wildcard: warning
  routing/timeout-covers-retries: off
targets:
  - {chart: charts/web, values: [envs/prod.yaml], release: web, namespace: shop, environment: prod}
  - {manifests: [mesh], environment: prod}
  - {values: [envs/prod.yaml]}
`
    expect(await read(text)).toMatchObject({
      exclude: ['attic'],
      rules: { 'routing/timeout-covers-retries': 'off' },
      targets: [{ chart: 'charts/web' }, { environment: 'prod' }, { values: ['envs/prod.yaml'] }],
    })
  })

  it.each(['', '# nothing yet\n', '---\n', '{}\n'])('may say nothing: %j', async (text) => {
    expect(await read(text)).toEqual({})
  })

  it('may be absent, unless the person named it', async () => {
    const reader = readerOf(memoryTree({ 'gate.yaml': 'exclude: [a]\n' }))
    expect(await readConfig(reader)).toEqual({})
    expect(await readConfig(reader, 'gate.yaml')).toEqual({ exclude: ['a'] })
    await expect(readConfig(reader, 'gaet.yaml')).rejects.toEqual(
      new UsageError('no configuration `gaet.yaml`; give its path from the root of the repository'),
    )
  })

  it.each([
    ['1.30', '1.30'],
    ['"1.27"', '1.27'],
    ['v1.28.3', 'v1.28.3'],
  ])('has a version of Istio as it is written: %s', async (written, expected) => {
    expect(await read(`istio-version: ${written}\n`)).toEqual({ 'istio-version': expected })
  })

  it('says how the mesh is configured', async () => {
    const mesh = { rootNamespace: 'mesh', outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } }
    expect(await read(`mesh: ${JSON.stringify(mesh)}\n`)).toEqual({ mesh })
  })

  it('may be a link inside the tree', async () => {
    const tree = memoryTree(
      { 'platform/gate.yaml': 'exclude: [a]\n' },
      { '.meshgate.yaml': 'platform/gate.yaml' },
    )
    expect(await readConfig(readerOf(tree))).toEqual({ exclude: ['a'] })
  })
})

describe('a mistake is told at its line', () => {
  it.each([
    ['exlude: [a]\n', '.meshgate.yaml:1:1 `exlude` is not a known field; did you mean `exclude`?'],
    [
      '\nzzz: 1\n',
      '.meshgate.yaml:2:1 `zzz` is not a known field; write one of `extends`, `targets`, `manifests`, `exclude`, `istio-version`, `mesh`, `egress-allowlist`, `invariants`, `schemas`, `custom-rules`, `repository`, `clusters`, `waivers`, `rules`, `overrides`',
    ],
    [
      'istio-version: latest\n',
      '.meshgate.yaml:1:1 `latest` is no version of Istio; write major and minor version, for example `1.32`',
    ],
    [
      'istio-version: 2\n',
      '.meshgate.yaml:1:1 `2` is no version of Istio; write major and minor version, for example `1.32`',
    ],
    [
      "istio-version: '9.9'\n",
      '.meshgate.yaml:1:1 `9.9` is no version of Istio; write major and minor version, for example `1.32`',
    ],
    ['istio-version: [1]\n', '.meshgate.yaml:1:1 `istio-version` must be a string, not a list'],
    [
      'mesh:\n  outboundTrafficPolicy: {mode: OPEN}\n',
      '.meshgate.yaml:2:27 `OPEN` is not one of `ALLOW_ANY`, `ALLOW_ANY_DYNAMIC_DNS`, `REGISTRY_ONLY`',
    ],
    [
      'egress-allowlist:\n  - api.example.com\n  - https://a.example.org\n',
      '.meshgate.yaml:3:5 `https://a.example.org` contains a scheme: write only the host; an entry of the allow-list is a `host` or `host:port`',
    ],
    [
      'egress-allowlist:\n  - { host: a.example.org:443, owner: a, reason: b }\n',
      '.meshgate.yaml:2:7 `a.example.org:443` has a port, which belongs under `ports`',
    ],
    [
      'egress-allowlist:\n  - { host: a.example.org, owner: a, reason: b, until: June }\n',
      '.meshgate.yaml:2:49 `June` is no day; write it as in `2026-12-31`',
    ],
    [
      'invariants:\n  - reason: a\n',
      '.meshgate.yaml:2:5 an invariant needs `never`, requests that must not get in, or `only`, who may reach a host',
    ],
    [
      'invariants:\n  - never: {token: none}\n    only: {namespaces: [a], reach: [b.example.com]}\n',
      '.meshgate.yaml:2:5 write an entry for each of `never` and `only`',
    ],
    [
      'invariants:\n  - never: {host: [a.example.com]}\n',
      '.meshgate.yaml:2:13 `host` is not a known field; did you mean `hosts`?',
    ],
    [
      'invariants:\n  - never: {hosts: ["a.example.com:443"]}\n',
      '.meshgate.yaml:2:21 `a.example.com:443` has a port; a host is meant with every port, and `ports` says which',
    ],
    [
      'invariants:\n  - never: {paths: [/admin/**]}\n',
      '.meshgate.yaml:2:21 the `**` of `/admin/**` is literal; did you mean `/admin/*`?',
    ],
    [
      'invariants:\n  - never: {paths: [/a/*/b]}\n',
      '.meshgate.yaml:2:21 `/a/*/b` has a `*` inside, which is a literal character: write `{*}` for a segment, `{**}` for several',
    ],
    [
      'invariants:\n  - never: {paths: [admin]}\n',
      '.meshgate.yaml:2:21 `admin` is no path; did you mean `/admin`?',
    ],
    [
      'invariants:\n  - never: {methods: [get]}\n',
      '.meshgate.yaml:2:23 `get` matches no request, since methods are in capitals; did you mean `GET`?',
    ],
    [
      'invariants:\n  - never: {token: {issuer: a}}\n',
      '.meshgate.yaml:2:21 `issuer` is not a known field; did you mean `issuers`?',
    ],
    [
      'invariants:\n  - never: {from: {namespaces: [a]}}\n',
      '.meshgate.yaml:2:13 `from` has no effect at gateways, which see no pods: write `at: workloads`',
    ],
    [
      'invariants:\n  - only: {namespaces: [a], reach: ["https://b.example.com"]}\n',
      '.meshgate.yaml:2:37 `https://b.example.com` contains a scheme: write only the host; write a `host` or `host:port`',
    ],
    [
      'egress-allowlist: 1\n',
      '.meshgate.yaml:1:1 `egress-allowlist` must be a list, not a number: put it in `[ ]`',
    ],
    ['exclude: attic\n', '.meshgate.yaml:1:1 `exclude` must be a list, not a string: put it in `[ ]`'],
    ['exclude:\n  - 1\n', '.meshgate.yaml:2:5 an item of `exclude` must be a string, not a number'],
    ['- a\n', '.meshgate.yaml:1:1 must be a map, not a list'],
    ['just text\n', '.meshgate.yaml:1:1 must be a map, not a string'],
    [
      'rules:\n  egress/mediated-host-wildcards: off\n',
      '.meshgate.yaml:2:3 there is no rule `egress/mediated-host-wildcards`; did you mean `egress/mediated-host-wildcard`?',
    ],
    [
      'rules:\n  egress/shape: off\n',
      '.meshgate.yaml:2:3 the rule `egress/shape` was renamed; write `egress/webhook`',
    ],
    [
      'rules:\n  no-such-thing: off\n',
      '.meshgate.yaml:2:3 there is no rule `no-such-thing`; `meshgate rules` lists all',
    ],
    [
      'rules:\n  schema/duplicate-key: warn\n',
      '.meshgate.yaml:2:3 `warn` is not one of `error`, `warning`, `info`, `off`; did you mean `warning`?',
    ],
    [
      'targets:\n  - chart: a\n    value: [b]\n',
      '.meshgate.yaml:3:5 `value` is not a known field; did you mean `values`?',
    ],
    [
      'overrides:\n  - rules: {helm/dead-value: off}\n',
      '.meshgate.yaml:2:5 an override needs `paths` or `environments`; settings for everything belong outside of `overrides`',
    ],
    [
      'overrides:\n  - paths: [a]\n',
      '.meshgate.yaml:2:5 an override sets nothing: write `rules`, `fail-on`, `min-confidence` or `exclude`',
    ],
    [
      'overrides:\n  - paths: [a]\n    exclude: true\n    fail-on: never\n',
      '.meshgate.yaml:4:5 `fail-on` has no effect on what `exclude` leaves out: write an entry for each of them',
    ],
    [
      'overrides:\n  - environments: [dev]\n    rules: {helm/dead-valeu: off}\n',
      '.meshgate.yaml:3:13 there is no rule `helm/dead-valeu`; did you mean `helm/dead-value`?',
    ],
    [
      'overrides:\n  - environment: [dev]\n    fail-on: never\n    paths: [a]\n',
      '.meshgate.yaml:2:5 `environment` is not a known field; did you mean `environments`?',
    ],
    ['targets:\n  - release: a\n', '.meshgate.yaml:2:5 a target needs `chart`, `values` or `manifests`'],
    ['targets:\n  - {}\n', '.meshgate.yaml:2:5 a target needs `chart`, `values` or `manifests`'],
    [
      'targets:\n  - manifests: [a]\n    chart: b\n',
      '.meshgate.yaml:3:5 `chart` does not go with `manifests`; list a target for each of them',
    ],
  ])('%j', async (text, expected) => {
    expect(await mistakesIn(text)).toEqual([expected])
  })

  it('of the form that the value was written for', async () => {
    expect(await mistakesIn('invariants:\n  - never: {token: valid}\n')).toEqual([
      '.meshgate.yaml:2:13 `valid` is not one of `none`, `any`',
    ])
    expect(await mistakesIn('egress-allowlist:\n  - { host: a.example.org, owner: "@a" }\n')).toEqual([
      '.meshgate.yaml:2:5 `reason` is missing',
    ])
  })

  it.each([
    ['exclude: [a]\nexclude: [b]\n', /^\.meshgate\.yaml:2:1 .*exclude/],
    ['exclude: [a\n', /^\.meshgate\.yaml:\d+:\d+ /],
    ['exclude: [a]\n---\nexclude: [\n', /^\.meshgate\.yaml:\d+:\d+ /],
  ])('as the reader of YAML has it: %j', async (text, expected) => {
    expect(await mistakesIn(text)).toEqual([expect.stringMatching(expected)])
  })

  it('as each of the forms that a value may have', async () => {
    expect(await mistakesIn('egress-allowlist: [1]\n')).toEqual([
      '.meshgate.yaml:1:20 an item of `egress-allowlist` must be a string, not a number',
      '.meshgate.yaml:1:20 an item of `egress-allowlist` must be a map, not a number',
    ])
  })

  it('with all others', async () => {
    expect(await mistakesIn('exlude: []\nrules: {a/b: off, schema/duplicate-key: yes}\n')).toEqual([
      '.meshgate.yaml:1:1 `exlude` is not a known field; did you mean `exclude`?',
      '.meshgate.yaml:2:19 `true` is not one of `error`, `warning`, `info`, `off`',
      '.meshgate.yaml:2:9 there is no rule `a/b`; `meshgate rules` lists all',
    ])
  })
})
