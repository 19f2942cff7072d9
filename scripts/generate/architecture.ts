import { readFileSync } from 'node:fs'
import { importedSources, layerOf, sourceFiles } from './imports.ts'
import { between } from './marks.ts'

/** docs/architecture.md with its picture of the layers, drawn from the import lines. */
export async function architecture(): Promise<string> {
  return between(
    readFileSync('docs/architecture.md', 'utf8'),
    'layers',
    `\n${picture(reduced(layerImports()))}\n`,
  )
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>

function layerImports(): Graph {
  const graph = new Map<string, Set<string>>()
  for (const file of sourceFiles()) {
    const imported = graph.get(layerOf(file)) ?? new Set()
    for (const source of importedSources(file))
      if (layerOf(source) !== layerOf(file)) imported.add(layerOf(source))
    graph.set(layerOf(file), imported)
  }
  return graph
}

/** Without the arrows that a longer way says already. */
function reduced(graph: Graph): Graph {
  const isShort = (from: string, to: string): boolean =>
    ![...graph.get(from)!].some((via) => via !== to && reaches(graph, via, to))
  return new Map([...graph].map(([from, all]) => [from, new Set([...all].filter((to) => isShort(from, to)))]))
}

function reaches(graph: Graph, from: string, to: string): boolean {
  return from === to || [...(graph.get(from) ?? [])].some((next) => reaches(graph, next, to))
}

/** A layer as a node of Mermaid, whose ids hold no slash. */
function shown(layer: string): string {
  return layer.includes('/') ? `${layer.replace('/', '-')}["${layer}"]` : layer
}

function picture(graph: Graph): string {
  const arrows = [...graph].flatMap(([from, all]) =>
    [...all].toSorted().map((to) => `  ${shown(from)} --> ${shown(to)}`),
  )
  return ['```mermaid', 'flowchart TD', ...arrows, '```'].join('\n')
}
