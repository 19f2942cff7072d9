// Random meshes with requests to one of their proxies, for a real Envoy and for meshgate.
import { stringify } from 'yaml'
import type { MeshCase } from '../mesh-case.ts'
import type { JsonMap } from '../mutate.ts'
import type { Random } from '../random.ts'
import { ambientObjects, policyOfWaypoint } from './ambient.ts'
import { destinationRule, serviceEntry, sidecar } from './destinations.ts'
import { several } from './fields.ts'
import { egressGateway, gateway, gatewayApi, passedRoute } from './gateways.ts'
import {
  authorizationPolicy,
  issuers,
  keysUri,
  peerAuthentication,
  requestAuthentication,
} from './policies.ts'
import { randomRequest, type Focus } from './requests.ts'
import { delegates, virtualService } from './routes.ts'
import { fixedObjects, workloads } from './workloads.ts'

/** A random mesh as objects, the oldest first, so that it can be made smaller. */
export interface RandomCase extends Omit<MeshCase, 'manifests'> {
  readonly objects: readonly JsonMap[]
}

/** The proxies that are asked, gateways more often than others. */
const types: readonly Focus['type'][] = ['gateway', 'gateway', 'client', 'server', 'egress', 'waypoint']

/** Makes a mesh with requests to one of its proxies. */
export function randomCase(random: Random, name: string, requests: number): RandomCase {
  const type = random.pick(types)
  const isOfGatewayApi = type === 'gateway' && random.isLikely(0.25)
  const focus = { type, proxy: random.pick(workloads[type]), hasTls: !isOfGatewayApi }
  const configuration = [
    ...(isOfGatewayApi ? [] : [gateway(random), passedRoute()]),
    ...(type === 'egress' || (type === 'client' && random.isLikely(0.3)) ? egressGateway(random) : []),
    ...(type === 'server' ? [] : networking(random, isOfGatewayApi)),
    ...(type === 'client' ? [] : access(random, type === 'waypoint')),
    ...several(random, 0, 2, () => peerAuthentication(random)),
  ]
  const objects = [
    ...(type === 'waypoint' ? ambientObjects(random, fixedObjects()) : fixedObjects()),
    ...(isOfGatewayApi ? gatewayApi(random) : []),
    ...shuffled(configuration, random).map(numbered),
  ]
  return {
    name,
    meshConfig: meshConfig(random),
    keys: Object.fromEntries(issuers.map((issuer) => [keysUri(issuer), /\/\/(\w+)/.exec(issuer)![1]!])),
    objects,
    requests: Array.from({ length: requests }, (_, index) =>
      randomRequest(random, focus, `request ${index}`),
    ),
  }
}

function networking(random: Random, isOfGatewayApi: boolean): JsonMap[] {
  return [
    ...several(random, 0, 3, () => serviceEntry(random)),
    ...several(random, 0, 4, () => destinationRule(random)),
    ...(isOfGatewayApi ? [] : several(random, 1, 5, () => virtualService(random))),
    ...(isOfGatewayApi ? [] : delegates(random)),
    ...several(random, 0, 1, () => sidecar(random)),
  ]
}

function access(random: Random, isOfWaypoint: boolean): JsonMap[] {
  const policies = [
    ...several(random, 0, 3, () => requestAuthentication(random)),
    ...several(random, 0, 4, () => authorizationPolicy(random)),
  ]
  return isOfWaypoint ? policies.map((policy) => policyOfWaypoint(random, policy)) : policies
}

/** Names differ, but for those that others name. */
function numbered(object: JsonMap, index: number): JsonMap {
  const metadata = object['metadata'] as JsonMap
  const name = String(metadata['name'])
  const isNamed = name === 'gw' || name === 'egress' || name.startsWith('part-')
  return { ...object, metadata: { ...metadata, name: isNamed ? name : `${name}-${index}` } }
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const keyed = items.map((item) => ({ item, key: random.next() }))
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item)
}

function meshConfig(random: Random): JsonMap {
  const normalization = random.pick(['', '', 'NONE', 'BASE', 'MERGE_SLASHES', 'DECODE_AND_MERGE_SLASHES'])
  return {
    ...(normalization !== '' && { pathNormalization: { normalization } }),
    ...(random.isLikely(0.2) && { trustDomainAliases: ['old.example'] }),
    ...(random.isLikely(0.3) && { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } }),
    ...(random.isLikely(0.3) && {
      defaultConfig: { gatewayTopology: { numTrustedProxies: 1 + random.below(2) } },
    }),
    ...(random.isLikely(0.1) && { defaultHttpRetryPolicy: { attempts: 1, retryOn: '5xx' } }),
  }
}

/** A random mesh as a case that can be asked about, and be recorded. */
export function meshCaseOf({ objects, ...rest }: RandomCase): MeshCase {
  return { ...rest, manifests: objects.map((object) => stringify(object)).join('---\n') }
}
