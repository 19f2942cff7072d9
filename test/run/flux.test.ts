import { describe, expect, it } from 'vitest'
import { compareText } from '../../src/core/order.ts'
import { report, type Files } from './scene.ts'

const web = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web }
spec:
  hosts: ['web.\${DOMAIN}']
  http:
    - timeout: \${TIMEOUT:=60s}
      retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }
      route: [{ destination: { host: web } }]
`
const service = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  ports: [{ name: http, port: 80 }]
`

const ks = (spec: string): string => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 10m
  prune: true
  path: ./apps
  sourceRef: { kind: GitRepository, name: flux-system }
  targetNamespace: shop
${spec}`

const settings = `apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: flux-system }
data:
  DOMAIN: example.com
  TIMEOUT: 2s
`

function tree(spec: string, files: Files = {}): Files {
  return { 'clusters/home/apps.yaml': ks(spec), 'apps/web.yaml': web, 'apps/service.yaml': service, ...files }
}

const substituteFrom = (...references: readonly string[]): string =>
  `  postBuild:\n    substituteFrom:\n${references.map((reference) => `      - { ${reference} }\n`).join('')}`

/** The objects that `flux bootstrap` writes: a Kustomization that builds the folder with itself, patched. */
const bootstrap: Files = {
  'clusters/home/flux-system/gotk-sync.yaml': ks('')
    .replace('name: apps', 'name: flux-system')
    .replace('path: ./apps', 'path: ./clusters/home')
    .replace('  targetNamespace: shop\n', ''),
  'clusters/home/flux-system/kustomization.yaml': `resources: [gotk-sync.yaml]
patches:
  - target: { kind: Kustomization }
    patch: |
      - { op: replace, path: /spec/interval, value: 1h }
