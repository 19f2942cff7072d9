import { describe, expect, it } from 'vitest'
import { outline, report, type Files } from './scene.ts'

const web = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web.example.com]
  gateways: [public]
  http:
    - timeout: 60s
      retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }
      route: [{ destination: { host: web.shop.svc.cluster.local } }]
`
const service = `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  ports: [{ name: http, port: 80 }]
`
const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  servers: [{ hosts: [web.example.com], port: { name: http, number: 80, protocol: HTTP } }]
`

/** A base that is correct, and an overlay with further fields. */
function overlay(fields: string, files: Files = {}): Files {
  return {
    'base/kustomization.yaml': 'resources: [web.yaml, service.yaml, gateway.yaml]\n',
    'base/web.yaml': web,
    'base/service.yaml': service,
    'base/gateway.yaml': gateway,
    'overlays/prod/kustomization.yaml': `resources: [../../base]\n${fields}`,
    ...files,
  }
}

const shortTimeout = 'routing/timeout-covers-retries'

/** The findings of the rule about timeouts, each with its cause. */
async function timeouts(files: Files, base: Files | null = null): Promise<string[]> {
  const { findings } = await report(files, base)
  return findings
    .filter(({ rule }) => rule === shortTimeout)
    .map(({ at, cause, status }) => `${status} ${at.file}:${at.line}:${at.column} ${cause}`)
}

