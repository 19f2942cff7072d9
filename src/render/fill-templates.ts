import type { FilledTexts, GoTemplates } from '../core/evaluators.ts'
import { jsonOf } from '../yaml/data.ts'
import type { EngineAnswer } from './engine.ts'
import type { FillJob } from './engine-job.ts'

/** Fills templates: an engine in this thread, or a pool of threads. */
export interface TemplateEngine {
  render(job: FillJob): EngineAnswer | Promise<EngineAnswer>
}

/**
 * Fills Go templates with each of some sets of parameters, with the functions that templates of ApplicationSets have. An
 * exceeded limit is a problem of all sets, never an exception.
 */
export async function fillTemplates(
  engine: TemplateEngine,
  templates: GoTemplates,
  sets: readonly object[],
): Promise<readonly FilledTexts[]> {
  if (templates.texts.length === 0) return sets.map(() => ({ texts: [] }))
  const answer = await engine.render({
    source: { kind: 'templates', files: [{ name: '', data: new TextEncoder().encode(jsonOf(templates)) }] },
    options: sets,
    files: [],
    clockAndSeed: { now: 0, seed: 1 },
  })
  if (answer.status === 'ended') return sets.map(() => ({ problem: answer.reason }))
  const results = JSON.parse(new TextDecoder().decode(answer.frames[0]!.data)) as readonly EngineResult[]
  return results.map(({ texts, error }) => (texts === null ? { problem: problemOf(error) } : { texts }))
}

/** A result of the engine (engine/applicationset/templates.go). */
interface EngineResult {
  readonly texts: readonly string[] | null
  readonly error: string
}

/** The error of text/template without the position, since the template has no name. */
function problemOf(error: string): string {
  const [, key] = /map has no entry for key "(.*)"$/s.exec(error) ?? []
  if (key !== undefined) return `no generator sets \`${key}\``
  const message = error.replace(/^template: :(\d+:)+ /, '').replace(/^executing "" at /, '')
  return `a Go template in it fails: ${message}`
}
