import type { Location } from '../core/report.ts'
import { locationAt } from '../yaml/lines.ts'
import type { YamlDocument, YamlProblem, Source } from '../yaml/node.ts'

/** The location of a problem of the YAML reader, and for a duplicate key that of the first one. */
export function problemLocations(
  document: YamlDocument,
  problem: YamlProblem,
): { at: Location; first: Location | null; firstEntry: Location | null } {
  const { source } = document
  const { start, end, first } = problem
  return {
    at: locationAt(source, start, end),
    first: first ? locationAt(source, first.start, first.end) : null,
    firstEntry: first ? locationAt(source, first.start, first.valueEnd) : null,
  }
}

/**
 * Why a document cannot be read; empty if it can, or if it is intentionally not YAML: a text with `{{` is a Go template,
 * and others are filled in by scripts.
 */
export function refusalsOf({ root, problems, source }: YamlDocument): readonly YamlProblem[] {
  return root || isGoTemplate(source) || isScriptTemplate(source) ? [] : problems
}

/**
 * True for a text with a line that is only `${NAME}`, which a shell replaces by several lines, or with a value that begins
 * with a name in braces and goes on, `{NETWORK}.16`. Such a text need not be YAML.
 */
export function isScriptTemplate({ text }: Source): boolean {
  return /^[ \t]*\$\{[A-Za-z_]\w*\}[ \t]*$|[:-][ \t]+\{[A-Za-z_]\w*\}[\w./:@-]/m.test(text)
}

/** True for a text with an action of Go's templates. */
export function isGoTemplate({ text }: Source): boolean {
  return text.includes('{{')
}
