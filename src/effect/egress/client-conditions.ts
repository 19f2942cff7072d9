import { labelsOf, type Labels } from '../../istio/policy/selector.ts'
import { derivedPer } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import { mergedRoutes } from '../request/routing/merged-routes.ts'

/** The condition of a route on its client pods; empty without one. */
interface ClientCondition {
  readonly namespace: string
  readonly labels: Labels
}

/** The conditions on client pods of all matches of a VirtualService, with the HTTP routes of its delegates merged in. */
export const conditionsOnClients = derivedPer(
  ['VirtualService'],
  (mesh, virtualService: Manifest): readonly ClientCondition[] => [
    ...mergedRoutes(mesh, virtualService).flatMap(({ conditions }) =>
      conditions.map(({ sourceNamespace, sourceLabels }) => ({
        namespace: sourceNamespace,
        labels: sourceLabels,
      })),
    ),
    ...['tls', 'tcp'].flatMap((field) =>
      virtualService.spec
        .items(field)
        .flatMap((route) => route.items('match'))
        .map((match) => ({
          namespace: match.get('sourceNamespace').text,
          labels: labelsOf(match.get('sourceLabels')),
        })),
    ),
  ],
)
