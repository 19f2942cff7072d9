import { dependsOnText } from '../../core/consequence-words.ts'
import { groupBy } from '../../core/group.ts'
import type { Consequence } from '../../core/report.ts'
import { prose } from '../escape.ts'

/** What several consequences depend on, said once below their list. */
export interface InputNotes {
  /** The numbered notes as Markdown, without ends of lines; empty if it is shorter to repeat them. */
  readonly notes: readonly string[]
  /** The sentence of a consequence as Markdown, with the number of a note in place of its words. */
  sentenceOf(consequence: Consequence): string
}

/** What fewer consequences depend on is repeated in each. */
const minShared = 3

/** Collects what at least three of some consequences depend on. */
export function inputNotes(consequences: readonly Consequence[]): InputNotes {
  const groups = groupBy(consequences.map(inputsOf), (inputs) => inputs)
  const shared = [...groups].flatMap(([text, uses]) => (text !== '' && uses.length >= minShared ? text : []))
  const mark = (index: number): string => `<sup>${index + 1}</sup>`
  return {
    notes: shared.map((inputs, index) => `${mark(index)} ${prose(inputs.slice(2, -1))}`),
    sentenceOf(consequence) {
      const { sentence } = consequence
      const index = shared.indexOf(inputsOf(consequence))
      if (index < 0) return prose(sentence)
      const [before, ...after] = sentence.split(shared[index]!)
      return `${prose(before!)}${mark(index)}${prose(after.join(shared[index]))}`
    },
  }
}

/** What a sentence says in brackets of what it depends on; empty if it says nothing of it, or something else. */
function inputsOf({ sentence, missing }: Consequence): string {
  const inputs = dependsOnText(missing)
  return sentence.includes(inputs) ? inputs : ''
}
