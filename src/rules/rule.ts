import type { Severity } from '../core/report.ts'
import type { HelmfileFailure } from '../core/evaluated-helmfile.ts'
import type { Target } from '../core/target.ts'
import type { MeshConsequence } from '../model/consequence.ts'
import type { DeletionConsequence } from '../model/deletion.ts'
import type { MeshKind } from '../model/kinds.ts'
import type { Manifest, ManifestPart } from '../model/manifest.ts'
import type { Mesh } from '../model/mesh.ts'
import type { IncompleteBuild, RenderFailure } from '../model/render-failure.ts'
import type {
  AllowlistEntryProblem,
  InvariantProblem,
  CustomRuleProblem,
  SchemaProblem,
  WaiverProblem,
  LostCheck,
  PolicyTestProblem,
  UnusedOverride,
  Weakening,
} from '../model/check-problems.ts'
import type {
  DeadKey,
  DriftedKey,
  SourceDocument,
  StrayTemplate,
  UndefinedRead,
  UnseenLines,
  VaryingObject,
} from '../model/sources.ts'
import type { UnresolvedReference } from '../model/unresolved-reference.ts'
import type { ValuesLayout, ValuesEntry } from '../model/values.ts'
import type { Problem } from './problem.ts'

export type { RenderFailure, SourceDocument }

/** What a rule may look at besides objects, by the name of the view. */
export interface Subjects {
  /** Each document of values files and plain manifests, including broken ones. */
  readonly document: SourceDocument
  /** Each target, rendered or not. */
  readonly target: Target
  readonly failure: RenderFailure
  /** Each kustomization that cannot be built, or not completely. */
  readonly build: IncompleteBuild
  /** Each key in the values files of rendered releases that no template reads. */
  readonly deadValue: DeadKey
  /** Each value that a template of a rendered release reads and nothing sets. */
  readonly undefinedValue: UndefinedRead
  /** Each object that differs from render to render. */
  readonly varyingFields: VaryingObject
  /** The lines of a release whose rendering depends on the cluster, by question and template. */
  readonly unseenLines: UnseenLines
  /** Each key that one environment of a release lacks and all others set. */
  readonly driftedKey: DriftedKey
  /** Each file of a released chart that looks like a template and is none. */
  readonly strayTemplate: StrayTemplate
  /** Each schema that the configuration names and meshgate cannot use. */
  readonly configuredSchema: SchemaProblem
  /** Each mistake in the rules that the repository defines. */
  readonly customRule: CustomRuleProblem
  /** Each mistake in a helmfile or in what it reads, because of which it cannot be evaluated. */
  readonly helmfile: HelmfileFailure
  /** Each path or name in a kustomization or an object of Argo CD or Flux that leads nowhere. */
  readonly reference: UnresolvedReference
  /** Each change of the configuration or of a workflow by which less is checked. */
  readonly weakening: Weakening
  readonly lostCheck: LostCheck
  /** Each consequence of what head no longer renders. */
  readonly deletion: DeletionConsequence
  /** Each effect of merging on who gets in, which outside hosts are reached, and where requests go. */
  readonly consequence: MeshConsequence
  /** Each waiver that is wrong, expired or unused. */
  readonly waiver: WaiverProblem
  /** Each case of policy tests that fails, and each mistake in a file of them. */
  readonly policyTest: PolicyTestProblem
  /** Each pattern and environment in `overrides` that matches nothing. */
  readonly unusedOverride: UnusedOverride
  /** Each entry of the allow-list that has expired, or that nothing needs. */
  readonly allowlistEntry: AllowlistEntryProblem
  /** Each invariant that does not hold, or that is not proved. */
  readonly invariant: InvariantProblem
}

/** The kinds of object that a rule can look at, rendered or plain. `manifest` is every object. */
export type ObjectKind = MeshKind | 'manifest'

/** The argument of each view of a rule: an object of a kind, an entry of a values layout, or another subject. */
export type ViewSubjects = { readonly [kind in ObjectKind]: Manifest } & {
  readonly [layout in `values/${ValuesLayout}`]: ValuesEntry
} & Subjects

/** What a rule looks at, by name: `VirtualService`, `manifest`, `values/jwt`, `document`, `target`. */
export type View = keyof ViewSubjects

/** One fact that meshgate checks. Its id is its file's path under src/rules/. */
export interface Rule<Code extends string = string> {
  readonly id: string
  /** The id before the rule was renamed; the message about that id names the new one. */
  readonly formerId?: string
  /**
   * A short name for each problem that the rule reports, unique in the rule: `negative`, `unknown-gateway`. Reports,
   * docs and the configuration use it; a reworded message keeps its code.
   */
  readonly codes: readonly Code[]
  /** The default; a problem may override it. */
  readonly severity: Severity
  /** True for a rule that reports nothing unless the configuration gives it, or one of its codes, a severity. */
  readonly isOptional?: true
  /** One sentence: what is wrong. */
  readonly summary: string
  /** What happens in the mesh because of it. */
  readonly why: string
  /** What to do about it. */
  readonly fix: string
  /** The address of its page, where it is not in docs/rules. */
  readonly url?: string
  /** Codes under which `istioctl analyze` reports the same problems, or some of them: `IST0109`. */
  readonly istio?: readonly string[]
  /**
   * Ids of more specific rules: where one of them reports a problem with the same `about` in the same target, this
   * rule's problem is dropped. The rule must set `about` as those rules do.
   */
  readonly yieldsTo?: readonly string[]
  /** True for a general rule: its problem at a field is dropped where another rule reports an error at that field. */
  readonly isGeneral?: boolean
  /**
   * True for a rule that reports placeholders, under the code `placeholder`. Every other problem at a value with
   * a placeholder is dropped.
   */
  readonly ownsPlaceholders?: true
  /**
   * For a rule that reports missing objects: the severity of its errors where the namespace may have objects that the
   * files do not show (`mayHaveUnseenObjects`).
   */
  readonly fromAbsence?: 'warning' | 'info'
  /**
   * Codes of a rule with `fromAbsence` whose problems a present object with a mistake proves. Objects that the files do
   * not show cannot make them right, so they stay errors.
   */
  readonly nearlyRight?: readonly string[]
  /**
   * The kinds of part (`Manifest.part`) that the rule also checks: patches, bases. Suitable for a rule that checks
   * what is written, so that no overlay can make it right. Problems about absent fields of a part are dropped. A rule
   * that needs the whole object, or other objects, must not list any.
   */
  readonly parts?: readonly ManifestPart[]
  /** Checks of a subject by itself. They run once for each subject, in however many meshes it is. */
  readonly on?: {
    readonly [view in View]?: (subject: ViewSubjects[view]) => Iterable<Problem<NoInfer<Code>>>
  }
  /** Checks of a subject together with its mesh. They run in each mesh. */
  readonly across?: {
    readonly [view in View]?: (subject: ViewSubjects[view], mesh: Mesh) => Iterable<Problem<NoInfer<Code>>>
  }
}

/** Lists the views of a rule, each once. */
export function viewsOf({ on = {}, across = {} }: Pick<Rule, 'on' | 'across'>): View[] {
  return [...new Set([...Object.keys(on), ...Object.keys(across)])] as View[]
}

/** Declares a rule and returns it as it is; it lets the compiler infer the codes and the types of the views. */
export function defineRule<const Code extends string>(rule: Rule<Code>): Rule {
  return rule
}
