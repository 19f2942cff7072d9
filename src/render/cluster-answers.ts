import type { ClusterQuestion, HiddenLines } from '../core/cluster-question.ts'
import { renderedTextOf, type BrokenTemplate, type FailedRender, type HelmRender } from '../core/render.ts'
import type { HelmTarget } from '../core/target.ts'

/** Renders a release again as a cluster would that answers a question of its templates with yes. */
export type AnsweredRender = (question: ClusterQuestion) => Promise<HelmRender>

/**
 * The questions of a release that remain open. For a release that Argo CD renders there is none, since Argo CD renders as
 * `helm template` does: an installation without existing objects.
 */
export function openQuestions(
  questions: readonly ClusterQuestion[],
  { manager, settings }: HelmTarget,
): readonly ClusterQuestion[] {
  const isTemplated = manager?.kind === 'Application'
  const statesApis = (settings?.apiVersions.length ?? 0) > 0
  return questions.filter((question) => (question === 'apis' ? !statesApis : !isTemplated))
}

/** A failed render in which each broken template has the question that decides its failure. */
export async function withQuestions(render: FailedRender, answered: AnsweredRender): Promise<FailedRender> {
  const { broken, asks = [] } = render
  if (broken.length === 0 || asks.length === 0) return render
  const answers = await Promise.all(
    asks.map(async (question) => ({ question, answer: await answered(question) })),
  )
  const marked = broken.map((template) => {
    const deciding = answers.find(({ answer }) => isExecuted(answer) && !failsAlike(template, answer))
    return deciding ? { ...template, asks: deciding.question } : template
  })
  return { ...render, broken: marked }
}

function isExecuted(render: HelmRender): boolean {
  return render.status === 'rendered' || (render.broken.length > 0 && render.isOutOfTime !== true)
}

function failsAlike({ file, message }: BrokenTemplate, render: HelmRender): boolean {
  return (
    render.status === 'failed' &&
    render.broken.some((template) => template.file === file && template.message === message)
  )
}

/** The lines of templates that a release prints only with the answer of a cluster, by question and file. */
export async function hiddenLines(shown: HelmRender, answered: AnsweredRender): Promise<HiddenLines[]> {
  const questions = shown.asks ?? []
  const present = printedLines(shown)
  const hidden = await Promise.all(
    questions.map(async (question) => {
      const printed = printedLines(await answered(question))
      return [...printed].flatMap(([file, lines]): HiddenLines[] => {
        const unprinted = [...lines].filter((line) => !present.get(file)?.has(line))
        return unprinted.length > 0 ? [{ question, file, lines: unprinted.toSorted((a, b) => a - b) }] : []
      })
    }),
  )
  return hidden.flat()
}

/** The lines of files that the lines of a manifest come from. */
function printedLines(render: HelmRender): Map<string, Set<number>> {
  const text = renderedTextOf(render)
  const printed = new Map<string, Set<number>>()
  if (!text) return printed
  const { files, lines } = text.origins
  for (let index = 0; index < lines.length; index += 2) {
    const file = files[lines[index]!]
    if (file === undefined) continue
    const linesOfFile = printed.get(file) ?? new Set<number>()
    printed.set(file, linesOfFile.add(lines[index + 1]!))
  }
  return printed
}
