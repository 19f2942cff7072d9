import { standInNamespace } from '../core/namespace.ts'
import type { YamlNode } from '../yaml/node.ts'
import type { Manifest } from './manifest.ts'
import { Node } from './node.ts'
import { listAt, mapAt, scalarAt, writtenValue } from './placed-yaml.ts'

/** A release of Istio's chart `gateway`. */
export interface GatewayRelease {
  /** The id of its target. */
  readonly target: string
  readonly release: string
  /** `null` if nothing states it. */
  readonly namespace: string | null
  /** Its merged values, without the defaults of the chart; what has no other place stands at their root. */
  readonly values: Node
}

/**
 * The workload and the Service that Istio's chart `gateway` makes of values, with the fields by which other objects find
 * them: names, labels, annotations, service account and ports (istio `manifests/charts/gateway`, alike in all versions
 * since 1.12). Each field stands where the values say it.
 *
 * Empty for values whose result depends on more than the values: those with placeholders or of other types, and ports that
 * only newer versions know.
 */
export function gatewayChartObjects(release: GatewayRelease): Manifest[] {
  const { values } = release
  if (!isPlain(values)) return []
  const service = values.at('service', 'type').text === 'None' ? [] : [serviceOf(release)]
  return [workloadOf(release), ...service]
}

/** False for values that are unknown but needed, or that versions of the chart read in different ways. */
function isPlain(values: Node): boolean {
  const texts = [
    ...['name', 'revision', 'networkGateway', 'kind'].map((key) => values.get(key)),
    ...[values.at('service', 'type'), values.at('serviceAccount', 'name')],
  ]
  const maps = [values.get('labels'), values.get('podAnnotations'), values.at('service', 'selectorLabels')]
  const ports = values.at('service', 'ports')
  return (
    texts.every((node) => (isAbsent(node) || typeof node.scalar === 'string') && !node.isUnfilled) &&
    maps.every((map) => isAbsent(map) || map.kind === 'map') &&
    maps.flatMap((map) => map.entries()).every(([, { text, isUnfilled }]) => text !== '' && !isUnfilled) &&
    ['Deployment', 'DaemonSet', ''].includes(values.get('kind').text) &&
    (isAbsent(ports) || ports.kind === 'list') &&
    isAbsent(values.get('networkGatewayPorts')) &&
    isAbsent(values.get('_internal_defaults_do_not_set'))
  )
}

function isAbsent(node: Node): boolean {
  return !node.exists || node.isNull
}

type Fields = Readonly<Record<string, YamlNode | undefined>>

function workloadOf(release: GatewayRelease): Manifest {
  const { values } = release
  const template = mapAt(values, {
    metadata: mapAt(values, {
      annotations: mapAt(values, {
        'inject.istio.io/templates': scalarAt(values, 'gateway'),
        'sidecar.istio.io/inject': scalarAt(values, 'true'),
        ...writtenEntries(values.get('podAnnotations')),
      }),
      labels: mapAt(values, podLabelsOf(release)),
    }),
    spec: mapAt(values, {
      serviceAccountName: serviceAccountOf(release),
      containers: listAt(values, [
        mapAt(values, { name: scalarAt(values, 'istio-proxy'), image: scalarAt(values, 'auto') }),
      ]),
    }),
  })
  const selector = mapAt(values, { matchLabels: mapAt(values, selectorLabelsOf(release)) })
  const kind = values.get('kind').text || 'Deployment'
  return objectOf(release, 'apps/v1', kind, {}, mapAt(values, { selector, template }))
}

function serviceOf(release: GatewayRelease): Manifest {
  const { values } = release
  const service = values.get('service')
  const annotations = {
    ...writtenEntries(values.get('annotations')),
    ...writtenEntries(service.get('annotations')),
  }
  const selector = { ...selectorLabelsOf(release), ...writtenEntries(service.get('selectorLabels')) }
  const spec = mapAt(service, {
    type: writtenValue(service.get('type')) ?? scalarAt(service, 'LoadBalancer'),
    ports: portsOfService(values),
    selector: mapAt(service, selector),
  })
  return objectOf(release, 'v1', 'Service', { annotations: mapAt(service, annotations) }, spec)
}