describe('a finding in what a kustomization builds', () => {
  it.each([
    [
      'an inline strategic merge patch',
      'patches:\n  - patch: |\n      apiVersion: networking.istio.io/v1\n      kind: VirtualService\n      metadata: { name: web, namespace: shop }\n      spec:\n        http:\n          - timeout: 2s\n            retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }\n            route: [{ destination: { host: web.shop.svc.cluster.local } }]\n',
      9,
    ],
    [
      'an inline JSON patch',
      'patches:\n  - target: { kind: VirtualService }\n    patch: |\n      - op: replace\n        path: /spec/http/0/timeout\n        value: 2s\n',
      7,
    ],
    [
      'an inline patch in braces',
      'patches: [{ target: { kind: VirtualService }, patch: \'[{"op":"replace","path":"/spec/http/0/timeout","value":"2s"}]\' }]\n',
      2,
    ],
  ])('stands in %s', async (_, fields, line) => {
    const found = await timeouts(overlay(fields))
    expect(found.map((text) => text.replace(/:\d+ .*/, ''))).toEqual([
      `new overlays/prod/kustomization.yaml:${line}`,
    ])
  })

  it('stands in the file of a patch, proven by another build', async () => {
    const files = overlay('patches: [{ path: slow.yaml, target: { kind: VirtualService } }]\n', {
      'overlays/prod/slow.yaml': '- op: replace\n  path: /spec/http/0/timeout\n  value: 2s\n',
    })
    expect(await timeouts(files)).toEqual(['new overlays/prod/slow.yaml:3:10 exact'])
  })

  it('stands at the overlay that breaks a retry budget which the resource keeps', async () => {
    const files = overlay('patches: [{ path: eager.yaml, target: { kind: VirtualService } }]\n', {
      'overlays/prod/eager.yaml': '- op: replace\n  path: /spec/http/0/retries/attempts\n  value: 20\n',
    })
    expect(await timeouts(files)).toEqual(['new overlays/prod/eager.yaml:3:10 exact'])
    const { findings } = await report(files, null)
    const { related } = findings.find(({ rule }) => rule === shortTimeout)!
    expect(related.map(({ at, note }) => `${at.file}:${at.line} ${note}`)).toEqual([
      'base/web.yaml:8 the limit of all tries together',
      'base/web.yaml:9 the limit of each try, including the first',
    ])
  })

  it('stands at the timeout where a patch changes the tries of a budget that is broken without it', async () => {
    const files = overlay('patches: [{ path: eager.yaml, target: { kind: VirtualService } }]\n', {
      'base/web.yaml': web.replace('60s', '2s'),
      'overlays/prod/eager.yaml': '- op: replace\n  path: /spec/http/0/retries/attempts\n  value: 20\n',
    })
    expect(await timeouts(files)).toEqual(['new base/web.yaml:8:16 exact'])
  })

  it('stands in the resource where no patch changes the field', async () => {
    const files = overlay('namePrefix: prod-\n', { 'base/web.yaml': web.replace('60s', '2s') })
    expect(await timeouts(files)).toEqual(['new base/web.yaml:8:16 exact'])
  })

  it('stands at the source of a replacement', async () => {
    const files = overlay(
      'resources: [../../base, limits.yaml]\nreplacements:\n  - source: { kind: ConfigMap, fieldPath: data.timeout }\n    targets: [{ select: { kind: VirtualService }, fieldPaths: [spec.http.0.timeout] }]\n'.replace(
        /^/,
        '',
      ),
      {
        'overlays/prod/limits.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: limits }\ndata:\n  timeout: 2.5s\n',
      },
    )
    const withoutBase = {
      ...files,
      'overlays/prod/kustomization.yaml': files['overlays/prod/kustomization.yaml']!.replace(
        'resources: [../../base]\n',
        '',
      ),
    }
    expect(await timeouts(withoutBase)).toEqual(['new overlays/prod/limits.yaml:5:12 exact'])
  })

  it.each<[string, string, Files, string]>([
    ['a literal', "literals: ['timeout=2.5s']", {}, 'overlays/prod/kustomization.yaml:2:71 exact'],
    [
      'a file of variables',
      'envs: [limits.env]',
      { 'overlays/prod/limits.env': '# timeout=9s\ntries=2\ntimeout=2.5s\n' },
      'overlays/prod/limits.env:3:9 exact',
    ],
    [
      'a whole file',
      'files: [timeout=limits/timeout]',
      { 'overlays/prod/limits/timeout': '2.5s' },
      'overlays/prod/limits/timeout:1:1 exact',
    ],
  ])(
    'stands at the value of a generator that a replacement takes: %s',
    async (_, source, files, expected) => {
      const generated = `configMapGenerator: [{ name: limits, options: {}, ${source} }]\nreplacements:\n  - source: { kind: ConfigMap, fieldPath: data.timeout }\n    targets: [{ select: { kind: VirtualService }, fieldPaths: [spec.http.0.timeout] }]\n`
      const withGenerator = overlay(generated, files)
      expect(await timeouts(withGenerator)).toEqual([`new ${expected}`])
      const { findings } = await report(withGenerator)
      const fixes = findings.flatMap(({ fix, rule }) => (rule === shortTimeout ? (fix?.edits ?? []) : []))
      expect(fixes.map(({ text }) => text)).toEqual(['20s'])
    },
  )

  it('has a fix that lists the value of a ConfigMap, and no new hashes in names', async () => {
    const pods =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, namespace: shop }\nspec:\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: web, envFrom: [{ configMapRef: { name: limits } }] }] }\n'
    const generated =
      "configMapGenerator: [{ name: limits, namespace: shop, literals: ['timeout=2.5s'] }]\nreplacements:\n  - source: { kind: ConfigMap, fieldPath: data.timeout }\n    targets: [{ select: { kind: VirtualService }, fieldPaths: [spec.http.0.timeout] }]\n"
    const { findings } = await report(
      overlay(generated, {
        'base/kustomization.yaml': 'resources: [web.yaml, service.yaml, gateway.yaml, pods.yaml]\n',
        'base/pods.yaml': pods,
      }),
    )
    const found = findings.filter(({ rule }) => rule === shortTimeout)
    expect(
      found.flatMap(({ fix }) => fix?.also.map(({ object }) => `${object.kind} ${object.path}`)),
    ).toEqual(['ConfigMap data.timeout'])
  })

  it('stands at the part of a composed host that is misspelt, and not at one that hides it', async () => {
    const names = (name: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata:\n  text: ${name}\n`
    const replacement = (name: string, index: number): string =>
      `  - source: { kind: ConfigMap, name: ${name}, fieldPath: data.text }\n    targets: [{ select: { kind: VirtualService }, fieldPaths: [spec.http.0.route.0.destination.host], options: { delimiter: ., index: ${index} } }]\n`
    const { findings } = await report({
      'web/kustomization.yaml': `resources: [web.yaml, service.yaml, names.yaml]\nreplacements:\n${replacement('revews', 0)}${replacement('shop', 1)}`,
      'web/web.yaml': web.replace('host: web.shop', 'host: NAME.NAMESPACE'),
      'web/service.yaml': service.replace('name: web,', 'name: reviews,'),
      'web/names.yaml': `${names('revews')}---\n${names('shop')}`,
    })
    const found = findings.filter(({ rule }) => rule === 'routing/destination-known')
    expect(found.map(({ at, cause }) => `${at.file}:${at.line} ${cause}`)).toEqual(['web/names.yaml:5 exact'])
  })

  it.each<[string, string, Files, string]>([
    [
      'a literal',
      "literals: ['HOST=id.example.com:https']",
      {},
      'overlays/prod/kustomization.yaml:2:70 exact',
    ],
    [
      'a file of variables',
      'envs: [host.env]',
      { 'overlays/prod/host.env': 'LEVEL=info\nHOST=id.example.com:https\n' },
      'overlays/prod/host.env:2:6 exact',
    ],
  ])(
    'stands at %s with the wrong part of an address, in an item that it identifies',
    async (_, source, files, expected) => {
      const generated = `configMapGenerator: [{ name: settings, options: {}, ${source} }]\nreplacements:\n  - source: { kind: ConfigMap, fieldPath: data.HOST }\n    targets: [{ select: { kind: RequestAuthentication }, fieldPaths: [spec.jwtRules.0.issuer, spec.jwtRules.0.jwksUri], options: { delimiter: /, index: 2 } }]\n`
      const withTokens = overlay(generated, {
        'base/kustomization.yaml': 'resources: [web.yaml, service.yaml, gateway.yaml, tokens.yaml]\n',
        'base/tokens.yaml':
          'apiVersion: security.istio.io/v1\nkind: RequestAuthentication\nmetadata: { name: web, namespace: shop }\nspec:\n  jwtRules:\n    - { issuer: https://HOST/a, jwksUri: https://HOST/a/keys }\n',
        ...files,
      })
      const { findings } = await report(withTokens)
      const found = findings.filter(({ rule }) => rule === 'jwt/jwks-uri-invalid')
      expect(found.map(({ at, cause }) => `${at.file}:${at.line}:${at.column} ${cause}`)).toEqual([expected])
    },
  )

  it('is the same finding in base, whatever line causes it', async () => {
    const inBase = overlay('', { 'base/web.yaml': web.replace('60s', '2s') })
    const inPatch = overlay('patches: [{ path: slow.yaml, target: { kind: VirtualService } }]\n', {
      'overlays/prod/slow.yaml': '- op: replace\n  path: /spec/http/0/timeout\n  value: 2s\n',
    })
    const [found] = await timeouts(inPatch, inBase)
    expect(found).toMatch(/^existing /)
  })

  it('is no finding in what the kustomization repairs', async () => {
    const files = overlay('patches: [{ path: slow.yaml, target: { kind: VirtualService } }]\n', {
      'base/web.yaml': web.replace('60s', '2s'),
      'overlays/prod/slow.yaml': '- op: replace\n  path: /spec/http/0/timeout\n  value: 60s\n',
    })
    const { findings } = await report(files)
    expect(outline(findings.filter(({ severity }) => severity === 'error'))).toEqual([])
    expect(await timeouts(files)).toEqual([])
  })
})

describe('the report', () => {
  const statusOf = async (files: Files, base: Files | null = null): Promise<string[]> =>
    (await report(files, base)).targets.map(
      ({ id, status, reason, environment }) =>
        `${id} ${status}${environment === undefined ? '' : ` in ${environment}`}${reason === undefined ? '' : `: ${reason}`}`,
    )

  it('has each kustomization with its status, and no file that one reads', async () => {
    expect(await statusOf(overlay(''))).toEqual([
      'kustomize:overlays/prod rendered in prod',
      'kustomize:base rendered',
    ])
    expect(await statusOf(overlay(''), overlay(''))).toEqual([
      'kustomize:overlays/prod unchanged in prod',
      'kustomize:base unchanged',
    ])
  })

  it('names what is not in the repository, and is not complete without it', async () => {
    const files = overlay('components:\n  - https://github.com/example/parts//logging?ref=v1\n')
    expect(await statusOf(files)).toEqual([
      'kustomize:overlays/prod not-rendered in prod: built without `https://github.com/example/parts//logging?ref=v1`, which this repository does not contain',
      'kustomize:base not-rendered: built without `https://github.com/example/parts//logging?ref=v1`, which this repository does not contain',
    ])
    const { summary } = await report(files)
    expect(summary.complete).toBe(false)
    expect(summary.coverage).toMatchObject({ releases: 1, rendered: 0, notRendered: { kustomization: 1 } })
  })

  it('has a kustomization that cannot be built as failed, and its files are still checked', async () => {
    const files = overlay('patches: [{ path: nowhere.yaml }]\n', {
      'base/web.yaml': web.replace('perTryTimeout: 5s', 'perTryTimeout: 5 s'),
    })
    const { targets, findings } = await report(files)
    expect(targets.map(({ name, status, reason }) => [name, status, reason])).toEqual([
      ['overlays/prod', 'failed', expect.stringContaining('nowhere.yaml') as unknown],
      ['base', 'not-rendered', '`overlays/prod`, which includes it, cannot be built'],
    ])
    expect(findings.some(({ at }) => at.file === 'base/web.yaml')).toBe(true)
  })

  it('has the HelmReleases that a chart of a kustomization renders', async () => {
    const release =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: podinfo, namespace: apps }\nspec: { interval: 1h }\n'
    const files = {
      'apps/kustomization.yaml': 'resources: [other.yaml]\nhelmCharts: [{ name: apps }]\n',
      'apps/other.yaml': release.replace('podinfo', 'other'),
      'apps/charts/apps/Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 1.0.0\n',
      'apps/charts/apps/values.yaml': '{}\n',
      'apps/charts/apps/templates/podinfo.yaml': release,
    }
    const { targets, summary } = await report(files)
    expect(targets.map(({ kind, name, status }) => [kind, name, status])).toEqual([
      ['kustomization', 'apps', 'rendered'],
      ['helm-release', 'other', 'not-rendered'],
      ['helm-release', 'podinfo', 'not-rendered'],
    ])
    expect(summary.complete).toBe(false)
  })

  it('compares what is generated, whatever hash its name has', async () => {
    const generated = (level: string): Files => ({
      'web/kustomization.yaml': `resources: [web.yaml]\nconfigMapGenerator: [{ name: settings, literals: [level=${level}] }]\n`,
      'web/web.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, namespace: shop }\nspec:\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: web:1.0, envFrom: [{ configMapRef: { name: settings } }] }] }\n',
    })
    const { changes } = await report(generated('high'), generated('low'))
    expect(
      changes.map(({ type, object, fields }) => [type, object.kind, fields.map(({ path }) => path)]),
    ).toEqual([['changed', 'ConfigMap', ['data.level']]])
  })

  it('has no object of a file that no kustomization lists', async () => {
    const files = overlay('', { 'base/spare.yaml': gateway.replace('name: public', 'name: spare') })
    expect(await statusOf(files)).toEqual([
      'base/spare.yaml read: no kustomization or controller here applies it: only what it says alone is checked',
      ...(await statusOf(overlay(''))),
    ])
    const { changes } = await report(files, overlay(''))
    expect(changes).toEqual([])
  })

  it('compares what is built', async () => {
    const change =
      'patches:\n  - target: { kind: VirtualService }\n    patch: |\n      - op: replace\n        path: /spec/http/0/timeout\n        value: 70s\n'
    const { changes } = await report(overlay(change), overlay(''))
    expect(changes.map(({ type, object, target, fields }) => [type, object.kind, target, fields])).toEqual([
      [
        'changed',
        'VirtualService',
        'kustomize:overlays/prod',
        [{ path: 'spec.http[0].timeout', before: '60s', after: '70s' }],
      ],
    ])
  })
})

