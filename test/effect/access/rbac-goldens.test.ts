import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { accessDifference } from '../../../src/effect/access/access-difference.ts'
import type { PreparedEntry } from '../../../src/effect/access/prepared-entry.ts'
import { workloadEntries } from '../../../src/effect/access/workload-entries.ts'
import { meshPair } from '../../../src/effect/access/mesh-pair.ts'
import { witnessAt, type AccessWitness } from '../../../src/effect/access/witness.ts'
import type { Facts } from '../../../src/effect/request/policy/facts.ts'
import type { Mesh } from '../../../src/model/mesh.ts'
import { Random } from '../../../tools/oracle/random.ts'
import { meshOfYaml } from '../request/meshes.ts'
import { holds } from '../request/rbac-filter.ts'
import {
  filterIn,
  meshConfigWith,
  rbacFolder,
  rbacPairs,
  type RbacFilter,
  type RbacPair,
} from '../request/rbac-goldens.ts'

/*
 * The comparison of who gets in against the RBAC filters of istiod's own tests. Base is an input, head the input without one rule,
 * of which the filter has a policy of its own: without it, it is the filter of head.
 */

type Protocol = 'http' | 'tcp'

/** The ports that the inputs name. */
const ports = [80, 90, 8000, 8080, 9090]

const issuers = ['https://example.com', 'id-1', 'requestPrincipals1', 'iss']

function workloadOf(protocol: Protocol): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: httpbin, namespace: foo }
spec:
  template:
    metadata: { labels: { app: httpbin, version: v1, sidecar.istio.io/inject: 'true' } }
    spec: { containers: [{ name: httpbin, image: httpbin:1 }] }
