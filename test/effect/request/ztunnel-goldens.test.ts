import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Facts } from '../../../src/effect/request/policy/facts.ts'
import {
  convertedPeerRules,
  peerRuleMatch,
} from '../../../src/effect/request/policy/l4-peer-authentication.ts'
import { l4RuleMatch } from '../../../src/effect/request/policy/l4-rule.ts'
import { policySelector } from '../../../src/istio/policy/selector.ts'
import { manifestsOf, type Manifest } from '../../../src/model/manifest.ts'
import { parseDocuments } from '../../../src/yaml/parse.ts'

/*
 * The policies that istiod makes for ztunnel in its own tests, from the cache of Go's modules: `go mod download
 * istio.io/istio@v0.0.0-20260827124520-eed52ebb66ad`. What istiod makes is evaluated here as ztunnel does (`src/rbac.rs`), and
 * compared with the decision about the policy itself, for connections of everything that the pairs name.
 */

const cache = process.env['GOMODCACHE'] ?? join(homedir(), 'go/pkg/mod')
const module = 'istio.io/istio@v0.0.0-20260827124520-eed52ebb66ad'
const folder = join(cache, module, 'pilot/pkg/serviceregistry/ambient/testdata')
const isMissing = !existsSync(folder)
const names = isMissing
  ? ['none']
  : readdirSync(folder).flatMap((file) => (file.endsWith('-in.yaml') ? [file.replace('-in.yaml', '')] : []))

/** A StringMatch of the API of ztunnel: one of the fields. */
type Text = Partial<Record<'exact' | 'prefix' | 'suffix', string>> & { presence?: object }
interface Address {
  readonly address: string
  readonly length: number
}
interface Account {
  readonly namespace: string
  readonly serviceAccount: string
}
type Match = Readonly<Record<string, readonly (Text | Address | Account | number)[]>>
interface Golden {
  readonly action?: 'DENY'
  readonly groups?: readonly { readonly rules?: readonly { readonly matches: readonly Match[] }[] }[]
}

describe.skipIf(isMissing)('policies that istiod makes for ztunnel', () => {
  it('are all there', () => expect(names).toHaveLength(22))

  it.each(names)('%s', (name) => {
    const input = readFileSync(join(folder, `${name}-in.yaml`), 'utf8')
    const golden: Golden | null = parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'))
    const policies = manifestsOf(parseDocuments(input, 'in.yaml'), 'golden', '')
    const matches = matchOf(policies)
    const differing = connections(input).filter((facts) => matches(facts) !== isMatch(golden, facts))
    expect(differing).toEqual([])
  })
})

/** Whether a rule of a policy matches, as istiod's one policy of each pair does. */
function matchOf(policies: readonly Manifest[]): (facts: Facts) => boolean {
  const [policy] = policies
  if (policy!.kind === 'AuthorizationPolicy') {
    const isAllow = policy!.spec.get('action').text !== 'DENY'
    const rules = policy!.spec.items('rules').map((rule) => l4RuleMatch(rule, isAllow, policy!.namespace))
    return (facts) => rules.some((match) => match?.(facts) === true)
  }
  const isOfRoot = ({ namespace }: Manifest): boolean => namespace === 'istio-system'
  const rules = convertedPeerRules({
    ofWorkload: policies.find((item) => policySelector(item).size > 0),
    ofNamespace: policies.find((item) => policySelector(item).size === 0 && !isOfRoot(item)),
    ofMesh: policies.find(isOfRoot),
  })
  const matches = (rules ?? []).map(peerRuleMatch)
  return (facts) => matches.some((match) => match(facts) === true)
}

function isMatch(golden: Golden | null, facts: Facts): boolean {
  return (golden?.groups ?? []).some(({ rules = [] }) =>
    rules.every(({ matches }) => matches.length === 0 || matches.some((match) => matchHolds(match, facts))),
  )
}

function matchHolds(match: Match, facts: Facts): boolean {
  const fields = Object.entries(match).filter(([, values]) => values.length > 0)
  return (
    fields.length > 0 &&
    fields.every(([field, values]) => {
      const isNegative = field.startsWith('not')
      const name = isNegative ? `${field[3]!.toLowerCase()}${field.slice(4)}` : field
      return values.some((value) => valueHolds(name, value, facts)) !== isNegative
    })
  )
}

function valueHolds(field: string, value: Match[string][number], facts: Facts): boolean {
  const [, namespace = '', account = ''] = /\/ns\/([^/]*)\/sa\/(.*)$/.exec(facts.principal ?? '') ?? []
  if (field === 'destinationPorts') return value === facts.destinationPort
  if (field === 'principals')
    return facts.principal !== null && textHolds(value as Text, facts.principal!.slice(9))
  if (field === 'namespaces') return textHolds(value as Text, namespace)
  if (field === 'serviceAccounts') {
    const wanted = value as Account
    return facts.principal !== null && wanted.namespace === namespace && wanted.serviceAccount === account
  }
  const address = field === 'sourceIps' ? facts.source : facts.destinationAddress
  return addressHolds(value as Address, address!)
}

function textHolds({ exact, prefix, suffix, presence }: Text, text: string): boolean {
  if (presence) return text !== ''
  if (exact !== undefined) return text === exact
  return prefix === undefined ? text.endsWith(suffix!) : text.startsWith(prefix)
}

function addressHolds({ address, length }: Address, text: string): boolean {
  const bits = (bytes: Iterable<number>): string =>
    [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return bits(text.split('.').map(Number)).startsWith(bits(Buffer.from(address, 'base64')).slice(0, length))
}

/** Connections of all identities, addresses and ports that a text names, and of some that it does not. */
function connections(text: string): Facts[] {
  const words = [...new Set([...text.matchAll(/"([^"]+)"/g)].map(([, word]) => word!))]
  const filled = words.map((word) => word.replaceAll('*', 'x'))
  const principals = filled.flatMap((word) => [`spiffe://${word}`, `spiffe://td/ns/${word}/sa/a`])
  const accounts = filled.map((word) => {
    const [account = '', namespace = 'cfg'] = word.split('/').toReversed()
    return `spiffe://td/ns/${namespace}/sa/${account}`
  })
  const addresses = words.map((word) => word.split('/')[0]!).filter((word) => /^\d+(?:\.\d+){3}$/.test(word))
  const ports = [...text.matchAll(/\b\d{2,4}\b/g)].map(([port]) => Number(port))
  const base = facts(null, '203.0.113.9', '203.0.113.9', 1)
  const identified = [...principals, ...accounts].map((principal) => ({ ...base, principal }))
  return [
    base,
    ...identified,
    ...ports.flatMap((destinationPort) =>
      [...identified, base].map((item) => ({ ...item, destinationPort })),
    ),
    ...addresses.flatMap((source) => [
      { ...base, source },
      { ...base, destinationAddress: source },
    ]),
  ]
}

function facts(
  principal: string | null,
  source: string,
  destinationAddress: string,
  destinationPort: number,
): Facts {
  return {
    method: 'GET',
    path: '/',
    authority: 'api',
    headers: new Map(),
    principal,
    source,
    remote: source,
    destinationAddress,
    destinationPort,
    sni: '',
    claims: null,
  }
}
