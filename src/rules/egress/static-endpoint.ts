import type { Node } from '../../model/node.ts'
import { isPresent } from '../message/is-present.ts'
import { quote } from '../message/quote.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
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
  summary: 'An endpoint or address that the resolution of its ServiceEntry does not accept.',
  why: 'With `resolution: STATIC` nothing is looked up: an endpoint has to be one IP address or a unix socket. With DNS it has to be a name or an IP address, and a range of addresses has no meaning. Istio refuses the ServiceEntry.',
  fix: 'Write the IP address of each endpoint, or set `resolution: DNS` for names; keep ranges for NONE and STATIC.',
  on: {
    *ServiceEntry({ spec }) {
      const resolution = spec.get('resolution')
      const constraints = resolutions.get(resolution.text)
      if (constraints) yield* endpointProblems(spec, constraints)
      // egress/wildcard-resolution reports all addresses with DYNAMIC_DNS.
      if (resolution.text !== 'DYNAMIC_DNS') yield* addressProblems(spec)
    },
  },
})

/** The endpoints that a resolution accepts. */
interface Resolution extends AddressConstraints<EndpointCode> {
  /** What the resolution does with endpoints, as a note at its node. */
  readonly note: string
}

type EndpointCode =
  | 'socket-path'
  | 'socket-looked-up'
  | 'not-an-ip-address'
  | 'wildcard-address'
  | 'host-syntax'

const fixedEndpoints: Resolution = {
  note: 'uses endpoints as they are written',
  socket: socketAddressDefect,
  name: () => ({
    code: 'not-an-ip-address',
    text: 'is not an IP address: write one, or set `resolution: DNS` to have the name looked up',
  }),
  network: true,
}
const namedEndpoints: Resolution = {
  note: 'looks endpoints up in DNS',
  socket: () => ({
    code: 'socket-looked-up',
    text: 'is a socket, which is not looked up: set `resolution: STATIC`',
  }),
  name: nameDefect,
  network: false,
}
const resolutions: ReadonlyMap<string, Resolution> = new Map([
  ['STATIC', fixedEndpoints],
  ['DNS', namedEndpoints],
  ['DNS_ROUND_ROBIN', namedEndpoints],
])

function* endpointProblems(
  spec: Node,
  constraints: Resolution,
): Generator<Problem<AddressCode | EndpointCode>> {
  for (const endpoint of spec.items('endpoints').filter(({ kind }) => kind === 'map')) {
    const address = endpoint.get('address')
    const defect = addressDefect(endpoint, constraints)
    if (!defect) continue
    const subject = isPresent(address) ? `endpoint ${quote(address.data)}` : 'an endpoint'
    const related = { node: spec.get('resolution'), note: constraints.note }
    yield webhookProblem(defect.code, address, `${subject} ${defect.text}`, related)
  }
}

function* addressProblems(spec: Node): Generator<Problem<'range-looked-up' | 'address-syntax'>> {
  const resolution = spec.get('resolution')
  const takesRanges = !lookupResolutions.has(resolution.text)
  for (const address of spec.items('addresses').filter((address) => !address.isNull)) {
    if (isRange(address.text)) {
      if (!takesRanges) yield rangeLookedUp(address, resolution)
    } else if (!isAddress(address.text)) {
      yield webhookProblem(
        'address-syntax',
        address,
        `address ${quote(address.data)} is neither an IP address nor a range such as \`10.0.0.0/8\``,
      )
    }
  }
}

const lookupResolutions: ReadonlySet<string> = new Set(['DNS', 'DNS_ROUND_ROBIN'])

function rangeLookedUp(address: Node, resolution: Node): Problem<'range-looked-up'> {
  const message = `address ${quote(address.text)} is a range, which resolution ${quote(resolution.text)} does not accept: write single addresses, or set NONE or STATIC`
  const related = { node: resolution, note: 'how the hosts are resolved' }
  return webhookProblem('range-looked-up', address, message, related)
}
