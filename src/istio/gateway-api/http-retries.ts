import { scalarAt, writtenValue, mapAt } from '../../model/placed-yaml.ts'
import { parseDuration } from '../../syntax/duration.ts'
import type { YamlNode } from '../../yaml/node.ts'
import type { Node } from '../../model/node.ts'

/**
 * `retry` and `timeouts`: a backend's timeout is that of one try if there are retries, else that of the request. A
 * timeout of 0 is none.
 */
export function retryFields(rule: Node): Readonly<Record<'timeout' | 'retries', YamlNode | undefined>> {
  const [retry, timeouts] = [rule.get('retry'), rule.get('timeouts')]
  const [request, backend] = [timeout(timeouts.get('request')), timeout(timeouts.get('backendRequest'))]
  return {
    timeout: (retry.exists ? undefined : backend) ?? request,
    retries: retry.exists ? retriesOf(retry, backend) : undefined,
  }
}

function timeout(node: Node): YamlNode | undefined {
  const parsed = parseDuration(node.text)
  return 'value' in parsed && parsed.value === 0n ? undefined : writtenValue(node)
}

function retriesOf(retry: Node, perTryTimeout: YamlNode | undefined): YamlNode {
  const attempts = writtenValue(retry.get('attempts')) ?? scalarAt(retry, usualAttempts)
  const codes = retry.items('codes').map(({ number }) => String(number))
  const retryOn = scalarAt(retry.get('codes'), [...retriedErrors, ...codes].join(','))
  const isOff = retry.get('attempts').number === 0
  return mapAt(retry, {
    attempts,
    perTryTimeout,
    retryOn: isOff ? undefined : retryOn,
    backoff: writtenValue(retry.get('backoff')),
  })
}

/** The `attempts` of the VirtualService for an HTTPRoute whose `retry` has none. */
export const usualAttempts = 2

/** Errors of connections that are always retried. */
const retriedErrors = ['connect-failure', 'refused-stream', 'unavailable', 'cancelled']
