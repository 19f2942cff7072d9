import type { Location } from '../core/report.ts'
import type { DeadValue, UndefinedValue } from '../core/values-use.ts'
import type { SchemaDefectCode } from '../schema/schema-defect.ts'
import { locationAt } from '../yaml/lines.ts'
import type { Source, YamlDocument, YamlProblem } from '../yaml/node.ts'
import type { Node } from './node.ts'

/** A YAML document of a source file, with what its reader complained about. */
export interface SourceDocument {
  readonly file: string
  readonly document: YamlDocument
  readonly problems: readonly YamlProblem[]
  /** `applied` where something takes the file for YAML; `unread` where it is not held against that. */
  readonly reading?: 'applied' | 'unread'
}

/** A key of a values file that nothing reads, in no release that uses the file. */
export interface DeadKey {
  readonly fact: DeadValue
  /** The id of a target that uses the file. */
  readonly target: string
  /** What stands under the key in its file. */
  readonly node: Node
  /** True if the templates of base read it. */
  readonly wasRead: boolean
}

/** A value that a release reads and nothing defines. */
export interface UndefinedRead {
  readonly fact: UndefinedValue
  readonly target: string
  /** What stands under a key of a similar name. */
  readonly similar: Node | null
  /** The map where the value belongs. */
  readonly home: Node | null
}

/** A schema that the configuration names and that cannot be used as it stands. */
export interface SchemaProblem {
  readonly code: SchemaDefectCode
  /** Where the configuration names it. */
  readonly node: Node | { readonly file: string; readonly line: number }
  /** One sentence. */
  readonly message: string
  /** What tells it from others of its code at the same place: the file, and what it is about in there. */
  readonly about: string
}

/** Where what the YAML reader refuses stands, and for a duplicate key where the first one does. */
export function problemPlaces(
  document: YamlDocument,
  problem: YamlProblem,
): { at: Location; first: Location | null } {
  const { source } = document
  const first = problem.first ? locationAt(source, problem.first.start, problem.first.end) : null
  return { at: locationAt(source, problem.start, problem.end), first }
}

/**
 * What keeps a document from being read; none for one that is read, or that is no YAML on purpose: what holds `{{`
 * is a Go template.
 */
export function refusalsOf({ root, problems, source }: YamlDocument): readonly YamlProblem[] {
  return root || isGoTemplate(source) ? [] : problems
}

/** True for a text with an action of Go's templates. */
export function isGoTemplate({ text }: Source): boolean {
  return text.includes('{{')
}
