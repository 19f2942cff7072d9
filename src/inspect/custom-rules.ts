import type { Config } from '../core/config.ts'
import { isCustomRule, valuesKind, type UsableRule } from '../core/custom-rule.ts'
import type { ExpressionError, FieldRead } from '../core/expressions.ts'
import { patternText } from '../custom-rules/field-pattern.ts'
import { schemasOfKinds } from '../custom-rules/kind-schemas.ts'
import { readRuleFiles, type RuleWithEntry } from '../custom-rules/read-rules.ts'
import { unknownStep } from '../custom-rules/unknown-step.ts'
import { namedFilesIn } from '../discover/named-files.ts'
import { configurationFiles } from '../model/configuration-files.ts'
import type { Node } from '../model/node.ts'
import type { CustomRuleProblem } from '../model/check-problems.ts'
import { quote } from '../rules/message/quote.ts'
import { closestName } from '../schema/suggest.ts'
import type { KindShape } from '../schema/kind-shape.ts'
import { locationAt } from '../yaml/lines.ts'
import { offsetInSource } from '../yaml/scalar-offset.ts'
import type { Reader } from '../yaml/reader.ts'
import type { ChecksScope } from './types.ts'

/** The custom rules of a tree that can be evaluated, and what is wrong with the others. */
export interface ConfiguredRules {
  readonly rules: readonly UsableRule[]
  /** Complete only after all objects were checked. */
  readonly problems: () => readonly CustomRuleProblem[]
}

/**
 * Reads and compiles the rules of the files that a configuration names. A rule that cannot be used becomes a problem at
 * its line; the others are used. A pattern without files and an unknown rule become problems at the configuration.
 *
 * @param shapes the kinds that the configuration describes
 */
export async function readCustomRules(
  reader: Reader,
  config: Config,
  { options: { configFile }, host: { expressions } }: ChecksScope,
  shapes: readonly KindShape[],
): Promise<ConfiguredRules> {
  const { root } = configurationFiles(reader, configFile)
  const named = namedRules(config)
  const { 'custom-rules': patterns = [] } = config
  if (patterns.length === 0 && named.length === 0) return { rules: [], problems: () => [] }
  const read = await readRuleFiles(reader, patterns)
  const checked = await Promise.all(read.rules.map((rule) => checkRule(rule, expressions, shapes)))
  const ids = read.rules.map(({ rule }) => rule.id)
  const atConfig = (node: CustomRuleProblem['node'] | undefined): CustomRuleProblem['node'] =>
    node ?? { file: configFile, line: 1 }
  const problems: CustomRuleProblem[] = [
    ...patterns.flatMap((pattern, index) =>
      namedFilesIn(reader, pattern).length > 0
        ? []
        : noSuchFile(pattern, atConfig(root?.get('custom-rules').item(index))),
    ),
    ...read.problems,
    ...checked.flatMap((result) => result.problems),
    ...named.flatMap(({ name, path }) => unknownRule(name, ids, atConfig(root?.at(...path).keyLocation))),
  ]
  return {
    rules: checked.flatMap(({ rule }) => rule ?? []),
    problems: () => [...problems, ...read.rules.flatMap((rule) => stopped(rule, expressions))],
  }
}

/** The custom rules that a configuration sets the severity of, each with the path of the key. */
function namedRules({ rules = {}, overrides = [] }: Config): { name: string; path: (string | number)[] }[] {
  const namesIn = (settings: object, path: readonly (string | number)[]) =>
    Object.keys(settings)
      .filter(isCustomRule)
      .map((name) => ({ name, path: [...path, name] }))
  return [
    ...namesIn(rules, ['rules']),
    ...overrides.flatMap((override, index) => namesIn(override.rules ?? {}, ['overrides', index, 'rules'])),
  ]
}

interface CheckedRule {
  /** `null` for an invalid rule. */
  readonly rule: UsableRule | null
  readonly problems: readonly CustomRuleProblem[]
}

