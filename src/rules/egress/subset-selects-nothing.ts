import { ruleHost } from '../../istio/routing/destination.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { hasUnfilled, mergeLabels, labelsOf, type Labels } from '../../istio/policy/selector.ts'
import { servicesFor } from '../../istio/hosts/services.ts'
import { workloadsSelected } from '../../istio/workload/workloads.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

/** Source: istio `pkg/config/analysis/analyzers/destinationrule`, PodNotSelectedAnalyzer. */
export const subsetSelectsNothing = defineRule({
  id: 'egress/subset-selects-nothing',
  codes: ['no-matching-pod'],
  severity: 'warning',
  istio: ['IST0173'],
  summary: 'A subset whose labels no pod of the Service has.',
  why: 'A subset consists of those pods of the Service that have its labels. If there are none, every request that is routed to it is answered with 503.',
  fix: 'Correct the labels, which have to be labels of the pods, or remove the subset and the routes to it.',
  across: {
    *DestinationRule(rule, mesh) {
      const service = serviceOf(rule, mesh)
      if (!service) return
      for (const subset of rule.spec
        .items('subsets')
        .filter((candidate) => isEmpty(candidate, service, mesh))) {
        yield {
          code: 'no-matching-pod',
          node: subset.get('labels'),
          at: 'key',
          message: `no pod of Service ${quote(`${service.namespace}/${service.name}`)} has the labels of subset ${quote(subset.get('name').text)}: requests that are routed to it fail with 503; correct the labels`,
          related: [{ node: service.spec.get('selector'), note: 'the pods of the Service' }],
        }
      }
    },
  },
})

/** The Service that a rule is for; `undefined` if this repository does not have that Service and its pods. */
function serviceOf(rule: Manifest, mesh: Mesh): Manifest | undefined {
  const [service, ...furtherServices] = servicesFor(mesh, ruleHost(rule))
  if (!service || furtherServices.length > 0) return undefined
  const selector = labelsOf(service.spec.get('selector'))
  return selector.size > 0 && workloadsSelected(mesh, service, selector) === 'yes' ? service : undefined
}

function isEmpty(subset: Node, service: Manifest, mesh: Mesh): boolean {
  const labels = labelsOf(subset.get('labels'))
  if (hasUnfilled(labels)) return false
  if ([...labels].some(([key, value]) => isNodeLabel(key) && value === '')) return true
  const combined = mergeLabels(labelsOf(service.spec.get('selector')), podLabelsIn(labels))
  return combined === null || workloadsSelected(mesh, service, combined) === 'no'
}

function podLabelsIn(labels: Labels): Labels {
  return new Map([...labels].filter(([key]) => !isNodeLabel(key)))
}

/** True for a label that a pod gets from the node that it runs on; its value is never empty. */
function isNodeLabel(key: string): boolean {
  return /^topology\.(kubernetes|istio)\.io\//.test(key)
}
