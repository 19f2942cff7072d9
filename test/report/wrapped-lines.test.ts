import { styleText } from 'node:util'
import { expect, it } from 'vitest'
import { wrapLines } from '../../src/report/wrapped-lines.ts'

const text = `payments
    api.cards.example.com:443  called as http on port 80; mediated: TLS added and verified; timeout 15s
`

it('a line that is too long goes on behind its indentation', () => {
  expect(wrapLines(text, 48)).toBe(`payments
    api.cards.example.com:443  called as http on
        port 80; mediated: TLS added and
        verified; timeout 15s
`)
})

it('what fits stays, and so does everything where nothing bounds a line', () => {
  expect(wrapLines(text, 200)).toBe(text)
  expect(wrapLines(text, null)).toBe(text)
  expect(wrapLines('12345 789', 9)).toBe('12345 789')
  expect(wrapLines('12345 7890', 9)).toBe('12345\n    7890')
})

it('colours take no room, and no word is cut', () => {
  const coloured = `  ${styleText('red', 'opened', { validateStream: false })}  shop`
  expect(wrapLines(coloured, 14)).toBe(coloured)
  expect(wrapLines('  a-word-that-is-longer-than-a-line and more', 10)).toBe(
    '  a-word-that-is-longer-than-a-line\n     and\n     more',
  )
})

it('lines of files stay whole, and links take no room', () => {
  const excerpt = ' 12 | timeout: 15s # The processor answers within 3s\n    |          ^^^\n    |\n'
  expect(wrapLines(excerpt, 20)).toBe(excerpt)
  const link = '\u001B]8;;file://host/a/long/path.yaml#3\u0007a.yaml:3\u001B]8;;\u0007'
  expect(wrapLines(`  --> ${link}  shop`, 20)).toBe(`  --> ${link}  shop`)
})
