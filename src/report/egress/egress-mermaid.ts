import { shortNameList } from '../../core/join-words.ts'
import type { EgressAnswer, EgressGroup, ExitAnswer, MeshEgressAnswer } from '../../core/egress-answer.ts'
import { visible } from '../escape.ts'
import { destinationName, meshName, unreadTitle, unreadWords, type Unread } from './egress-words.ts'

/** What pods reach outside as a flowchart of Mermaid: from pods, through gateways, to hosts; what is new is thick. */
export function egressMermaid(answer: EgressAnswer): string {
  const elsewhere = unreadLabel(answer).map((text) => `  elsewhere[${text}]`)
  return `${['flowchart LR', ...answer.meshes.flatMap(meshLines), ...elsewhere].join('\n')}\n`
}

/** A node with what is not read. */
function unreadLabel(answer: Unread): string[] {
  const words = unreadWords(answer)
  return words.length === 0 ? [] : [label(`${unreadTitle}: ${words.join(', ')}`)]
}

function meshLines(mesh: MeshEgressAnswer, index: number): string[] {
  const chart = new Chart(`m${index}`)
  const opened = openedIn(mesh)
  const draw = (from: string, exit: ExitAnswer): void => {
    const to = destinationName(exit)
    const ends = [from, ...exit.via, to]
    for (const [at, name] of ends.slice(0, -1).entries())
      chart.arrow(name, ends[at + 1]!, opened.has(to) ? '==>' : exit.mode === 'mediated' ? '-->' : '-.->')
  }
  for (const group of mesh.groups) {
    const from = shortNameList(group.clients, 3)
    if (group.anyHost) chart.arrow(from, 'any host', isOpenedForAll(mesh) ? '==>' : '-.->')
    for (const exit of exitsOf(group, mesh)) draw(from, exit)
  }
  const unread = unreadLabel(mesh).map((text) => `    ${chart.id}unread[${text}]`)
  return [`  subgraph ${chart.id} [${label(meshName(mesh))}]`, ...chart.lines, ...unread, '  end']
}

function exitsOf({ reachesShared, except, exits }: EgressGroup, { shared }: MeshEgressAnswer): ExitAnswer[] {
  const left = new Set(except)
  return [...(reachesShared ? shared.filter(({ called }) => !left.has(called.host)) : []), ...exits]
}

function openedIn({ difference }: MeshEgressAnswer): ReadonlySet<string> {
  const changes = difference?.changes ?? []
  return new Set(changes.filter(({ kind }) => kind === 'opened').map(destinationName))
}

function isOpenedForAll({ difference }: MeshEgressAnswer): boolean {
  return difference?.anyHost.some(({ kind }) => kind === 'opened') === true
}

/** Nodes and arrows of one subgraph, each once. */
class Chart {
  readonly id: string
  private readonly nodes = new Map<string, string>()
  private readonly arrows = new Set<string>()

  constructor(id: string) {
    this.id = id
  }

  arrow(from: string, to: string, kind: string): void {
    this.arrows.add(`    ${this.nodeOf(from)} ${kind} ${this.nodeOf(to)}`)
  }

  get lines(): string[] {
    const nodes = [...this.nodes].map(([name, id]) => `    ${id}[${label(name)}]`)
    return [...nodes, ...this.arrows]
  }

  private nodeOf(name: string): string {
    const id = this.nodes.get(name) ?? `${this.id}n${this.nodes.size}`
    this.nodes.set(name, id)
    return id
  }
}

/** A text in quotes, in which Mermaid reads entities alone. */
function label(text: string): string {
  const escaped = visible(text).replace(/[^\w .:/*,=-]/gu, (character) => `#${character.codePointAt(0)};`)
  return `"${escaped}"`
}
