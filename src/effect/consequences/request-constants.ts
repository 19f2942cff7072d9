import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { regexSample } from '../egress/regex-sample.ts'
import { mergedRoutes } from '../request/routing/merged-routes.ts'
import type { RequestCondition, StringMatch } from '../request/routing/request-condition.ts'

/** What routes name, so that requests differ in it. */
export interface RequestConstants {
  readonly paths: readonly PathConstant[]
}

/** A path as it is written, and one that it matches. */
export interface PathConstant {
  readonly pattern: string
  readonly sample: string
}

/** Stands for all paths that nothing names. */
const otherPaths: readonly PathConstant[] = [
  { pattern: '/', sample: '/' },
  { pattern: 'any other path', sample: '/any-other-path' },
]

/** What the HTTP routes of VirtualServices ask for. */
export function routeConstants(routes: readonly (readonly [Mesh, Manifest])[]): RequestConstants {
  const conditions = routes.flatMap(([mesh, route]) =>
    mergedRoutes(mesh, route).flatMap((merged) => merged.conditions),
  )
  const paths = conditions.flatMap(pathOf)
  return { paths: [...new Map(paths.map((path) => [path.pattern, path])).values(), ...otherPaths] }
}

function pathOf({ uri }: RequestCondition): PathConstant[] {
  const sample = uri ? sampleOfMatch(uri) : null
  return uri && sample !== null && uri.text !== '/'
    ? [{ pattern: uri.form === 'prefix' ? `${uri.text.replace(/\/$/, '')}/*` : uri.text, sample }]
    : []
}

function sampleOfMatch({ form, text }: StringMatch): string | null {
  return form === 'regex' ? regexSample(text) : text.startsWith('/') ? text : `/${text}`
}
