import { ruleHost } from '../../istio/routing/destination.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { both, labelsOf, type Labels } from '../../istio/policy/selector.ts'
import { servicesFor } from '../../istio/hosts/services.ts'
import { workloadsSelected } from '../../istio/workload/workloads.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

/** Istio `pkg/config/analysis/analyzers/destinationrule`, PodNotSelectedAnalyzer. */
export const subsetSelectsNothing = defineRule({
  id: 'egress/subset-selects-nothing',
  codes: ['no-matching-pod'],
  severity: 'warning',
  istio: ['IST0173'],
  summary: 'A subset whose labels no pod of the Service bears.',
  why: 'A subset holds those pods of the Service that bear its labels as well. Without any, every request that is routed to it is answered with 503.',
  fix: 'Correct the labels, which are those of the pods, or take the subset and the routes to it out.',
  across: {
    *DestinationRule(rule, mesh) {
      const service = serviceOf(rule, mesh)
      if (!service) return
      for (const subset of rule.spec.items('subsets').filter((one) => isEmpty(one, service, mesh))) {
        yield {
          code: 'no-matching-pod',
          node: subset.get('labels'),
          at: 'key',
          message: `no pod of Service ${quote(`${service.namespace}/${service.name}`)} bears the labels of subset ${quote(subset.get('name').text)}: requests that are routed to it fail with 503`,
          related: [{ node: service.spec.get('selector'), note: 'the pods of the Service' }],
        }
      }
    },
  },
})

/** The Service that a rule is for, where this repository has it and its pods. */
function serviceOf(rule: Manifest, mesh: Mesh): Manifest | undefined {
  const [service, ...others] = servicesFor(mesh, ruleHost(rule))
  if (!service || others.length > 0) return undefined
  const selector = labelsOf(service.spec.get('selector'))
  return selector.size > 0 && workloadsSelected(mesh, service, selector) === 'yes' ? service : undefined
}

function isEmpty(subset: Node, service: Manifest, mesh: Mesh): boolean {
  const labels = labelsOf(subset.get('labels'))
  if ([...labels].some(([key, value]) => isOfNode(key) && value === '')) return true
  const wanted = both(labelsOf(service.spec.get('selector')), ofPods(labels))
  return wanted === null || workloadsSelected(mesh, service, wanted) === 'no'
}

function ofPods(labels: Labels): Labels {
  return new Map([...labels].filter(([key]) => !isOfNode(key)))
}

/** Where a pod runs, which its node tells; never the empty text. */
function isOfNode(key: string): boolean {
  return /^topology\.(kubernetes|istio)\.io\//.test(key)
}
