import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lint } from '../../src/lint.ts'
import { rules } from '../../src/rules/index.ts'
import { meshOf } from './objects.ts'

/** Istio's own cases lie beside the repository; elsewhere these tests are skipped, visibly. */
const folder = new URL('../../../shared/istio-cases/', import.meta.url)
const isThere = existsSync(folder)

/** Rules that speak of fields which Istio's verdict is about. */
describe.skipIf(!isThere).each(['webhook', 'crd'] as const)('what the %s of Istio accepts', (checker) => {
  test('no rule says that it refuses', () => {
    const accepted = casesOf(checker).filter(({ verdict }) => verdict.startsWith('accept'))
    expect(accepted.length).toBeGreaterThan(20)
    for (const { name, text } of accepted) {
      const refused = lint(meshOf(text), rules).filter(({ refusedBy }) => refusedBy === refusing[checker])
      expect(refused.map(({ message }) => `${name}: ${message}`)).toEqual([])
    }
  })
})

const refusing = { webhook: 'webhook', crd: 'schema' } as const

function casesOf(checker: string): { name: string; verdict: string; text: string }[] {
  const files = isThere ? readdirSync(new URL(`${checker}/`, folder)) : []
  const texts = files.flatMap((file) =>
    readFileSync(new URL(`${checker}/${file}`, folder), 'utf8').split(/^---$/m),
  )
  return texts.map((text) => ({
    name: /^# case: (.*)$/m.exec(text)?.[1] ?? '',
    verdict: new RegExp(`^# ${checker}: (.*)$`, 'm').exec(text)?.[1] ?? '',
    text,
  }))
}
