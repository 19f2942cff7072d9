import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { labelsRefused, type LabelCode } from '../../shared/labels-refused.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { Problem } from '../../problem.ts'
import {
  addressDefect,
  nameDefect,
  socketAddressDefect,
  type AddressCode,
  type AddressConstraints,
} from '../helpers/endpoint-address.ts'
import { endpointRefused, type EndpointCode } from './endpoint.ts'
import { isText, outOfRange, portNumber } from '../../shared/scalar-checks.ts'

/** Reports what the webhook refuses in a WorkloadEntry (istio ValidateWorkloadEntry). */
export function* workloadEntryRefused({ spec }: Manifest): Generator<Problem<WorkloadEntryCode>> {
  const address = spec.get('address')
  const defect = addressDefect(spec, constraints)
  if (defect) {
    const subject = isPresent(address) ? `address ${quote(address.data)}` : 'the workload'
    yield webhookProblem(defect.code, address, `${subject} ${defect.text}`)
  }
  yield* endpointRefused(spec)
}

type NameCode = 'socket-path' | 'wildcard-address' | 'host-syntax'
type WorkloadEntryCode = AddressCode | NameCode | EndpointCode

const constraints: AddressConstraints<NameCode> = {
  socket: socketAddressDefect,
  name: nameDefect,
  network: true,
}

/** Reports what the webhook refuses in a WorkloadGroup (istio ValidateWorkloadGroup). */
export function* workloadGroupRefused({
  spec,
}: Manifest): Generator<Problem<'missing-template' | LabelCode | ProbeCode>> {
  const template = spec.get('template')
  if (!template.exists || template.isNull) {
    yield webhookProblem('missing-template', template, 'a WorkloadGroup needs `template`')
  }
  yield* labelsRefused(spec.at('metadata', 'labels'))
  yield* probeRefused(spec.get('probe'))
}

type ProbeCode =
  | 'empty-probe'
  | 'missing-port-number'
  | 'out-of-range'
  | 'probe-scheme'
  | 'missing-header-name'
  | 'header-name-syntax'
  | 'missing-command'
  | 'grpc-probe'

function* probeRefused(probe: Node): Generator<Problem<ProbeCode>> {
  if (probe.kind !== 'map') return
  for (const field of counters) yield* outOfRange(probe.get(field), 0, Infinity)
  const [method] = methods.filter((name) => isSet(probe.get(name)))
  if (method === undefined) {
    yield webhookProblem('empty-probe', probe, 'a probe checks nothing: set `httpGet`, `tcpSocket` or `exec`')
    return
  }
  yield* checks[method](probe.get(method))
}

/** The API server removes a null. */
function isSet({ exists, isNull }: Node): boolean {
  return exists && !isNull
}

const counters = [
  'periodSeconds',
  'initialDelaySeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
]

const checks = {
  httpGet: httpGetRefused,
  tcpSocket: (socket) => portNumber(socket.get('port'), '`tcpSocket`'),
  exec: execRefused,
  grpc: grpcRefused,
} as const satisfies Record<string, (check: Node) => Iterable<Problem<ProbeCode>>>

const methods = Object.keys(checks) as (keyof typeof checks)[]

function* httpGetRefused(get: Node): Generator<Problem<ProbeCode>> {
  yield* portNumber(get.get('port'), '`httpGet`')
  const scheme = get.get('scheme')
  if (isText(scheme) && !['', 'HTTP', 'HTTPS'].includes(scheme.text)) {
    yield webhookProblem(
      'probe-scheme',
      scheme,
      `scheme ${quote(scheme.text)} has to be \`HTTP\` or \`HTTPS\``,
    )
  }
  for (const header of get.items('httpHeaders')) {
    const name = header.get('name')
    // The header names that Kubernetes accepts for probes.
    if (header.isNull || !isPresent(name))
      yield webhookProblem('missing-header-name', name, 'a header has no name')
    else if (isText(name) && !/^[-A-Za-z0-9]+$/.test(name.text)) {
      yield webhookProblem(
        'header-name-syntax',
        name,
        `${quote(name.text)} is not a header name: use letters, digits and dashes`,
      )
    }
  }
}

/** The API has this check, and the webhook does not know it (istio validateReadinessProbe). */
function* grpcRefused(grpc: Node): Generator<Problem<'grpc-probe'>> {
  const message = 'Istio refuses a probe by `grpc`: use `httpGet`, `tcpSocket` or `exec`'
  yield webhookProblem('grpc-probe', grpc, message)
}

function* execRefused(exec: Node): Generator<Problem<'missing-command'>> {
  const command = exec.get('command')
  if (command.items().length === 0) yield webhookProblem('missing-command', command, '`exec` has no command')
}
