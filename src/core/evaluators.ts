import type { EvaluateHelmfile } from './evaluated-helmfile.ts'

/** Functions of the engine that discovery calls before anything is rendered. */
export interface Evaluators {
  readonly helmfile: EvaluateHelmfile
  readonly fillTemplates: FillTemplates
}

/** Go templates, as in an ApplicationSet with `goTemplate: true`. */
export interface GoTemplates {
  readonly texts: readonly string[]
  /** Options of text/template: `missingkey=error`. */
  readonly options: readonly string[]
}

/** All texts filled with one set of parameters, or the reason why that is not possible, as the end of a sentence. */
export type FilledTexts = { readonly texts: readonly string[] } | { readonly problem: string }

/** Fills Go templates with each of some sets of parameters, which are plain data. */
export type FillTemplates = (
  templates: GoTemplates,
  sets: readonly object[],
) => Promise<readonly FilledTexts[]>
