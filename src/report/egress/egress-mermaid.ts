import type { EgressAnswer, MeshEgressAnswer } from '../../core/egress-answer.ts'
import type { EgressGraph, GraphArrow } from '../../core/report.ts'
import { visible } from '../escape.ts'
import { clientTitle, destinationTitle } from '../picture/egress-nodes.ts'
import { count } from '../words.ts'
import { meshName, unreadTitle, unreadWords, verdictWords, type Unread } from './egress-words.ts'

/**
 * The outside hosts that pods reach, as a flowchart of Mermaid: from pods through gateways to hosts; new arrows are thick.
 *
 * @param graphOf the graph of a mesh of the answer
 */
export function egressMermaid(
  answer: EgressAnswer,
  graphOf: (mesh: MeshEgressAnswer) => EgressGraph,
): string {
  const elsewhere = unreadLabel(answer).map((text) => `  elsewhere[${text}]`)
  const meshes = answer.meshes.flatMap((mesh, index) => meshLines(mesh, graphOf(mesh), index))
  return `${['flowchart LR', ...meshes, ...elsewhere].join('\n')}\n`
}

/** A node with the unread inputs. */
function unreadLabel(answer: Unread): string[] {
  const words = unreadWords(answer)
  return words.length === 0 ? [] : [label(`${unreadTitle}: ${words.join(', ')}`)]
}

function meshLines(mesh: MeshEgressAnswer, graph: EgressGraph, index: number): string[] {
  const chart = new Chart(`m${index}`)
  for (const [client] of graph.clients.entries()) chart.node(clientLabel(graph, client))
  for (const arrow of graph.arrows) {
    const ends = [clientLabel(graph, arrow.from), ...arrow.via, destinationTitle(arrow)]
    for (const [at, name] of ends.slice(0, -1).entries()) chart.arrow(name, ends[at + 1]!, connectorOf(arrow))
  }
  const notes = [...hiddenNotes(graph), ...differenceNotes(mesh)].map(
    (text, number) => `    ${chart.id}note${number}[${label(text)}]`,
  )
  const unread = mesh.difference ? [] : unreadLabel(mesh).map((text) => `    ${chart.id}unread[${text}]`)
  return [`  subgraph ${chart.id} [${label(meshName(mesh))}]`, ...chart.lines, ...notes, ...unread, '  end']
}

/** Pods, and what else decides what they reach. */
function clientLabel(graph: EgressGraph, index: number): string {
  return [clientTitle(graph, index), ...(graph.clients[index]!.notes ?? [])].join('; ')
}

/** What is new is thick, what is no longer reached ends in a cross. */
function connectorOf({ change, mode, missing = [] }: GraphArrow): string {
  const line =
    change === 'opened' ? '==>' : change === 'closed' ? '--x' : mode === 'mediated' ? '-->' : '-.->'
  const notes = [
    ...(change === 'changed' ? ['in another way'] : []),
    ...missing.map((input) => `depends on ${input}`),
  ]
  return notes.length === 0 ? line : `${line}|${label(notes.join('; '))}|`
}

function hiddenNotes({ hidden }: EgressGraph): string[] {
  return hidden === 0 ? [] : [`${count(hidden, 'more arrow')} ${hidden === 1 ? 'is' : 'are'} not drawn`]
}

/** What the difference amounts to, and why it is unknown whether there is more. */
function differenceNotes({ difference }: MeshEgressAnswer): string[] {
  if (!difference) return []
  const because = unreadWords({ unread: difference.because })
  return [[verdictWords(difference), ...(because.length > 0 ? [because.join(', ')] : [])].join(' ')]
}

/** Nodes and arrows of one subgraph, each once. */
class Chart {
  readonly id: string
  private readonly nodes = new Map<string, string>()
  private readonly arrows = new Set<string>()

  constructor(id: string) {
    this.id = id
  }

  arrow(from: string, to: string, connector: string): void {
    this.arrows.add(`    ${this.node(from)} ${connector} ${this.node(to)}`)
  }

  /** The id of the node with a name, which is added if the chart does not have it. */
  node(name: string): string {
    const id = this.nodes.get(name) ?? `${this.id}n${this.nodes.size}`
    this.nodes.set(name, id)
    return id
  }

  get lines(): string[] {
    const nodes = [...this.nodes].map(([name, id]) => `    ${id}[${label(name)}]`)
    return [...nodes, ...this.arrows]
  }
}

/** A text in quotes, in which Mermaid interprets only entities. */
function label(text: string): string {
  const escaped = visible(text).replace(/[^\w .:/*,=-]/gu, (character) => `#${character.codePointAt(0)};`)
  return `"${escaped}"`
}