async function checkRule(
  { rule, entry }: RuleWithEntry,
  expressions: ChecksScope['host']['expressions'],
  shapes: readonly KindShape[],
): Promise<CheckedRule> {
  const { errors, reads, ...read } = expressions.compile(rule.expressions)
  const isForValues = rule.kinds.includes(valuesKind)
  const problems = [
    ...errors.map((error) => expressionProblem(error, entry)),
    ...(await unknownFields(rule, reads, entry, shapes)),
    ...(read.readsOldObject && isForValues ? [noOldValues(entry)] : []),
    ...(read.readsValues && isForValues ? [noReleaseValues(entry)] : []),
  ]
  const isUsable = problems.length === 0 && expressions.stopOf(rule.expressions) === null
  const usable = { ...rule, ...read, reads: reads.map(({ path }) => path) }
  return { rule: isUsable ? usable : null, problems }
}

/** Values files have no old object. */
function noOldValues(entry: Node): CustomRuleProblem {
  const message = `${quote('oldObject')} is about objects, and values files have none: leave out ${quote(valuesKind)}, or write a rule for what the charts render`
  return { code: 'shape', node: entry.get('kinds'), message, about: valuesKind }
}

/** Several releases may read a values file. */
function noReleaseValues(entry: Node): CustomRuleProblem {
  const message = `${quote('values')} are those of the release that renders an object, and a values file may be of several: read ${quote('object')}, or leave out ${quote(valuesKind)}`
  return { code: 'shape', node: entry.get('kinds'), message, about: valuesKind }
}

function expressionProblem({ part, start, end, message }: ExpressionError, entry: Node): CustomRuleProblem {
  return { code: 'expression', node: rangeIn(entry.get(part), start, end), message, about: message }
}

/** The range of offsets in a text of a rule. */
function rangeIn(text: Node, start: number, end: number): CustomRuleProblem['node'] {
  const { yaml } = text
  if (yaml?.kind !== 'scalar') return text
  return locationAt(yaml.source, offsetInSource(yaml, start), offsetInSource(yaml, end))
}

/** The fields in a rule that the definitions of its kinds do not have. */
async function unknownFields(
  { kinds, expressions: { field } }: RuleWithEntry['rule'],
  reads: readonly FieldRead[],
  entry: Node,
  shapes: readonly KindShape[],
): Promise<CustomRuleProblem[]> {
  const schemas = await schemasOfKinds(kinds, shapes)
  if (!schemas) return []
  const problemOf = (path: FieldRead['path'], node: CustomRuleProblem['node']): CustomRuleProblem[] => {
    const unknown = unknownStep(path, schemas)
    if (!unknown) return []
    const shown = patternText(path.slice(0, unknown.depth + 1))
    const message = `${quote(shown)} is no field of ${kinds.map(quote).join(' or ')}${unknown.advice}`
    return [{ code: 'unknown-field', node, message, about: shown }]
  }
  const ofField = field ? problemOf(field, entry.get('field')) : []
  // A wrong `self` is already reported at `field`.
  if (ofField.length > 0) return ofField
  return reads.flatMap(({ part, path, start, end }) => problemOf(path, rangeIn(entry.get(part), start, end)))
}

function noSuchFile(pattern: string, node: CustomRuleProblem['node']): CustomRuleProblem[] {
  return [
    { code: 'no-such-file', node, message: `no file ${quote(pattern)} in this repository`, about: pattern },
  ]
}

function unknownRule(
  name: string,
  ids: readonly string[],
  node: CustomRuleProblem['node'],
): CustomRuleProblem[] {
  const id = name.split('/').slice(0, 2).join('/')
  if (ids.includes(id)) return []
  const similar = closestName(id, ids)
  const advice = similar === undefined ? '' : `; did you mean ${quote(similar)}?`
  return [{ code: 'unknown-rule', node, message: `there is no rule ${quote(id)}${advice}`, about: id }]
}

/** The problem of a rule that takes too long. */
function stopped(
  { rule, entry }: RuleWithEntry,
  expressions: ChecksScope['host']['expressions'],
): CustomRuleProblem[] {
  const stop = expressions.stopOf(rule.expressions)
  if (!stop) return []
  return [
    {
      code: stop.code,
      node: entry.get('expression'),
      message: `${quote(rule.id)} ${stop.text}`,
      about: rule.id,
    },
  ]
}
