import type { Node } from '../../../model/node.ts'
import { isText, outOfRange } from '../../egress/webhook/refused.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'
import { percentageRefused } from './percentage.ts'

/** What the webhook refuses of a `fault`; its delay has a rule of its own (istio validateHTTPFaultInjection). */
export function* faultRefused(fault: Node): Generator<ShapeProblem> {
  if (fault.kind !== 'map') return
  const [abort, delay] = [fault.get('abort'), fault.get('delay')]
  if (!isPresent(abort) && !isPresent(delay)) {
    yield refused('empty-fault', fault, 'a fault without `abort` and `delay`')
  }
  yield* percentageRefused(abort.at('percentage', 'value'), least)
  yield* percentageRefused(delay.at('percentage', 'value'), least)
  yield* httpStatusRefused(abort.get('httpStatus'))
  const status = abort.get('grpcStatus')
  if (isText(status) && !grpcStatuses.has(status.text)) {
    const message = `${quote(status.text)} is no status of gRPC such as \`NOT_FOUND\``
    yield refused('unknown-grpc-status', status, message)
  }
  if (abort.kind === 'map' && !aborts.some((field) => isSet(abort.get(field)))) {
    const message = '`abort` without `httpStatus` or `grpcStatus` ends no request'
    yield { code: 'empty-abort', node: abort, message, severity: 'warning' }
  }
  for (const field of [abort.get('http2Error'), delay.get('exponentialDelay')].filter(isSet)) {
    const message = `\`${field.pathKeys.at(-1)}\` is a field that Istio does not support`
    yield refused('unsupported-fault', field, message)
  }
}

/** A status as a fault or a direct answer gives it; the webhook lets 600 pass (istio validateHTTPStatus). */
export function* httpStatusRefused(status: Node): Generator<ShapeProblem> {
  yield* outOfRange(status, 200, 600)
}

function isSet(node: Node): boolean {
  return node.exists && !node.isNull
}

const aborts = ['httpStatus', 'grpcStatus', 'http2Error']

/** A millionth. */
const least = 0.0001

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