`,
}

describe('what a Flux Kustomization builds', () => {
  it('is removed where Flux is uninstalled', async () => {
    const head = { 'README.md': 'none', 'apps/service.yaml': service }
    const { changes } = await report(head, tree('', bootstrap))
    expect(changes.map(({ type, object }) => `${type} ${object.kind} ${object.name}`)).toContain(
      'removed VirtualService web',
    )
  })

  it('is in the report as rendered, with the objects as Flux applies them', async () => {
    const { targets } = await report(tree(''))
    expect(targets.toSorted((a, b) => compareText(a.kind, b.kind))).toMatchObject([
      { kind: 'flux-kustomization', name: 'apps', namespace: 'flux-system', status: 'rendered' },
      {
        kind: 'kustomization',
        environment: 'home',
        status: 'rendered',
        statedBy: { file: 'clusters/home/apps.yaml' },
      },
      { kind: 'manifests', path: 'clusters/home/apps.yaml', status: 'read' },
    ])
    const { changes } = await report(tree('  postBuild: { substitute: { DOMAIN: example.com } }\n'), tree(''))
    expect(changes.filter(({ object }) => object.kind === 'VirtualService')).toMatchObject([
      {
        object: { kind: 'VirtualService', namespace: 'shop', name: 'web' },
        fields: expect.arrayContaining([
          { path: 'spec.hosts[0]', after: 'web.example.com' },
          { path: 'spec.http[0].timeout', before: '${TIMEOUT:=60s}', after: '60s' },
        ]) as unknown,
      },
    ])
  })

  it.each([
    ['a ConfigMap', substituteFrom('kind: ConfigMap, name: settings'), 'settings.yaml:6'],
    [
      'the object',
      '  postBuild:\n    substitute:\n      DOMAIN: example.com\n      TIMEOUT: 2s\n',
      'clusters/home/apps.yaml:15',
    ],
    [
      'a patch in the object',
      '  patches:\n    - target: { kind: VirtualService }\n      patch: |\n        - op: replace\n          path: /spec/http/0/timeout\n          value: 2s\n',
      'clusters/home/apps.yaml:17',
    ],
  ])('has findings at the value that causes them: in %s', async (_, spec, place) => {
    const { findings } = await report(tree(spec, { 'settings.yaml': settings }))
    expect(
      findings
        .filter(({ rule }) => rule === 'routing/timeout-covers-retries')
        .map(({ at, cause }) => `${at.file}:${at.line} ${cause}`),
    ).toEqual([`${place} exact`])
  })

  it('keeps a variable that only the cluster knows, which is no finding', async () => {
    const { findings, targets } = await report(tree(substituteFrom('kind: Secret, name: cluster-secrets')))
    expect(targets.filter(({ status }) => status === 'failed')).toEqual([])
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('fails alone, at its object, where it cannot be built', async () => {
    const { findings, targets } = await report(
      tree('  patches:\n    - patch: |\n        - op: replace\n          path: /spec\n          value: {}\n'),
    )
    expect(findings.map(({ rule, at }) => `${rule} ${at.file}:${at.line}`)).toContain(
      'gitops/build-failed clusters/home/apps.yaml:1',
    )
    expect(targets).toContainEqual(expect.objectContaining({ kind: 'flux-kustomization', status: 'failed' }))
  })
})
describe('a Flux Kustomization that another one builds', () => {
  const outer = (spec: string, path = './clusters/home'): string =>
    ks(spec)
      .replace('./apps', path)
      .replace('name: apps', 'name: all')
      .replace('  targetNamespace: shop\n', '')
  const replaced =
    '  patches:\n    - target: { kind: Kustomization }\n      patch: |\n        - { op: add, path: /spec/postBuild, value: { substitute: { TIMEOUT: 2s } } }\n'

  async function inReport(files: Files): Promise<string[]> {
    const { targets, findings } = await report(files)
    return [
      ...targets
        .filter(({ kind }) => kind !== 'manifests')
        .map(({ kind, id, status }) => `${kind} ${id} ${status}`),
      ...findings
        .filter(({ rule }) => rule === 'routing/timeout-covers-retries')
        .map(({ at, environments }) => `${at.file}:${at.line} ${environments.join()}`),
    ]
  }

  it('is built as that changes it', async () => {
    const files = tree('', { 'flux/all.yaml': outer(replaced) })
    expect(await inReport(files)).toMatchInlineSnapshot(`
      [
        "kustomization kustomize:clusters/home:flux/all.yaml:all rendered",
        "kustomization kustomize:apps:clusters/home/apps.yaml:apps rendered",
        "flux-kustomization flux/all.yaml:Kustomization/flux-system/all rendered",
        "flux-kustomization kustomize:clusters/home:flux/all.yaml:all:Kustomization/flux-system/apps rendered",
        "apps/web.yaml:7 home",
      ]
    `)
  })

  it('is the one of its file where nothing changes it', async () => {
    expect(await inReport(tree('', { 'flux/all.yaml': outer('') }))).toMatchInlineSnapshot(`
      [
        "kustomization kustomize:apps:clusters/home/apps.yaml:apps rendered",
        "kustomization kustomize:clusters/home:flux/all.yaml:all rendered",
        "flux-kustomization clusters/home/apps.yaml:Kustomization/flux-system/apps rendered",
        "flux-kustomization flux/all.yaml:Kustomization/flux-system/all rendered",
      ]
    `)
  })

  it('has the variables of that', async () => {
    const files = tree('  postBuild: { substitute: { TIMEOUT: "${WAIT}" } }\n', {
      'flux/all.yaml': outer('  postBuild: { substitute: { WAIT: 2s } }\n'),
    })
    expect(await inReport(files)).toMatchInlineSnapshot(`
      [
        "kustomization kustomize:clusters/home:flux/all.yaml:all rendered",
        "kustomization kustomize:apps:clusters/home/apps.yaml:apps rendered",
        "flux-kustomization flux/all.yaml:Kustomization/flux-system/all rendered",
        "flux-kustomization kustomize:clusters/home:flux/all.yaml:all:Kustomization/flux-system/apps rendered",
        "apps/web.yaml:7 home",
      ]
    `)
  })

  it('is built as it changes itself', async () => {
    const files = tree('', {
      'clusters/home/all.yaml': outer('  postBuild: { substitute: { UNUSED: x } }\n'),
      'clusters/home/kustomization.yaml':
        'resources: [all.yaml, apps.yaml]\npatches:\n  - target: { name: all }\n    patch: |\n      - { op: add, path: /spec/postBuild/substitute/WAIT, value: 2s }\n',
      'clusters/home/apps.yaml': ks('  postBuild: { substitute: { TIMEOUT: "${WAIT}" } }\n'),
    })
    expect(await inReport(files)).toMatchInlineSnapshot(`
      [
        "kustomization kustomize:clusters/home:clusters/home/all.yaml:all rendered",
        "kustomization kustomize:apps:clusters/home/apps.yaml:apps rendered",
        "flux-kustomization kustomize:clusters/home:clusters/home/all.yaml:all:Kustomization/flux-system/all rendered",
        "flux-kustomization kustomize:clusters/home:clusters/home/all.yaml:all:Kustomization/flux-system/apps rendered",
        "apps/web.yaml:7 home",
      ]
    `)
  })

  it('is one for each cluster that builds it', async () => {
    const files = {
      ...tree(''),
      'clusters/home/apps.yaml': '',
      'tenants/apps.yaml': ks('  postBuild: { substitute: { TIMEOUT: "${WAIT}" } }\n'),
      'clusters/prod/all.yaml': outer('  postBuild: { substitute: { WAIT: 2s } }\n', './tenants'),
      'clusters/test/all.yaml': outer('  postBuild: { substitute: { WAIT: 60s } }\n', './tenants'),
    }
    expect(await inReport(files)).toMatchInlineSnapshot(`
      [
        "kustomization kustomize:tenants:clusters/prod/all.yaml:all rendered",
        "kustomization kustomize:tenants:clusters/test/all.yaml:all rendered",
        "kustomization kustomize:apps:tenants/apps.yaml:apps@prod rendered",
        "kustomization kustomize:apps:tenants/apps.yaml:apps@test rendered",
        "flux-kustomization clusters/prod/all.yaml:Kustomization/flux-system/all rendered",
        "flux-kustomization clusters/test/all.yaml:Kustomization/flux-system/all rendered",
        "flux-kustomization kustomize:tenants:clusters/prod/all.yaml:all:Kustomization/flux-system/apps rendered",
        "flux-kustomization kustomize:tenants:clusters/test/all.yaml:all:Kustomization/flux-system/apps rendered",
        "apps/web.yaml:7 prod",
      ]
    `)
  })

  it('is built as its file has it where the outer one fails', async () => {
    const files = tree('', {
      'flux/all.yaml': outer(''),
      'clusters/home/kustomization.yaml': 'resources: [apps.yaml, none.yaml]\n',
    })
    expect(await inReport(files)).toMatchInlineSnapshot(`
      [
        "kustomization kustomize:apps:clusters/home/apps.yaml:apps rendered",
        "kustomization kustomize:clusters/home:flux/all.yaml:all failed",
        "flux-kustomization clusters/home/apps.yaml:Kustomization/flux-system/apps rendered",
        "flux-kustomization flux/all.yaml:Kustomization/flux-system/all failed",
      ]
    `)
  })
})

describe('what Flux does to all that a Kustomization builds', () => {
  const labels = (name: string) => ({
    'kustomize.toolkit.fluxcd.io/name': name,
    'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
  })
  const added = async (spec: string, files: Files = {}) =>
    (await report(tree(spec, files), { 'apps/none.yaml': service })).changes.filter(
      ({ object }) => object.namespace === 'shop',
    )

  it('is to label it as its own, before `commonMetadata`', async () => {
    const common = '  commonMetadata:\n    labels: { kustomize.toolkit.fluxcd.io/name: other, team: web }\n'
    const changes = await added(common)
    const expected = Object.entries({ ...labels('other'), team: 'web' })
    for (const { diff } of changes)
      for (const [key, value] of expected) expect(diff).toContain(`${key}: ${value}`)
    expect(changes).toHaveLength(2)
  })

  it.each([
    ['above its folder', '.sourceignore', '/apps/service.yaml'],
    ['in its folder', 'apps/.sourceignore', 'service.yaml'],
  ])('is to leave out what a `.sourceignore` %s names', async (_, file, pattern) => {
    const kinds = (await added('', { [file]: `${pattern}\n` })).map(({ object }) => object.kind)
    expect(kinds).toEqual(['VirtualService'])
  })

  /** A source of the Kustomization in the tree. */
  const source = (kind: string, spec: string): string => `apiVersion: source.toolkit.fluxcd.io/v1
