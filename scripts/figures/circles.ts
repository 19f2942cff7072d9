import { join } from 'node:path'
import type { ESTree } from 'rolldown/utils'
import type { Source } from './sources.ts'

/**
 * The number of circles among the imports of files: groups in which each file imports the others, itself or through
 * others of the group. Imports of types alone count if `withTypes` is true.
 */
export function countCircles(sources: readonly Source[], withTypes: boolean): number {
  const imports = new Map(sources.map((source) => [source.path, importsOf(source, withTypes)]))
  return groupsIn(imports).filter((group) => group.length > 1).length
}

function importsOf({ path, program }: Source, withTypes: boolean): string[] {
  return program.body.flatMap((statement) => {
    const source =
      isImport(statement) && (withTypes || hasValues(statement)) ? statement.source?.value : undefined
    return source?.startsWith('.') ? [join(path, '..', source)] : []
  })
}

type Statement = ESTree.Program['body'][number]
type Import = ESTree.ImportDeclaration | ESTree.ExportNamedDeclaration | ESTree.ExportAllDeclaration

function isImport(statement: Statement): statement is Import {
  const types: readonly Statement['type'][] = [
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
  ]
  return types.includes(statement.type)
}

function hasValues(statement: Import): boolean {
  if (statement.type !== 'ImportDeclaration') return statement.exportKind === 'value'
  const { importKind, specifiers } = statement
  const isType = (specifier: ESTree.ImportDeclarationSpecifier): boolean =>
    specifier.type === 'ImportSpecifier' && specifier.importKind === 'type'
  return importKind === 'value' && !(specifiers.length > 0 && specifiers.every(isType))
}

/** The strongly connected components of a graph (Tarjan, 1972). */
function groupsIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const groups: string[][] = []
  const order = new Map<string, number>()
  const stack: string[] = []
  const visit = (node: string): number => {
    const index = order.size
    order.set(node, index)
    stack.push(node)
    let low = index
    for (const target of graph.get(node) ?? []) {
      if (!order.has(target)) low = Math.min(low, visit(target))
      else if (stack.includes(target)) low = Math.min(low, order.get(target)!)
    }
    if (low === index) groups.push(stack.splice(stack.indexOf(node)))
    return low
  }
  for (const node of graph.keys()) if (!order.has(node)) visit(node)
  return groups
}