function objectOf(
  release: GatewayRelease,
  apiVersion: string,
  kind: string,
  metadata: Fields,
  spec: YamlNode,
): Manifest {
  const { values, target } = release
  const name = nameOfGateway(release)
  const namespace = release.namespace ?? standInNamespace(target)
  const named = values.get('name').text === '' ? values : values.get('name')
  const root = Node.of(
    mapAt(values, {
      apiVersion: scalarAt(values, apiVersion),
      kind: scalarAt(values, kind),
      metadata: mapAt(values, {
        name: scalarAt(named, name),
        namespace: scalarAt(values, namespace),
        labels: mapAt(values, labelsOfObjects(release)),
        ...metadata,
      }),
      spec,
    }),
  )
  return { apiVersion, kind, name, namespace, root, spec: root.get('spec'), target, isInferred: true }
}

function nameOfGateway({ values, release }: GatewayRelease): string {
  return values.get('name').text || release
}

/** The labels `app` and `istio`, which the workload and the Service select. */
function selectorLabelsOf(release: GatewayRelease): Fields {
  const { values } = release
  const [labels, name] = [values.get('labels'), nameOfGateway(release)]
  return {
    app: writtenValue(labels.get('app')) ?? scalarAt(labels, name),
    istio: writtenValue(labels.get('istio')) ?? scalarAt(labels, name.replace(/^istio-/, '')),
  }
}

function labelsOfObjects(release: GatewayRelease): Fields {
  const { values } = release
  return {
    'app.kubernetes.io/name': scalarAt(values, nameOfGateway(release)),
    'app.kubernetes.io/instance': scalarAt(values, release.release),
    'app.kubernetes.io/managed-by': scalarAt(values, 'Helm'),
    'app.kubernetes.io/part-of': scalarAt(values, 'istio'),
    'istio.io/dataplane-mode': scalarAt(values, 'none'),
    ...writtenEntries(values.get('labels')),
    ...selectorLabelsOf(release),
    ...networkOf(values),
  }
}

function podLabelsOf(release: GatewayRelease): Fields {
  const { values } = release
  const revision = values.get('revision')
  return {
    'sidecar.istio.io/inject': scalarAt(values, 'true'),
    ...(revision.text !== '' && { 'istio.io/rev': writtenValue(revision) }),
    ...labelsOfObjects(release),
  }
}

function networkOf(values: Node): Fields {
  const network = values.get('networkGateway')
  return network.text === '' ? {} : { 'topology.istio.io/network': writtenValue(network) }
}

function serviceAccountOf(release: GatewayRelease): YamlNode {
  const { values } = release
  const account = values.get('serviceAccount')
  const isCreated = account.get('create').scalar !== false
  const named = account.get('name').text === '' ? undefined : writtenValue(account.get('name'))
  return named ?? scalarAt(account, isCreated ? nameOfGateway(release) : 'default')
}

function portsOfService(values: Node): YamlNode {
  const ports = values.at('service', 'ports')
  const network = values.get('networkGateway')
  if (network.text === '' && !isAbsent(ports)) return writtenValue(ports)!
  const [place, defaults] =
    network.text === '' ? [values.get('service'), servicePorts] : [network, networkPorts]
  const items = defaults.map(([name, port]) =>
    mapAt(place, {
      name: scalarAt(place, name),
      port: scalarAt(place, port),
      protocol: scalarAt(place, 'TCP'),
      targetPort: scalarAt(place, port),
    }),
  )
  return listAt(place, items)
}

/** The default of `service.ports`. */
const servicePorts = [
  ['status-port', 15021],
  ['http2', 80],
  ['https', 443],
] as const

/** The ports of a gateway to another network. */
const networkPorts = [
  ['status-port', 15021],
  ['tls', 15443],
  ['tls-istiod', 15012],
  ['tls-webhook', 15017],
] as const

function writtenEntries(map: Node): Fields {
  return Object.fromEntries(map.entries().map(([key, value]) => [key, writtenValue(value)]))
}
