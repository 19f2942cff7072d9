import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attachedPolicies } from '../../../src/effect/request/policy/attachment.ts'
import { compileAuthorization, type CompiledRule } from '../../../src/effect/request/policy/authorization.ts'
import { connectionAuthorization } from '../../../src/effect/request/policy/stream-filters.ts'
import type { Facts } from '../../../src/effect/request/policy/facts.ts'
import { Random } from '../../../tools/oracle/random.ts'
import { holds, literalsOf, type Expression } from './rbac-filter.ts'
import { filterIn, meshConfigWith, rbacFolder, rbacPairs } from './rbac-goldens.ts'
import { meshOfYaml } from './meshes.ts'

/*
 * The RBAC filters of istiod's own tests are evaluated here as Envoy does, and each rule is compared with the compiled rule, on
 * random requests of what the filter names.
 */

describe.skipIf(!existsSync(rbacFolder))('RBAC filters that istiod makes', () => {
  it('are those of 27 tests', () => expect(rbacPairs.http.length + rbacPairs.tcp.length).toBe(27))

  describe.each(['http', 'tcp'] as const)('%s', (protocol) => {
    it.each(rbacPairs[protocol].map((pair) => ({ pair, name: pair[0] })))('$name', ({ pair }) => {
      const [input, outputs, domains = ['cluster.local'], provider = 'Grpc'] = pair
      const compiled = compiledRules(readFileSync(join(rbacFolder, protocol, `${input}-in.yaml`), 'utf8'), {
        protocol,
        domains,
        provider,
      })
      const kept = compiled.filter((rule) => rule[protocol] !== null)
      const written = outputs.flatMap(
        (output) =>
          filterIn(readFileSync(join(rbacFolder, protocol, `${output}.yaml`), 'utf8'))?.policies ?? [],
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
  const { custom, deny, allow, audit } =
    protocol === 'tcp' ? connectionAuthorization(mesh, compiled) : compiled
  return [...custom, ...deny, ...allow, ...audit]
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
