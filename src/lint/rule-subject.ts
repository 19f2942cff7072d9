import type { FieldPattern, ObjectVariables, UsableRule } from '../core/custom-rule.ts'
import { containsStandIn, isStatedNamespace } from '../core/namespace.ts'
import { oncePer } from '../core/once-per.ts'
import type { Target } from '../core/target.ts'
import { isClusterScoped } from '../model/cluster-scope.ts'
import { groupOf, type Manifest } from '../model/manifest.ts'
import type { Mesh } from '../model/mesh.ts'
import type { Node } from '../model/node.ts'
import type { ValuesOfRelease } from '../model/values-of-release.ts'

/** An object with the other inputs of its rules. */
export interface RuleSubject {
  readonly manifest: Manifest
  readonly variables: ObjectVariables
  /** `no-base`: no base is compared; `unknown`: base may have the object; `null`: base does not have it. */
  readonly oldObject: Manifest | 'no-base' | 'unknown' | null
  /** The values of the release that renders it; `undefined` if no release does, or if no rule reads them. */
  readonly release: ValuesOfRelease | undefined
}

/** Collects the inputs of rules for an object of a mesh. */
export function subjectOf(manifest: Manifest, mesh: Mesh): RuleSubject {
  const { baseObjects } = mesh.context
  const counterpart = baseObjects ? baseObjects.counterpartOf(manifest, mesh.environment) : 'no-base'
  return {
    manifest,
    variables: variablesOf(manifest, mesh),
    oldObject: counterpart === undefined ? 'unknown' : counterpart,
    release: mesh.releaseValues && valuesByTarget(mesh.releaseValues).get(manifest.target),
  }
}

/** The object in base; `null` if base does not have it, if that is unknown, or if no base is compared. */
export function knownOldObject({ oldObject }: RuleSubject): Manifest | null {
  return typeof oldObject === 'string' ? null : oldObject
}

/** The values of the release as JSON data: an empty map for a release without any, `null` without a release. */
export function valuesData({ release }: RuleSubject): unknown {
  return release ? (release.values?.data ?? {}) : null
}

/** True if rules find the same in both subjects. */
export function isSameSubject(first: RuleSubject, second: RuleSubject): boolean {
  return first.oldObject === second.oldObject && first.release?.values === second.release?.values
}

/**
 * True if a rule reads something unknown: a placeholder or stand-in namespace in the object, in that of base or in values; a
 * variable that is `''`; the object of base if it is unknown; values that the cluster may change. An absent field is known.
 */
export function restsOnUnknown(rule: UsableRule, subject: RuleSubject): boolean {
  const { reads, variables: names, readsOldObject, readsValues, valuesReads } = rule
  const { manifest, variables, oldObject, release } = subject
  const old = readsOldObject ? knownOldObject(subject) : null
  const roots = [manifest.root, ...(old ? [old.root] : [])]
  return (
    (readsOldObject && oldObject === 'unknown') ||
    (readsValues && release !== undefined && hasUnknown(release, valuesReads)) ||
    names.some((name) => variables[name] === '') ||
    roots.some((root) => reads.some((path) => nodesAt(root, path).some(isFilledInLater)))
  )
}

/** True if a rule reads values that may differ in the cluster, or are placeholders. */
function hasUnknown({ values, isComplete }: ValuesOfRelease, reads: UsableRule['valuesReads']): boolean {
  return !isComplete || (values !== null && reads.some((path) => nodesAt(values, path).some(isFilledInLater)))
}

/**
 * The nodes at a path. A `null` in it stands for all items of a list and all values of a map. A list at the end is replaced by
 * its items. A field that the object does not have gives its absent node.
 */
export function nodesAt(node: Node, [step, ...below]: FieldPattern): Node[] {
  if (step === undefined) return node.kind === 'list' ? node.items() : [node]
  if (step !== null) return nodesAt(typeof step === 'number' ? node.item(step) : node.get(step), below)
  const children = node.kind === 'list' ? node.items() : node.entries().map(([, child]) => child)
  return children.flatMap((child) => nodesAt(child, below))
}

/** True for a placeholder. */
export function isFilledInLater(node: Node): boolean {
  return node.isUnfilled || containsStandIn(node.text)
}

/** The variables of a rule. What nothing states is `''`. */
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

const valuesByTarget = oncePer(
  (values: readonly ValuesOfRelease[]): ReadonlyMap<string, ValuesOfRelease> =>
    new Map(values.map((each) => [each.target, each])),
)
