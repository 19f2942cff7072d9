import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { attachedPolicies } from '../../../src/effect/request/policy/attachment.ts'
import { compileAuthorization, type CompiledRule } from '../../../src/effect/request/policy/authorization.ts'
import { forConnections } from '../../../src/effect/request/policy/stream-filters.ts'
import type { Facts } from '../../../src/effect/request/policy/facts.ts'
import { Random } from '../../../tools/oracle/random.ts'
import { holds, literalsOf, type Expression } from './rbac-filter.ts'
import { meshOfYaml } from './meshes.ts'

/*
 * The RBAC filters that istiod makes of AuthorizationPolicies in its own tests, from the cache of Go's modules: `go mod
 * download istio.io/istio@v0.0.0-20260827124520-eed52ebb66ad`. They are evaluated here as Envoy does, and each rule is compared
 * with the compiled rule, on random requests of what the filter names.
 */

const cache = process.env['GOMODCACHE'] ?? join(homedir(), 'go/pkg/mod')
const module = 'istio.io/istio@v0.0.0-20260827124520-eed52ebb66ad'
const folder = join(cache, module, 'pilot/pkg/security/authz/builder/testdata')

/**
 * The pairs by what the proxy sees: the input, its outputs, the trust domain of the mesh with its aliases, and what the provider
 * of CUSTOM policies speaks.
 */
type Pair = readonly [
  input: string,
  outputs: readonly string[],
  domains?: readonly [string, ...string[]] | undefined,
  provider?: 'Http' | 'Grpc',
]
const pairs: Readonly<Record<'http' | 'tcp', readonly Pair[]>> = {
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

function single(name: string): Pair {
  return [name, [`${name}-out`]]
}

interface Filter {
  readonly typedConfig: {
    readonly rules?: { readonly policies?: Readonly<Record<string, Expression>> }
    readonly shadowRulesStatPrefix?: string
    readonly shadowRules?: { readonly policies?: Readonly<Record<string, Expression>> }
  }
}

describe.skipIf(!existsSync(folder))('RBAC filters that istiod makes', () => {
  it('are those of 27 tests', () => expect(pairs.http.length + pairs.tcp.length).toBe(27))

  describe.each(['http', 'tcp'] as const)('%s', (protocol) => {
    it.each(pairs[protocol].map((pair) => ({ pair, name: pair[0] })))('$name', ({ pair }) => {
      const [input, outputs, domains = ['cluster.local'], provider = 'Grpc'] = pair
      const compiled = compiledRules(readFileSync(join(folder, protocol, `${input}-in.yaml`), 'utf8'), {
        protocol,
        domains,
        provider,
      })
      const kept = compiled.filter((rule) => rule[protocol] !== null)
      const written = outputs.flatMap((output) =>
        policiesIn(readFileSync(join(folder, protocol, `${output}.yaml`), 'utf8')),
      )
      expect(written.map(([name]) => name)).toEqual(expect.arrayContaining(kept.map(({ name }) => name)))
      for (const [name, policy] of written) {
        // istiod writes a rule that never matches where a policy has none.
        const rule = kept.find((candidate) => candidate.name === name) ?? noRule
        const differing = requestsFor(policy).filter((facts) => {
          const isMatch = rule[protocol]!(facts)
          return typeof isMatch === 'boolean' && isMatch !== holds(policy, facts)
        })
        expect({ name, differing }).toEqual({ name, differing: [] })
      }
    })
  })
})

const noRule = { http: () => false, tcp: () => false }

interface MeshOfTest {
  readonly protocol: 'http' | 'tcp'
  readonly domains: readonly [string, ...string[]]
  readonly provider: 'Http' | 'Grpc'
}

/** The rules that hold for the workload of Istio's tests, by their names in a filter. */
function compiledRules(input: string, { protocol, domains: names, provider }: MeshOfTest): CompiledRule[] {
  const labels = new Map([
    ['app', 'httpbin'],
    ['version', 'v1'],
  ])
  const [name, hasAllLabels, serviceAccount, workload] = ['httpbin', true, 'httpbin', null] as const
  const proxy = {
    type: 'sidecar',
    name,
    namespace: 'foo',
    labels,
    hasAllLabels,
    serviceAccount,
    workload,
  } as const
  const mesh = meshOfYaml(input, meshConfigWith(provider))
  const attached = attachedPolicies(mesh, 'AuthorizationPolicy', proxy)
  const compiled = compileAuthorization(attached, { names, isStated: true })
  const { custom, deny, allow, audit } = protocol === 'tcp' ? forConnections(mesh, compiled) : compiled
  return [...custom, ...deny, ...allow, ...audit]
}

function meshConfigWith(provider: 'Http' | 'Grpc'): string {
  return `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    extensionProviders: [{ name: default, envoyExtAuthz${provider}: { service: authz.foo.svc.cluster.local, port: 80 } }]`
}

/** The policies of a filter, those of CUSTOM with the provider before their names. */
function policiesIn(output: string): [name: string, policy: Expression][] {
  const { typedConfig }: Filter = parse(output)
  const { rules, shadowRules, shadowRulesStatPrefix = '' } = typedConfig
  // Those of dry runs are beside them.
  const isCustom = shadowRulesStatPrefix.startsWith('istio_ext_authz_')
  return Object.entries((isCustom ? shadowRules : rules)?.policies ?? {}).map(([name, policy]) => [
    isCustom ? name.replace(/^istio-ext-authz-[^-]*-/, '') : name,
    policy,
  ])
}

/** Random requests of the texts, ports and addresses that a policy names. */
function requestsFor(policy: Expression): Facts[] {
  const random = new Random(1)
  const { texts, ports, addresses } = literalsOf(policy)
  const text = (): string => random.pick([...texts, 'nothing'])
  const address = (): string => random.pick([...addresses, '203.0.113.9'])
  const claim = (): unknown => random.pick<unknown>([text(), [text(), text()], 5])
  const principals = texts.filter((value) => value.startsWith('spiffe://') || value.includes('/ns/'))
  const paths = [...texts.filter((value) => value.includes('/')), '/', '/a']
  return Array.from({ length: 600 }, () => ({
    method: text(),
    path: random.pick(paths),
    authority: text(),
    headers: new Map(
      random.isLikely(0.7)
        ? [
            ['x-header', text()],
            ['x-id', text()],
          ]
        : [],
    ),
    principal: random.pick([null, ...principals, 'spiffe://td/ns/n/sa/a']),
    source: address(),
    remote: address(),
    destinationAddress: address(),
    destinationPort: random.pick([...ports, 1]),
    sni: text(),
    claims: random.isLikely(0.2)
      ? null
      : { iss: text(), sub: text(), aud: claim(), azp: claim(), a: claim(), nested1: { nested2: claim() } },
  }))
}
