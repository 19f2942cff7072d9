import { Visitor, type ESTree } from 'rolldown/utils'
import type { Source } from './sources.ts'

/** What is counted in the syntax of files. */
export interface Syntax {
  /** Lines of each function of two lines and more. */
  readonly functions: number[]
  readonly any: number
  /** Assertions of a type, `as const` apart. */
  readonly as: number
  /** `value!` */
  readonly nonNull: number
  /** Names of variables, parameters and functions. */
  readonly names: string[]
}

/** Counts the syntax of all files together. */
export function countSyntax(sources: readonly Source[]): Syntax {
  const functions: number[] = []
  const names: string[] = []
  let [any, as, nonNull] = [0, 0, 0]
  for (const { program, lineAt } of sources) {
    const addFunction = (node: ESTree.Function | ESTree.ArrowFunctionExpression): void => {
      const lines = lineAt(node.end) - lineAt(node.start) + 1
      if (lines > 1) functions.push(lines)
      if (node.type === 'FunctionDeclaration' && node.id) names.push(node.id.name)
      for (const parameter of node.params) addNames(parameter, names)
    }
    new Visitor({
      FunctionDeclaration: addFunction,
      FunctionExpression: addFunction,
      ArrowFunctionExpression: addFunction,
      VariableDeclarator: ({ id }) => addNames(id, names),
      TSAnyKeyword: () => any++,
      TSNonNullExpression: () => nonNull++,
      TSAsExpression: ({ typeAnnotation }) => {
        if (!isConst(typeAnnotation)) as++
      },
    }).visit(program)
  }
  return { functions, any, as, nonNull, names }
}

function isConst(type: ESTree.TSType): boolean {
  return (
    type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const'
  )
}

/** Adds the names that a pattern binds. */
function addNames(pattern: ESTree.ParamPattern | ESTree.BindingPattern, names: string[]): void {
  switch (pattern.type) {
    case 'Identifier':
      if (pattern.name !== 'this') names.push(pattern.name)
      return
    case 'AssignmentPattern':
      return addNames(pattern.left, names)
    case 'RestElement':
      return addNames(pattern.argument, names)
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element) addNames(element, names)
      return
    case 'ObjectPattern':
      for (const property of pattern.properties)
        addNames(property.type === 'RestElement' ? property.argument : property.value, names)
  }
}
