import { expect, it } from 'vitest'
import { setFileNames } from '../../src/cli/flag-files.ts'

it.each<[string, string[]]>([
  ['a=one.txt', ['one.txt']],
  ['a.b=one.txt,c=two.txt', ['one.txt', 'two.txt']],
  ['a={one.txt,two.txt}', ['one.txt', 'two.txt']],
  ['a={one.txt,two.txt},b=three.txt', ['one.txt', 'two.txt', 'three.txt']],
  ['a=one\\,two.txt', ['one,two.txt']],
  ['a={one\\,two.txt}', ['one,two.txt']],
  ['a={one.txt', ['{one.txt']],
  ['one.txt', ['one.txt']],
  ['', []],
])('the files that `--set-file %s` names', (value, names) => {
  expect(setFileNames(value)).toEqual(names)
})
