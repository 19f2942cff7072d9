import { namedFiles, type Target } from '../../core/target.ts'
import { derived } from '../../model/derived.ts'
import { problemLocations, refusalsOf } from '../../model/unreadable-documents.ts'
import type { YamlProblem } from '../../yaml/node.ts'
import { oneLine } from '../message/one-line.ts'
import type { Problem } from '../problem.ts'
import { defineRule, type SourceDocument } from '../rule.ts'

export const yamlInvalid = defineRule({
  id: 'schema/yaml-invalid',
  codes: ['yaml-syntax', 'too-much-to-read'],
  severity: 'error',
  summary: 'A manifest or a values file that is not YAML.',
  why: 'Helm and kubectl stop at it: nothing of this document is applied, and nothing in it was checked.',
  fix: 'Correct the line that the message names; the lines after it may be correct.',
  across: {
    *document(source, mesh) {
      const { file, document } = source
      // helm/render-failed reports the files of a release.
      if (!plainFiles(mesh).has(file)) return
      let lastLine = 0
      for (const problem of yamlErrors(source)) {
        const { at } = problemLocations(document, problem)
        // One mistake often causes several errors of the parser.
        if (at.line === lastLine) continue
        lastLine = at.line
        const code = problem.code === 'bound' ? 'too-much-to-read' : 'yaml-syntax'
        const message = `this cannot be read as YAML: ${oneLine(problem.message)}`
        if (source.isUnapplied) yield { code, node: at, ...unapplied(message) }
        else yield { code, node: at, message }
      }
    },
  },
})

/** The errors of a document. A file with template syntax is an error only where something applies it as it is. */
function yamlErrors({ document, reading }: SourceDocument): readonly YamlProblem[] {
  if (reading === 'unread') return []
  return reading === 'applied' && document.root === null ? document.problems : refusalsOf(document)
}

/** The files of targets that are applied as they are, built by a kustomization, or read as values without a chart. */
const plainFiles = derived([], ({ targets }): ReadonlySet<string> => new Set(targets.flatMap(filesOf)))

function filesOf(target: Target): readonly string[] {
  return target.kind === 'helm' ? [] : namedFiles(target)
}

/** The problem of a file that no kustomization lists: it may be set aside, or be filled in by a tool. */
function unapplied(message: string): Pick<Problem, 'message' | 'severity' | 'confidence'> {
  return {
    severity: 'warning',
    confidence: 'likely',
    message: `${message}; no kustomization or controller here applies this file`,
  }
}
