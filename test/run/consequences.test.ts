import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { verdict, type Gate } from '../../src/report/verdict.ts'
import { guardedMesh as files, guardedMeshSettings as settings, guardedShop as shop } from './guarded-mesh.ts'
import { chart as chartFiles, report, type Files } from './scene.ts'

const gate: Gate = {
  failOn: 'error',
  minConfidence: 'certain',
  onlyNew: true,
  strict: false,
  failOnDiff: false,
}

function edited(file: keyof typeof files, from: string, to: string): Files {
  return { ...files, [file]: files[file].replace(from, to) }
}

function without(file: keyof typeof files): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== file))
}

/** The consequences that block: code, place, environments, and what becomes of the witness. */
function blocking({ consequences }: Report): unknown[] {
  return consequences
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, code, at, side, environments, witness }) => [
      `${rule}/${code}`,
      `${side === 'base' ? 'base:' : ''}${at.file}:${at.line}`,
      environments.join(),
      ...(witness ? [witness.request, witness.base.end, witness.head.end] : []),
    ])
}

describe('a pull request is blocked', () => {
  const arrived = 'let through to Deployment shop/shop'
  it.each<[string, Files, unknown[]]>([
    [
      'that removes the only policy that asks for a token',
      without('mesh/token.yaml'),
      [
        'change/access/token-lost',
        'base:mesh/token.yaml:3',
        'prod',
        'GET http://shop.example.com/ without a token',
        'answered 403',
        arrived,
      ],
    ],
    [
      'that turns a DENY rule round',
      edited('mesh/admin.yaml', 'paths: [/admin/*]', 'notPaths: [/admin/*]'),
      [
        'change/access/deny-inverted',
        'mesh/admin.yaml:7',
        'prod',
        'GET http://shop.shop.svc.cluster.local/admin/any-path without a token from any pods',
        'answered 403',
        arrived,
      ],
    ],
    [
      'that takes STRICT away',
      edited('mesh/mtls.yaml', 'STRICT', 'PERMISSIVE'),
      [
        'change/mtls/weakened',
        'mesh/mtls.yaml:4',
        'prod',
        'GET http://shop.shop.svc.cluster.local/ of a client without a sidecar',
        'not connected: the port takes mTLS only',
        arrived,
      ],
    ],
    [
      'that reaches a wildcard outside of the allow-list',
      edited('mesh/files.yaml', '[one.files.example.com]', "['*.files.example.com']"),
      ['change/egress/outside-allowlist', 'mesh/files.yaml:5', 'prod'],
    ],
  ])('%s', async (_, head, expected) => {
    const found = await report(head, files)
    expect(blocking(found)).toContainEqual(expected)
    expect(verdict(found, gate)).toMatchObject({ failed: true, exitCode: 1 })
  })
})

it('blocks a pull request that lets more pods reach a host outside of the allow-list, which base declares', async () => {
  const entry = files['mesh/files.yaml'].replace('name: files', 'name: debt').replace('one.files', 'debt')
  const own = entry.replace('spec:', "spec:\n  exportTo: ['.']")
  const base = { ...files, 'mesh/debt.yaml': own }
  expect(verdict(await report({ ...base, 'note.md': '' }, base), gate)).toMatchObject({ failed: false })
  const found = await report({ ...files, 'mesh/debt.yaml': entry }, base)
  const ofHost = found.findings.filter(({ at }) => at.file === 'mesh/debt.yaml')
  expect(ofHost.map(({ rule, status }) => `${status} ${rule}`).toSorted()).toEqual([
    'existing egress/outside-allowlist',
    'new change/egress',
  ])
  expect(verdict(found, gate)).toMatchObject({ failed: true })
})

/** Each consequence of an area: its code, severity and confidence, and what it depends on. */
function outlineOf({ consequences }: Report, area: string): unknown[] {
  return consequences
    .filter(({ rule }) => rule === `change/${area}`)
    .map(({ code, severity, confidence, missing }) => [code, severity, confidence, ...missing])
}

it('reports a host at any address that head exports to all, and base to the namespace of its first pods', async () => {
  const own = files['mesh/files.yaml'].replace('spec:', "spec:\n  exportTo: ['.']")
  const opened = await report(files, { ...files, 'mesh/files.yaml': own })
  expect(outlineOf(opened, 'egress')).toEqual([['opened', 'info', 'certain']])
  const closed = await report({ ...files, 'mesh/files.yaml': own }, files)
  expect(outlineOf(closed, 'egress')).toEqual([['closed', 'info', 'certain']])
})