---
apiVersion: v1
kind: Service
metadata: { name: httpbin, namespace: foo }
spec:
  selector: { app: httpbin }
  ports: [${ports.map((port) => `{ name: ${protocol}-${port}, port: ${port} }`).join(', ')}]
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: tokens, namespace: foo }
spec: { jwtRules: [${issuers.map((issuer) => `{ issuer: '${issuer}', jwksUri: 'https://keys.example/${issuer.replaceAll(/\W/g, '')}' }`).join(', ')}] }
`
}

/** A rule of the input that has a policy in a filter. */
interface NamedRule {
  readonly policy: string
  readonly index: number
  /** Of its policy in the filter. */
  readonly name: string
}

/** Limit on the rules of an input that are left out. */
const ruleCount = 3

describe.skipIf(!existsSync(rbacFolder)).each(['http', 'tcp'] as const)(
  'what %s filters of istiod let through',
  (protocol) => {
    it.each(rbacPairs[protocol].map((pair) => ({ pair, name: pair[0] })))(
      'is compared: $name without each of its rules',
      ({ pair }) => {
        const [input, outputs, domains = ['cluster.local'], provider = 'Grpc'] = pair
        const text = read(protocol, `${input}-in`)
        const filters = outputs.flatMap((output) => filterIn(read(protocol, output)) ?? [])
        const meshOf = (policies: string): Mesh =>
          meshOfYaml(policies, workloadOf(protocol), meshConfigWith(provider, domains))
        const base = meshOf(text)
        for (const rule of namedRules(filters).slice(0, ruleCount)) {
          const changed = withoutRule(text, rule)
          // Where a policy has no rule, istiod writes one that never matches.
          if (changed === null) continue
          const head = meshOf(changed)
          const without = filters.map((filter) => withoutPolicy(filter, rule.name))
          const problems = disagreements({ base, head }, { base: filters, head: without }, protocol)
          expect({ rule, problems }).toEqual({ rule, problems: [] })
        }
      },
    )
  },
)

it.skipIf(!existsSync(rbacFolder))('a filter that lacks a policy is found', () => {
  const [input, [output]] = rbacPairs.http.find(([name]) => name === 'multiple-policies') as RbacPair
  const text = read('http', `${input}-in`)
  const filter = filterIn(read('http', output!))!
  const [rule] = namedRules([filter])
  const mesh = meshOfYaml(text, workloadOf('http'), meshConfigWith('Grpc', ['cluster.local']))
  const head = meshOfYaml(
    withoutRule(text, rule!)!,
    workloadOf('http'),
    meshConfigWith('Grpc', ['cluster.local']),
  )
  expect(disagreements({ base: mesh, head }, { base: [filter], head: [filter] }, 'http')).not.toEqual([])
})

function read(protocol: Protocol, name: string): string {
  return readFileSync(join(rbacFolder, protocol, `${name}.yaml`), 'utf8')
}

function namedRules(filters: readonly RbacFilter[]): NamedRule[] {
  return filters.flatMap(({ policies }) =>
    policies.flatMap(([name]) => {
      const [, policy = '', index = ''] = /^ns\[.*?\]-policy\[(.*?)\]-rule\[(\d+)\]$/.exec(name) ?? []
      return index === '' ? [] : [{ policy, index: Number(index), name }]
    }),
  )
}

interface PolicyDocument {
  readonly metadata: { readonly name: string }
  readonly spec?: { readonly rules?: readonly unknown[] }
}

/** The input without a rule; `null` if it does not have it. */
function withoutRule(text: string, { policy, index }: NamedRule): string | null {
  const documents = parseAllDocuments(text)
    .map((document) => document.toJS() as PolicyDocument | null)
    .filter((document) => document !== null)
  if (documents.every(({ metadata, spec }) => metadata.name !== policy || !spec?.rules?.[index])) return null
  const changed = documents.map((document) =>
    document.metadata.name === policy
      ? { ...document, spec: { ...document.spec, rules: document.spec?.rules?.toSpliced(index, 1) } }
      : document,
  )
  return changed.map((document) => JSON.stringify(document)).join('\n---\n')
}

function withoutPolicy({ action, policies }: RbacFilter, name: string): RbacFilter {
  return { action, policies: policies.filter(([policyName]) => policyName !== name) }
}

type Verdict = 'allowed' | 'refused'

/** What filters do: a provider that is asked may answer both. */
function verdictsOf(filters: readonly RbacFilter[], facts: Facts): Verdict[] {
  const matched = filters.map(({ action, policies }) => ({
    action,
    isMatch: policies.some(([, policy]) => holds(policy, facts)),
  }))
  const isRefused = matched.some(
    ({ action, isMatch }) => (action === 'DENY' && isMatch) || (action === 'ALLOW' && !isMatch),
  )
  const isAsked = matched.some(({ action, isMatch }) => action === 'CUSTOM' && isMatch)
  return isRefused ? ['refused'] : isAsked ? ['allowed', 'refused'] : ['allowed']
}

interface Sides<Value> {
  readonly base: Value
  readonly head: Value
}

/** Limit on the random requests to a pair. */
const requestCount = 120

function disagreements(
  meshes: Sides<Mesh>,
  filters: Sides<readonly RbacFilter[]>,
  protocol: Protocol,
): string[] {
  const pair = meshPair(meshes.head, meshes.base)
  const entry = workloadEntries(pair).compared.find(({ name }) => name === 'Deployment foo/httpbin')
  const { changes } = accessDifference(meshes.head, meshes.base)
  const ofWitnesses = changes.flatMap(({ witness, head, base, missing, entries }) => {
    if (missing.length > 0 || !entries.includes('Deployment foo/httpbin') || !isSeen(witness, protocol))
      return []
    const facts = factsOf(witness)
    const isAlike =
      verdictsOf(filters.head, facts).includes(head.verdict) &&
      verdictsOf(filters.base, facts).includes(base.verdict)
    return isAlike ? [] : [`the witness of a class: ${JSON.stringify(facts)}`]
  })
  if (!entry) return ['no workload is compared']
  return [...ofWitnesses, ...randomDisagreements(entry.prepare(), filters, protocol)]
}

function randomDisagreements(
  { space, head, base, outcomes }: PreparedEntry,
  filters: Sides<readonly RbacFilter[]>,
  protocol: Protocol,
): string[] {
  const random = new Random(1)
  const decided = { head: head.decision(() => true), base: base.decision(() => true) }
  const flags = space.axes.flatMap(({ name }, index) => (name.startsWith('flag ') ? [index] : []))
  return Array.from({ length: requestCount }).flatMap(() => {
    const point = space.axes.map(({ samples }) => random.below(samples.length))
    const witness = witnessAt(space, (axis) => point[space.axes.indexOf(axis)]!, head.site)
    if (!isSeen(witness, protocol) || isWrongToken(witness)) return []
    const facts = factsOf(witness)
    return (['head', 'base'] as const).flatMap((side) => {
      const verdicts = new Set(
        Array.from({ length: flags.length > 3 ? 40 : 8 }, (_, index) => {
          const filled = flags.reduce(
            (request, flag, place) =>
              request.with(flag, flags.length > 3 ? random.below(2) : (index >> place) & 1),
            point,
          )
          return outcomes.of(space.diagram.valueAt(decided[side], filled)).verdict
        }),
      )
      const expected = verdictsOf(filters[side], facts)
      return expected.every((verdict) => verdicts.has(verdict)) &&
        (flags.length > 0 || verdicts.size === expected.length)
        ? []
        : [
            `${side}: ${[...verdicts].join(' or ')}, and ${expected.join(' or ')} by the filter: ${JSON.stringify(facts)}`,
          ]
    })
  })
}

/** True for requests that the proxy sees as the filters of the protocol do. */
function isSeen({ connection }: AccessWitness, protocol: Protocol): boolean {
  if (connection.transport === 'tls') return false
  return protocol === 'http' || ports.includes(connection.destination.port)
}

function isWrongToken({ request, claims }: AccessWitness): boolean {
  return claims === null && (request.headers.has('authorization') || request.target.includes('access_token='))
}

function factsOf({ connection, request, claims }: AccessWitness): Facts {
  const { principal, source, destination, sni } = connection
  return {
    method: request.method,
    path: request.target.split('?')[0]!,
    authority: request.authority,
    headers: request.headers,
    principal,
    source,
    remote: request.headers.get('x-forwarded-for')?.split(', ').at(-1) ?? source,
    destinationAddress: destination.address,
    destinationPort: destination.port,
    sni,
    claims,
  }
}
