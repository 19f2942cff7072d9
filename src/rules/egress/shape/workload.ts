import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'
import { isGiven } from '../../given.ts'
import { labelsRefused } from '../../labels-refused.ts'
import { quote } from '../../quote.ts'
import type { Problem } from '../../rule.ts'
import { addressDefect } from '../endpoint-address.ts'
import { endpointRefused } from './endpoint.ts'
import { isText, outside, portNumber, refused } from './refused.ts'

/** What the webhook refuses of a WorkloadEntry (istio ValidateWorkloadEntry). */
export function* workloadEntryRefused({ spec }: Manifest): Generator<Problem> {
  const address = spec.get('address')
  const defect = addressDefect(spec, { names: true, sockets: true, network: true })
  if (defect)
    yield refused(
      address,
      `${isGiven(address) ? `address ${quote(address.data)}` : 'the workload'} ${defect}`,
    )
  yield* endpointRefused(spec)
}

/** What the webhook refuses of a WorkloadGroup (istio ValidateWorkloadGroup). */
export function* workloadGroupRefused({ spec }: Manifest): Generator<Problem> {
  const template = spec.get('template')
  if (!template.exists || template.isNull) yield refused(template, 'a WorkloadGroup needs `template`')
  yield* labelsRefused(spec.at('metadata', 'labels'))
  yield* probeRefused(spec.get('probe'))
}

function* probeRefused(probe: Node): Generator<Problem> {
  if (probe.kind !== 'map') return
  for (const field of counters) yield* outside(probe.get(field), 0, Infinity)
  const [method] = methods.filter((name) => probe.get(name).exists)
  if (method === undefined) {
    yield refused(probe, 'a probe checks nothing: set `httpGet`, `tcpSocket`, `exec` or `grpc`')
    return
  }
  yield* checks[method](probe.get(method))
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
  grpc: (grpc) => portNumber(grpc.get('port'), '`grpc`'),
} as const satisfies Record<string, (check: Node) => Iterable<Problem>>

const methods = Object.keys(checks) as (keyof typeof checks)[]

function* httpGetRefused(get: Node): Generator<Problem> {
  yield* portNumber(get.get('port'), '`httpGet`')
  const scheme = get.get('scheme')
  if (isText(scheme) && !['', 'HTTP', 'HTTPS'].includes(scheme.text)) {
    yield refused(scheme, `scheme ${quote(scheme.text)} has to be \`HTTP\` or \`HTTPS\``)
  }
  for (const header of get.items('httpHeaders')) {
    const name = header.get('name')
    // The names that Kubernetes takes for probes.
    if (header.isNull || !isGiven(name)) yield refused(name, 'a header has no name')
    else if (isText(name) && !/^[-A-Za-z0-9]+$/.test(name.text)) {
      yield refused(name, `${quote(name.text)} is no name of a header`)
    }
  }
}

function* execRefused(exec: Node): Generator<Problem> {
  const command = exec.get('command')
  if (command.items().length === 0) yield refused(command, '`exec` has no command')
}
