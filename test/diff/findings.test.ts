import { expect, it } from 'vitest'
import { compareFindings } from '../../src/diff/findings.ts'
import { finding, place } from '../report/rich-report.ts'

const at = (line: number) => place('values.yaml', line, 1, 2)
/** What these findings are about is what they say. */
const about = (each: ReturnType<typeof finding>) => ({
  ...each,
  subject: each.message,
  namedFingerprint: each.fingerprint,
  measure: null,
  isOfFile: false,
})
const statuses = (base: ReturnType<typeof finding>[], head: ReturnType<typeof finding>[]) =>
  compareFindings(base.map(about), head.map(about), { hasFile: () => true, hasTarget: () => true }).map(
    ({ fingerprint, message, status }) => [fingerprint, message, status],
  )

it('tells new, existing and fixed findings apart by their fingerprint', () => {
  const base = [
    finding({ fingerprint: 'b', message: 'b' }),
    finding({ fingerprint: 'a', message: 'a', at: at(1) }),
  ]
  const head = [
    finding({ fingerprint: 'c', message: 'c' }),
    finding({ fingerprint: 'a', message: 'a', at: at(9) }),
  ]
  expect(statuses(base, head)).toEqual([
    ['c', 'c', 'new'],
    ['a', 'a', 'existing'],
    ['b', 'b', 'fixed'],
  ])
})

it('counts: of three with one fingerprint, two were there before, first those that look the same', () => {
  const three = ['x', 'y', 'z'].map((message) => finding({ message }))
  expect(statuses([finding({ message: 'z' }), finding({ message: 'old' })], three)).toEqual([
    ['v2:f', 'x', 'existing'],
    ['v2:f', 'y', 'new'],
    ['v2:f', 'z', 'existing'],
  ])
})

it('keeps one of two as fixed where head has fewer', () => {
  const base = [finding({ message: 'x' }), finding({ message: 'y' })]
  expect(statuses(base, [finding({ message: 'y' })])).toEqual([
    ['v2:f', 'y', 'existing'],
    ['v2:f', 'x', 'fixed'],
  ])
})

it('takes everything as new without a base', () => {
  expect(statuses([], [finding({ status: 'existing', message: 'x' })])).toEqual([['v2:f', 'x', 'new']])
})

it('takes what is wrong with a file for that of another file only where it was renamed', () => {
  const inFile = (file: string) => ({
    ...finding({ at: place(file, 1, 1, 2) }),
    subject: file,
    namedFingerprint: 'v2:f',
    measure: null,
    isOfFile: true,
  })
  const compared = (isInHead: boolean) =>
    compareFindings([inFile('a.yaml')], [inFile('b.yaml')], {
      hasFile: () => isInHead,
      hasTarget: () => true,
    }).map(({ status }) => status)
  expect(compared(true)).toEqual(['new', 'fixed'])
  expect(compared(false)).toEqual(['existing'])
})

it('takes what is worse than in base for new, and what is as bad or less for the same', () => {
  const by = (measure: number) => ({ ...about(finding({ message: 'x' })), measure })
  const compared = (before: number, after: number) =>
    compareFindings([by(before)], [by(after)], { hasFile: () => true, hasTarget: () => true }).map(
      ({ status }) => status,
    )
  expect(compared(2, 3)).toEqual(['new', 'fixed'])
  expect(compared(2, 2)).toEqual(['existing'])
  expect(compared(2, 1)).toEqual(['existing'])
})
