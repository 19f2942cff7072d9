import { customRuleCodes, matchesKind, valuesKind, type UsableRule } from '../core/custom-rule.ts'
import { withoutStandIns } from '../core/namespace.ts'
import type { EvaluatedObject, RuleViolation } from '../core/expressions.ts'
import { oncePer, oncePerPair } from '../core/once-per.ts'
import { groupOf, type Manifest } from '../model/manifest.ts'
import type { Mesh } from '../model/mesh.ts'
import type { CustomRules } from '../model/mesh-context.ts'
import { Node } from '../model/node.ts'
import type { SourceDocument } from '../model/sources.ts'
import { oneLine } from '../rules/message/one-line.ts'
import type { Rule } from '../rules/rule.ts'
import type { Problem } from '../rules/problem.ts'
import {
  isSameSubject,
  isFilledInLater,
  knownOldObject,
  nodesAt,
  restsOnUnknown,
  subjectOf,
  valuesData,
  type RuleSubject,
} from './rule-subject.ts'

/** The rules that a repository defines, for objects and, if their kinds include values, for values files; empty without any. */
export function customRulesIn({ context: { customRules } }: Pick<Mesh, 'context'>): readonly Rule[] {
  return customRules ? rulesOf(customRules) : noRules
}

const noRules: readonly Rule[] = []

const rulesOf = oncePer((defined: CustomRules): readonly Rule[] =>
  defined.rules.map((rule) => lintRuleOf(rule, defined)),
)

function lintRuleOf(rule: UsableRule, defined: CustomRules): Rule {
  const { id, severity, summary, why, fix, url } = rule
  return {
    ...{ id, severity, summary, why, fix, codes: customRuleCodes },
    ...(url !== undefined && { url }),
    across: {
      *manifest(manifest, mesh) {
        const subject = subjectOf(manifest, mesh)
        for (const violation of evaluate(subject, defined).get(rule) ?? [])
          yield problemOf(violation, rule, subject)
      },
      ...(rule.kinds.includes(valuesKind) && {
        *document(source: SourceDocument, mesh: Mesh) {
          yield* problemsInValues(source, rule, defined, mesh)
        },
      }),
    },
  }
}

/** The findings of a rule in a values file, which has no namespace and no release, since several may use it. */
function* problemsInValues(
  { document, isValues }: SourceDocument,
  rule: UsableRule,
  { expressions }: CustomRules,
  { environment }: Mesh,
): Generator<Problem> {
  if (!isValues || document.root?.kind !== 'map') return
  const root = Node.of(document.root)
  const variables = { namespace: '', environment: environment ?? '', release: '' }
  const evaluated = { object: root.data, oldObject: null, values: null, variables }
  const isLikely =
    rule.variables.some((name) => variables[name] === '') ||
    rule.reads.some((path) => nodesAt(root, path).some(isFilledInLater))
  for (const { code, path, message } of expressions.evaluate([rule.expressions], evaluated)[0] ?? [])
    yield {
      code,
      node: path === null ? root : root.at(...path),
      message: oneLine(message),
      related: [{ node: rule.at, note: 'the rule' }],
      ...(isLikely && { confidence: 'likely' as const }),
    }
}

function problemOf({ code, path, message }: RuleViolation, rule: UsableRule, subject: RuleSubject): Problem {
  const { root } = subject.manifest
  return {
    code,
    ...(path === null
      ? { node: root.at('metadata', 'name'), at: 'object' as const }
      : { node: root.at(...path) }),
    message: oneLine(withoutStandIns(message)),
    related: [{ node: rule.at, note: 'the rule' }],
    ...(restsOnUnknown(rule, subject) && { confidence: 'likely' as const }),
  }
}

type Violations = ReadonlyMap<UsableRule, readonly RuleViolation[]>

/**
 * The findings of all rules for the kind of an object. They are evaluated together, since each question to the process
 * is expensive.
 */
function evaluate(subject: RuleSubject, defined: CustomRules): Violations {
  const results = resultsFor(subject.manifest, defined)
  const key = JSON.stringify(subject.variables)
  const cached = results.get(key)
  if (cached && isSameSubject(cached.subject, subject)) return cached.violations
  const violations = evaluateAll(subject, defined)
  results.set(key, { subject, violations })
  return violations
}

/** By the variables: meshes of several environments may share an object. */
const resultsFor = oncePerPair(
  (_manifest: Manifest, _defined: CustomRules) =>
    new Map<string, { readonly subject: RuleSubject; readonly violations: Violations }>(),
)

function evaluateAll(subject: RuleSubject, { rules, expressions }: CustomRules): Violations {
  const { manifest, variables, oldObject } = subject
  const [group, { kind }] = [groupOf(manifest), manifest]
  const applicable = rules.filter(
    ({ kinds, readsOldObject }) =>
      kinds.some((entry) => matchesKind(entry, group, kind)) && !(readsOldObject && oldObject === 'no-base'),
  )
  if (applicable.length === 0) return noViolations
  const old = knownOldObject(subject)
  const readsValues = applicable.some((rule) => rule.readsValues)
  const evaluated: EvaluatedObject = {
    object: manifest.root.data,
    oldObject: old && old.root.data,
    values: readsValues ? valuesData(subject) : null,
    variables,
  }
  const found = expressions.evaluate(
    applicable.map((rule) => rule.expressions),
    evaluated,
  )
  return new Map(applicable.map((rule, index) => [rule, found[index]!]))
}

const noViolations: Violations = new Map()
