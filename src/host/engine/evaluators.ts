import type { EvaluatedHelmfile } from '../../core/evaluated-helmfile.ts'
import type { Evaluators, FilledTexts } from '../../core/evaluators.ts'
import { weakOncePer } from '../../core/once-per.ts'
import { jsonOf } from '../../yaml/data.ts'
import { fillTemplates, type TemplateEngine } from '../../render/fill-templates.ts'
import { evaluateHelmfile, type HelmfileEngine } from '../../render/helmfile/evaluate.ts'

/**
 * Evaluates helmfiles and templates by an engine: each helmfile of a tree once for each environment, and equal templates
 * with equal parameters once.
 */
export function createEvaluators(engine: HelmfileEngine & TemplateEngine): Evaluators {
  const helmfiles = weakOncePer((): Map<string, Promise<EvaluatedHelmfile>> => new Map())
  const filled = new Map<string, Promise<readonly FilledTexts[]>>()
  return {
    helmfile: (tree, file, environment) =>
      onceFor(helmfiles(tree), [file, environment], () => evaluateHelmfile(engine, tree, file, environment)),
    fillTemplates: (templates, sets) =>
      onceFor(filled, [templates, sets], () => fillTemplates(engine, templates, sets)),
  }
}

function onceFor<Result>(results: Map<string, Result>, inputs: unknown, evaluate: () => Result): Result {
  const key = jsonOf(inputs)
  const result = results.get(key) ?? evaluate()
  results.set(key, result)
  return result
}
