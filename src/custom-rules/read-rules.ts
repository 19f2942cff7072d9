import ruleSchema from '../../schemas/custom-rules.schema.json' with { type: 'json' }
import type { CustomRule } from '../core/custom-rule.ts'
import type { CustomRuleFile, StatedRule } from '../core/custom-rule-file.ts'
import { resolveLinks } from '../core/tree.ts'
import { Node } from '../model/node.ts'
import type { CustomRuleProblem } from '../model/check-problems.ts'
import { quote } from '../rules/message/quote.ts'
import { messageWithKey, schemaViolations } from '../schema/validate.ts'
import { jsonOf } from '../yaml/data.ts'
import { locationAt } from '../yaml/lines.ts'
import type { Reader } from '../yaml/reader.ts'
import { parseFieldPattern } from './field-pattern.ts'
import { ruleFiles } from './rule-files.ts'

/** A rule with the entry that states it. */
export interface RuleWithEntry {
  readonly rule: CustomRule
  readonly entry: Node
}

/** The rules of some files, and what is wrong with the files. */
export interface ReadRules {
  readonly rules: readonly RuleWithEntry[]
  readonly problems: readonly CustomRuleProblem[]
}

/** Reads the files of custom rules. A rule with a mistake in its shape is not among the rules; the others are. */
export async function readRuleFiles(reader: Reader, patterns: readonly string[]): Promise<ReadRules> {
  const readings = await Promise.all(ruleFiles(reader, patterns).map((file) => readRuleFile(reader, file)))
  const rules = readings.flatMap((reading) => reading.rules)
  const firstById = new Map(rules.toReversed().map((read) => [read.rule.id, read]))
  const repeated = rules.filter((read) => firstById.get(read.rule.id) !== read)
  return {
    rules: rules.filter((read) => firstById.get(read.rule.id) === read),
    problems: [
      ...readings.flatMap(({ problems }) => problems),
      ...repeated.map(({ rule: { id }, entry }) => duplicate(id, entry, firstById.get(id)!.entry)),
    ],
  }
}

function duplicate(id: string, entry: Node, first: Node): CustomRuleProblem {
  const { file, line } = first.location
  const message = `another rule is called ${quote(id)}, in ${quote(`${file}:${line}`)}, and counts: give this one a name of its own`
  return { code: 'duplicate-id', node: entry.get('id'), message, about: id }
}

async function readRuleFile(reader: Reader, file: string): Promise<ReadRules> {
  const documents = reader.documents(resolveLinks(reader.tree, file) ?? file)
  const broken = documents.find(({ root, problems }) => root === null && problems.length > 0)
  if (broken) {
    const [{ message, start, end }] = broken.problems as [(typeof broken.problems)[number]]
    const node = locationAt(broken.source, start, end)
    return {
      rules: [],
      problems: [{ code: 'not-yaml', node, message: `cannot be read: ${message}`, about: file }],
    }
  }
  const roots = documents.flatMap(({ root }) => (root ? [Node.of(root)] : []))
  const readings = await Promise.all(roots.map(readDocument))
  return {
    rules: readings.flatMap(({ rules }) => rules),
    problems: readings.flatMap(({ problems }) => problems),
  }
}

async function readDocument(root: Node): Promise<ReadRules> {
  const data = root.data
  const violations = await schemaViolations(ruleSchema, data)
  const problems = violations.map((violation): CustomRuleProblem => ({
    code: 'shape',
    node: root.at(...violation.path).keyLocation,
    message: messageWithKey(violation),
    about: violation.about,
  }))
  if (violations.some(({ path }) => path.length < 2)) return { rules: [], problems }
  const spoilt = new Set(violations.map(({ path }) => path[1]))
  const rules = (data as CustomRuleFile).rules.flatMap((stated, index) => {
    const entry = root.at('rules', index)
    return spoilt.has(index) ? [] : { stated, entry }
  })
  const readings = rules.map(({ stated, entry }) => readRule(stated, entry))
  return {
    rules: readings.flatMap((reading) => ('rule' in reading ? reading : [])),
    problems: [...problems, ...readings.flatMap((reading) => ('rule' in reading ? [] : reading))],
  }
}

function readRule(stated: StatedRule, entry: Node): RuleWithEntry | CustomRuleProblem {
  const { id, kinds, severity = 'error', match = null, expression, message, params = {} } = stated
  const { summary, why, fix, docs } = stated
  const field = stated.field === undefined ? null : parseFieldPattern(stated.field)
  if (stated.field !== undefined && field === null) {
    const text = `${quote(stated.field)} is no path of fields; write it as in \`spec.http[*].timeout\` or \`metadata.labels["example.com/team"]\``
    return { code: 'shape', node: entry.get('field'), message: text, about: 'field' }
  }
  const { location } = entry.get('id')
  const rule: CustomRule = {
    id,
    kinds,
    severity,
    expressions: { match, field, expression, message, params: jsonOf(params) },
    summary: summary ?? message,
    why: why ?? `This repository requires it, in ${location.file}.`,
    fix: fix ?? `Change the object so that this is true: ${expression.trim()}`,
    ...(docs !== undefined && { url: docs }),
    at: location,
  }
  return { rule, entry }
}
