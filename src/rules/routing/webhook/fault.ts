import type { Node } from '../../../model/node.ts'
import { isText, outOfRange } from '../../shared/scalar-checks.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import { percentageRefused } from './percentage.ts'

/**
 * Reports what the webhook refuses in a `fault` (istio validateHTTPFaultInjection), and warns about an `abort` without a
 * status. Yields nothing for an absent fault. routing/duration checks the durations of its delay.
 */
export function* faultRefused(fault: Node): Generator<RoutingWebhookProblem> {
  if (fault.kind !== 'map') return
  const [abort, delay] = [fault.get('abort'), fault.get('delay')]
  if (!isPresent(abort) && !isPresent(delay)) {
    yield webhookProblem('empty-fault', fault, 'a fault without `abort` and `delay`: set one of them')
  }
  yield* percentageRefused(abort.at('percentage', 'value'), minPercentage)
  yield* percentageRefused(delay.at('percentage', 'value'), minPercentage)
  yield* httpStatusRefused(abort.get('httpStatus'))
  const status = abort.get('grpcStatus')
  if (isText(status) && !grpcStatuses.has(status.text)) {
    const message = `${quote(status.text)} is no gRPC status such as \`NOT_FOUND\``
    yield webhookProblem('unknown-grpc-status', status, message)
  }
  if (abort.kind === 'map' && !abortFields.some((field) => isSet(abort.get(field)))) {
    const message = '`abort` without `httpStatus` or `grpcStatus` aborts no request: set one of them'
    yield { code: 'empty-abort', node: abort, message, severity: 'warning' }
  }
  for (const field of [abort.get('http2Error'), delay.get('exponentialDelay')].filter(isSet)) {
    const message = `\`${field.pathKeys.at(-1)}\` is not supported by Istio: remove it`
    yield webhookProblem('unsupported-fault', field, message)
  }
}

/**
 * Reports a number outside 200 to 600 as the status of a fault or direct response (istio validateHTTPStatus). Nothing is
 * reported for an absent status or another type.
 */
export function* httpStatusRefused(status: Node): Generator<RoutingWebhookProblem> {
  yield* outOfRange(status, 200, 600)
}

function isSet(node: Node): boolean {
  return node.exists && !node.isNull
}

const abortFields = ['httpStatus', 'grpcStatus', 'http2Error']

/** The smallest percentage of a fault: a millionth of the requests. */
const minPercentage = 0.0001

/** https://grpc.io/docs/guides/status-codes */
const grpcStatuses = new Set([
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
])
