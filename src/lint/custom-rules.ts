import {
  customRuleCodes,
  matchesKind,
  valuesKind,
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
import { Node } from '../model/node.ts'
import type { SourceDocument } from '../model/sources.ts'
import { oneLine } from '../rules/message/one-line.ts'
import type { Rule } from '../rules/rule.ts'
import type { Problem } from '../rules/problem.ts'

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

/** What a rule finds in a values file, which has no namespace and no release: several may use it. */
function* problemsInValues(
  { document, isValues }: SourceDocument,
  rule: UsableRule,
  { expressions }: CustomRules,
  { environment }: Mesh,
): Generator<Problem> {
  if (!isValues || document.root?.kind !== 'map') return
  const root = Node.of(document.root)
  const variables = { namespace: '', environment: environment ?? '', release: '' }
  const evaluated = { object: root.data, oldObject: null, variables }
  const isLikely =
    rule.variables.some((name) => variables[name] === '') ||
    rule.reads.some((path) => nodesAt(root, path).some(isUnknown))
  for (const { code, path, message } of expressions.evaluate([rule.expressions], evaluated)[0] ?? [])
    yield {
      code,
      node: path === null ? root : root.at(...path),
      message: oneLine(message),
      related: [{ node: rule.at, note: 'the rule' }],
      ...(isLikely && { confidence: 'likely' as const }),
    }
}

/** An object with what else its rules read. */
interface RuleSubject {
  readonly manifest: Manifest
  readonly variables: ObjectVariables
  /** `no-base`: nothing is compared; `unknown`: base may have the object; `null`: base does not have it. */
  readonly oldObject: Manifest | 'no-base' | 'unknown' | null
}

function subjectOf(manifest: Manifest, mesh: Mesh): RuleSubject {
  const { baseObjects } = mesh.context
  const counterpart = baseObjects ? baseObjects.counterpartOf(manifest, mesh.environment) : 'no-base'
  return {
    manifest,
    variables: variablesOf(manifest, mesh),
    oldObject: counterpart === undefined ? 'unknown' : counterpart,
  }
}

/** The object in base; `null` if there is none, as far as that is known. */
function knownOldObject({ oldObject }: RuleSubject): Manifest | null {
  return typeof oldObject === 'string' ? null : oldObject
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

/** True if a rule reads what is not known: what nothing states, and what a tool or a person fills in later. */
function restsOnUnknown(
  { reads, variables: names, readsOldObject }: UsableRule,
  subject: RuleSubject,
): boolean {
  const { manifest, variables, oldObject } = subject
  const old = readsOldObject ? knownOldObject(subject) : null
  const roots = [manifest.root, ...(old ? [old.root] : [])]
  return (
    (readsOldObject && oldObject === 'unknown') ||
    names.some((name) => variables[name] === '') ||
    roots.some((root) => reads.some((path) => nodesAt(root, path).some(isUnknown)))
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
function evaluate(subject: RuleSubject, defined: CustomRules): Violations {
  const results = resultsFor(subject.manifest, defined)
  const key = JSON.stringify(subject.variables)
  const cached = results.get(key)
  if (cached && cached.oldObject === subject.oldObject) return cached.violations
  const violations = evaluateAll(subject, defined)
  results.set(key, { oldObject: subject.oldObject, violations })
  return violations
}

/** By the variables: meshes of several environments may share an object. */
const resultsFor = oncePerPair(
  (_manifest: Manifest, _defined: CustomRules) =>
    new Map<string, Pick<RuleSubject, 'oldObject'> & { readonly violations: Violations }>(),
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
  const evaluated: EvaluatedObject = {
    object: manifest.root.data,
    oldObject: old && old.root.data,
    variables,
  }
  const found = expressions.evaluate(
    applicable.map((rule) => rule.expressions),
    evaluated,
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
