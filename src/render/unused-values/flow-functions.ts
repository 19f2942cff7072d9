import {
  builtFlowValues,
  flowFields,
  distinctValues,
  withoutContext,
  type FlowValues,
} from './flow-values.ts'

/** The arguments of a function, and the texts of those that are literals. */
export interface FlowArguments {
  readonly args: readonly FlowValues[]
  readonly literals: readonly (string | undefined)[]
}

/** The effects that functions of a template can have on values. */
export interface FlowEffects {
  /** The values; empty beyond the limit on values. */
  bounded(values: FlowValues): FlowValues
  /** Uses values with everything below them. */
  print(values: FlowValues): void
  /** Runs a named template; all of them if the name is computed. */
  call(name: string | undefined, argument: FlowValues): void
  /** Uses all keys of values; returns the values at any of them. */
  elementsOf(values: FlowValues): FlowValues
  /** Uses a computed key of values; returns the values at any key. */
  elementAt(values: FlowValues): FlowValues
}

type FlowFunction = (call: FlowArguments, effects: FlowEffects) => FlowValues

/** The values that a function of Sprig, Helm or Go returns. An unknown one uses all of its arguments. */
export function callFunction(name: string, call: FlowArguments, effects: FlowEffects): FlowValues {
  return (functions.get(name) ?? printValues)(call, effects)
}

const printValues: FlowFunction = ({ args }, effects) => {
  effects.print(withoutContext(args.flat()))
  return []
}

const printAll: FlowFunction = ({ args }, effects) => {
  effects.print(args.flat())
  return []
}

const include: FlowFunction = ({ args, literals }, effects) => {
  effects.call(literals[0], args.slice(1).flat())
  return []
}

/** `tpl TEXT CONTEXT`; texts in values are followed as templates of their own. */
const tpl: FlowFunction = ({ args }, effects) => {
  effects.print(args[0] ?? [])
  return []
}

/** `index VALUE KEY...` and `get MAP KEY` */
const index: FlowFunction = ({ args, literals }, effects) =>
  valuesAt(args[0] ?? [], literals.slice(1, args.length), effects)

/** `dig KEY... DEFAULT MAP` */
const dig: FlowFunction = ({ args, literals }, effects) =>
  distinctValues([...valuesAt(args.at(-1) ?? [], literals.slice(0, -2), effects), ...(args.at(-2) ?? [])])

/** The values at keys; a computed key (`undefined`) may be any key. */
function valuesAt(
  values: FlowValues,
  keys: readonly (string | undefined)[],
  { elementAt }: FlowEffects,
): FlowValues {
  return keys.reduce<FlowValues>(
    (reached, key) => (key === undefined ? elementAt(reached) : flowFields(reached, [key])),
    values,
  )
}

/** `hasKey MAP KEY` */
const hasKey: FlowFunction = (call, effects) => {
  index(call, effects)
  return []
}

const keys: FlowFunction = ({ args }, effects) => {
  effects.elementsOf(args.flat())
  return []
}

const dict: FlowFunction = ({ args, literals }) => {
  const entries = new Map<string, FlowValues>()
  for (let place = 0; place < args.length; place += 2) {
    const key = literals[place] ?? '*'
    entries.set(key, [...(entries.get(key) ?? []), ...(args[place + 1] ?? [])])
  }
  return builtFlowValues(entries)
}

const list: FlowFunction = ({ args }) =>
  builtFlowValues(new Map(args.map((values, place) => [String(place), values])))

const functions: ReadonlyMap<string, FlowFunction> = new Map<string, FlowFunction>([
  ['include', include],
  ['tpl', tpl],
  ['index', index],
  ['get', index],
  ['dig', dig],
  ['hasKey', hasKey],
  ['keys', keys],
  ['dict', dict],
  ['list', list],
  ['tuple', list],
  ['first', ({ args }) => flowFields(args.flat(), ['0'])],
  ...named(['values', 'last'], ({ args }, effects) => effects.elementsOf(args.flat())),
  // The result is one of the arguments, or consists of their entries.
  ...named(
    [
      ...['default', 'coalesce', 'ternary', 'and', 'or', 'required', 'deepCopy', 'mustDeepCopy', 'set'],
      ...['unset', 'merge', 'mergeOverwrite', 'mustMerge', 'mustMergeOverwrite', 'pick', 'omit', 'concat'],
      ...['append', 'mustAppend', 'prepend', 'rest', 'initial', 'compact', 'uniq', 'reverse', 'slice'],
    ],
    ({ args }) => distinctValues(args.flat()),
  ),
  // These read a value without the values below it.
  ...named(
    [
      ...['not', 'empty', 'eq', 'ne', 'lt', 'le', 'gt', 'ge', 'len', 'kindOf', 'kindIs', 'typeOf', 'typeIs'],
      ...['typeIsLike', 'lookup', 'true', 'false', 'nil'],
    ],
    () => [],
  ),
  // These print a whole value, even the context.
  ...named(
    [
      ...['toYaml', 'toYamlPretty', 'toJson', 'toPrettyJson', 'toRawJson', 'toToml', 'mustToYaml'],
      ...['mustToJson', 'mustToPrettyJson', 'mustToRawJson', 'mustToToml', 'print', 'println', 'printf'],
    ],
    printAll,
  ),
])

function named(names: readonly string[], result: FlowFunction): [string, FlowFunction][] {
  return names.map((name) => [name, result])
}
