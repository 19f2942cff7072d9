import { environmentReport } from '../../src/run/environment-report.ts'
import { engines } from '../../src/core/engines.ts'
import type {
  Change,
  ChangeCause,
  CheckChange,
  Comparison,
  Consequence,
  Deletion,
  EgressGraph,
  Finding,
  GraphArrow,
  Location,
  Report,
} from '../../src/core/report.ts'
import type { Gate } from '../../src/report/verdict.ts'
import type { CommentOptions } from '../../src/report/comment/comment.ts'

/** A report with something of everything: what the golden files are made from. */
export function richReport(): Report {
  const report = {
    schemaVersion: 1 as const,
    tool: { name: 'meshgate' as const, version: '0.1.0', engines },
    head: '4f2c1d9e8b7a6c5d4e3f2a1b0c9d8e7f6a5b4c3d',
    base: 'a81b0c37d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1',
    summary: {
      errors: 3,
      warnings: 2,
      infos: 0,
      new: { errors: 2, warnings: 1, infos: 0 },
      fixed: 1,
      suppressed: 1,
      targets: { rendered: 3, unchanged: 3, read: 1, failed: 1, notRendered: 4, leftOut: 0 },
      changes: { added: 2, removed: 2, changed: 2 },
      deletions: { deleted: 3, orphaned: 1, kept: 0, moved: 1, unknown: 1, unseen: 0 },
      complete: false,
      coverage: {
        releases: 11,
        rendered: 6,
        notRendered: { helm: 1, values: 1, application: 2, kustomization: 1 },
        manifestFiles: 1,
      },
    },
    targets: [
      ...targets('payments', ['dev', 'stage', 'prod'], ['unchanged', 'unchanged', 'rendered']),
      ...targets('orders', ['dev', 'stage', 'prod'], ['unchanged', 'rendered', 'rendered']),
      ...targets('shop', ['dev'], ['failed']),
      {
        id: 'legacy/prod',
        kind: 'values',
        path: 'apps/legacy',
        release: 'legacy',
        environment: 'prod',
        status: 'not-rendered',
        reason:
          'chart `oci://charts.example.org/legacy` is not in this repository; only its values were checked',
      },
      { id: 'mesh', kind: 'manifests', path: 'mesh', status: 'read' },
      ...['cart', 'stock'].map((name) => ({
        id: `argocd/${name}.yaml:Application/${name}`,
        kind: 'application' as const,
        path: `argocd/${name}.yaml`,
        name,
        status: 'not-rendered' as const,
        reason: 'sources of Argo CD are not rendered yet',
        differing: [{ name, reason: 'sources of Argo CD are not rendered yet' }],
      })),
      {
        id: 'argocd/set.yaml:ApplicationSet/apps',
        kind: 'application-set',
        path: 'argocd/set.yaml',
        name: 'apps',
        status: 'not-rendered',
        reason: 'the chart `redis` is not in this repository; `meshgate fetch` gets it',
        differing: [
          {
            name: 'cache',
            reason: 'the chart `redis` is not in this repository; `meshgate fetch` gets it',
          },
        ],
      },
      {
        id: 'kustomize:overlays/prod',
        kind: 'kustomization',
        path: 'overlays/prod/kustomization.yaml',
        name: 'overlays/prod',
        status: 'not-rendered',
        reason: 'kustomizations are not built yet; the files they name are checked as written',
      },
    ],
    consequences: consequences(),
    comparisons: comparisons(),
    egressGraphs: [egressGraph()],
    deletions: deletions(),
    findings: findings(),
    changes: changes(),
    checkChanges: checkChanges(),
    noLongerChecked: [
      {
        id: 'apps/sandbox',
        kind: 'helm',
        path: 'apps/sandbox',
        release: 'sandbox',
        namespace: 'sandbox',
        findings: { errors: 2, warnings: 1, infos: 0 },
      },
      {
        id: 'mesh/old.yaml',
        kind: 'manifests',
        path: 'mesh/old.yaml',
        findings: { errors: 0, warnings: 0, infos: 0 },
      },
    ],
    newlyChecked: [{ id: 'mesh/gateway.yaml', kind: 'manifests', path: 'mesh/gateway.yaml' }],
    skipped: [{ file: 'apps/orders/big.yaml', reason: 'larger than 10 MB' }],
  } satisfies Omit<Report, 'environments' | 'matrix'>
  return { ...report, ...environmentReport(report) }
}

