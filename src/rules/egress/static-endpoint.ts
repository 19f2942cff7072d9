import { isIP } from '../../model/address.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../model/placeholder.ts'
import { isGiven } from '../given.ts'
import { quote } from '../quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const staticEndpoint = defineRule({
  id: 'egress/static-endpoint',
  severity: 'error',
  summary: 'An endpoint or address that the resolution of its ServiceEntry does not take.',
  why: 'With `resolution: STATIC` nothing is looked up: an endpoint has to be one IP address or a unix socket. A range of addresses has no meaning where names are looked up. Istio refuses the ServiceEntry.',
  fix: 'Write the IP address of each endpoint, or set `resolution: DNS` for names; keep ranges for NONE and STATIC.',
  on: {
    *ServiceEntry({ spec }) {
      const resolution = spec.get('resolution')
      if (resolution.text === 'STATIC') yield* endpoints(spec)
      // DYNAMIC_DNS takes no addresses at all; egress/wildcard-resolution says so.
      if (resolution.text === 'DNS' || resolution.text === 'DNS_ROUND_ROBIN') yield* ranges(spec)
    },
  },
})

function* endpoints(spec: Node): Generator<Problem> {
  for (const endpoint of spec.items('endpoints').filter(({ kind }) => kind === 'map')) {
    const address = endpoint.get('address')
    const defect = isUnfilled(address.text) ? null : defectOf(address, endpoint)
    if (defect) {
      yield {
        node: address,
        message: `${isGiven(address) ? `endpoint ${quote(address.data)}` : 'an endpoint'} ${defect}`,
        refusedBy: 'webhook',
        related: [{ node: spec.get('resolution'), note: 'takes endpoints as they are' }],
      }
    }
  }
}

function defectOf(address: Node, endpoint: Node): string | null {
  // An endpoint in another network is reached through that network's gateway.
  if (!isGiven(address)) return isGiven(endpoint.get('network')) ? null : 'has no address'
  if (typeof address.scalar !== 'string') return 'is no text'
  const [, socket] = /^unix:\/\/(.*)$/s.exec(address.text) ?? []
  if (socket !== undefined) return socketDefect(socket)
  if (isRange(address.text)) return 'is a range: an endpoint is one address'
  const isAddress = isIP(address.text) && !address.text.startsWith('[')
  return isAddress ? null : 'is no IP address: write one, or set `resolution: DNS` to have the name looked up'
}

/** Absolute, and a file; `@` begins the name of an abstract socket (istio, ValidateUnixAddress). */
function socketDefect(path: string): string | null {
  if (path === '') return 'names no socket'
  if (path.startsWith('@')) return null
  return path.startsWith('/') && !path.endsWith('/') ? null : 'has no absolute path of a socket'
}

function* ranges(spec: Node): Generator<Problem> {
  const resolution = spec.get('resolution')
  for (const address of spec.items('addresses').filter(({ text }) => isRange(text))) {
    yield {
      node: address,
      message: `address ${quote(address.text)} is a range, which resolution ${quote(resolution.text)} does not take: only NONE and STATIC do`,
      refusedBy: 'schema',
      related: [{ node: resolution, note: 'how the hosts are resolved' }],
    }
  }
}

function isRange(text: string): boolean {
  const slash = text.lastIndexOf('/')
  return slash > 0 && isIP(text.slice(0, slash)) && /^\d+$/.test(text.slice(slash + 1))
}
