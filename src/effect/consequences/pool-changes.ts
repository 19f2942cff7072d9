import { groupBy } from '../../core/group.ts'
import { joinAnd, shortNameList } from '../../core/join-words.ts'
import type { ConsequenceIn, ConsequencePlace } from '../../model/consequence.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { servicesByHost } from '../request/registry/registry.ts'
import { isVisibleTo } from '../request/registry/visible-services.ts'
import { clientPolicy } from '../request/routing/client-policy.ts'
import { placeOfConfig } from './changed-config.ts'
import { placeOfChange, type ChangedMesh, type ManifestChange } from './changed-objects.ts'
import { poolLimits, type PoolLimit, type PoolLimits } from './pool-limits.ts'
import {
  callersOf,
  changedDestinationRules,
  isOfAnyNamespace,
  namespacesOf,
  targetNames,
  type ClusterCall,
} from './rule-calls.ts'

/**
 * The limits of calls that changed DestinationRules, and the MeshConfig, change: connections, requests and retries at once,
 * times of connections, and when pods are taken out after errors.
 */
export function poolChanges(changed: ChangedMesh): ConsequenceIn<'traffic'>[] {
  const ofRules = changedDestinationRules(changed).flatMap(({ object, hosts, clients }) => {
    const changes = clients.flatMap((client) =>
      [...new Set(hosts)].flatMap((host) => limitChangesTo(changed, client, host)),
    )
    const ofAny = new Set(changes.filter(({ client }) => isOfAnyNamespace(client)).map(changeKey))
    const distinct = changes.filter(
      ({ client, ...change }) => isOfAnyNamespace(client) || !ofAny.has(changeKey(change)),
    )
    const groups = groupBy(distinct, ({ client, words, missing }) =>
      JSON.stringify([client.namespace, ...client.labels, words, missing]),
    )
    return [...groups.values()].map((group) => consequenceOf(changed, object, group))
  })
  return [...ofRules, ...defaultLimitChanges(changed)]
}

/** A call whose limits differ. */
interface LimitChange extends ClusterCall {
  /** `at most 3 retries at once instead of at most 10 retries at once`. */
  readonly words: string
  /** The fields that set the limits in head. */
  readonly nodes: readonly Node[]
  readonly missing: readonly string[]
}

function changeKey({ name, words }: Pick<LimitChange, 'name' | 'words'>): string {
  return JSON.stringify([name.host, name.port, name.subset, words])
}

/** The changes to the ports of a host, and to the subsets of it that do not change as it does. */
function limitChangesTo({ base, head }: ChangedMesh, client: MeshProxy, host: string): LimitChange[] {
  const [before, after] = [base, head].map((mesh) => limitsTo(mesh, client, host)) as [LimitsTo, LimitsTo]
  const changes = [...after].flatMap(([key, { name, limits, missing }]): LimitChange[] => {
    const earlier = before.get(key)
    const difference = earlier && limitDifference(earlier.limits, limits)
    if (!earlier || !difference) return []
    return [{ client, name, ...difference, missing: [...new Set([...earlier.missing, ...missing])] }]
  })
  const ofHost = new Set(
    changes.filter(({ name }) => name.subset === '').map(({ name, words }) => `${name.port} ${words}`),
  )
  return changes.filter(({ name, words }) => name.subset === '' || !ofHost.has(`${name.port} ${words}`))
}

type LimitsTo = ReadonlyMap<string, Pick<LimitChange, 'name' | 'missing'> & { readonly limits: PoolLimits }>

/** The limits of calls to the ports of a host, and its subsets. */
function limitsTo(mesh: Mesh, client: MeshProxy, host: string): LimitsTo {
  const service = servicesByHost(mesh)
    .get(host)
    ?.find((item) => isVisibleTo(item, client.namespace))
  if (!service || service.resolution === 'external-name') return new Map()
  const { rule, missing } = clientPolicy(mesh, service, client)
  const subsets = ['', ...(rule?.subsets.keys() ?? [])]
  const ports = service.ports.filter(({ protocol }) => protocol !== 'udp')
  return new Map(
    ports.flatMap(({ number }) =>
      subsets.map((subset) => {
        const name = { host, port: number, subset }
        return [
          `${number} ${subset}`,
          { name, missing, limits: poolLimits(mesh, rule, number, subset) },
        ] as const
      }),
    ),
  )
}

function limitDifference(before: PoolLimits, after: PoolLimits): Pick<LimitChange, 'words' | 'nodes'> | null {
  const differing = [...after].filter(([name, { words }]) => before.get(name)!.words !== words)
  if (differing.length === 0) return null
  return {
    words: joinAnd(differing.map(([name, { words }]) => `${words} instead of ${before.get(name)!.words}`)),
    nodes: differing.flatMap(([, { node }]: readonly [string, PoolLimit]) => node ?? []),
  }
}

function consequenceOf(
  changed: ChangedMesh,
  origin: ManifestChange,
  group: readonly LimitChange[],
): ConsequenceIn<'traffic'> {
  const [first] = group as [LimitChange]
  const who = callersOf(first.client)
  const targets = shortNameList(targetNames(changed.head, group))
  return {
    area: 'traffic',
    code: 'limits-changed',
    sentence: `changes the limits of calls of ${who} to ${targets}: ${first.words}`,
    place: placeOf(origin, first.nodes),
    about: JSON.stringify(['limits', who, targets]),
    missing: first.missing,
    namespaces: namespacesOf(changed.head, group),
  }
}

/** The field in head if the object that differs sets it, else what differs in that object. */
function placeOf(origin: ManifestChange, nodes: readonly Node[]): ConsequencePlace {
  const { head } = origin
  const node = head && nodes.find((candidate) => candidate.root.yaml === head.root.yaml)
  return head && node ? { object: head, node, side: 'head' } : placeOfChange(origin)
}

/** The limits of calls whose DestinationRule sets none: `defaultTrafficPolicy` and `connectTimeout` of the MeshConfig. */
function defaultLimitChanges(changed: ChangedMesh): ConsequenceIn<'traffic'>[] {
  const [before, after] = [changed.base, changed.head].map((mesh) => poolLimits(mesh, undefined, 0, '')) as [
    PoolLimits,
    PoolLimits,
  ]
  const difference = limitDifference(before, after)
  const isOfConnect = before.get('connect')!.words !== after.get('connect')!.words
  const place = placeOfConfig(changed, isOfConnect ? 'connectTimeout' : 'defaultTrafficPolicy')
  if (!difference || !place) return []
  return [
    {
      area: 'traffic',
      code: 'limits-changed',
      sentence: `changes the limits of calls whose DestinationRule sets none: ${difference.words}`,
      place,
      about: 'limits of the MeshConfig',
      missing: [],
    },
  ]
}
