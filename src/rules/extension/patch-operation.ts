import type { Severity } from '../../core/report.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

type Code = 'bootstrap-ignored' | 'operation-ignored' | 'replace-list-ignored' | 'operation-undocumented'

export const patchOperation = defineRule({
  id: 'extension/patch-operation',
  codes: ['bootstrap-ignored', 'operation-ignored', 'replace-list-ignored', 'operation-undocumented'],
  severity: 'warning',
  istio: ['IST0152', 'IST0153', 'IST0154'],
  summary: 'An operation of an EnvoyFilter that is not defined for what it is applied to.',
  why: 'Istio takes the EnvoyFilter and ignores the patch: the proxies go on without it.',
  fix: 'Use MERGE for a route configuration, ADD for an extension config, INSERT_FIRST, INSERT_BEFORE or INSERT_AFTER for a route; REPLACE filters and virtual hosts only.',
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

/** What is said of an operation. */
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
    related: [{ node: applyTo, note: 'what it is applied to' }],
  }
}

function defectOf(applyTo: string, operation: string, mesh: Mesh): Defect | undefined {
  if (applyTo === 'BOOTSTRAP' && operation !== '' && atLeast(mesh, 1, 21)) {
    const message = `patches of ${quote(applyTo)} are ignored since Istio 1.21; use a custom bootstrap of the proxy`
    return { code: 'bootstrap-ignored', message }
  }
  const applied = Object.hasOwn(operations, applyTo) ? operations[applyTo]! : every
  if (applied.includes(operation) || !every.includes(operation)) return undefined
  return {
    code: operation === 'MERGE_AND_REPLACE_LIST' ? 'replace-list-ignored' : 'operation-ignored',
    message: `${quote(operation)} is not defined for ${quote(applyTo)}: the patch is ignored`,
  }
}

/**
 * Istio's reference says that these two are ignored for routes (istio/api `networking/v1alpha3/envoy_filter.proto`,
 * Patch.Operation), and `istioctl analyze` refuses them; the code applies them.
 */
function isUndocumented(applyTo: string, operation: string): boolean {
  return applyTo === 'HTTP_ROUTE' && (operation === 'ADD' || operation === 'REMOVE')
}

function undocumented(applyTo: Node, operation: Node): Problem<Code> {
  const instead = operation.text === 'ADD' ? '; use `INSERT_AFTER`' : ''
  const message = `${quote(operation.text)} is documented as ignored for ${quote(applyTo.text)}: Istio applies it so far, and promises nothing${instead}`
  return problem(applyTo, operation, { code: 'operation-undocumented', message, severity: 'info' })
}

const inserts = ['INSERT_FIRST', 'INSERT_BEFORE', 'INSERT_AFTER']
const merges = ['MERGE', 'MERGE_AND_REPLACE_LIST']
const every = [...merges, 'ADD', 'REMOVE', 'REPLACE', ...inserts]
/** Lists without an order take insertions as ADD (istio `pilot/pkg/model/envoyfilter.go`). */
const unordered = [...merges, 'ADD', 'REMOVE', ...inserts]
/** Istio's release note has MERGE_AND_REPLACE_LIST act on filters as MERGE does; its code lets it alone. */
const filters = ['MERGE', 'ADD', 'REMOVE', 'REPLACE', ...inserts]

/** The operations that Istio applies, by what they are applied to (istio `pilot/pkg/networking/core/envoyfilter`). */
const operations: Readonly<Record<string, readonly string[]>> = {
  CLUSTER: unordered,
  EXTENSION_CONFIG: ['ADD', ...inserts],
  FILTER_CHAIN: unordered,
  HTTP_FILTER: filters,
  HTTP_ROUTE: unordered,
  LISTENER: unordered,
  LISTENER_FILTER: filters,
  NETWORK_FILTER: filters,
  ROUTE_CONFIGURATION: merges,
  VIRTUAL_HOST: [...unordered, 'REPLACE'],
}
