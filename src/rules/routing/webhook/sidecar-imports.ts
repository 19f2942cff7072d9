import type { Node } from '../../../model/node.ts'
import { quote } from '../../message/quote.ts'
import type { RoutingWebhookProblem } from './codes.ts'

/**
 * Reports hosts of a listener of which the webhook warns (istio ValidateSidecar): a repeated host, any host after
 * `NAMESPACE/*`, `NAMESPACE/*` after other hosts of the namespace, and a host with `*` as its namespace and name (all
 * hosts) beside hosts of other namespaces.
 *
 * @param hosts as written: `NAMESPACE/HOST`
 * @param ownNamespace that of the Sidecar, which `.` stands for
 */
export function* repeatedImports(
  hosts: readonly Node[],
  ownNamespace: string,
): Generator<RoutingWebhookProblem> {
  const byNamespace = new Map<string, Map<string, Node>>()
  for (const host of hosts) {
    const [scope, name] = splitImport(host.text)
    if (name === undefined || scope.startsWith('~')) continue
    const namespace = scope === '.' ? ownNamespace : scope
    const earlier = byNamespace.get(namespace) ?? new Map<string, Node>()
    byNamespace.set(namespace, earlier)
    const covering = name === '*' ? [...earlier.values()][0] : (earlier.get(name) ?? earlier.get('*'))
    if (covering) yield repeated(host, covering)
    earlier.set(name, host)
  }
  const all = byNamespace.get('*')?.get('*')
  if (all && byNamespace.size > 1) {
    const message = '`*/*` imports everything: leave the other hosts out, or name the hosts instead of `*/*`'
    yield { code: 'import-beside-all', node: all, message, severity: 'warning' }
  }
}

function repeated(host: Node, covering: Node): RoutingWebhookProblem {
  const message = `host ${quote(host.text)} and ${quote(covering.text)} import the same: leave one of the two out`
  const related = [{ node: covering, note: 'the other host' }]
  return { code: 'repeated-import', node: host, message, severity: 'warning', related }
}

/** `NAMESPACE/HOST` at its first slash. */
function splitImport(host: string): [namespace: string, name: string | undefined] {
  const slash = host.indexOf('/')
  return slash < 0 ? [host, undefined] : [host.slice(0, slash), host.slice(slash + 1)]
}
