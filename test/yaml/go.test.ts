import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toData } from '../../src/yaml/data.ts'
import type { YamlNode } from '../../src/yaml/node.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import corpus from './corpus.json' with { type: 'json' }
import { askEngine, type GoAnswer } from './engine.ts'
import { mutatedText, scalarText, signText } from './generated.ts'

/** What we cannot do as Go does, and which ability that takes. */
const missing: readonly { readonly lacks: string; readonly text: RegExp }[] = [
  {
    lacks:
      'a read buffer: while Go’s begins with another byte order mark, it skips the first character of lines',
    text: /[^]\uFEFF/,
  },
  {
    lacks:
      'reading ahead: Go sees control characters up to 512 bytes behind the end of the first document, which needs no mark',
    // oxlint-disable-next-line no-control-regex
    text: /(?:---|\.\.\.|^[^]{256})[^]*[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]/,
  },
]

describe('what Go reads, we read', () => {
  it('in every text of the corpus', async () => {
    await expectSame(corpus)
  })

  it.each([
    ['scalars', scalarText, 20],
    ['texts of signs', signText, 20],
    ['documents with a few places damaged', mutatedText, 10],
  ])('in generated %s', async (_, text, numRuns) => {
    const texts = fc.array(text, { minLength: 1, maxLength: 300, size: 'max' })
    await fc.assert(fc.asyncProperty(texts, expectSame), { numRuns, endOnFailure: false })
  })
})

async function expectSame(texts: readonly string[]): Promise<void> {
  const questions = texts
    .map((text) => text.toWellFormed())
    .filter((text) => !missing.some((each) => each.text.test(text)))
  const answers = await askEngine(questions)
  const differing = questions.flatMap((text, at) => {
    const [go, own] = [spell(answers[at]!), spell(read(text))]
    return go === own ? [] : [{ text, go, own }]
  })
  expect(differing).toEqual([])
}

/** What we make of a text, in the engine's terms. */
function read(text: string): GoAnswer {
  const { root, problems } = parseDocuments(text, 'values.yaml')[0]!
  const fatal = problems.find(({ code }) => code === 'syntax' || code === 'bound')
  if (fatal) return { refused: fatal.message }
  return root ? answerOf(root) : { data: {} }
}

/** `fromYaml` makes an empty map of a null. */
function answerOf(root: YamlNode): GoAnswer {
  if (root.kind !== 'scalar') return { data: toData(root) }
  if (root.value === null) return { data: {} }
  const kind = typeof root.value
  return { scalar: kind === 'boolean' ? 'bool' : kind === 'bigint' ? 'number' : kind }
}

/** An answer as a text: keys sorted, numbers as 64-bit floats since Helm's are, and no matter why it was refused. */
function spell(answer: GoAnswer): string {
  if ('refused' in answer) return 'refused'
  return 'scalar' in answer ? `a ${answer.scalar}` : spellData(answer.data)
}

function spellData(data: unknown): string {
  if (typeof data === 'bigint') return spellData(Number(data))
  if (typeof data === 'number') return Object.is(data, -0) ? '-0' : String(data)
  if (Array.isArray(data)) return `[${data.map(spellData).join()}]`
  if (typeof data !== 'object' || data === null) return JSON.stringify(data)
  const keys = Object.keys(data).toSorted()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${spellData((data as Record<string, unknown>)[key])}`).join()}}`
}
