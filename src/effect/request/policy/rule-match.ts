import type { Node } from '../../../model/node.ts'
import { allOf, anyOf, not } from '../match/truth.ts'
import type { Attribute, FactMatch, RuleContext } from './attribute.ts'
import { conditionAttributes, operationAttributes, sourceAttributes, unknownKey } from './attributes.ts'

/** The parts of a rule for HTTP, and those for TCP connections. */
export interface RuleParts<Part> {
  readonly http: Part
  /** `null` if istiod omits the rule for TCP: an ALLOW rule with HTTP attributes. */
  readonly tcp: Part | null
}

/** Converts the parts of a rule to another form. */
export interface RuleReading<Part> {
  all(parts: readonly Part[]): Part
  any(parts: readonly Part[]): Part
  not(part: Part): Part
  /**
   * One of some values of an attribute.
   *
   * @param key what follows the name of a condition: `[x-a]`
   */
  compare(attribute: Attribute, values: readonly string[], key: string, context: RuleContext): Part
}

/** Whether a rule matches. */
export type RuleMatch = RuleParts<FactMatch>

/** Compiles a rule of an AuthorizationPolicy. */
export function ruleMatch(rule: Node, context: RuleContext): RuleMatch {
  return readRule(rule, context, matchReading)
}

const matchReading: RuleReading<FactMatch> = {
  all: (matches) => (facts) => allOf(matches.map((match) => match(facts))),
  any: (matches) => (facts) => anyOf(matches.map((match) => match(facts))),
  not: (match) => (facts) => not(match(facts)),
  compare: (attribute, values, key, context) => attribute.match(values, key, context),
}

/**
 * Reads a rule of an AuthorizationPolicy (istio `pilot/pkg/security/authz/model/model.go`): sources are alternatives, so are
 * operations, and within each all attributes have to match.
 */
export function readRule<Part>(
  rule: Node,
  context: RuleContext,
  reading: RuleReading<Part>,
): RuleParts<Part> {
  const reader = new RuleReader(context, reading)
  const when = rule.items('when').map((condition) => reader.condition(condition))
  const from = rule.items('from').map((item) => reader.fields(item.get('source'), sourceFields))
  const to = rule.items('to').map((item) => reader.fields(item.get('operation'), operationFields))
  return reader.joined([...when, ...reader.alternatives(from), ...reader.alternatives(to)])
}

class RuleReader<Part> {
  readonly #context: RuleContext
  readonly #reading: RuleReading<Part>

  constructor(context: RuleContext, reading: RuleReading<Part>) {
    this.#context = context
    this.#reading = reading
  }

  alternatives(parts: readonly RuleParts<Part>[]): RuleParts<Part>[] {
    if (parts.length === 0) return []
    const tcp = parts.flatMap((part) => part.tcp ?? [])
    // A source with an HTTP attribute removes the whole rule.
    const areAllKept = parts.every((part) => part.tcp !== null)
    return [
      {
        http: this.#reading.any(parts.map(({ http }) => http)),
        tcp: areAllKept ? this.#reading.any(tcp) : null,
      },
    ]
  }

  joined(parts: readonly RuleParts<Part>[]): RuleParts<Part> {
    const isDropped = this.#context.isAllow && parts.some(({ tcp }) => tcp === null)
    const tcp = parts.flatMap((part) => part.tcp ?? [])
    return {
      http: this.#reading.all(parts.map(({ http }) => http)),
      tcp: isDropped ? null : this.#reading.all(tcp),
    }
  }

  /** Reads the written fields alone: most of those that a source or an operation may have are absent. */
  fields(node: Node, fields: ReadonlyMap<string, SignedField>): RuleParts<Part> {
    const written = node.entries()
    if (written.length === 0) return this.joined([])
    const parts = written
      .flatMap(([name, list]) => {
        const field = fields.get(name)
        return field ? [{ field, values: textsOf(list) }] : []
      })
      .toSorted((first, second) => first.field.order - second.field.order)
      .flatMap(({ field: { name, attribute, isNegative }, values }) =>
        isNegative ? this.#signed(attribute, name, [], values) : this.#signed(attribute, name, values, []),
      )
    return this.joined(parts)
  }

  condition(condition: Node): RuleParts<Part> {
    const key = condition.get('key').text
    const [name, attribute] = Object.entries(conditionAttributes).find(([prefix]) =>
      prefix.endsWith('[') || prefix.endsWith('.') ? key.startsWith(prefix) : key === prefix,
    ) ?? ['', unknownKey]
    const rest = key.slice(name.replace(/\[$/, '').length)
    const [values, excluded] = [textsOf(condition.get('values')), textsOf(condition.get('notValues'))]
    return this.joined(this.#signed(attribute, rest, values, excluded))
  }

  #signed(
    attribute: Attribute,
    key: string,
    values: readonly string[],
    excluded: readonly string[],
  ): RuleParts<Part>[] {
    const { compare, not: negated } = this.#reading
    const parts = [
      ...(values.length > 0 ? [compare(attribute, values, key, this.#context)] : []),
      ...(excluded.length > 0 ? [negated(compare(attribute, excluded, key, this.#context))] : []),
    ]
    return parts.map((http) => ({ http, tcp: attribute.isHttp ? null : http }))
  }
}

/** A field of a source or operation, or its negation (`notPaths`). */
interface SignedField {
  /** The name of the attribute: `paths`. */
  readonly name: string
  readonly attribute: Attribute
  readonly isNegative: boolean
  /** Its place among the fields, each of which its negation follows. */
  readonly order: number
}

/** Fields and their negations by the names in which they are written. */
function signedFields(fields: Readonly<Record<string, Attribute>>): ReadonlyMap<string, SignedField> {
  return new Map(
    Object.entries(fields).flatMap(([name, attribute], index): [string, SignedField][] => {
      const negative = `not${name[0]!.toUpperCase()}${name.slice(1)}`
      return [
        [name, { name, attribute, isNegative: false, order: 2 * index }],
        [negative, { name, attribute, isNegative: true, order: 2 * index + 1 }],
      ]
    }),
  )
}

const sourceFields = signedFields(sourceAttributes)
const operationFields = signedFields(operationAttributes)

function textsOf(list: Node): string[] {
  return list.items().flatMap(({ scalar, text }) => (scalar === undefined ? [] : [text || String(scalar)]))
}
