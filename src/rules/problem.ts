import type { Severity, Confidence, Fix, Location } from '../core/report.ts'
import type { Node } from '../model/node.ts'

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
   * Set if `node` is wrong only together with all of `related`. If a stronger values file sets one of these nodes, and the
   * weaker files without it satisfy the rule, the finding stands at that node, and this is the note at `node`.
   */
  readonly nodeNote?: string
  /** The parts of the text of `node`. If a value provides one of them, the finding at that value names the part. */
  readonly components?: readonly TextComponent[]
  /**
   * What the problem is about, equal for a values layout and for the objects that it renders: the host, the
   * issuer. Problems of one rule with the same `about` in one target become one finding, at the values line.
   */
  readonly about?: string
  /**
   * Replaces the path of `node` when findings of base and head are compared. In a list of hosts it is the host: another
   * host at the same key is a new problem, and the same host at another key is not.
   */
  readonly identity?: string
  /**
   * The size of the problem in a unit of the rule. A problem that is larger in head than in base is new. Absent if the
   * rule measures nothing.
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