function application(source: string, namespace: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: platform, namespace: argocd }
spec:
  source: { repoURL: https://git.example/platform, ${source} }
  destination: { namespace: ${namespace}, server: https://kubernetes.default.svc }
`
}

describe('beside what is not rendered', () => {
  const folder = application('path: policies', 'monitoring')
  const chart = (namespace: string) => application('chart: policies, targetRevision: 1.0.0', namespace)
  const missing = 'what Application argocd/platform has, which is not rendered'
  const weakened = edited('mesh/mtls.yaml', 'STRICT', 'PERMISSIVE')
  const opened = edited('mesh/files.yaml', '[one.files.example.com]', '[two.files.example.com]')

  it.each<[string, Files, string, string, string]>([
    ['a policy that is removed', without('mesh/token.yaml'), 'access', 'token-lost', folder],
    [
      'a policy that is removed at a gateway',
      without('mesh/token.yaml'),
      'access',
      'token-lost',
      chart('istio-system'),
    ],
    ['a policy of pods that is removed', without('mesh/admin.yaml'), 'access', 'opened', chart('shop')],
    ['mTLS that is weakened', weakened, 'mtls', 'weakened', chart('shop')],
  ])('%s is likely', async (_, head, area, code, unread) => {
    const apps = { 'mesh/apps.yaml': unread }
    const found = await report({ ...head, ...apps }, { ...files, ...apps })
    expect(outlineOf(found, area)).toContainEqual([code, 'warning', 'likely', missing])
    expect(blocking(found)).toEqual([])
    expect(verdict(found, gate)).toMatchObject({ failed: false })
    expect(found.consequences[0]!.sentence).toContain(` (depends on ${missing})`)
  })

  it('a host that is opened is likely reached by more pods, and declared for certain', async () => {
    const apps = { 'mesh/apps.yaml': chart('istio-system') }
    const found = await report({ ...opened, ...apps }, { ...files, ...apps })
    expect(outlineOf(found, 'egress')).toContainEqual(['outside-allowlist', 'warning', 'likely', missing])
    const ofHosts = found.findings.filter(({ rule }) => rule === 'egress/outside-allowlist')
    expect(ofHosts.map(({ severity, confidence }) => [severity, confidence])).toEqual([['error', 'certain']])
  })

  it('a policy is not lost for certain where base has what is not rendered', async () => {
    const apps = { 'mesh/apps.yaml': folder }
    expect(
      outlineOf(await report(without('mesh/token.yaml'), { ...files, ...apps }), 'access'),
    ).toContainEqual(['token-lost', 'warning', 'likely', missing])
  })

  it('stays certain where the change itself adds what is not rendered, which is named', async () => {
    const apps = { 'mesh/apps.yaml': folder }
    for (const [head, area, code] of [
      [without('mesh/token.yaml'), 'access', 'token-lost'],
      [weakened, 'mtls', 'weakened'],
    ] as const) {
      const found = await report({ ...head, ...apps }, files)
      expect(outlineOf(found, area)).toContainEqual([code, 'error', 'certain'])
      expect(verdict(found, gate)).toMatchObject({ failed: true })
      expect(found.consequences[0]!.sentence).toContain(` (it also adds what cannot be checked: ${missing})`)
    }
  })

  it.each<[string, Files]>([
    ['a release in a namespace that decides nothing', { 'mesh/apps.yaml': chart('monitoring') }],
    [
      'what is of another environment',
      {
        '.meshgate.yaml': settings.replace(
          'targets: [',
          'targets: [{ environment: dev, manifests: [dev/*.yaml] }, ',
        ),
        'dev/apps.yaml': folder,
        'dev/namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n',
      },
    ],
    [
      'what the configuration excludes',
      { 'mesh/apps.yaml': folder, '.meshgate.yaml': `${settings}exclude: [mesh/apps.yaml]\n` },
    ],
  ])('%s leaves a consequence certain', async (_, beside) => {
    const found = await report({ ...weakened, ...beside }, { ...files, ...beside })
    expect(outlineOf(found, 'mtls')).toEqual([['weakened', 'error', 'certain']])
    expect(verdict(found, gate)).toMatchObject({ failed: true })
  })

  it('a target that fails makes it likely in its namespace alone', async () => {
    const broken = (namespace: string): Files => ({
      '.meshgate.yaml': settings.replace(
        'targets: [',
        `targets: [{ environment: prod, chart: charts/web, release: web, namespace: ${namespace} }, `,
      ),
      ...chartFiles('charts/web', '{{ fail "no" }}'),
    })
    const ofMtls = async (namespace: string): Promise<unknown[]> =>
      outlineOf(
        await report({ ...weakened, ...broken(namespace) }, { ...files, ...broken(namespace) }),
        'mtls',
      )
    expect(await ofMtls('monitoring')).toEqual([['weakened', 'error', 'certain']])
    expect(await ofMtls('shop')).toEqual([
      ['weakened', 'warning', 'likely', expect.stringMatching(/^what \S+ has, which is not rendered$/)],
    ])
  })

  it('files that may be applied with others make it likely', async () => {
    const loose = (mode: string): Files => ({
      'shop.yaml': `${shop}---\n${files['mesh/mtls.yaml'].replace('STRICT', mode)}`,
    })
    expect(outlineOf(await report(loose('PERMISSIVE'), loose('STRICT')), 'mtls')).toEqual([
      [
        'weakened',
        'warning',
        'likely',
        'which files are applied together (`targets` or `--together` says it)',
      ],
    ])
  })
})

describe('what is proved about who gets in', () => {
  const proofOf = async (head: Files, base: Files = files): Promise<unknown[]> => {
    const { comparisons = [] } = await report(head, base)
    return comparisons
      .filter(({ area }) => area === 'access')
      .map(({ environment, verdict, because }) => [environment, verdict, ...because])
  }

  it.each<[string, Files, unknown[]]>([
    [
      'that a policy says the same in other words',
      edited('mesh/admin.yaml', 'paths: [/admin/*]', 'paths: [/admin/*], notPaths: [/other]'),
      [['prod', 'nothing-new']],
    ],
    [
      'that a policy refuses more',
      edited('mesh/admin.yaml', 'paths: [/admin/*]', 'paths: [/admin/*, /debug]'),
      [['prod', 'nothing-new']],
    ],
    ['but for what is said', without('mesh/token.yaml'), [['prod', 'new']]],
    ['without a comparison where nothing decides', edited('mesh/shop.yaml', 'shop:1.0', 'shop:1.1'), []],
  ])('%s', async (_, head, expected) => {
    expect(await proofOf(head)).toEqual(expected)
  })

  it('is nothing beside what is not read', async () => {
    const apps = { 'mesh/apps.yaml': application('path: policies', 'monitoring') }
    const head = { ...edited('mesh/admin.yaml', '/admin/*', '/admin/*, /debug'), ...apps }
    expect(await proofOf(head, { ...files, ...apps })).toEqual([
      ['prod', 'unknown', 'Application argocd/platform is not rendered'],
    ])
  })
})

describe('the pods of a policy that have no workload in the repository', () => {
  const policy = (name: string, labels: string, paths: string): string => `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${name}, namespace: orders }
spec:
  selector: { matchLabels: { ${labels} } }
  rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }, { to: [{ operation: { paths: [${paths}] } }] }]
