import { isIP, isLoopback } from './address.ts'

/** The parts of an absolute URL as written; `''` for a missing part. */
export interface UrlParts {
  /** Lower case, without the colon. */
  readonly scheme: string
  readonly userInfo: string
  /** An IPv6 address keeps its brackets. */
  readonly host: string
  readonly port: string
  /** Query and fragment keep their `?` and `#`. */
  readonly query: string
  readonly fragment: string
}

/**
 * Parses `scheme://[user@]host[:port][/path][?query][#fragment]`; `null` for anything else. Stricter than the URL
 * class, which repairs URLs that Go's parser and Envoy refuse.
 */
export function parseUrl(text: string): UrlParts | null {
  const match =
    /^([a-z][a-z0-9+.-]*):\/\/(?:([^/?#@\s]*)@)?(\[[^\]\s]*\]|[^/?#:@\s]+)(?::([^/?#\s]*))?([/?#]\S*)?$/i.exec(
      text,
    )
  if (!match) return null
  const [, scheme = '', userInfo = '', host = '', port = '', remainder = ''] = match
  const hash = remainder.indexOf('#')
  const beforeHash = hash < 0 ? remainder : remainder.slice(0, hash)
  const mark = beforeHash.indexOf('?')
  return {
    scheme: scheme.toLowerCase(),
    userInfo,
    host,
    port,
    query: mark < 0 ? '' : beforeHash.slice(mark),
    fragment: hash < 0 ? '' : remainder.slice(hash),
  }
}

/**
 * From where a host is reachable. `local`: only from the same machine. `cluster`: a Service by its full or short name, such
 * as `SERVICE.NAMESPACE`. `private`: an address or name that the public Internet does not route (RFC 1918, 4193, 6761,
 * 6762, 8375, ICANN's `.internal`, and domains that companies use for their networks). `public`: from everywhere.
 */
export function hostReach(host: string): 'local' | 'cluster' | 'private' | 'public' {
  const name = host.toLowerCase().replace(/\.$/, '')
  if (name === 'localhost' || name.endsWith('.localhost') || isLoopback(name)) return 'local'
  if (isIP(name))
    return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[?f[cd]|\[?fe[89ab])/.test(name)
      ? 'private'
      : 'public'
  if (isFullServiceName(name)) return 'cluster'
  if (privateEnding.test(name)) return 'private'
  return isShortServiceName(name) ? 'cluster' : 'public'
}

const privateEnding =
  /\.(consul|corp|example|home|home\.arpa|internal|intranet|invalid|lan|local|localdomain|mesh|private|test)$/

/** `web.shop.svc`, `web.shop.svc.cluster.local`; in clusters with another domain the label `svc` marks a Service. */
function isFullServiceName(name: string): boolean {
  return name.split('.')[2] === 'svc' || /\.(svc|cluster\.local)$/.test(name)
}

/**
 * `web`, `web.shop`. Domains of countries have two letters, and namespaces are hardly named like the other top-level
 * domains here. A name that may be either, such as `web.dev`, counts as a Service, because the rules demand more of a
 * public host.
 */
function isShortServiceName(name: string): boolean {
  const [, ending, ...furtherLabels] = name.split('.')
  if (furtherLabels.length > 0) return false
  return ending === undefined || !/^([a-z]{2}|biz|com|edu|gov|info|int|mil|net|org|xn--.*)$/.test(ending)
}