function consequences(): Consequence[] {
  const place = (file: string, line: number): Location => ({
    file,
    line,
    column: 3,
    endLine: line,
    endColumn: 20,
  })
  return [
    {
      rule: 'change/access',
      code: 'token-lost',
      severity: 'error',
      confidence: 'certain',
      sentence:
        'lets requests without a token reach `/docs/*` of `shop.example.com`, which needed one: `GET https://shop.example.com/docs/x` was answered 403, and will be let through to Service shop/shop',
      object: {
        apiVersion: 'security.istio.io/v1',
        kind: 'AuthorizationPolicy',
        namespace: 'edge',
        name: 'shop',
      },
      at: place('apps/gateway/values-prod.yaml', 39),
      environments: ['prod'],
      missing: [],
      witness: {
        request: 'GET https://shop.example.com/docs/x without a token',
        base: {
          hops: ['gateway of Deployment edge/ingress'],
          end: 'answered 403',
          by: 'AuthorizationPolicy edge/shop',
          isLetThrough: false,
        },
        head: {
          hops: ['gateway of Deployment edge/ingress', 'sidecar of Deployment shop/shop'],
          end: 'let through to Service shop/shop',
          isLetThrough: true,
        },
      },
      fingerprint: 'v2:00000000000000c1',
    },
    {
      rule: 'change/egress',
      code: 'wildcard-opened',
      severity: 'warning',
      confidence: 'likely',
      sentence:
        'lets namespace orders reach every host under `*.maps.example.org:443` (depends on the labels of the pods)',
      at: place('apps/orders/values-prod.yaml', 14),
      environments: ['stage', 'prod'],
      missing: ['the labels of the pods'],
      fingerprint: 'v2:00000000000000c2',
    },
    {
      rule: 'change/traffic',
      code: 'timeout-changed',
      severity: 'info',
      confidence: 'certain',
      sentence: 'lets requests to `pay.example.org` wait 9s instead of 15s',
      at: place('apps/payments/values-prod.yaml', 5),
      side: 'base',
      environments: ['prod'],
      missing: [],
      fingerprint: 'v2:00000000000000c3',
    },
  ]
}

function comparisons(): Comparison[] {
  const of = (environment: string, fields: Partial<Comparison>): Comparison => ({
    ...{ area: 'egress', environment, targets: [], verdict: 'nothing-new', because: [] },
    ...fields,
  })
  return [
    of('dev', { anyHost: true }),
    of('stage', {
      verdict: 'new',
      because: ['mesh/policies.yaml:Application/argocd/stock is not rendered'],
    }),
    of('prod', { verdict: 'new' }),
    of('prod', { area: 'access', verdict: 'new', entryPoints: 2 }),
  ]
}

function egressGraph(): EgressGraph {
  const arrow = (fields: Partial<GraphArrow>): GraphArrow => ({
    ...{
      from: 0,
      via: [],
      host: 'pay.example.org',
      port: 443,
      address: '',
      mode: 'mediated',
      change: 'none',
    },
    ...fields,
  })
  return {
    environment: 'prod',
    targets: [],
    clients: [
      { names: ['namespace orders', 'namespace payments'], more: 2 },
      { names: ['Deployment payments/batch'], more: 0 },
    ],
    arrows: [
      arrow({ host: '*.maps.example.org', address: 'any', mode: 'passthrough', change: 'opened' }),
      arrow({ from: 1, via: ['Deployment egress/gateway'], change: 'changed' }),
      arrow({ host: 'ledger.example.net', mode: 'passthrough', change: 'closed' }),
      arrow({}),
      arrow({ from: 1, host: '*', port: null, mode: 'any' }),
    ],
    hidden: 3,
    isWhole: false,
  }
}

