import type { ESTree } from 'rolldown/utils'
import type { Source } from './sources.ts'

/** Functions of src/core/once-per.ts, whose results keep a table. */
const memo = /^once(Per|$)/
const collections = new Set(['Map', 'Set', 'WeakMap', 'WeakSet'])

/** The number of tables and variables that files keep from call to call, at the top of a module. */
export function countState(sources: readonly Source[]): number {
  return sources.flatMap(({ program }) => program.body.flatMap(declarationsIn)).filter(isState).length
}

function declarationsIn(statement: ESTree.Program['body'][number]): ESTree.VariableDeclaration[] {
  if (statement.type === 'VariableDeclaration') return [statement]
  const isExport = statement.type === 'ExportNamedDeclaration'
  return isExport && statement.declaration?.type === 'VariableDeclaration' ? [statement.declaration] : []
}

function isState({ kind, declarations }: ESTree.VariableDeclaration): boolean {
  return (
    kind === 'let' || declarations.some(({ init }) => init !== null && (isMemo(init) || isEmptyTable(init)))
  )
}

function isMemo(value: ESTree.Expression): boolean {
  return value.type === 'CallExpression' && value.callee.type === 'Identifier' && memo.test(value.callee.name)
}

function isEmptyTable(value: ESTree.Expression): boolean {
  return (
    value.type === 'NewExpression' &&
    value.callee.type === 'Identifier' &&
    collections.has(value.callee.name) &&
    value.arguments.length === 0
  )
}
