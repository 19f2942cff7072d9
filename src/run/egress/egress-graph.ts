import { distinctData } from '../../core/distinct.ts'
import { groupBy, groupPairs } from '../../core/group.ts'
import type {
  AnyHostChange,
  EgressChangeAnswer,
  EgressGroup,
  ExitAnswer,
  MeshEgressAnswer,
} from '../../core/egress-answer.ts'
import type { GraphArrow, EgressGraph } from '../../core/report.ts'

/** The inputs of a graph: the egress of a mesh, and its differences from base. */
export interface GraphedEgress extends Pick<
  MeshEgressAnswer,
  'environment' | 'targets' | 'shared' | 'groups'
> {
  readonly changes: readonly Pick<EgressChangeAnswer, 'kind' | 'host' | 'port' | 'address' | 'clients'>[]
  readonly anyHost: readonly Pick<AnyHostChange, 'kind' | 'clients'>[]
}

/** The graph of a mesh of an answer, of which all hosts are known. */
export function graphOfAnswer(mesh: MeshEgressAnswer): EgressGraph {
  const { changes = [], anyHost: ofAnyHost = [] } = mesh.difference ?? {}
  return egressGraph({ ...mesh, changes, anyHost: ofAnyHost }, true)
}

/** Limits on the drawn nodes; larger graphs are unreadable. */
const maxClients = 40
const maxArrows = 120
const maxNames = 3

/** The graph of clients and external hosts. Pods with the same differences are one client. Differences come first. */
export function egressGraph(egress: GraphedEgress, isWhole: boolean): EgressGraph {
  const { environment, targets } = egress
  const clients = graphedClients(egress)
  const arrows = clients.flatMap((client, from) => client.arrows.map((arrow) => ({ from, ...arrow })))
  const shown = arrows
    .filter(({ from }) => from < maxClients)
    .toSorted((first, second) => Number(differs(second)) - Number(differs(first)))
    .slice(0, maxArrows)
  return {
    environment,
    targets: [...targets],
    clients: clients.slice(0, maxClients).map(({ names, notes }) => ({
      names: names.slice(0, maxNames),
      more: Math.max(0, names.length - maxNames),
      ...(notes.length > 0 && { notes: [...notes] }),
    })),
    arrows: shown,
    hidden: arrows.length - shown.length,
    isWhole,
  }
}

/** The clients with arrows or notes, those with differences first. */
function graphedClients(egress: GraphedEgress): GraphedClient[] {
  const { groups } = egress
  const changesOf = changesByClient(egress)
  const listed = new Set(groups.flatMap(({ clients }) => clients))
  const unlisted = [...changesOf].filter(([client]) => !listed.has(client))
  const clients = [
    ...groups.flatMap((group) => clientsOf(group, changesOf, egress)),
    ...unlisted.map(([client, changes]): GraphedClient => ({
      names: [client],
      notes: [],
      arrows: closedArrows(changes),
    })),
  ]
  return clients
    .filter(({ arrows, notes }) => arrows.length + notes.length > 0)
    .toSorted((first, second) => Number(second.arrows.some(differs)) - Number(first.arrows.some(differs)))
}

type Arrow = Omit<GraphArrow, 'from'>
type Destination = Pick<Arrow, 'host' | 'port' | 'address'>

/** A difference for a client. */
interface ClientChange extends Destination {
  readonly kind: EgressChangeAnswer['kind']
}

interface GraphedClient {
  readonly names: readonly string[]
  readonly notes: readonly string[]
  readonly arrows: readonly Arrow[]
}

const anyHost: Destination = { host: '*', port: null, address: '' }

function changesByClient(egress: GraphedEgress): ReadonlyMap<string, ClientChange[]> {
  const { changes, anyHost: ofAnyHost } = egress
  const all = [...changes, ...ofAnyHost.map((change) => ({ ...change, ...anyHost }))]
  const pairs = all.flatMap(({ clients, kind, host, port, address }) =>
    clients.map((client) => [client, { kind, host, port, address }] as const),
  )
  return groupPairs(pairs)
}

/** The pods of a group, joined if they have the same differences. */
function clientsOf(
  group: EgressGroup,
  changesOf: ReadonlyMap<string, ClientChange[]>,
  egress: GraphedEgress,
): GraphedClient[] {
  const reached = reachedArrows(group, egress)
  const notes = notesOf(group)
  const parts = groupBy(group.clients, (client) => JSON.stringify(changesOf.get(client) ?? []))
  return [...parts.values()].map((names) => {
    const changes = changesOf.get(names[0]!) ?? []
    const kinds = new Map(changes.map((change) => [keyOf(change), change.kind]))
    const marked = reached.map((arrow) => ({
      ...arrow,
      change: kinds.get(keyOf(arrow)) ?? ('none' as const),
    }))
    return { names, notes, arrows: [...marked, ...closedArrows(changes)] }
  })
}

/** What else decides what pods reach; nothing is limited if they reach nothing. */
function notesOf({ reachesShared, exits, anyHost: openness, limits, missing }: EgressGroup): string[] {
  const isLimited = reachesShared || exits.length > 0 || openness !== null
  return [
    ...(isLimited ? limits.map((limit) => `also limited by ${limit}`) : []),
    ...missing.map((input) => `depends on ${input}`),
  ]
}

function reachedArrows(group: EgressGroup, { shared }: GraphedEgress): Arrow[] {
  const { reachesShared, except, exits, anyHost: openness } = group
  const replaced = new Set(except)
  const ofShared = reachesShared ? shared.filter(({ called }) => !replaced.has(called.host)) : []
  const arrows = [
    ...(openness ? [{ ...anyHost, via: [], mode: 'any' as const, change: 'none' as const }] : []),
    ...[...ofShared, ...exits].map(arrowOf),
  ]
  return distinctData(arrows)
}

function arrowOf({ host, port, address, via, mode, missing }: ExitAnswer): Arrow {
  const depends = missing.length > 0 && { missing: [...missing] }
  return { host, port, address, via: [...via], mode, change: 'none', ...depends }
}

function closedArrows(changes: readonly ClientChange[]): Arrow[] {
  return changes
    .filter(({ kind }) => kind === 'closed')
    .map(({ host, port, address }) => ({
      host,
      port,
      address,
      via: [],
      mode: port === null ? 'any' : 'passthrough',
      change: 'closed',
    }))
}

function keyOf({ host, port, address }: Destination): string {
  return `${host}:${port} ${address}`
}

function differs({ change }: Pick<Arrow, 'change'>): boolean {
  return change !== 'none'
}