function deletions(): Deletion[] {
  const of = (kind: string, name: string, apiVersion = 'v1'): Pick<Deletion, 'object' | 'at' | 'target'> => ({
    object: { apiVersion, kind, namespace: 'orders', name },
    at: place('apps/orders/db.yaml', 4, 9, 15),
    target: 'directory:apps/orders:orders',
  })
  const pruned = 'Argo CD prunes what Application `argocd/orders` no longer renders'
  return [
    {
      ...of('PersistentVolumeClaim', 'data'),
      outcome: 'deleted',
      reason: pruned,
      environments: ['prod'],
    },
    { ...of('StatefulSet', 'db', 'apps/v1'), outcome: 'deleted', reason: pruned, environments: ['prod'] },
    { ...of('ConfigMap', 'db'), outcome: 'deleted', reason: pruned, environments: ['prod'] },
    {
      ...of('Service', 'legacy'),
      outcome: 'unknown',
      reason: 'nothing in this repository says what applies it',
      environments: [],
    },
    {
      ...of('Service', 'db'),
      outcome: 'orphaned',
      reason: 'Application `argocd/stock` does not prune: it is synchronized by hand',
      environments: ['dev', 'stage'],
    },
    {
      ...of('Secret', 'token'),
      outcome: 'moved',
      reason:
        'Application `argocd/stock` applies it now, but Argo CD prunes what Application `argocd/orders` no longer renders: if that comes first, it is deleted and created again',
      movedTo: 'directory:apps/stock:stock',
      environments: ['prod'],
    },
  ]
}

function checkChanges(): CheckChange[] {
  const config = (line: number, endColumn: number): Location => place('.meshgate.yaml', line, 3, endColumn)
  const workflow = '.github/workflows/meshgate.yml'
  return [
    {
      at: place(workflow, 21, 11, 18),
      side: 'head',
      key: 'jobs.meshgate.steps[meshgate].with.fail-on',
      after: 'never',
      default: 'error',
      effect: 'loosens',
    },
    { at: config(5, 15), side: 'head', key: 'exclude', after: 'apps/sandbox', effect: 'loosens' },
    {
      at: config(12, 34),
      side: 'head',
      key: 'rules.routing/timeout-covers-retries',
      before: 'error',
      after: 'off',
      effect: 'loosens',
    },
    {
      at: config(20, 30),
      side: 'base',
      key: 'targets',
      before: '{chart: charts/web, values: [envs/prod.yaml], environment: prod}',
      effect: 'loosens',
    },
    {
      at: place(workflow, 17, 9, 12),
      side: 'head',
      key: 'jobs.meshgate.steps[prepare].run',
      effect: 'changes',
      note: 'another script',
    },
    {
      at: place('.meshgate.yaml', 3, 1, 6),
      side: 'base',
      key: '',
      effect: 'changes',
      note: 'base’s configuration is wrong, so that base is looked at by head’s: `rulse` is not a known field',
    },
    {
      at: place('charts/web/.helmignore', 2, 1, 22),
      side: 'base',
      key: '.helmignore',
      before: 'templates/policy.yaml',
      effect: 'tightens',
    },
  ]
}

/** The gate that the Action has by default. */
export const gate: Gate = {
  failOn: 'error',
  minConfidence: 'certain',
  onlyNew: true,
  strict: false,
  failOnDiff: false,
}

/** What the Action hands to the comment of a pull request. */
export const commentOptions: CommentOptions = {
  gate,
  version: '0.1.0',
  docsUrl: 'https://github.com/o/meshgate/blob/main/docs/rules',
  server: 'https://github.com',
  repository: 'o/r',
  headSha: '4f2c1d9e8b7a6c5d4e3f2a1b0c9d8e7f6a5b4c3d',
  baseSha: 'a81b0c37d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1',
  baseRef: 'main',
  runUrl: 'https://github.com/o/r/actions/runs/1',
  runKey: '812.1',
  commentKey: 'default',
}

/** A finding with everything that a test does not care about filled in. */
export function finding(fields: Partial<Finding>): Finding {
  return {
    rule: 'routing/duration',
    code: 'not-a-duration',
    severity: 'error',
    confidence: 'certain',
    status: 'new',
    message: '`5 sec` is no duration; write `5s`',
    at: place('apps/payments/values-prod.yaml', 5, 14, 16),
    cause: 'source',
    refusedBy: null,
    targets: [],
    environments: [],
    fingerprint: 'v2:f',
    related: [],
    ...fields,
  }
}

/** A part of one line. */
export function place(file: string, line: number, column: number, endColumn: number): Location {
  return { file, line, column, endLine: line, endColumn }
}

