import { groupBy } from '../../core/group.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { fullHost } from '../hosts/hosts.ts'
import { conversionKinds, convertedGatewayApi } from './convert.ts'
import type { ConvertedObject } from './converted-object.ts'

/*
 * The objects of Istio by which proxies are configured: those that are written, and those that istiod makes of the
 * Gateway API.
 */

/** The VirtualServices that proxies get: those that are written, then those that routes become. */
export const allVirtualServices = derived(
  ['VirtualService', ...conversionKinds],
  (mesh): readonly Manifest[] => [
    ...mesh.ofKind('VirtualService'),
    ...convertedGatewayApi(mesh).virtualServices,
  ],
)

/** The Gateway of a key, `NAMESPACE/NAME`: one that is written, or that a listener becomes. */
export function gatewayAt(mesh: Mesh, key: string): Manifest | undefined {
  const [namespace = '', name = ''] = key.split('/')
  return mesh.find('Gateway', namespace, name) ?? convertedGateways(mesh).get(key)
}

/** The VirtualServices and DestinationRules that istiod makes of an object, alone or together with others. */
export const objectsMadeOf = derived(conversionKinds, (mesh) => {
  const { virtualServices, destinationRules } = convertedGatewayApi(mesh)
  const pairs = [...virtualServices, ...destinationRules].flatMap((converted) =>
    [...new Set(converted.originals)].map((original) => ({ original, converted })),
  )
  return new Map(
    [...groupBy(pairs, ({ original }) => original)].map(
      ([original, group]): [Manifest, ConvertedObject[]] => [
        original,
        group.map(({ converted }) => converted),
      ],
    ),
  )
})

/** The Gateways that listeners become, by key. */
const convertedGateways = derived(
  conversionKinds,
  (mesh) =>
    new Map(
      convertedGatewayApi(mesh).gateways.map((gateway) => [`${gateway.namespace}/${gateway.name}`, gateway]),
    ),
)

/**
 * The Istio Gateways that listeners become, by the full name (`fullHost`) of the Service through which their proxies
 * are reached: the first Hostname in `spec.addresses` of the Gateway, else the one that istiod creates.
 */
export const convertedGatewaysByService = derived(conversionKinds, (mesh) => {
  return groupBy(convertedGatewayApi(mesh).gateways, ({ originals }) => serviceOf(originals.at(-1)!))
})

/**
 * The name of the Service that Istio makes for a Gateway (istio `pilot/pkg/config/kube/gatewaycommon/deploymentcontroller.go`),
 * or that the Gateway names as its address.
 */
function serviceOf(gateway: Manifest): string {
  const { root, spec, namespace, name } = gateway
  const [addressed] = addressedServices(gateway)
  if (addressed !== undefined) return addressed
  const override = root.at('metadata', 'annotations', 'gateway.istio.io/name-override').text
  return fullHost(override || `${name}-${spec.get('gatewayClassName').text}`, namespace)
}

/** The full names of the Services that a Gateway names as its addresses. */
export function addressedServices({ spec, namespace }: Manifest): string[] {
  return spec
    .items('addresses')
    .filter((address) => address.get('type').text === 'Hostname')
    .map((address) => fullHost(address.get('value').text, namespace))
}
