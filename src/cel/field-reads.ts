import type { ASTNode } from '@marcbachmann/cel-js'
import type { FieldPattern, ObjectVariables } from '../core/custom-rule.ts'
import { childrenOf } from './syntax-tree.ts'

/** A field that an expression reads, with the offsets of its last name or key in the expression, `end` excluded. */
interface NamedField {
  readonly path: FieldPattern
  readonly start: number
  readonly end: number
}

/** The paths that variables stand for. */
type Scope = ReadonlyMap<string, FieldPattern>

/**
 * The fields of the object that an expression reads by `object`, `oldObject`, `labels`, `annotations` and `self`, as paths
 * from the object: one for the whole chain `object.spec.hosts[0]`; `spec.http` and `spec.http`, `null`, `timeout` for
 * `object.spec.http.all(r, r.timeout != '')`. `null` also stands for a computed key or index.
 *
 * @param field the path that `self` stands for; `null` if there is no `self`
 */
export function fieldReads(ast: ASTNode, field: FieldPattern | null): NamedField[] {
  const scope = new Map<string, FieldPattern>([
    ['object', []],
    ['oldObject', []],
    ['labels', ['metadata', 'labels']],
    ['annotations', ['metadata', 'annotations']],
    ...(field ? [['self', field] as const] : []),
  ])
  return readsIn(ast, scope)
}

/** The paths below `values` that an expression reads, as far as it names them. */
export function readsOfValues(ast: ASTNode): FieldPattern[] {
  return readsIn(ast, new Map([['values', []]])).map(({ path }) => path)
}

/** The fields of `target` that an expression reads. */
export function variablesRead(node: ASTNode): (keyof ObjectVariables)[] {
  const name =
    node.op === '.' && node.args[0].op === 'id' && node.args[0].args === 'target' ? node.args[1] : ''
  const below = childrenOf(node).flatMap(variablesRead)
  return isVariable(name) ? [name, ...below] : below
}

/** True if an expression names a variable. */
export function readsVariable(node: ASTNode, name: string): boolean {
  return (
    (node.op === 'id' && node.args === name) || childrenOf(node).some((child) => readsVariable(child, name))
  )
}

function isVariable(name: string): name is keyof ObjectVariables {
  return name === 'namespace' || name === 'environment' || name === 'release'
}

function readsIn(node: ASTNode, scope: Scope): NamedField[] {
  const path = pathOf(node, scope)
  if (path)
    return [...(path.length > 0 ? [{ path, ...rangeOfLastStep(node) }] : []), ...indexReads(node, scope)]
  const bound = boundVariable(node, scope)
  if (!bound) return childrenOf(node).flatMap((child) => readsIn(child, scope))
  const inner = new Map(scope)
  if (bound.path) inner.set(bound.name, bound.path)
  else inner.delete(bound.name)
  return [...readsIn(bound.source, scope), ...bound.bodies.flatMap((body) => readsIn(body, inner))]
}

/** The path of a chain of fields of the object; `null` for anything else. */
function pathOf(node: ASTNode, scope: Scope): FieldPattern | null {
  if (node.op === 'id') return scope.get(node.args) ?? null
  if (node.op !== '.' && node.op !== '.?' && node.op !== '[]' && node.op !== '[?]') return null
  const [base, key] = node.args
  const path = pathOf(base, scope)
  return path && [...path, typeof key === 'string' ? key : indexOf(key)]
}

/** The key or index between brackets; `null` for one that is computed. */
function indexOf(node: ASTNode): string | number | null {
  if (node.op !== 'value') return null
  if (typeof node.args === 'string') return node.args
  return typeof node.args === 'bigint' ? Number(node.args) : null
}

/** The fields that the indices in a chain of fields read. */
function indexReads(node: ASTNode, scope: Scope): NamedField[] {
  if (node.op === '.' || node.op === '.?') return indexReads(node.args[0], scope)
  if (node.op !== '[]' && node.op !== '[?]') return []
  return [...indexReads(node.args[0], scope), ...readsIn(node.args[1], scope)]
}

/** A macro that binds a variable: what the variable takes its values from, and where it can be read. */
interface BoundVariable {
  readonly name: string
  /** The path of its values; `null` for values that are no fields of the object. */
  readonly path: FieldPattern | null
  readonly source: ASTNode
  readonly bodies: readonly ASTNode[]
}

const comprehensions = new Set(['all', 'exists', 'exists_one', 'filter', 'map'])

function boundVariable(node: ASTNode, scope: Scope): BoundVariable | null {
  if (node.op !== 'rcall') return null
  const [name, receiver, [variable, ...bodies]] = node.args
  if (variable?.op !== 'id') return null
  if (name === 'bind' && receiver.op === 'id' && receiver.args === 'cel') {
    const [value, body] = bodies
    return value && body
      ? { name: variable.args, path: pathOf(value, scope), source: value, bodies: [body] }
      : null
  }
  if (!comprehensions.has(name) || bodies.length === 0) return null
  const path = pathOf(receiver, scope)
  return { name: variable.args, path: path && [...path, null], source: receiver, bodies }
}

/** Where the last step of a chain is written: the name, or what stands between brackets. */
function rangeOfLastStep(node: ASTNode): Pick<NamedField, 'start' | 'end'> {
  if (node.op === '[]' || node.op === '[?]') return node.args[1].range
  return { start: node.pos, end: node.end }
}
