import { readFileSync, writeFileSync } from 'node:fs'
import { answersOfPrometheus, type PromqlAnswer, type PromqlQuestion } from '../../tools/promql/native-promql.ts'

interface RecordedAnswer extends PromqlQuestion {
  readonly answer: PromqlAnswer
}

/**
 * What Prometheus answered when it was recorded, one answer for each question: see tools/promql/native-promql.ts. A question
 * that is not recorded fails: RECORD_PROMQL=1 npx vitest run test/charts/promql.test.ts
 *
 * @param file the name of a file of this folder
 */
export function answersOf(questions: readonly PromqlQuestion[], file: string): PromqlAnswer[] {
  const recording = new URL(file, import.meta.url)
  if (process.env['RECORD_PROMQL'] === '1') record(questions, recording)
  const recorded: readonly RecordedAnswer[] = JSON.parse(readFileSync(recording, 'utf8'))
  const byQuestion = new Map(recorded.map(({ answer, ...question }) => [keyOf(question), answer]))
  return questions.map((question) => {
    const answer = byQuestion.get(keyOf(question))
    if (!answer || answer.error !== undefined)
      throw new Error(`${answer?.error ?? 'no answer is recorded'}: ${keyOf(question)}`)
    return answer
  })
}

function record(questions: readonly PromqlQuestion[], recording: URL): void {
  const answers = answersOfPrometheus(questions).map((answer, index) => ({ ...questions[index]!, answer }))
  writeFileSync(recording, `${JSON.stringify(answers, null, 2)}\n`)
}

function keyOf({ query, alert, series, minute }: PromqlQuestion): string {
  return JSON.stringify([query ?? null, alert ?? null, series, minute])
}
