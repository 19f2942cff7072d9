import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { refused } from '../message/refused.ts'
import { defineRule, type Problem } from '../rule.ts'
import {
  addressDefect,
  isAddress,
  isRange,
  nameDefect,
  socketAddressDefect,
  type AddressCode,
  type AddressConstraints,
} from './helpers/endpoint-address.ts'

export const staticEndpoint = defineRule({
  id: 'egress/static-endpoint',
  codes: [
    'missing-address',
    'not-text',
    'range-as-endpoint',
    'socket-path',
    'socket-looked-up',
    'not-an-ip-address',
    'wildcard-address',
    'host-syntax',
    'address-syntax',
    'range-looked-up',
  ],
  severity: 'error',
  istio: ['IST0106'],
  summary: 'An endpoint or address that the resolution of its ServiceEntry does not take.',
  why: 'With `resolution: STATIC` nothing is looked up: an endpoint has to be one IP address or a unix socket. With DNS it is a name or an IP address. A range of addresses has no meaning where names are looked up. Istio refuses the ServiceEntry.',
  fix: 'Write the IP address of each endpoint, or set `resolution: DNS` for names; keep ranges for NONE and STATIC.',
  on: {
    *ServiceEntry({ spec }) {
      const resolution = spec.get('resolution')
      const allowed = resolutions.get(resolution.text)
      if (allowed) yield* endpoints(spec, allowed)
      // DYNAMIC_DNS takes no addresses at all; egress/wildcard-resolution says so.
      if (resolution.text !== 'DYNAMIC_DNS') yield* addresses(spec)
    },
  },
})

/** What a resolution takes as endpoints. */
interface Resolution extends AddressConstraints<EndpointCode> {
  /** What it does with endpoints, for the resolution itself. */
  readonly note: string
}

type EndpointCode =
  | 'socket-path'
  | 'socket-looked-up'
  | 'not-an-ip-address'
  | 'wildcard-address'
  | 'host-syntax'

const asTheyAre: Resolution = {
  note: 'takes endpoints as they are',
  socket: socketAddressDefect,
  name: () => ({
    code: 'not-an-ip-address',
    text: 'is no IP address: write one, or set `resolution: DNS` to have the name looked up',
  }),
  network: true,
}
const lookedUp: Resolution = {
  note: 'has endpoints looked up',
  socket: () => ({
    code: 'socket-looked-up',
    text: 'is a socket, which is not looked up: set `resolution: STATIC`',
  }),
  name: nameDefect,
  network: false,
}
const resolutions: ReadonlyMap<string, Resolution> = new Map([
  ['STATIC', asTheyAre],
  ['DNS', lookedUp],
  ['DNS_ROUND_ROBIN', lookedUp],
])

function* endpoints(spec: Node, allowed: Resolution): Generator<Problem<AddressCode | EndpointCode>> {
  for (const endpoint of spec.items('endpoints').filter(({ kind }) => kind === 'map')) {
    const address = endpoint.get('address')
    const defect = addressDefect(endpoint, allowed)
    if (!defect) continue
    const what = isPresent(address) ? `endpoint ${quote(address.data)}` : 'an endpoint'
    const related = { node: spec.get('resolution'), note: allowed.note }
    yield refused(defect.code, address, `${what} ${defect.text}`, related)
  }
}

function* addresses(spec: Node): Generator<Problem<'range-looked-up' | 'address-syntax'>> {
  const resolution = spec.get('resolution')
  const takesRanges = !lookingUp.has(resolution.text)
  for (const address of spec.items('addresses').filter((one) => !one.isNull)) {
    if (isRange(address.text)) {
      if (!takesRanges) yield range(address, resolution)
    } else if (!isAddress(address.text)) {
      yield refused(
        'address-syntax',
        address,
        `address ${quote(address.data)} is no IP address and no range such as \`10.0.0.0/8\``,
      )
    }
  }
}

const lookingUp: ReadonlySet<string> = new Set(['DNS', 'DNS_ROUND_ROBIN'])

function range(address: Node, resolution: Node): Problem<'range-looked-up'> {
  const message = `address ${quote(address.text)} is a range, which resolution ${quote(resolution.text)} does not take: only NONE and STATIC do`
  const related = { node: resolution, note: 'how the hosts are resolved' }
  return refused('range-looked-up', address, message, related)
}
