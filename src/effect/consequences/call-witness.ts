import type { Witness, WitnessPath } from '../../core/report.ts'
import { compileMesh } from '../request/compiled-mesh.ts'
import { decideRequest } from '../request/hops/decide-request.ts'
import type { ClientRequest, HopChain } from '../request/hops/hop-chain.ts'
import type { CallTlsChange } from './compared-calls.ts'
import type { ChangedMesh } from './changed-objects.ts'
import { fateOf, pathWithFate, witnessPath } from './witness-path.ts'

/** Limit on the calls of which one is looked for that ends otherwise. */
const maxCalls = 5

/**
 * A call that succeeds in base and ends otherwise in head, as an example of calls that are no longer mTLS: the first such
 * call among the first five changes. `undefined` if there is none.
 *
 * @param callers who calls, for people: `pods of any namespace`
 */
export function callWitness(
  { base, head }: ChangedMesh,
  changes: readonly CallTlsChange[],
  callers: string,
): Witness | undefined {
  const [inBase, inHead] = [compileMesh(base), compileMesh(head)]
  for (const { client, name } of changes.slice(0, maxCalls)) {
    const call = plainCall(client.namespace, name.host, name.port)
    const [before, after] = [decideRequest(inBase, call), decideRequest(inHead, call)].map((decision) =>
      pathWithFate(decision, 'allowed'),
    )
    if (before && after && fateOf(before) === 'allowed' && fateOf(after) !== 'allowed') {
      const request = `GET http://${name.host}${name.port === 80 ? '' : `:${name.port}`}/`
      return { request, base: pathOfCallers(before, callers), head: pathOfCallers(after, callers) }
    }
  }
  return undefined
}

/** The pods of a call stand for all callers. */
function pathOfCallers(path: HopChain, callers: string): WitnessPath {
  const shown = witnessPath(path)
  return { ...shown, hops: [`sidecar of ${callers}`, ...shown.hops.slice(1)] }
}

function plainCall(namespace: string, host: string, port: number): ClientRequest {
  return {
    request: { method: 'GET', authority: host, target: '/', headers: new Map() },
    scheme: 'http',
    host,
    port,
    caller: { namespace, serviceAccount: 'any-account' },
    address: undefined,
    gatewayPods: null,
    verification: { now: 0, tokens: new Map() },
  }
}
