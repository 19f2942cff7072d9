/** The report, generated from schemas/report.schema.json by `npm run generate`. */

export type Severity = 'error' | 'warning' | 'info'

/**
 * What one run of meshgate found: the one value from which everything a person sees is made.
 */
export interface Report {
  /**
   * Raised when a reader of the old shape would misread the new one.
   */
  schemaVersion: 1
  /**
   * Who wrote the report.
   */
  tool: {
    name: 'meshgate'
    version: string
  }
  /**
   * Commit of the head side; null outside Git or for a working folder with changes.
   */
  head: string | null
  /**
   * Commit of the base side; null where nothing was compared.
   */
  base: string | null
  summary: Summary
  targets: TargetReport[]
  /**
   * Errors first, then by place; fixed ones last.
   */
  findings: Finding[]
  changes: Change[]
  /**
   * Files that were not checked.
   */
  skipped: SkippedFile[]
}
/**
 * Numbers of the head side, except `fixed`.
 */
export interface Summary {
  errors: number
  warnings: number
  infos: number
  new: Counts
  /**
   * Findings of base that head no longer has.
   */
  fixed: number
  suppressed: number
  /**
   * Targets of the head side by what became of them.
   */
  targets: {
    rendered: number
    unchanged: number
    failed: number
    skipped: number
  }
  changes: {
    added: number
    removed: number
    changed: number
  }
  /**
   * False if a target could not be rendered or a file not be checked.
   */
  complete: boolean
}
/**
 * Findings that base does not have.
 */
export interface Counts {
  errors: number
  warnings: number
  infos: number
}
/**
 * One thing that was rendered, or should have been.
 */
export interface TargetReport {
  id: string
  kind: 'helm' | 'kustomize' | 'manifests' | 'values'
  /**
   * Chart, folder or file, relative to the repository's root; `.` is the root.
   */
  path: string
  release?: string
  namespace?: string
  environment?: string
  /**
   * `unchanged`: rendered, and equal to base.
   */
  status: 'rendered' | 'unchanged' | 'failed' | 'skipped'
  /**
   * Why it failed or was skipped.
   */
  reason?: string
}
/**
 * One rule broken at one place: `at` is the place to edit; for a fixed finding a place in base.
 */
export interface Finding {
  /**
   * `family/name`, as in docs/rules.md.
   */
  rule: string
  severity: Severity
  status: 'new' | 'existing' | 'fixed'
  message: string
  at: Place
  /**
   * How `at` is known: `source`, the finding was made in that file; `template`, the template line that rendered it; the others tell how sure the values line is.
   */
  provenance: 'source' | 'exact' | 'likely' | 'anchored' | 'insert' | 'template'
  /**
   * Where it shows in what the target renders.
   */
  rendered?: {
    target: string
    line: number
  }
  /**
   * Who in a cluster would refuse the object: the API server's CRD schema, or Istio's validating webhook; null: nobody.
   */
  refusedBy: 'schema' | 'webhook' | null
  object?: ObjectRef
  targets: string[]
  environments: string[]
  /**
   * Survives reordering, moved lines and renamed files.
   */
  fingerprint: string
  related: RelatedPlace[]
  excerpt?: Excerpt
  /**
   * The rule's page.
   */
  url?: string
}
/**
 * A part of a file. Lines and columns are 1-based, columns count UTF-16 units, endColumn is one past the end.
 */
export interface Place {
  /**
   * Relative to the repository's root, with forward slashes.
   */
  file: string
  line: number
  column: number
  endLine: number
  endColumn: number
}
/**
 * A Kubernetes object.
 */
export interface ObjectRef {
  apiVersion: string
  kind: string
  /**
   * Where it is applied: its own, or that of its release.
   */
  namespace: string
  name: string
  /**
   * A field of it, as in `spec.http[0].timeout`.
   */
  path?: string
}
export interface RelatedPlace {
  at: Place
  note: string
}
/**
 * The lines around `at`, Secret values masked.
 */
export interface Excerpt {
  firstLine: number
  lines: string[]
}
/**
 * One object that differs between base and head; the same change in several environments is one.
 */
export interface Change {
  type: 'added' | 'removed' | 'changed'
  object: ObjectRef
  /**
   * The target that renders it; the first one where environments share the change.
   */
  target: string
  environments: string[]
  fields: FieldChange[]
  /**
   * Unified text without a file header; Secret values masked.
   */
  diff: string
}
/**
 * One field of a changed object. `before` is absent for a new field, `after` for a removed one.
 */
export interface FieldChange {
  path: string
  before?: unknown
  after?: unknown
}
export interface SkippedFile {
  file: string
  reason: string
}
