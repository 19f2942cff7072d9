import type { Confidence, Fix, Location, Severity } from '../core/report.ts'
import type { HelmfileFailure } from '../core/evaluated-helmfile.ts'
import type { Target } from '../core/target.ts'
import type { MeshConsequence } from '../model/consequence.ts'
import type { DeletionConsequence } from '../model/deletion.ts'
import type { MeshKind } from '../model/kinds.ts'
import type { Manifest, ManifestPart } from '../model/manifest.ts'
import type { Mesh } from '../model/mesh.ts'
import type { Node } from '../model/node.ts'
import type { IncompleteBuild, RenderFailure } from '../model/render-failure.ts'
import type {
  AllowlistEntryProblem,
  InvariantProblem,
  CustomRuleProblem,
  DeadKey,
  DriftedKey,
  SchemaProblem,
  SourceDocument,
  StrayTemplate,
  UndefinedRead,
  UnseenLines,
  VaryingObject,
  WaiverProblem,
  LostCheck,
  PolicyTestProblem,
  UnusedOverride,
  Weakening,
} from '../model/sources.ts'
import type { UnresolvedReference } from '../model/unresolved-reference.ts'
import type { ValuesLayout, ValuesEntry } from '../model/values.ts'

export type { RenderFailure, SourceDocument }

/** Something wrong, as a rule reports it. `Code` is the union of the rule's codes. */
export interface Problem<Code extends string = string> {
  /** One of `Rule.codes`. Rule, code and location identify a finding; the message does not. */
  readonly code: Code
  /** The node to edit. A rule never reports a line number. */
  readonly node: Locatable
  /**
   * `key`: the key is wrong whatever its value is, so the finding stands at the key. `object`: the whole object is
   * wrong, and `node` is its name.
   */
  readonly at?: 'key' | 'object'
  /** One lower-case sentence for the person who has to fix it. */
  readonly message: string
  /** Overrides the severity of the rule. */
  readonly severity?: Severity
  /**
   * `likely` where something outside the repository may make it right: an object of another repository, a field that
   * a cluster fills in. Absent where the files prove the problem.
   */
  readonly confidence?: Confidence
  /** What refuses the object in a cluster: the schema of its kind, or a validating webhook. */
  readonly refusedBy?: 'schema' | 'webhook'
  readonly related?: readonly RelatedNode[]
  /**
   * There if `node` is wrong only beside all of `related`: where a stronger values file sets one of these, and the weaker
   * ones alone satisfy the rule, the finding stands there, and this is the note at `node`.
   */
  readonly nodeNote?: string
  /** What the text of `node` consists of: where a value makes one of these, its place says which. */
  readonly components?: readonly TextComponent[]
  /**
   * What the problem is about, written alike for a values layout and for the objects that it renders: the host, the
   * issuer. Problems of one rule with the same `about` in one target become one finding, at the values line.
   */
  readonly about?: string
  /**
   * What the problem is, in the place of the path of `node`, when base and head are compared: of a list of hosts the
   * host, so that another host at the same key is new and the same host at another key is not.
   */
  readonly identity?: string
  /**
   * How far it is from being right, in a unit of the rule: what base has less of is new in head. Absent where nothing is
   * measured.
   */
  readonly measure?: number
  /**
   * A repair that needs no decision by a person. It is offered only after a trial: with it the finding is gone, and
   * no new one appears.
   */
  readonly fix?: ProposedFix
  /**
   * The absent node to add, where `node` is a present one that is wrong without it. In a rendered object, the finding
   * then stands where the values would set that node.
   */
  readonly missing?: Node
}

/** The fields to set, in the document that the rule looked at, so that the problem is gone. */
export interface ProposedFix {
  /**
   * `safe`: what is meant is certain, and the fix writes it so that it is understood. `unsafe`: one repair of several, or
   * a guess: it changes what the mesh does, and a person has to decide.
   */
  readonly safety: Fix['safety']
  /** What it does, as in `set timeout to 12s`. */
  readonly title: string
  readonly set: readonly Setting[]
  /** Entries to remove with their lines, each from its key to the end of its value. */
  readonly remove?: readonly Location[]
  /** True: the file becomes clearer, and what it means stays as it is. */
  readonly isNeutral?: true
}

/** A field and its new value. */
export interface Setting {
  /** An absent node is added, together with the missing maps above it. */
  readonly node: Node
  readonly value: string
  /** True: the value is the new name of the field's key, whose value stays. */
  readonly isKey?: boolean
}

/** Another location that explains a problem. */
export interface RelatedNode {
  readonly node: Locatable
  readonly note: string
}

/** A component of a text that several values may make together. */
export interface TextComponent {
  readonly text: string
  /** What it is, as in `the issuer of the principal`. */
  readonly name: string
}

/** What a problem may point at: a node of a document, or a range of a file that has no nodes. */
export type Locatable = Node | FilePart

/** A range of a file that is not parsed into nodes: a template, a broken document, the whole file. */
export interface FilePart {
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly column?: number
  readonly endLine?: number
  readonly endColumn?: number
}

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
  /** The lines of a release that only a cluster decides, by what is asked and template. */
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
  /** Each thing that merging does to who gets in, what is reached outside, and where requests go. */
  readonly consequence: MeshConsequence
  /** Each waiver that is wrong, expired or unused. */
  readonly waiver: WaiverProblem
  /** Each case of policy tests that fails, and each mistake in a file of them. */
  readonly policyTest: PolicyTestProblem
  /** Each pattern and environment in `overrides` that nothing has. */
  readonly unusedOverride: UnusedOverride
  /** Each entry of the allow-list that has expired, or that nothing needs. */
  readonly allowlistEntry: AllowlistEntryProblem
  /** Each invariant that does not hold, or of which that is not known. */
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
   * The kinds of part (`Manifest.part`) that the rule also checks: patches, bases. Suitable for a rule that judges
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
