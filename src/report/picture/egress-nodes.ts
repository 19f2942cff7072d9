import { distinctData } from '../../core/distinct.ts'
import { joinAnd } from '../../core/join-words.ts'
import { groupBy } from '../../core/group.ts'
import type { GraphArrow, GraphClient, EgressGraph } from '../../core/report.ts'
import { destinationName } from '../egress/egress-words.ts'
import type { ColumnBox } from './columns.ts'
import { textLines } from './labels.ts'

/** The boxes of a graph column by column, and the arrows between them. */
export interface GraphNodes {
  readonly columns: readonly (readonly ColumnBox[])[]
  readonly segments: readonly Segment[]
}

/** An arrow from one box to the next, by their keys. */
export interface Segment extends Pick<GraphArrow, 'mode' | 'change'> {
  readonly from: string
  readonly to: string
}

/** Characters of a line in a box, and lines of a box. */
const maxCharacters = 46
const maxLines = 4

/** Pods, the gateways on the way, and hosts. */
export function graphNodes(graph: EgressGraph): GraphNodes {
  const { clients, arrows } = graph
  const segments = distinctSegments(arrows)
  const destinations = groupBy(arrows, (arrow) => destinationTitle(arrow))
  const ordered = [...destinations].toSorted(([, first], [, second]) => middleOf(first) - middleOf(second))
  const gateways = gatewayColumns(arrows)
  return {
    columns: [
      clients.map((client, index) => clientBox(clientKey(index), clientTitle(graph, index), client)),
      ...gateways.map((names) => names.map((name) => textBox(gatewayKey(name), name, 'gateway'))),
      ordered.map(([name, group]) => destinationBox(name, group)),
    ],
    segments,
  }
}

/** The name of a client: some of the pods that it stands for. */
export function clientTitle({ clients }: EgressGraph, index: number): string {
  const { names, more } = clients[index]!
  return more > 0 ? `${names.join(', ')} and ${more} more` : joinAnd(names)
}

/** `api.example.com:443`, or `any host`. */
export function destinationTitle({ host, port, address }: GraphArrow): string {
  return port === null ? 'any host' : destinationName({ host, port, address })
}

function clientKey(index: number): string {
  return `client ${index}`
}

function gatewayKey(name: string): string {
  return `gateway ${name}`
}

/** Sorts hosts like the pods that reach them, so that few arrows cross. */
function middleOf(group: readonly GraphArrow[]): number {
  return group.reduce((sum, { from }) => sum + from, 0) / group.length
}

/** The gateways in columns, by the number of gateways before them. */
function gatewayColumns(arrows: readonly GraphArrow[]): string[][] {
  const depths = new Map<string, number>()
  for (const { via } of arrows)
    for (const [depth, name] of via.entries()) depths.set(name, Math.max(depth, depths.get(name) ?? 0))
  const columns = groupBy([...depths], ([, depth]) => depth)
  return [...columns.entries()]
    .toSorted(([first], [second]) => first - second)
    .map(([, group]) => group.map(([name]) => name))
}

function distinctSegments(arrows: readonly GraphArrow[]): Segment[] {
  const segments = arrows.flatMap((arrow) => {
    const { from, via, mode, change } = arrow
    const keys = [clientKey(from), ...via.map(gatewayKey), destinationTitle(arrow)]
    return keys.slice(1).map((to, index): Segment => ({ from: keys[index]!, to, mode, change }))
  })
  return distinctData(segments)
}

function textBox(key: string, title: string, look = ''): ColumnBox {
  return { key, title, look, lines: textLines(title, maxCharacters, maxLines) }
}

/** Limit on the notes of a box. */
const maxNotes = 3

/** Pods, with further limits on what they reach. */
function clientBox(key: string, name: string, { notes = [] }: GraphClient): ColumnBox {
  const box = textBox(key, name)
  return { ...box, lines: [...box.lines, ...noteLines(notes)], title: [name, ...notes].join('; ') }
}

function noteLines(notes: readonly string[]): string[] {
  const more = notes.length > maxNotes ? [`and ${notes.length - maxNotes} more`] : []
  return [...notes.slice(0, maxNotes).flatMap((note) => textLines(note, maxCharacters, maxLines)), ...more]
}

/** A host, with the difference in who reaches it, and the inputs that this depends on. */
function destinationBox(name: string, arrows: readonly GraphArrow[]): ColumnBox {
  const kinds = new Set(arrows.map(({ change }) => change))
  const change = (['opened', 'closed', 'changed'] as const).find((kind) => kinds.has(kind))
  const box = textBox(name, name)
  const difference =
    change === undefined ? [] : [kinds.size === 1 ? differences[change][0] : differences[change][1]]
  const inputs = new Set(arrows.flatMap(({ missing = [] }) => missing))
  const notes = [...difference, ...[...inputs].map((input) => `depends on ${input}`)]
  if (notes.length === 0) return box
  return {
    ...box,
    look: change ?? '',
    lines: [...box.lines, ...noteLines(notes)],
    title: `${name}: ${notes.join('; ')}`,
  }
}

/** The notes at a host that changes for all its clients, and for some of them. */
const differences = {
  opened: ['new', 'new for some'],
  closed: ['no longer reached', 'no longer reached by some'],
  changed: ['reached in another way', 'reached in another way by some'],
} as const
