import { table } from '../../../core/table.ts'
import { addressRange } from '../match/address-range.ts'
import { filledMatch, policyTextMatch } from '../match/text-match.ts'
import { anyOf, unknownTruth } from '../match/truth.ts'
import { comparedAttribute, type Attribute } from './attribute.ts'
import { bracketedNames, claimMatches } from './claims.ts'
import type { Facts } from './facts.ts'
import { namespaces, principals, serviceAccounts, sourceTrustDomains } from './identity-attributes.ts'
import { requestPrincipals } from './request-principal.ts'
import { policyHostPattern, methodOrHeaderPattern, pathValueMatch } from './value-patterns.ts'

const sourceAddresses = comparedAttribute((value) => {
  const matches = addressRange(value, 'the address of the client')
  return ({ source }) => matches(source)
})

const remoteAddresses = comparedAttribute((value) => {
  const matches = addressRange(value, 'the address of the client')
  return ({ remote }) => matches(remote)
})

const destinationAddresses = comparedAttribute((value) => {
  const matches = addressRange(value, 'the address of the pod')
  return ({ destinationAddress }) => matches(destinationAddress)
})

const destinationPorts = comparedAttribute(
  (value) =>
    ({ destinationPort }) =>
      String(destinationPort) === value,
)

/** An attribute of the token. */
function ofClaim(pathOf: (key: string) => readonly string[]): Attribute {
  return {
    isHttp: true,
    match(values, key) {
      const path = pathOf(key)
      const matches = values.map((value) => policyTextMatch(value))
      return ({ claims }) => claimMatches(claims, path, (text) => anyOf(matches.map((match) => match(text))))
    },
  }
}

const headers: Attribute = {
  isHttp: true,
  match(values, key) {
    const [name = ''] = bracketedNames(key)
    const matches = values.map((value) => filledMatch(value, methodOrHeaderPattern(value)))
    return (facts) => {
      const value = headerOf(facts, name.toLowerCase())
      return value !== undefined && anyOf(matches.map((match) => match(value)))
    }
  },
}

function headerOf(facts: Facts, name: string): string | undefined {
  const pseudo: Readonly<Record<string, string>> = {
    host: facts.authority,
    ':authority': facts.authority,
    ':method': facts.method,
  }
  return pseudo[name] ?? facts.headers.get(name)
}

const hosts = comparedAttribute((value) => {
  const matches = filledMatch(value, policyHostPattern(value))
  return ({ authority }) => matches(authority)
}, true)

const methods = comparedAttribute((value) => {
  const matches = filledMatch(value, methodOrHeaderPattern(value))
  return ({ method }) => matches(method)
}, true)

const paths = comparedAttribute((value) => {
  const matches = pathValueMatch(value)
  return ({ path }) => matches(path)
}, true)

const serverNames = comparedAttribute((value) => {
  const matches = policyTextMatch(value)
  return ({ sni }) => matches(sni)
})

/** Metadata of other Envoy filters is not in files. */
const envoyMetadata: Attribute = {
  match: (_, key) => () => unknownTruth(`the metadata of Envoy's filter \`${key}\``),
}

/** The webhook refuses any other key. */
export const unknownKey: Attribute = { match: () => () => false }

/** The fields of `from[].source` by name. Fields such as `notPrincipals` have no entry: callers negate that of `principals`. */
export const sourceAttributes = table<Attribute>({
  ipBlocks: sourceAddresses,
  remoteIpBlocks: remoteAddresses,
  namespaces,
  trustDomains: sourceTrustDomains,
  serviceAccounts,
  requestPrincipals,
  principals,
})

/** The fields of `to[].operation` by name, like `sourceAttributes`. */
export const operationAttributes = table<Attribute>({
  ports: destinationPorts,
  paths,
  methods,
  hosts,
})

/** By key, or by its beginning where a name follows in brackets. */
export const conditionAttributes = table<Attribute>({
  'destination.ip': destinationAddresses,
  'destination.port': destinationPorts,
  'connection.sni': serverNames,
  'experimental.envoy.filters.': envoyMetadata,
  'source.ip': sourceAddresses,
  'remote.ip': remoteAddresses,
  'source.namespace': namespaces,
  'source.trustDomain': sourceTrustDomains,
  'source.serviceAccount': serviceAccounts,
  'source.principal': principals,
  'request.auth.principal': requestPrincipals,
  'request.auth.audiences': ofClaim(() => ['aud']),
  'request.auth.presenter': ofClaim(() => ['azp']),
  'request.headers[': headers,
  'request.auth.claims[': ofClaim(bracketedNames),
})
