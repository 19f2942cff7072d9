import { createHash } from 'node:crypto'
import type { KeptAnswers } from '../../core/kept-answers.ts'
import type { AnswerCache } from './answer-cache.ts'
import { containsSecret } from './storable.ts'

/**
 * Keeps answers that the program finds by many renders, such as causes and fixes, beside the answers of engines: in files with
 * the same checksum and the same trust.
 *
 * @param digest hash of the engine and of the code around it
 * @param program hash of all code
 */
export function keptAnswers(cache: AnswerCache, digest: string, program: string): KeptAnswers {
  const keyOf = (question: string): string =>
    createHash('sha256').update(`${digest}\n${program}\n${frameName}\n${question}`).digest('hex')
  return {
    read(question) {
      const frames = cache.read(keyOf(question))
      return frames?.[0]?.name === frameName ? new TextDecoder().decode(frames[0].data) : null
    },
    add(question, answer) {
      if (!cache.isWritable() || containsSecret(answer)) return
      cache.add(keyOf(question), [{ name: frameName, data: new TextEncoder().encode(answer) }])
    },
  }
}

const frameName = 'answer'
