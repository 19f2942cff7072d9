import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { gitignoreOf, sourceignoreOf } from '../../src/syntax/ignore-files.ts'

const files = [
  'a.yaml',
  'logo.png',
  'deploy/a.yaml',
  'deploy/prod/a.yaml',
  'deploy/prod/old/b.yaml',
  '.github/w.yaml',
]

function leftOut(text: string, name = '.sourceignore', ignore = '', packed = ''): string[] {
  const tree = memoryTree({ ...Object.fromEntries(files.map((file) => [file, ''])), [name]: text })
  return files.filter(sourceignoreOf(tree, { ignore, packed }))
}

describe('a .sourceignore file', () => {
  it.each<[string, readonly string[]]>([
    ['', ['logo.png', '.github/w.yaml']],
    ['/*\n!/deploy\n', ['a.yaml', 'logo.png', '.github/w.yaml']],
    ['/other\n', []],
    ['/*\n!/deploy/prod\n', ['a.yaml', 'logo.png', 'deploy/a.yaml', '.github/w.yaml']],
    ['# a comment\nold/\n', ['deploy/prod/old/b.yaml']],
  ])('leaves out what it names: %j', (text, expected) => {
    expect(leftOut(text)).toEqual(expected)
  })

  it('means its own folder, and is stronger than one above', () => {
    expect(leftOut('/a.yaml\n', 'deploy/.sourceignore')).toEqual(['deploy/a.yaml'])
  })

  it('says nothing of a folder below that is packed by itself', () => {
    expect(leftOut('/deploy/a.yaml\n', '.sourceignore', '', 'deploy')).toEqual([])
    expect(leftOut('/a.yaml\n', 'deploy/.sourceignore', '', 'deploy')).toEqual(['deploy/a.yaml'])
    expect(leftOut('', '.sourceignore', '/prod\n', 'deploy')).toEqual([
      'deploy/prod/a.yaml',
      'deploy/prod/old/b.yaml',
    ])
  })

  it('is weaker than `ignore` of the source', () => {
    expect(leftOut('/deploy\n', '.sourceignore', '!/deploy/prod\n/deploy/prod/old\n')).toEqual([
      'deploy/a.yaml',
      'deploy/prod/old/b.yaml',
    ])
  })
})

describe('a .gitignore file', () => {
  it('includes nothing below a folder that it leaves out', () => {
    const tree = memoryTree({ '.gitignore': '/deploy\n!/deploy/prod\n' })
    expect(gitignoreOf(tree)('deploy/prod/a.yaml')).toBe(true)
    expect(gitignoreOf(tree)('other/a.yaml')).toBe(false)
  })
})