`
  const ordersOnly = {
    '.meshgate.yaml': settings,
    'mesh/orders.yaml': policy('orders', 'app: orders', '/health'),
  }
  const opened = { 'mesh/orders.yaml': policy('orders', 'app: orders', '/health, /docs/*') }
  const unknown = 'whether there are pods of namespace orders with app=orders'

  it.each<[string, Files, unknown[]]>([
    ['are taken to exist', {}, ['opened', 'error', 'certain']],
    [
      'may all have the labels of another policy, too',
      { 'mesh/web.yaml': policy('web', 'tier: web', '/health') },
      ['opened', 'warning', 'likely', unknown],
    ],
    [
      'may not exist beside other workloads of their namespace',
      { 'mesh/shop.yaml': shop.replaceAll('namespace: shop', 'namespace: orders') },
      ['opened', 'warning', 'likely', unknown.replace('pods', 'other pods')],
    ],
  ])('%s', async (_, others, expected) => {
    const base = { ...ordersOnly, ...others }
    expect(outlineOf(await report({ ...base, ...opened }, base), 'access')).toEqual([expected])
  })
})

describe('an environment that head no longer has', () => {
  const both = {
    ...files,
    '.meshgate.yaml': settings.replace(
      'targets: [',
      'targets: [{ environment: stage, manifests: [stage/*.yaml] }, ',
    ),
    'stage/policy.yaml': files['mesh/admin.yaml'].replace('namespace: shop', 'namespace: orders'),
  }

  it('opens what its policies refused, if the objects are deleted', async () => {
    const found = await report(files, both)
    expect(outlineOf(found, 'access')).toEqual([
      ['opened', 'warning', 'likely', 'whether the objects that are no longer rendered are deleted'],
    ])
    expect(found.comparisons).toContainEqual(
      expect.objectContaining({
        area: 'access',
        environment: 'stage',
        verdict: 'new',
        because: expect.arrayContaining(['head has no such mesh']),
      }),
    )
  })

  it('weakens mTLS, loses traffic and closes what it declared, if the objects are deleted', async () => {
    const parts = { 'stage/shop.yaml': shop, 'stage/files.yaml': files['mesh/files.yaml'] }
    const strict = {
      'stage/mtls.yaml': files['mesh/mtls.yaml'].replace('namespace: shop', 'namespace: orders'),
    }
    const found = await report(files, { ...both, ...parts, ...strict })
    const missing = 'whether the objects that are no longer rendered are deleted'
    expect(found.consequences.map(({ rule, code }) => `${rule}/${code}`)).toEqual([
      'change/access/opened',
      'change/mtls/weakened',
      ...['change/traffic/lost', 'change/traffic/lost'],
      'change/tokens/issuer-dropped',
      'change/egress/closed',
    ])
    for (const consequence of found.consequences)
      expect(consequence).toMatchObject({
        confidence: 'likely',
        environments: ['stage'],
        missing: expect.arrayContaining([missing]),
      })
    expect(found.comparisons).toContainEqual(
      expect.objectContaining({
        area: 'egress',
        environment: 'stage',
        verdict: 'unknown',
        because: expect.arrayContaining(['head has no such mesh']),
      }),
    )
    const ofShop = await report(files, { ...both, ...parts, 'stage/mtls.yaml': files['mesh/mtls.yaml'] })
    expect(outlineOf(ofShop, 'mtls')).toEqual([])
  })

  it('is not proved to reach nothing new where it is new', async () => {
    const { comparisons } = await report({ ...both, 'stage/files.yaml': files['mesh/files.yaml'] }, files)
    expect(comparisons).toContainEqual(
      expect.objectContaining({
        area: 'egress',
        environment: 'stage',
        because: expect.arrayContaining(['base has no such mesh']),
      }),
    )
  })

  it('opens nothing under another name', async () => {
    const renamed = {
      ...both,
      '.meshgate.yaml': both['.meshgate.yaml'].replace('environment: stage', 'environment: staging'),
    }
    expect(outlineOf(await report(renamed, both), 'access')).toEqual([])
  })
})

it('says nothing of a change without a consequence, and nothing without a base', async () => {
  const relabelled = edited('mesh/token.yaml', 'name: token,', 'name: token, labels: { team: web },')
  expect((await report(relabelled, files)).consequences).toEqual([])
  expect((await report(files)).consequences).toEqual([])
})

it('lists alone what has the severity info, and leaves out what is off', async () => {
  const head = {
    ...files,
    'mesh/files.yaml': files['mesh/files.yaml'].replace('[one.', '[one.files.example.com, two.'),
  }
  const rules = (severity: string): Files => ({
    '.meshgate.yaml': `${settings.replace(/egress-allowlist.*\n/, '')}rules: { change/egress/opened: '${severity}' }\n`,
  })
  const consequencesAt = async (severity: string): Promise<unknown[]> => {
    const { consequences, findings } = await report(
      { ...head, ...rules(severity) },
      { ...files, ...rules(severity) },
    )
    const ofEgress = findings.filter(({ rule }) => rule === 'change/egress')
    return [consequences.map(({ code }) => code), ofEgress.map((finding) => finding.severity)]
  }
  expect(await consequencesAt('info')).toEqual([['opened'], []])
  expect(await consequencesAt('error')).toEqual([['opened'], ['error']])
  expect(await consequencesAt('off')).toEqual([[], []])
})

it('waives a consequence at its line', async () => {
  const waiver = '# meshgate-ignore change/mtls -- until all have sidecars\nspec'
  const both = { ...files, 'mesh/mtls.yaml': files['mesh/mtls.yaml'].replace('spec', waiver) }
  const head = { ...both, 'mesh/mtls.yaml': both['mesh/mtls.yaml'].replace('STRICT', 'PERMISSIVE') }
  const found = await report(head, both)
  expect(found.consequences.map(({ code, waiver }) => [code, waiver?.isEffective])).toEqual([
    ['weakened', expect.any(Boolean)],
  ])
})
