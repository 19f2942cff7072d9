import type { Confidence, Severity } from '../core/report.ts'
import type { Target } from '../core/target.ts'
import type { MeshKind } from '../model/kinds.ts'
import type { Manifest, ManifestPart } from '../model/manifest.ts'
import type { Mesh } from '../model/mesh.ts'
import type { Node } from '../model/node.ts'
import type { RenderFailure } from '../model/render-failure.ts'
import type { DeadKey, SchemaProblem, SourceDocument, UndefinedRead } from '../model/sources.ts'
import type { ValuesLayout, ValuesEntry } from '../model/values.ts'

export type { RenderFailure, SourceDocument }

/** Something wrong, as a rule reports it. `Code` is what the rule can say. */
export interface Problem<Code extends string = string> {
  /**
   * Which of the things that the rule can say (`Rule.codes`). With the rule and the place it is what a finding is,
   * whatever its message says.
   */
  readonly code: Code
  /** What is wrong: the node to edit. A rule never reports a line number. */
  readonly node: Locatable
  /**
   * `key`: the key is what is wrong, whatever stands under it: the finding stands there. `object`: the object as a whole
   * is wrong, and `node` is its name, whatever that is.
   */
  readonly at?: 'key' | 'object'
  /** One lower-case sentence for the person who has to fix it. */
  readonly message: string
  /** How bad it is if it is true, where that differs from the rule's own. */
  readonly severity?: Severity
  /**
   * `likely` where what is not in the repository may make it right: an object that another one applies, a field that
   * a cluster fills in. Absent: the files alone show it.
   */
  readonly confidence?: Confidence
  /** Who in a cluster refuses the object. */
  readonly refusedBy?: 'schema' | 'webhook'
  readonly related?: readonly RelatedNode[]
  /**
   * What the finding is about, in words that the values layout and what it renders share: the host, the issuer.
   * The same rule about the same thing in one target is one finding, and the values line wins.
   */
  readonly about?: string
  /**
   * A repair that no person has to think about. It is only offered once it has been tried: with it the finding is
   * gone, and no other has come.
   */
  readonly fix?: ProposedFix
  /**
   * The absent node that should be there, where `node` is another one that is wrong without it. In what values
   * render, the finding stands where they would have it.
   */
  readonly missing?: Node
}

/** What to write for a problem to be gone, in the document that the rule looked at. */
export interface ProposedFix {
  /** What it does, as in `set timeout to 12s`. */
  readonly title: string
  readonly set: readonly Setting[]
}

/** A field and what it has to be. */
export interface Setting {
  /** An absent one is added, with the maps above it that are missing. */
  readonly node: Node
  readonly value: string
}

/** Another place that belongs to a problem. */
export interface RelatedNode {
  readonly node: Locatable
  readonly note: string
}

/** What a problem may point at: a node of a document, or a part of a file that holds no nodes. */
export type Locatable = Node | FilePart

/** A part of a file that is not read as nodes: a template, a broken document, the file as a whole. */
export interface FilePart {
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly column?: number
  readonly endLine?: number
  readonly endColumn?: number
}

/** What a rule may look at besides objects. */
export interface Subjects {
  /** Each document of values files and plain manifests, broken ones too. */
  readonly document: SourceDocument
  /** Each target, rendered or not. */
  readonly target: Target
  readonly failure: RenderFailure
  /** Each key of the values files of rendered releases that nothing reads. */
  readonly deadValue: DeadKey
  /** Each value that a rendered release reads and nothing defines. */
  readonly undefinedValue: UndefinedRead
  /** Each schema that the configuration names and that cannot be used. */
  readonly givenSchema: SchemaProblem
}

/** The kinds of object that rules name, rendered or plain. `manifest` is every object. */
export type ObjectKind = MeshKind | 'manifest'

/** What each view of a rule is given: an object of a kind, an entry of a values layout, or another subject. */
export type ViewSubjects = { readonly [kind in ObjectKind]: Manifest } & {
  readonly [layout in `values/${ValuesLayout}`]: ValuesEntry
} & Subjects

/** What a rule looks at, by name: `VirtualService`, `manifest`, `values/jwt`, `document`, `target`. */
export type View = keyof ViewSubjects

/** One fact that meshgate checks. Its id is its file's path under src/rules/. */
export interface Rule<Code extends string = string> {
  readonly id: string
  /** What it was called before; whoever writes that id is told the new one. */
  readonly formerId?: string
  /**
   * A short name for each thing that the rule can say, unique in the rule: `negative`, `unknown-gateway`. Reports,
   * docs and the configuration name it; a changed message keeps its code.
   */
  readonly codes: readonly Code[]
  /** The default; a problem may carry its own. */
  readonly severity: Severity
  /** One sentence: what is wrong. */
  readonly summary: string
  /** What happens in the mesh because of it. */
  readonly why: string
  /** What to do about it. */
  readonly fix: string
  /** Codes under which `istioctl analyze` says the same, or a part of it: `IST0109`. */
  readonly istio?: readonly string[]
  /**
   * Ids of the rules that speak instead where they say something about the same thing (`about`) in the same target.
   * A rule that yields must set `about` as those rules do.
   */
  readonly yieldsTo?: readonly string[]
  /** True for a rule that says nothing of a field which another rule reports an error at: that one knows more of it. */
  readonly isGeneral?: boolean
  /**
   * True for a rule that tells people to replace placeholders, under the code `placeholder`. Of a value that is not
   * filled in yet no rule says anything else.
   */
  readonly ownsPlaceholders?: true
  /**
   * For a rule whose errors say that something is not there: how severe they are where the namespace may hold more than
   * the files show (`mayHaveUnseenObjects`).
   */
  readonly fromAbsence?: 'warning' | 'info'
  /**
   * The kinds of part (`Manifest.part`) that the rule holds for as it does for objects: it speaks of what is written,
   * and nothing that is put upon it makes that right. Of a part it says nothing about a field that is absent. A rule
   * that asks for something which only whole objects have, or looks at other objects, holds for no part.
   */
  readonly parts?: readonly ManifestPart[]
  /** What the rule says of a subject alone. It is asked once of each subject, in however many meshes that is. */
  readonly on?: {
    readonly [view in View]?: (subject: ViewSubjects[view]) => Iterable<Problem<NoInfer<Code>>>
  }
  /** What it says of a subject beside the rest of its mesh. It is asked in each mesh. */
  readonly across?: {
    readonly [view in View]?: (subject: ViewSubjects[view], mesh: Mesh) => Iterable<Problem<NoInfer<Code>>>
  }
}

/** The views of a rule, each once. */
export function viewsOf({ on = {}, across = {} }: Pick<Rule, 'on' | 'across'>): View[] {
  return [...new Set([...Object.keys(on), ...Object.keys(across)])] as View[]
}

/** Declares a rule; it exists so that the compiler knows the types of the views. */
export function defineRule<const Code extends string>(rule: Rule<Code>): Rule {
  return rule
}