kind: ${kind}
metadata: { name: flux-system, namespace: flux-system }
spec: { interval: 1m, ${spec} }
`
  const url = 'https://git.example/org/platform'
  const options = {
    repository: () => ({
      urls: [url, 'oci://registry.example/org/platform', 'https://store.example/platform'],
      branches: [],
      mainBranch: null,
    }),
  }

  it.each([
    ['GitRepository', `url: '${url}', ref: { branch: main }`],
    ['OCIRepository', "url: 'oci://registry.example/org/platform', ref: { tag: latest }"],
    ['Bucket', 'endpoint: store.example, bucketName: platform'],
  ])('is to leave out what `ignore` of a %s of this repository names', async (kind, spec) => {
    const files = (ignore: string): Files => {
      const all = tree('', { 'clusters/home/source.yaml': source(kind, `${spec}${ignore}`) })
      return { ...all, 'clusters/home/apps.yaml': ks('').replace('kind: GitRepository', `kind: ${kind}`) }
    }
    const ignore = ', ignore: "/*\\n!/apps/web.yaml\\n!/clusters"'
    const { targets, changes } = await report(files(ignore), files(''), { options })
    expect(targets.find(({ kind: each }) => each === 'kustomization')).toMatchObject({ status: 'rendered' })
    expect(changes.map(({ object, type }) => `${type} ${object.kind}`)).toContain('removed Service')
    const { targets: none } = await report(files(', ignore: /apps'), null, { options })
    expect(none.find(({ kind: each }) => each === 'flux-kustomization')).toMatchObject({
      reason: '`.sourceignore` or `ignore` of the source excludes the folder `apps`',
    })
  })

  it('is nothing if a `.sourceignore` leaves its folder out', async () => {
    const { targets } = await report(tree('', { '.sourceignore': '/*\n!/clusters\n' }))
    expect(targets.find(({ kind }) => kind === 'flux-kustomization')).toMatchObject({
      status: 'not-rendered',
      reason: '`.sourceignore` excludes the folder `apps`',
    })
  })

  it('is to fail at a file that a kustomization names and a `.sourceignore` leaves out', async () => {
    const files = {
      'apps/kustomization.yaml': 'resources: [web.yaml, service.yaml]\n',
      '.sourceignore': '/apps/service.yaml\n',
    }
    const { findings } = await report(tree('', files))
    expect(findings.map(({ rule, at }) => `${rule} ${at.file}:${at.line}`)).toContain(
      'gitops/build-failed apps/kustomization.yaml:1',
    )
  })
})

describe('objects of Flux in the folder of workflows', () => {
  const inWorkflows = {
    '.github/tests/apps.yaml': ks('').replace('path: ./apps', 'path: ./none'),
    'apps/web.yaml': web.replace('${DOMAIN}', 'example.com').replace('${TIMEOUT:=60s}', '60s'),
  }

  it('are not applied, and have no errors for folders that a workflow may create', async () => {
    const { targets, findings } = await report(inWorkflows)
    expect(targets.filter(({ kind }) => kind === 'flux-kustomization')).toMatchObject([
      {
        status: 'left-out',
        reason: 'it is in `.github`: only a workflow may apply it, to a cluster of its own',
      },
    ])
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('are applied where something outside of the folder includes them', async () => {
    const { targets } = await report({
      ...inWorkflows,
      '.github/tests/apps.yaml': ks(''),
      'clusters/home/kustomization.yaml': 'resources: [../../.github/tests/apps.yaml]\n',
      'clusters/home.yaml': ks('').replace('name: apps', 'name: home').replace('./apps', './clusters/home'),
    })
    const listed = targets.filter(({ kind }) => kind === 'flux-kustomization')
    expect(listed.map(({ status }) => status)).not.toContain('left-out')
  })
})
