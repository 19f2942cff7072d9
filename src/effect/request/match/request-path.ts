/** How proxies normalize paths (MeshConfig, `pathNormalization.normalization`). */
export type PathNormalization = 'NONE' | 'BASE' | 'MERGE_SLASHES' | 'DECODE_AND_MERGE_SLASHES'

/** The parts of a request target. */
export interface RequestTarget {
  readonly path: string
  /** With its `?`; `''` without a query. */
  readonly query: string
}

/** Splits a target at its first `?`. A fragment is dropped, as proxies of Istio do. */
export function splitTarget(target: string): RequestTarget {
  const withoutFragment = target.split('#')[0]!
  const at = withoutFragment.indexOf('?')
  return at < 0
    ? { path: withoutFragment, query: '' }
    : { path: withoutFragment.slice(0, at), query: withoutFragment.slice(at) }
}

/**
 * The target as filters, routes and the upstream see it (istio `pilot/pkg/networking/core/listener_builder.go`,
 * buildHTTPConnectionManager; Envoy `source/common/http/path_utility.cc`).
 */
export function normalTarget(target: string, normalization: PathNormalization): string {
  const { path, query } = splitTarget(target)
  if (normalization === 'NONE' || !path.startsWith('/')) return path + query
  const decoded =
    normalization === 'DECODE_AND_MERGE_SLASHES' ? path.replace(/%2f/gi, '/').replace(/%5c/gi, '\\') : path
  const canonical = canonicalPath(decoded)
  return (normalization === 'BASE' ? canonical : canonical.replace(/\/{2,}/g, '/')) + query
}

/**
 * Chromium's canonical form, which Envoy uses. Dot segments are resolved, backslashes become slashes, unreserved
 * characters and those that a path must not escape are decoded, and other escapes are kept.
 */
function canonicalPath(path: string): string {
  const segments: string[] = []
  const written = path.slice(1).split(/[/\\]/)
  for (const [index, segment] of written.entries()) {
    const isLast = index === written.length - 1
    // Parameters of a dot segment are dropped, unless its dots are encoded.
    const plain = segment.replace(/^(\.{1,2});.*$/, '$1').replace(/%2e/gi, '.')
    if (plain === '..') segments.pop()
    if (plain !== '.' && plain !== '..') segments.push(canonicalSegment(segment))
    else if (isLast) segments.push('')
  }
  return `/${segments.join('/')}`
}

function canonicalSegment(segment: string): string {
  return segment
    .replace(/%([0-9a-f]{2})/gi, (escape, digits: string) => {
      const character = String.fromCharCode(parseInt(digits, 16))
      return /[\w.~-]/.test(character) ? character : escape
    })
    .replace(/[^!$&-;=@-Z_a-z~%]/gu, (character) =>
      [...new TextEncoder().encode(character)].map(percent).join(''),
    )
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
}
