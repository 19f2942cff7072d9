import { table } from '../../core/table.ts'
import type { Severity } from '../../core/report.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

type Code = 'bootstrap-ignored' | 'operation-ignored' | 'replace-list-ignored' | 'operation-undocumented'

export const patchOperation = defineRule({
  id: 'extension/patch-operation',
  codes: ['bootstrap-ignored', 'operation-ignored', 'replace-list-ignored', 'operation-undocumented'],
  severity: 'warning',
  istio: ['IST0152', 'IST0153', 'IST0154'],
  summary: 'An operation of an EnvoyFilter that is not defined for what the patch applies to.',
  why: 'Istio accepts the EnvoyFilter and ignores the patch, so it changes no proxy.',
  fix: 'Use MERGE for a route configuration, ADD for an extension config, INSERT_FIRST, INSERT_BEFORE or INSERT_AFTER for a route; use REPLACE only for filters and virtual hosts.',
  across: {
    *EnvoyFilter({ spec }, mesh) {
      for (const config of spec.items('configPatches')) {
        const [applyTo, operation] = [config.get('applyTo'), config.at('patch', 'operation')]
        const defect = defectOf(applyTo.text, operation.text, mesh)
        const severity = operation.text === 'MERGE_AND_REPLACE_LIST' ? 'info' : 'warning'
        if (defect) yield problem(applyTo, operation, { ...defect, severity })
        else if (isUndocumented(applyTo.text, operation.text)) yield undocumented(applyTo, operation)
      }
    },
  },
})

/** What is wrong with an operation, with the message for it. */
interface Defect {
  readonly code: Code
  readonly message: string
}

function problem(
  applyTo: Node,
  operation: Node,
  { code, message, severity }: Defect & { readonly severity: Severity },
): Problem<Code> {
  return {
    code,
    node: operation,
    severity,
    message,
    related: [{ node: applyTo, note: 'what the patch applies to' }],
  }
}

function defectOf(applyTo: string, operation: string, mesh: Mesh): Defect | undefined {
  if (applyTo === 'BOOTSTRAP' && operation !== '' && atLeast(mesh, 1, 21)) {
    const message = `patches of ${quote(applyTo)} are ignored since Istio 1.21; use a custom bootstrap of the proxy`
    return { code: 'bootstrap-ignored', message }
  }
  const appliedOperations = Object.hasOwn(operationsByTarget, applyTo)
    ? operationsByTarget[applyTo]!
    : allOperations
  if (appliedOperations.includes(operation) || !allOperations.includes(operation)) return undefined
  return {
    code: operation === 'MERGE_AND_REPLACE_LIST' ? 'replace-list-ignored' : 'operation-ignored',
    message: `${quote(operation)} is not defined for ${quote(applyTo)}: Istio ignores the patch`,
  }
}

/**
 * True for ADD and REMOVE of routes. The reference of Istio says that it ignores them (istio/api
 * `networking/v1alpha3/envoy_filter.proto`, Patch.Operation), and `istioctl analyze` refuses them; its code applies them.
 */
function isUndocumented(applyTo: string, operation: string): boolean {
  return applyTo === 'HTTP_ROUTE' && (operation === 'ADD' || operation === 'REMOVE')
}

function undocumented(applyTo: Node, operation: Node): Problem<Code> {
  const instead = operation.text === 'ADD' ? '; use `INSERT_AFTER`' : ''
  const message = `${quote(operation.text)} is documented as ignored for ${quote(applyTo.text)}: Istio applies it today, but may stop doing so${instead}`
  return problem(applyTo, operation, { code: 'operation-undocumented', message, severity: 'info' })
}

const inserts = ['INSERT_FIRST', 'INSERT_BEFORE', 'INSERT_AFTER']
const merges = ['MERGE', 'MERGE_AND_REPLACE_LIST']
const allOperations = [...merges, 'ADD', 'REMOVE', 'REPLACE', ...inserts]
/** Operations on lists without an order, for which Istio reads insertions as ADD (istio `pilot/pkg/model/envoyfilter.go`). */
const unorderedOperations = [...merges, 'ADD', 'REMOVE', ...inserts]
/**
 * Operations on filters. A release note of Istio says that MERGE_AND_REPLACE_LIST acts on filters as MERGE does; its code
 * ignores it.
 */
const filterOperations = ['MERGE', 'ADD', 'REMOVE', 'REPLACE', ...inserts]

/** The operations that Istio applies, by `applyTo` (istio `pilot/pkg/networking/core/envoyfilter`). */
const operationsByTarget = table<readonly string[]>({
  CLUSTER: unorderedOperations,
  EXTENSION_CONFIG: ['ADD', ...inserts],
  FILTER_CHAIN: unorderedOperations,
  HTTP_FILTER: filterOperations,
  HTTP_ROUTE: unorderedOperations,
  LISTENER: unorderedOperations,
  LISTENER_FILTER: filterOperations,
  NETWORK_FILTER: filterOperations,
  ROUTE_CONFIGURATION: merges,
  VIRTUAL_HOST: [...unorderedOperations, 'REPLACE'],
})
