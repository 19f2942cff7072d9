import { canonicalJson } from '../../model/canonical-json.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { regexSample } from '../egress/regex-sample.ts'
import { compiledRegex } from '../request/match/text-match.ts'
import { mergedRoutes } from '../request/routing/merged-routes.ts'
import type { RequestCondition, StringMatch } from '../request/routing/request-condition.ts'

/** The values in routes by which requests can differ. */
export interface RequestConstants {
  readonly paths: readonly PathConstant[]
}

/** A regular expression for paths of which no path is known that it matches. */
export interface UntriedPattern {
  readonly pattern: string
  /** Equal for the same route in another mesh. */
  readonly route: string
}

/** A path as written, and a path that it matches. */
export interface PathConstant {
  readonly pattern: string
  readonly sample: string
}

/** Represents all paths that no route names. */
const otherPaths: readonly PathConstant[] = [
  { pattern: '/', sample: '/' },
  { pattern: 'any other path', sample: '/any-other-path' },
]

/** The values that the HTTP routes of VirtualServices match. */
export function routeConstants(routes: readonly (readonly [Mesh, Manifest])[]): RequestConstants {
  const conditions = routes.flatMap(([mesh, route]) =>
    mergedRoutes(mesh, route).flatMap((merged) => merged.conditions),
  )
  const paths = conditions.flatMap(pathOf)
  return { paths: [...new Map(paths.map((path) => [path.pattern, path])).values(), ...otherPaths] }
}

/** The regular expressions of the routes of a VirtualService that no request tries. */
export function untriedPatterns(mesh: Mesh, route: Manifest): UntriedPattern[] {
  return mergedRoutes(mesh, route).flatMap(({ node, conditions }) =>
    conditions.flatMap(({ uri }) =>
      uri && sampleOfMatch(uri) === null ? [{ pattern: uri.text, route: canonicalJson(node) }] : [],
    ),
  )
}

function pathOf({ uri }: RequestCondition): PathConstant[] {
  const sample = uri ? sampleOfMatch(uri) : null
  return uri && sample !== null && uri.text !== '/'
    ? [{ pattern: uri.form === 'prefix' ? `${uri.text.replace(/\/$/, '')}/*` : uri.text, sample }]
    : []
}

function sampleOfMatch({ form, text }: StringMatch): string | null {
  return form === 'regex' ? pathOfRegex(text) : text.startsWith('/') ? text : `/${text}`
}

/** Requests have paths that begin with a slash. */
function pathOfRegex(pattern: string): string | null {
  const sample = regexSample(pattern)
  if (sample === null || sample.startsWith('/')) return sample
  return compiledRegex(pattern)?.matches(`/${sample}`) === true ? `/${sample}` : null
}
