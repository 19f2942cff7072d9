import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { sampleOf } from '../egress/regex-sample.ts'
import type { PodIdentity } from '../request/hops/hop-chain.ts'
import { mergedRoutes } from '../request/routing/merged-routes.ts'
import type { RequestCondition, StringMatch } from '../request/routing/request-condition.ts'

/** What policies or routes name, so that requests differ in it. */
export interface RequestConstants {
  readonly hosts: readonly string[]
  readonly paths: readonly PathConstant[]
  readonly methods: readonly string[]
  readonly callers: readonly PodIdentity[]
  readonly headers: ReadonlyMap<string, string>
}

/** A path as it is written, and one that it matches. */
interface PathConstant {
  readonly pattern: string
  readonly sample: string
}

/** Stands for all paths that nothing names. */
const otherPaths: readonly PathConstant[] = [
  { pattern: '/', sample: '/' },
  { pattern: 'any other path', sample: '/any-other-path' },
]

/** What the rules of some versions of a policy name, whether to match it or to leave it out. */
export function policyConstants(versions: readonly Manifest[]): RequestConstants {
  const rules = versions.flatMap(({ spec }) => spec.items('rules'))
  const named = (list: string, item: string, field: string): string[] =>
    rules.flatMap((rule) =>
      rule.items(list).flatMap((entry) =>
        [field, negated(field)].flatMap((key) =>
          entry
            .at(item, key)
            .items()
            .map(({ text }) => text),
        ),
      ),
    )
  const methods = named('to', 'operation', 'methods').filter((method) => method !== '*')
  const paths = [...new Set(named('to', 'operation', 'paths'))].filter(
    (path) => path !== '*' && path !== '/*',
  )
  return {
    hosts: [...new Set(rules.flatMap(positiveHosts))],
    paths: [...paths.map((pattern) => ({ pattern, sample: samplePath(pattern) })), ...otherPaths],
    methods: [...new Set(['GET', ...methods])],
    callers: callersNamed(versions, (field) => named('from', 'source', field)),
    headers: headersIn(rules),
  }
}

function negated(field: string): string {
  return `not${field[0]!.toUpperCase()}${field.slice(1)}`
}

function positiveHosts(rule: Node): string[] {
  return rule.items('to').flatMap((entry) =>
    entry
      .at('operation', 'hosts')
      .items()
      .map(({ text }) => text.toLowerCase()),
  )
}

/** A path that a pattern of a policy matches: `/api/x` for `/api/*`, `/a/x/b` for `/a/{*}/b`. */
function samplePath(pattern: string): string {
  const filled = pattern.replaceAll('{**}', 'x').replaceAll('{*}', 'x')
  const sample = filled.replace(/\/\*$/, '/x').replace(/^\*/, '/x').replace(/\*$/, '')
  return sample.startsWith('/') ? sample : `/${sample}`
}

function callersNamed(
  [version]: readonly Manifest[],
  named: (field: string) => readonly string[],
): PodIdentity[] {
  const identities = [
    ...named('principals').flatMap((principal) => {
      const [, namespace, serviceAccount] = /\/ns\/([^/*]+)\/sa\/([^/*]+)$/.exec(`/${principal}`) ?? []
      return namespace && serviceAccount ? [{ namespace, serviceAccount }] : []
    }),
    ...named('serviceAccounts').map((name) => {
      const [namespace, serviceAccount] = name.includes('/') ? name.split('/') : [version!.namespace, name]
      return { namespace: namespace!, serviceAccount: serviceAccount! }
    }),
    ...named('namespaces')
      .filter((namespace) => !namespace.includes('*'))
      .map((namespace) => ({ namespace, serviceAccount: 'default' })),
  ]
  return [...new Map(identities.map((identity) => [JSON.stringify(identity), identity])).values()]
}

/** The headers that conditions ask for, each with its first value. */
function headersIn(rules: readonly Node[]): ReadonlyMap<string, string> {
  return new Map(
    rules.flatMap((rule) =>
      rule.items('when').flatMap((condition) => {
        const [, name] = /^request\.headers\[(.+)\]$/.exec(condition.get('key').text) ?? []
        const [value] = condition.items('values')
        return name === undefined || !value
          ? []
          : [[name.toLowerCase(), value.text.replace(/^\*|\*$/, 'x')] as const]
      }),
    ),
  )
}

/** What the HTTP routes of VirtualServices ask for. */
export function routeConstants(routes: readonly (readonly [Mesh, Manifest])[]): RequestConstants {
  const conditions = routes.flatMap(([mesh, route]) =>
    mergedRoutes(mesh, route).flatMap((merged) => merged.conditions),
  )
  const paths = conditions.flatMap(pathOf)
  return {
    hosts: [],
    paths: [...new Map(paths.map((path) => [path.pattern, path])).values(), ...otherPaths],
    methods: ['GET'],
    callers: [],
    headers: new Map(),
  }
}

function pathOf({ uri }: RequestCondition): PathConstant[] {
  const sample = uri ? sampleOfMatch(uri) : null
  return uri && sample !== null && uri.text !== '/'
    ? [{ pattern: uri.form === 'prefix' ? `${uri.text.replace(/\/$/, '')}/*` : uri.text, sample }]
    : []
}

function sampleOfMatch({ form, text }: StringMatch): string | null {
  return form === 'regex' ? sampleOf(text) : text.startsWith('/') ? text : `/${text}`
}
