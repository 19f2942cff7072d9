import { Node } from '../../model/node.ts'
import type { YamlMap } from '../../yaml/node.ts'

/**
 * The routes of one host in the order in which proxies try them: by path, method, headers and query parameters (istio
 * `pilot/pkg/config/kube/gateway/conversion.go`, sortHTTPRoutes).
 */
export function inOrderOfPrecedence(routes: readonly YamlMap[]): YamlMap[] {
  return routes
    .map((route) => ({ route, rank: rankOf(Node.of(route)) }))
    .toSorted((first, second) => compareRanks(first.rank, second.rank))
    .map(({ route }) => route)
}

/** What decides the place of a route, the most important first; a larger number comes first. */
type Rank = readonly number[]

function rankOf(route: Node): Rank {
  const [match] = route.items('match')
  if (!match) return [0]
  const [form, uri] = match.get('uri').entries()[0] ?? ['', undefined]
  return [
    1,
    forms.indexOf(form),
    new TextEncoder().encode(uri?.text ?? '').length,
    Number(match.get('method').exists),
    match.entries('headers').length,
    match.entries('queryParams').length,
  ]
}

/** Forms of a path match, the least exact first. */
const forms = ['', 'regex', 'prefix', 'exact']

function compareRanks(first: Rank, second: Rank): number {
  const index = first.findIndex((number, position) => number !== second[position])
  return index < 0 ? 0 : (second[index] ?? 0) - first[index]!
}
