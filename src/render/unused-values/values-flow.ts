import { callFunction, type FlowEffects } from './flow-functions.ts'
import {
  builtEntries,
  flowFields,
  valuesPathKey,
  flowValueKey,
  valueCount,
  distinctValues,
  withoutContext,
  type FlowValue,
  type FlowValues,
} from './flow-values.ts'
import type { Command, Operand, Pipeline, TemplateNode } from './template-syntax.ts'

/** The maps whose keys templates use without naming them; `*` in a path means any key or index. */
export interface WholeMapUses {
  /** Values that are used with everything below them, as by `toYaml`. */
  readonly printed: ReadonlySet<string>
  /** Maps all of whose keys templates use, as by `range`. */
  readonly ranged: ReadonlySet<string>
  /** Maps of which templates use a computed key, as by `index .Values.a $key`. */
  readonly indexed: ReadonlySet<string>
}

type Nodes = readonly TemplateNode[]

/** The possible values of the dot and of the variables in a template. */
interface Scope {
  readonly dot: FlowValues
  readonly variables: Map<string, FlowValues>
}

/**
 * Follows the values of a chart through all branches of its templates, also those that its values do not take. `defines`
 * are the bodies of the named templates that it may call, by name. Paths are texts of `valuesPathKey`. Beyond a limit on the
 * visited values, all values count as printed: `printed` has `''`, the path of all values.
 */
export function wholeUsesOf(
  templates: readonly Nodes[],
  defines: ReadonlyMap<string, readonly Nodes[]>,
): WholeMapUses {
  const walk: Walk = {
    defines,
    called: new Set(),
    depth: 0,
    size: 0,
    printed: new Set(),
    ranged: new Set(),
    indexed: new Set(),
  }
  for (const template of templates)
    run(template, scopeOf([{ kind: 'context', isGuessed: false }]), effectsOn(walk))
  if (walk.size > maxSize) walk.printed.add('')
  return walk
}

/** Limit on the values of all operands together, which takes about a second. */
const maxSize = 300_000

function scopeOf(dot: FlowValues): Scope {
  return { dot, variables: new Map([['$', dot]]) }
}

interface Walk {
  readonly defines: ReadonlyMap<string, readonly Nodes[]>
  /** Named templates that ran, with their argument. */
  readonly called: Set<string>
  /** The depth of calls of named templates. */
  depth: number
  /** Number of values of operands so far. */
  size: number
  readonly printed: Set<string>
  readonly ranged: Set<string>
  readonly indexed: Set<string>
}

function effectsOn(walk: Walk): FlowEffects {
  const effects: FlowEffects = {
    bounded(values) {
      if (walk.size <= maxSize) walk.size += valueCount(values)
      return walk.size <= maxSize ? values : []
    },
    print(values) {
      for (const value of values) {
        if (value.kind === 'context' && !value.isGuessed) walk.printed.add('')
        if (value.kind === 'values') walk.printed.add(valuesPathKey(value.path))
        effects.print(withoutContext(builtEntries(value)))
      }
    },
    elementsOf: (values) => distinctValues(values.flatMap((value) => elementsOf(value, walk.ranged))),
    elementAt: (values) => distinctValues(values.flatMap((value) => elementsOf(value, walk.indexed))),
    call(name, argument) {
      if (name !== undefined) return callDefine(name, argument, walk, effects)
      const guessed = argument.map(asGuess)
      for (const define of walk.defines.keys()) callDefine(define, guessed, walk, effects)
    },
  }
  return effects
}

/** Marks the context as guessed, since a named template that prints its argument is not meant to receive the context. */
function asGuess(value: FlowValue): FlowValue {
  return value.kind === 'context' ? { kind: 'context', isGuessed: true } : value
}

function elementsOf(value: FlowValue, maps: Set<string>): FlowValues {
  if (value.kind !== 'values') return builtEntries(value)
  maps.add(valuesPathKey(value.path))
  return [{ kind: 'values', path: [...value.path, '*'] }]
}

/** Limits on calls of named templates with different arguments; the arguments of further calls count as printed. */
const [maxCalls, maxDepth] = [5000, 200]

function callDefine(name: string, argument: FlowValues, walk: Walk, effects: FlowEffects): void {
  const { called, defines } = walk
  const key = JSON.stringify([name, argument.map(flowValueKey).toSorted()])
  if (called.has(key)) return
  called.add(key)
  const bodies = called.size > maxCalls || walk.depth >= maxDepth ? undefined : defines.get(name)
  if (!bodies) return effects.print(withoutContext(argument))
  walk.depth++
  for (const body of bodies) run(body, scopeOf(argument), effects)
  walk.depth--
}

function run(nodes: Nodes, scope: Scope, effects: FlowEffects): void {
  for (const node of nodes) runNode(node, scope, effects)
}

function runNode(node: TemplateNode, scope: Scope, effects: FlowEffects): void {
  const { keyword, name, variables, pipeline, body, otherwise } = node
  if (keyword === 'define') return
  const result = resultOf(pipeline, scope, effects)
  if (keyword === 'block' || keyword === 'template') return effects.call(name, result)
  if (keyword === '' && variables.length === 0) return effects.print(withoutContext(result))
  const values = keyword === 'range' ? effects.elementsOf(result) : result
  assign(variables.at(-1), values, scope)
  run(body, keyword === 'with' || keyword === 'range' ? { ...scope, dot: values } : scope, effects)
  run(otherwise, scope, effects)
}

/** Adds values to a variable, since an assignment in a branch that is not taken keeps the previous values. */
function assign(variable: string | undefined, values: FlowValues, { variables }: Scope): void {
  if (variable !== undefined)
    variables.set(variable, distinctValues([...(variables.get(variable) ?? []), ...values]))
}

function resultOf(pipeline: Pipeline, scope: Scope, effects: FlowEffects): FlowValues {
  let result: FlowValues | undefined
  for (const command of pipeline) result = resultOfCommand(command, result, scope, effects)
  return result ?? []
}

function resultOfCommand(
  [first, ...rest]: Command,
  piped: FlowValues | undefined,
  scope: Scope,
  effects: FlowEffects,
): FlowValues {
  if (!first) return []
  const valuesOf = (operand: Operand): FlowValues => operandValues(operand, scope, effects)
  const args = rest.map(valuesOf)
  // The arguments of a method such as `.Files.Get` are texts.
  if (first.kind !== 'word') return valuesOf(first)
  return callFunction(
    first.word,
    {
      args: piped ? [...args, piped] : args,
      literals: rest.map((operand) => (operand.kind === 'literal' ? operand.text : undefined)),
    },
    effects,
  )
}

function operandValues(operand: Operand, scope: Scope, effects: FlowEffects): FlowValues {
  if (operand.kind === 'group')
    return flowFields(effects.bounded(resultOf(operand.pipeline, scope, effects)), operand.names)
  if (operand.kind !== 'chain') return []
  const { variable, names } = operand
  const values = variable === '' ? scope.dot : (scope.variables.get(variable) ?? [])
  return flowFields(effects.bounded(values), names)
}