function targets(release: string, environments: string[], statuses: ('rendered' | 'unchanged' | 'failed')[]) {
  return environments.map((environment, index) => ({
    id: `apps/${release}/${environment}`,
    kind: 'helm' as const,
    path: `apps/${release}`,
    release,
    namespace: release,
    environment,
    status: statuses[index]!,
    ...(statuses[index] === 'failed'
      ? { reason: 'template `mediated.yaml:4`: nil pointer evaluating `.Values.x`' }
      : {}),
  }))
}

function findings(): Finding[] {
  return [wildcard(), shortTimeout(), missingAudience(), oldIssuer(), oldRetries(), fixedDuration()]
}

function wildcard(): Finding {
  return finding({
    rule: 'egress/mediated-host-wildcard',
    code: 'wildcard',
    message:
      '`*.maps.example.org` cannot be mediated: the proxy needs one exact host to originate TLS; name the host, or move it to `passthroughTls`',
    at: place('apps/payments/values-prod.yaml', 14, 19, 39),
    cause: 'source',
    object: {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      namespace: 'payments',
      name: 'maps',
      path: 'spec.hosts[0]',
    },
    refusedBy: 'webhook',
    targets: ['apps/payments/prod'],
    environments: ['prod'],
    fingerprint: 'v2:wildcard',
    excerpt: {
      firstLine: 12,
      lines: ['mediatedTls:', '  maps:', '    externalHost: "*.maps.example.org"', '    tlsMode: SIMPLE'],
    },
  })
}

function shortTimeout(): Finding {
  return finding({
    rule: 'routing/timeout-covers-retries',
    code: 'shorter-than-budget',
    message: 'timeout `9s` is shorter than the retry budget: (1 + 2) × 4s = 12s; set it to at least `12s`',
    at: place('apps/payments/values-prod.yaml', 5, 14, 16),
    cause: 'exact',
    object: {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      namespace: 'payments',
      name: 'pay',
      path: 'spec.http[0].timeout',
    },
    targets: ['apps/payments/prod'],
    environments: ['prod'],
    fingerprint: 'v2:timeout',
    related: [{ at: place('apps/payments/templates/mediated.yaml', 61, 16, 30), note: 'the template line' }],
    excerpt: {
      firstLine: 3,
      lines: [
        '    externalHost: pay.example.org',
        '    tlsMode: SIMPLE',
        '    timeout: 9s',
        '    retries:',
        '      attempts: 2',
      ],
    },
    fix: {
      title: 'set timeout to 12s',
      edits: [{ ...place('apps/payments/values-prod.yaml', 5, 14, 16), text: '12s' }],
      diff: '@@ -5,1 +5,1 @@\n-    timeout: 9s\n+    timeout: 12s\n',
      verified: true,
      safety: 'unsafe',
      also: [
        {
          type: 'changed',
          object: {
            apiVersion: 'networking.istio.io/v1',
            kind: 'VirtualService',
            namespace: 'payments',
            name: 'refund',
            path: 'spec.http[0].timeout',
          },
          targets: ['apps/payments/prod'],
          environments: ['prod'],
          before: '9s',
          after: '12s',
        },
      ],
    },
  })
}

function missingAudience(): Finding {
  return finding({
    rule: 'jwt/audience-missing',
    code: 'missing',
    severity: 'warning',
    message: 'no `audiences`: a token for any other service of this issuer is accepted',
    at: { file: 'apps/orders/values-stage.yaml', line: 9, column: 3, endLine: 12, endColumn: 1 },
    targets: ['apps/orders/stage'],
    environments: ['stage'],
    fingerprint: 'v2:audience',
    excerpt: { firstLine: 9, lines: ['  issuer: https://login.example.org'] },
  })
}

function oldIssuer(): Finding {
  return finding({
    rule: 'jwt/issuer-invalid',
    code: 'not-a-url',
    status: 'existing',
    message: 'issuer `login` is no URL; a token carries `https://…`',
    at: place('apps/orders/values.yaml', 3, 11, 16),
    targets: ['apps/orders/dev', 'apps/orders/stage'],
    environments: ['dev', 'stage'],
    fingerprint: 'v2:issuer',
  })
}