describe('kustomizations of one environment', () => {
  const part = (folder: string, file: string, text: string): Files => ({
    [`${folder}/kustomization.yaml`]: `resources: [${file}]\n`,
    [`${folder}/${file}`]: text,
  })

  it('are applied together', async () => {
    const files = {
      ...part('web/overlays/prod', 'web.yaml', web),
      ...part('gateways/overlays/prod', 'gateway.yaml', gateway),
      ...part('backend/overlays/prod', 'service.yaml', service),
    }
    const { findings } = await report(files)
    expect(outline(findings.filter(({ rule }) => rule.startsWith('routing/')))).toEqual([])
  })

  it('are alternatives where two build an object of one name', async () => {
    const files = {
      ...part('overlays/prod/eu', 'web.yaml', web),
      ...part('overlays/prod/us', 'web.yaml', web.replace('60s', '70s')),
    }
    const { findings } = await report(files)
    expect(findings.filter(({ rule }) => rule === 'gitops/duplicate-object')).toEqual([])
  })

  it('reports an object that is there twice once, whichever environments build it', async () => {
    const object = (path: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { from: ${path} }\n`
    const { findings } = await report({
      'base/kustomization.yaml': 'resources: [a.yaml, b.yaml]\n',
      'base/a.yaml': object('a'),
      'base/b.yaml': object('b'),
      'overlays/dev/kustomization.yaml': 'resources: [../../base]\n',
      'overlays/prod/kustomization.yaml': 'resources: [../../base]\n',
    })
    expect(
      findings.map(({ rule, at, environments }) => `${rule} ${at.file} ${environments.join(' ')}`),
    ).toEqual(['gitops/duplicate-object base/b.yaml dev prod'])
  })
})
