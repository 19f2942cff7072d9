import type { Target } from '../../core/target.ts'
import { derived } from '../../model/derived.ts'
import { problemPlaces, refusalsOf } from '../../model/sources.ts'
import type { YamlProblem } from '../../yaml/node.ts'
import { oneLine } from '../message/one-line.ts'
import { defineRule, type SourceDocument } from '../rule.ts'

export const yamlInvalid = defineRule({
  id: 'schema/yaml-invalid',
  codes: ['yaml-syntax', 'too-much-to-read'],
  severity: 'error',
  summary: 'A manifest or a values file that is not YAML.',
  why: 'Helm and kubectl stop at it: nothing of this document is applied, and nothing in it could be checked.',
  fix: 'Correct the line that is named; what follows it may be right as it stands.',
  across: {
    *document(source, mesh) {
      const { file, document } = source
      // Helm says it of the files of a release, in helm/render-failed.
      if (!looseFiles(mesh).has(file)) return
      let last = 0
      for (const problem of refusalsIn(source)) {
        const { at } = problemPlaces(document, problem)
        // One slip is often several errors to a parser.
        if (at.line === last) continue
        last = at.line
        const code = problem.code === 'bound' ? 'too-much-to-read' : 'yaml-syntax'
        yield { code, node: at, message: `this cannot be read as YAML: ${oneLine(problem.message)}` }
      }
    },
  },
})

/** A template that something applies as it stands is no template for it. */
function refusalsIn({ document, reading }: SourceDocument): readonly YamlProblem[] {
  if (reading === 'unread') return []
  return reading === 'applied' && document.root === null ? document.problems : refusalsOf(document)
}

/** The files that are applied, or read as values, as they stand. */
const looseFiles = derived([], ({ targets }): ReadonlySet<string> => new Set(targets.flatMap(looseIn)))

function looseIn(target: Target): readonly string[] {
  if (target.kind === 'manifests') return target.files
  return target.kind === 'values' ? target.values : []
}
