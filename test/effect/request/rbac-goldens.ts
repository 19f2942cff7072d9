// The RBAC filters that istiod makes of AuthorizationPolicies in its own tests, from the cache of Go's modules: `go mod
// download istio.io/istio@v0.0.0-20260827124520-eed52ebb66ad`.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Expression } from './rbac-filter.ts'

const cache = process.env['GOMODCACHE'] ?? join(homedir(), 'go/pkg/mod')
const module = 'istio.io/istio@v0.0.0-20260827124520-eed52ebb66ad'
/** The inputs and outputs of istiod's own tests; a folder for HTTP, and one for TCP. */
export const rbacFolder = join(cache, module, 'pilot/pkg/security/authz/builder/testdata')

/** The input, its outputs, the trust domain of the mesh with its aliases, and what the provider of CUSTOM policies speaks. */
export type RbacPair = readonly [
  input: string,
  outputs: readonly string[],
  domains?: readonly [string, ...string[]] | undefined,
  provider?: 'Http' | 'Grpc',
]
/** The pairs by what the proxy sees. */
export const rbacPairs: Readonly<Record<'http' | 'tcp', readonly RbacPair[]>> = {
  http: [
    ...['allow-empty-rule', 'allow-full-rule', 'allow-nil-rule', 'allow-path', 'audit-full-rule'].map(single),
    ['deny-and-allow', ['deny-and-allow-out1', 'deny-and-allow-out2']],
    ...['deny-empty-rule', 'dry-run-allow', 'dry-run-mix', 'multiple-policies', 'single-policy'].map(single),
    ['dry-run-allow-and-deny', ['dry-run-allow-and-deny-out1', 'dry-run-allow-and-deny-out2']],
    ['simple-policy-td-aliases', ['simple-policy-td-aliases-out'], ['td1', 'cluster.local']],
    [
      'simple-policy-multiple-td-aliases',
      ['simple-policy-multiple-td-aliases-out'],
      ['td1', 'cluster.local', 'some-td'],
    ],
    [
      'simple-policy-principal-with-wildcard',
      ['simple-policy-principal-with-wildcard-out'],
      ['td1', 'foobar'],
    ],
    [
      'td-aliases-source-principal',
      ['td-aliases-source-principal-out'],
      ['new-td', 'old-td', 'some-trustdomain'],
    ],
    single('trust-domains'),
    ['custom-simple-http', ['custom-http-provider-out1']],
    ['custom-simple-http', ['custom-grpc-provider-out1']],
    ['custom-simple-http', ['custom-grpc-provider-no-namespace-out1']],
  ],
  tcp: [
    ...[
      'allow-both-http-tcp',
      'allow-only-http',
      'audit-both-http-tcp',
      'deny-both-http-tcp',
      'dry-run-mix',
    ].map(single),
    ['custom-both-http-tcp', ['custom-both-http-tcp-out1'], undefined, 'Grpc'],
    // A provider that speaks HTTP is not asked about connections: istiod makes no filter.
    ['custom-only-http', [], undefined, 'Http'],
  ],
}

function single(name: string): RbacPair {
  return [name, [`${name}-out`]]
}

interface Filter {
  readonly typedConfig: {
    readonly rules?: {
      readonly action?: 'DENY' | 'LOG'
      readonly policies?: Readonly<Record<string, Expression>>
    }
    readonly shadowRulesStatPrefix?: string
    readonly shadowRules?: { readonly policies?: Readonly<Record<string, Expression>> }
  }
}

/** A MeshConfig with the provider of the CUSTOM policies, and trust domains where they are given. */
export function meshConfigWith(provider: 'Http' | 'Grpc', domains: readonly string[] = []): string {
  const [trustDomain, ...aliases] = domains
  const stated =
    trustDomain === undefined
      ? ''
      : `
    trustDomain: ${trustDomain}
    trustDomainAliases: ${JSON.stringify(aliases)}`
  return `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    extensionProviders: [{ name: default, envoyExtAuthz${provider}: { service: authz.foo.svc.cluster.local, port: 80 } }]${stated}`
}

/** An RBAC filter: what it does with what its policies match. */
export interface RbacFilter {
  /** `CUSTOM`: a provider is asked. */
  readonly action: 'ALLOW' | 'DENY' | 'LOG' | 'CUSTOM'
  /** Those of CUSTOM without the provider before their names. */
  readonly policies: readonly (readonly [name: string, policy: Expression])[]
}

/** Reads an output; `null` for a filter that is for dry runs alone. */
export function filterIn(output: string): RbacFilter | null {
  const { typedConfig }: Filter = parse(output)
  const { rules, shadowRules, shadowRulesStatPrefix = '' } = typedConfig
  // Those of dry runs are beside them.
  if (shadowRulesStatPrefix.startsWith('istio_ext_authz_'))
    return {
      action: 'CUSTOM',
      policies: Object.entries(shadowRules?.policies ?? {}).map(([name, policy]) => [
        name.replace(/^istio-ext-authz-[^-]*-/, ''),
        policy,
      ]),
    }
  return rules ? { action: rules.action ?? 'ALLOW', policies: Object.entries(rules.policies ?? {}) } : null
}
