import { isIP, isLoopback } from './address.ts'

/** The parts of an absolute URL as they are written; `''` for a part that is missing. */
export interface UrlParts {
  /** Lower case, without the colon. */
  readonly scheme: string
  readonly userInfo: string
  /** As written; an IPv6 address has its brackets. */
  readonly host: string
  readonly port: string
  /** With their `?` and `#`. */
  readonly query: string
  readonly fragment: string
}

/**
 * Reads `scheme://[user@]host[:port][/path][?query][#fragment]`; `null` for anything else. Stricter than the URL
 * class, which mends what Go's parser and Envoy refuse.
 */
export function parseUrl(text: string): UrlParts | null {
  const match =
    /^([a-z][a-z0-9+.-]*):\/\/(?:([^/?#@\s]*)@)?(\[[^\]\s]*\]|[^/?#:@\s]+)(?::([^/?#\s]*))?([/?#]\S*)?$/i.exec(
      text,
    )
  if (!match) return null
  const [, scheme = '', userInfo = '', host = '', port = '', rest = ''] = match
  const hash = rest.indexOf('#')
  const beforeHash = hash < 0 ? rest : rest.slice(0, hash)
  const mark = beforeHash.indexOf('?')
  return {
    scheme: scheme.toLowerCase(),
    userInfo,
    host,
    port,
    query: mark < 0 ? '' : beforeHash.slice(mark),
    fragment: hash < 0 ? '' : rest.slice(hash),
  }
}

/**
 * Who can reach a host: `local` the machine itself; `cluster` a Service's name, long or short, `SERVICE.NAMESPACE`
 * among them; `private` an address or a name that the public Internet does not route (RFC 1918, 4193, 6761, 6762, 8375,
 * ICANN's `.internal`, and endings that companies give their networks); `public` everybody else.
 */
export function reachOf(host: string): 'local' | 'cluster' | 'private' | 'public' {
  const name = host.toLowerCase().replace(/\.$/, '')
  if (name === 'localhost' || name.endsWith('.localhost') || isLoopback(name)) return 'local'
  if (isIP(name))
    return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[?f[cd]|\[?fe[89ab])/.test(name)
      ? 'private'
      : 'public'
  if (isFullService(name)) return 'cluster'
  if (privateEnding.test(name)) return 'private'
  return isShortService(name) ? 'cluster' : 'public'
}

const privateEnding =
  /\.(consul|corp|example|home|home\.arpa|internal|intranet|invalid|lan|local|localdomain|mesh|private|test)$/

/** `web.shop.svc`, `web.shop.svc.cluster.local`; of a cluster with another domain `svc` is the sign. */
function isFullService(name: string): boolean {
  return name.split('.')[2] === 'svc' || /\.(svc|cluster\.local)$/.test(name)
}

/**
 * `web`, `web.shop`. A country has two letters, and namespaces are hardly called as the other endings here. What may be
 * either, such as `web.dev`, counts as a Service: of a public host more is demanded.
 */
function isShortService(name: string): boolean {
  const [, ending, ...rest] = name.split('.')
  if (rest.length > 0) return false
  return ending === undefined || !/^([a-z]{2}|biz|com|edu|gov|info|int|mil|net|org|xn--.*)$/.test(ending)
}
