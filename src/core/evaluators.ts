import type { EvaluateHelmfile } from './evaluated-helmfile.ts'

/** What the engine evaluates before anything is rendered. */
export interface Evaluators {
  readonly helmfile: EvaluateHelmfile
  readonly fillTemplates: FillTemplates
}

/** Texts that are Go templates, as an ApplicationSet with `goTemplate: true` has them. */
export interface GoTemplates {
  readonly texts: readonly string[]
  /** Options of text/template: `missingkey=error`. */
  readonly options: readonly string[]
}

/** What one set of parameters makes of all texts, or why it makes nothing of them, as the end of a sentence. */
export type FilledTexts = { readonly texts: readonly string[] } | { readonly problem: string }

/** Fills Go templates with each of some sets of parameters, which are plain data. */
export type FillTemplates = (
  templates: GoTemplates,
  sets: readonly object[],
) => Promise<readonly FilledTexts[]>
