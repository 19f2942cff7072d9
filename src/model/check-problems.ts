import type { CustomRuleProblemCode } from '../core/custom-rule.ts'
import type { Location, Severity } from '../core/report.ts'
import type { SchemaDefectCode } from '../schema/schema-defect.ts'
import type { Manifest } from './manifest.ts'
import type { Node } from './node.ts'

/** A schema named in the configuration that cannot be used. */
export interface SchemaProblem {
  readonly code: SchemaDefectCode
  /** Where the configuration names it. */
  readonly node: Node | { readonly file: string; readonly line: number }
  /** One sentence. */
  readonly message: string
  /** Distinguishes problems with the same code and location: the file, and the part of it that is wrong. */
  readonly about: string
}

/** A problem of a file of custom rules, of a rule in it, or of a reference to a rule. */
export interface CustomRuleProblem {
  readonly code: CustomRuleProblemCode
  readonly node: Node | Location | { readonly file: string; readonly line: number }
  /** One sentence. */
  readonly message: string
  /** Distinguishes problems with the same code and location. */
  readonly about: string
}

/**
 * A change of the configuration or of a workflow by which less is checked, or less of what is wrong fails a run.
 *
 * `hides-new`: it hides errors that the same change makes. `loosens`: less is checked from now on. `may-loosen`: a rule
 * has another condition, and nothing shows what it lets pass. `hides`: it is no loosening by itself, but hides other
 * findings. `first`: the first list of targets of a repository leaves out some that meshgate found.
 */
export interface Weakening {
  readonly code: 'hides-new' | 'loosens' | 'may-loosen' | 'hides' | 'first'
  /** The changed line: in head, or in base if head lacks the file. */
  readonly node: Node | { readonly file: string; readonly line: number }
  /** The key and its change: `rules.routing/retry-on: error → off`. */
  readonly change: string
  /** Findings of head that only base's configuration reports, the most severe first. */
  readonly hidden: readonly HiddenFinding[]
}

/**
 * Something that a change removes from the check without changing the configuration: `not-rendered`, a target that renders
 * only in base; `still-fails`, one that fails in both and whose files the change touches; `not-read`, a file that cannot
 * be read; `no-targets`, if no target is left; `nothing-checked`, a change in a repository of which nothing is checked.
 */
export interface LostCheck {
  readonly code: 'not-rendered' | 'still-fails' | 'not-read' | 'no-targets' | 'nothing-checked'
  readonly node: { readonly file: string; readonly line: number }
  /** The id of the target, or the path of the file. */
  readonly target: string
  /** Why it cannot be checked, without a full stop. */
  readonly reason: string
  /**
   * For `not-rendered`: the objects of base, as kind and name, that head lacks and that may be in what is missing. Empty if
   * head renders nothing of the target.
   */
  readonly missingObjects?: readonly string[]
  /** True if it depends on a guess that the values belong to the chart, or that the chart is released with only its own values. */
  readonly isGuess?: boolean
}

/** Policy tests of a case that fail, or a mistake in a file of policy tests. */
export type PolicyTestProblem = FailingCase | PolicyTestFileProblem

/** `failed`: requests of the case are not decided as it expects; `undecided`: files do not tell. */
export interface FailingCase {
  readonly code: 'failed' | 'undecided'
  /** The line of the case, or of its only row that fails. */
  readonly at: Location
  readonly name: string
  readonly failures: readonly [FailedRequest, ...FailedRequest[]]
}

/** A request that is not decided as a policy test expects it. */
export interface FailedRequest {
  /** `GET https://shop.example.com/api with token buyer`. */
  readonly request: string
  /** `expected status 401, not allowed`: the first of the fields that are not as expected. */
  readonly mismatch: string
  /** The line that decided; `null` if none did. */
  readonly decidedBy: {
    readonly object: string
    readonly at: { readonly file: string; readonly line: number }
  } | null
}

/** A mistake in a file of policy tests, at its line. */
export interface PolicyTestFileProblem {
  readonly code: 'mistake'
  readonly at: Location
  readonly message: string
}

/** A waiver that is wrong, that counts no longer, or that no finding needs. */
export interface WaiverProblem {
  readonly code: 'invalid' | 'expired' | 'unused'
  readonly rule: string
  readonly at: Location
  /** What is wrong as the end of a sentence, or the last day; `''` for an unused waiver. */
  readonly detail: string
}

/** An entry of the allow-list of hosts outside that has expired, or that allows nothing which is reached. */
export interface AllowlistEntryProblem {
  readonly code: 'expired' | 'unused'
  readonly node: Node
  /** `pay.example.com`, `pay.example.com:443`. */
  readonly name: string
  readonly owner: string | null
  /** The last day on which it counts; `null` without one. */
  readonly until: string | null
}

/**
 * An invariant of the configuration that does not hold: `access`, requests get in; `egress`, a host is reached. Or one
 * that is not proved: `undecided`, since something is unknown or not read; `unchecked`, since it applies to nothing.
 */
export interface InvariantProblem {
  readonly code: 'access' | 'egress' | 'undecided' | 'unchecked'
  /** The field by which it is broken, else the entry of the configuration. */
  readonly node: Node | { readonly file: string; readonly line: number }
  /** The object with the field; `null` for the entry. */
  readonly object: Manifest | null
  /** The entry, where `node` is a field. */
  readonly entry: Node | null
  /** One sentence. */
  readonly message: string
  /** A key of the violation that is equal in other runs. */
  readonly about: string
  /** The missing inputs that it depends on; none if it is certain. */
  readonly missing: readonly string[]
}

/** A pattern or the name of an environment in `overrides`, or a pattern in `exclude`, that matches nothing. */
export interface UnusedOverride {
  readonly code: 'no-file' | 'no-environment' | 'nothing-excluded'
  readonly node: Node
  /** An environment with a similar name; `null` for none, and for patterns. */
  readonly similar: string | null
}

/** A finding that a change of the configuration hides. */
export interface HiddenFinding {
  readonly rule: string
  readonly severity: Severity
  readonly isNew: boolean
  readonly at: Location
}