function oldRetries(): Finding {
  return finding({
    rule: 'routing/retries-without-timeout',
    code: 'no-timeout',
    severity: 'warning',
    status: 'existing',
    message: 'retries without a timeout may last for ever',
    at: place('mesh/virtual-service.yaml', 12, 7, 14),
    targets: ['mesh'],
    fingerprint: 'v2:retries',
  })
}

function fixedDuration(): Finding {
  return finding({
    status: 'fixed',
    at: place('apps/orders/values-prod.yaml', 21, 14, 19),
    targets: ['apps/orders/prod'],
    environments: ['prod'],
    fingerprint: 'v2:duration',
  })
}

function changes(): Change[] {
  return [
    changedTimeout(),
    addedEntry(),
    {
      ...simpleChange('added', 'VirtualService', 'payments', 'maps'),
      causes: [newMaps],
      target: 'apps/payments/prod',
      environments: ['prod'],
    },
    removedEntry(),
    {
      ...simpleChange('removed', 'AuthorizationPolicy', 'orders', 'require-token'),
      target: 'apps/orders/prod',
      environments: ['prod'],
    },
    { ...simpleChange('changed', 'ConfigMap', 'istio-system', 'notes'), target: 'mesh', environments: [] },
  ]
}

/** A line of head that base has otherwise. */
export function lineChange(file: string, line: number, before: string, after: string): ChangeCause {
  return { at: place(file, line, 1, after.length + 1), side: 'head', removed: 1, added: 1, before, after }
}

const newMaps: ChangeCause = {
  at: { ...place('apps/payments/values-prod.yaml', 12, 1, 19), endLine: 15 },
  side: 'head',
  removed: 0,
  added: 4,
  after: 'maps:',
}

function changedTimeout(): Change {
  return {
    type: 'changed',
    object: {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      namespace: 'payments',
      name: 'pay',
    },
    target: 'apps/payments/prod',
    environments: ['prod'],
    fields: [{ path: 'spec.http[0].timeout', before: '15s', after: '9s' }],
    causes: [lineChange('apps/payments/values-prod.yaml', 5, 'timeout: 15s', 'timeout: 9s')],
    diff: '@@ -12,7 +12,7 @@ spec.http\n     - match:\n         - port: 80\n       route:\n-      timeout: 15s\n+      timeout: 9s\n       retries:\n         attempts: 2\n',
  }
}

function addedEntry(): Change {
  const spec = {
    hosts: ['*.maps.example.org'],
    location: 'MESH_EXTERNAL',
    ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
    resolution: 'NONE',
  }
  return {
    type: 'added',
    object: {
      apiVersion: 'networking.istio.io/v1',
      kind: 'ServiceEntry',
      namespace: 'payments',
      name: 'maps',
    },
    target: 'apps/payments/prod',
    environments: ['prod'],
    fields: [{ path: '', after: { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry', spec } }],
    causes: [newMaps],
    diff: '@@ -0,0 +1,4 @@\n+apiVersion: networking.istio.io/v1\n+kind: ServiceEntry\n+metadata:\n+  name: maps\n',
  }
}

function removedEntry(): Change {
  const spec = { hosts: ['old.example.net'], ports: [{ number: 443 }] }
  return {
    type: 'removed',
    object: { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry', namespace: 'orders', name: 'old' },
    target: 'apps/orders/stage',
    environments: ['stage', 'prod'],
    fields: [{ path: '', before: { kind: 'ServiceEntry', spec } }],
    causes: [
      {
        at: place('apps/orders/values.yaml', 7, 1, 20),
        side: 'base',
        removed: 2,
        added: 0,
        before: 'old:',
      },
    ],
    diff: '@@ -1,2 +0,0 @@\n-apiVersion: networking.istio.io/v1\n-kind: ServiceEntry\n',
  }
}

function simpleChange(type: Change['type'], kind: string, namespace: string, name: string) {
  const apiVersion =
    kind === 'ConfigMap'
      ? 'v1'
      : kind === 'VirtualService'
        ? 'networking.istio.io/v1'
        : 'security.istio.io/v1'
  const sign = type === 'removed' ? '-' : '+'
  const object = { apiVersion, kind, namespace, name }
  return {
    type,
    object,
    fields: [],
    causes: [],
    diff: `@@ -1,1 +1,2 @@\n kind: ${kind}\n${sign}  # ${name}\n`,
  }
}
