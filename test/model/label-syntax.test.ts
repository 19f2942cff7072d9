import { describe, expect, test } from 'vitest'
import { isDnsLabel, labelKeyDefect, labelValueDefect } from '../../src/syntax/label-syntax.ts'

const long = (length: number): string => 'a'.repeat(length)

describe('one label of a name', () => {
  test.each(['a', 'A1', 'http-valid1', '0-0', long(63)])('%s is one', (text) => {
    expect(isDnsLabel(text)).toBe(true)
  })

  test.each(['', '-a', 'a-', 'a_b', 'a.b', '*', 'ä', 'a\n', long(64)])('%s is none', (text) => {
    expect(isDnsLabel(text)).toBe(false)
  })
})

describe('the key of a label', () => {
  test.each(['app', 'App_1.b', 'example.com/app', 'a/b', `${long(63)}/${long(63)}`])('%s is one', (key) => {
    expect(labelKeyDefect(key)).toBeNull()
  })

  test.each([
    ['', 'is empty'],
    ['.', 'has characters that the key of a label cannot have'],
    ['app/', 'has characters that the key of a label cannot have'],
    ['a b', 'has characters that the key of a label cannot have'],
    ['a/b/c', 'has characters that the key of a label cannot have'],
    ['/app', 'has a prefix that is not a DNS name'],
    ['Example.com/app', 'has a prefix that is not a DNS name'],
    [`${`${long(62)}.`.repeat(5)}a/app`, 'has a prefix that is not a DNS name'],
    [long(64), 'has a name longer than 63 characters'],
  ])('%s is none', (key, defect) => {
    expect(labelKeyDefect(key)).toBe(defect)
  })
})

describe('the value of a label', () => {
  test.each(['', 'v1', 'V_1.0-b', long(63)])('%s is one', (value) => {
    expect(labelValueDefect(value)).toBeNull()
  })

  test.each([
    ['~', 'has characters that the value of a label cannot have'],
    ['-v1', 'has characters that the value of a label cannot have'],
    ['a/b', 'has characters that the value of a label cannot have'],
    [long(64), 'is longer than 63 characters'],
  ])('%s is none', (value, defect) => {
    expect(labelValueDefect(value)).toBe(defect)
  })
})
