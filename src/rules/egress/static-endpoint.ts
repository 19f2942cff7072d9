import type { Node } from '../../model/node.ts'
import { isToBeFilled } from '../../model/placeholder.ts'
import { isGiven } from '../given.ts'
import { quote } from '../quote.ts'
import { defineRule, type Problem } from '../rule.ts'
import { addressDefect, isAddress, isRange, type AddressRules } from './endpoint-address.ts'

export const staticEndpoint = defineRule({
  id: 'egress/static-endpoint',
  severity: 'error',
  istio: ['IST0106'],
  summary: 'An endpoint or address that the resolution of its ServiceEntry does not take.',
  why: 'With `resolution: STATIC` nothing is looked up: an endpoint has to be one IP address or a unix socket. With DNS it is a name or an IP address. A range of addresses has no meaning where names are looked up. Istio refuses the ServiceEntry.',
  fix: 'Write the IP address of each endpoint, or set `resolution: DNS` for names; keep ranges for NONE and STATIC.',
  on: {
    *ServiceEntry({ spec }) {
      const resolution = spec.get('resolution')
      const rules = allowed.get(resolution.text)
      if (rules) yield* endpoints(spec, rules)
      // DYNAMIC_DNS takes no addresses at all; egress/wildcard-resolution says so.
      if (resolution.text !== 'DYNAMIC_DNS') yield* addresses(spec)
    },
  },
})

const lookedUp: AddressRules = { names: true, sockets: false, network: false }
const allowed: ReadonlyMap<string, AddressRules> = new Map([
  ['STATIC', { names: false, sockets: true, network: true }],
  ['DNS', lookedUp],
  ['DNS_ROUND_ROBIN', lookedUp],
])

function* endpoints(spec: Node, rules: AddressRules): Generator<Problem> {
  for (const endpoint of spec.items('endpoints').filter(({ kind }) => kind === 'map')) {
    const address = endpoint.get('address')
    const defect = addressDefect(endpoint, rules)
    if (!defect) continue
    yield {
      node: address,
      message: `${isGiven(address) ? `endpoint ${quote(address.data)}` : 'an endpoint'} ${defect}`,
      refusedBy: 'webhook',
      related: [
        {
          node: spec.get('resolution'),
          note: rules.names ? 'has endpoints looked up' : 'takes endpoints as they are',
        },
      ],
    }
  }
}

function* addresses(spec: Node): Generator<Problem> {
  const resolution = spec.get('resolution')
  const takesRanges = !lookingUp.has(resolution.text)
  for (const address of spec.items('addresses').filter((one) => !one.isNull && !isToBeFilled(one.text))) {
    if (isRange(address.text)) {
      if (!takesRanges) yield range(address, resolution)
    } else if (!isAddress(address.text)) {
      yield {
        node: address,
        message: `address ${quote(address.data)} is no IP address and no range such as \`10.0.0.0/8\``,
        refusedBy: 'webhook',
      }
    }
  }
}

const lookingUp: ReadonlySet<string> = new Set(['DNS', 'DNS_ROUND_ROBIN'])

function range(address: Node, resolution: Node): Problem {
  return {
    node: address,
    message: `address ${quote(address.text)} is a range, which resolution ${quote(resolution.text)} does not take: only NONE and STATIC do`,
    refusedBy: 'webhook',
    related: [{ node: resolution, note: 'how the hosts are resolved' }],
  }
}
