import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Facts } from '../../../src/effect/request/policy/facts.ts'
import { manifestsOf, type Manifest } from '../../../src/model/manifest.ts'
import { parseDocuments } from '../../../src/yaml/parse.ts'

/*
 * The policies that istiod makes for ztunnel in its own tests, from the cache of Go's modules: `go mod download
 * istio.io/istio@v0.0.0-20260827124520-eed52ebb66ad`. What istiod makes is evaluated here as ztunnel does (`src/rbac.rs`).
 */

const cache = process.env['GOMODCACHE'] ?? join(homedir(), 'go/pkg/mod')
const module = 'istio.io/istio@v0.0.0-20260827124520-eed52ebb66ad'
const folder = join(cache, module, 'pilot/pkg/serviceregistry/ambient/testdata')
export const isMissing = !existsSync(folder)
export const names = isMissing
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
export interface Golden {
  readonly action?: 'DENY'
  readonly groups?: readonly { readonly rules?: readonly { readonly matches: readonly Match[] }[] }[]
}

/** A pair of Istio's tests: policies, and what istiod makes of them. */
export interface GoldenPair {
  readonly input: string
  readonly policies: readonly Manifest[]
  readonly golden: Golden | null
}

export function goldenPair(name: string): GoldenPair {
  const input = readFileSync(join(folder, `${name}-in.yaml`), 'utf8')
  return {
    input,
    golden: parse(readFileSync(join(folder, `${name}.yaml`), 'utf8')),
    policies: manifestsOf(parseDocuments(input, 'in.yaml'), 'golden', ''),
  }
}

/** Whether a rule that istiod makes matches a connection. */
export function isMatch(golden: Golden | null, facts: Facts): boolean {
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
