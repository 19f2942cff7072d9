import {
  customRuleCodes,
  matchesKind,
  type FieldPattern,
  type ObjectVariables,
  type UsableRule,
} from '../core/custom-rule.ts'
import { containsStandIn, isStatedNamespace, withoutStandIns } from '../core/namespace.ts'
import type { EvaluatedObject, RuleViolation } from '../core/expressions.ts'
import { oncePer, oncePerPair } from '../core/once-per.ts'
import type { Target } from '../core/target.ts'
import { isClusterScoped } from '../model/cluster-scope.ts'
import { groupOf, type Manifest } from '../model/manifest.ts'
import type { Mesh } from '../model/mesh.ts'
import type { CustomRules } from '../model/mesh-context.ts'
import type { Node } from '../model/node.ts'
import { oneLine } from '../rules/message/one-line.ts'
import type { Problem, Rule } from '../rules/rule.ts'

/** The rules that a repository defines, which look at every object. */
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
        const variables = variablesOf(manifest, mesh)
        for (const violation of evaluate(manifest, variables, defined).get(rule) ?? [])
          yield problemOf(violation, rule, manifest, variables)
      },
    },
  }
}

function problemOf(
  { code, path, message }: RuleViolation,
  rule: UsableRule,
  { root }: Manifest,
  variables: ObjectVariables,
): Problem {
  return {
    code,
    ...(path === null
      ? { node: root.at('metadata', 'name'), at: 'object' as const }
      : { node: root.at(...path) }),
    message: oneLine(withoutStandIns(message)),
    related: [{ node: rule.at, note: 'the rule' }],
    ...(restsOnUnknown(rule, root, variables) && { confidence: 'likely' as const }),
  }
}

/** True if a rule reads what is not known: what nothing states, and what a tool or a person fills in later. */
function restsOnUnknown(
  { reads, variables: names }: UsableRule,
  root: Node,
  variables: ObjectVariables,
): boolean {
  return (
    names.some((name) => variables[name] === '') || reads.some((path) => nodesAt(root, path).some(isUnknown))
  )
}

/** The nodes that a path means, and the items of lists. */
function nodesAt(node: Node, [step, ...below]: FieldPattern): Node[] {
  if (step === undefined) return node.kind === 'list' ? node.items() : [node]
  if (step !== null) return nodesAt(typeof step === 'number' ? node.item(step) : node.get(step), below)
  const children = node.kind === 'list' ? node.items() : node.entries().map(([, child]) => child)
  return children.flatMap((child) => nodesAt(child, below))
}

function isUnknown(node: Node): boolean {
  return node.isUnfilled || containsStandIn(node.text)
}

type Violations = ReadonlyMap<UsableRule, readonly RuleViolation[]>

/** What all rules for the kind of an object find in it: they are evaluated together, since each question to the process costs. */
function evaluate(manifest: Manifest, variables: ObjectVariables, defined: CustomRules): Violations {
  const results = resultsFor(manifest, defined)
  const key = JSON.stringify(variables)
  const violations = results.get(key) ?? evaluateAll(manifest, variables, defined)
  results.set(key, violations)
  return violations
}

/** By the variables: meshes of several environments may share an object. */
const resultsFor = oncePerPair((_manifest: Manifest, _defined: CustomRules) => new Map<string, Violations>())

function evaluateAll(
  manifest: Manifest,
  variables: ObjectVariables,
  { rules, expressions }: CustomRules,
): Violations {
  const [group, { kind }] = [groupOf(manifest), manifest]
  const applicable = rules.filter(({ kinds }) => kinds.some((entry) => matchesKind(entry, group, kind)))
  if (applicable.length === 0) return noViolations
  const subject: EvaluatedObject = { object: manifest.root.data, variables }
  const found = expressions.evaluate(
    applicable.map((rule) => rule.expressions),
    subject,
  )
  return new Map(applicable.map((rule, index) => [rule, found[index]!]))
}

const noViolations: Violations = new Map()

/** What nothing states is `''`. */
function variablesOf(manifest: Manifest, mesh: Mesh): ObjectVariables {
  const { namespace, kind, target } = manifest
  const isKnown = isStatedNamespace(namespace) && !isClusterScoped(groupOf(manifest), kind)
  return {
    namespace: isKnown ? namespace : '',
    environment: mesh.environment ?? '',
    release: releasesOf(mesh.targets).get(target) ?? '',
  }
}

/** The names of releases by the id of the target. */
const releasesOf = oncePer(
  (targets: readonly Target[]): ReadonlyMap<string, string> =>
    new Map(
      targets.flatMap((target) =>
        'release' in target && target.release ? [[target.id, target.release] as const] : [],
      ),
    ),
)
