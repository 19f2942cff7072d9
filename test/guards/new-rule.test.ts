import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** What CONTRIBUTING.md tells the author of a first rule to run and to write. */
const section = readFileSync('CONTRIBUTING.md', 'utf8').split('## A new rule\n')[1]!.split('\n## ')[0]!
const blocks = (language: string): string[] =>
  [...section.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(([, text]) => text!)
const [begin, end] = blocks('sh')
const [rule] = blocks('ts')
const [bad, good] = blocks('yaml')

/** A copy of the project, so that nothing of it changes. */
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'new-rule-'))
  for (const name of ['src', 'test', 'scripts', 'schemas', 'engine', 'tools', 'examples'])
    cpSync(name, join(folder, name), { recursive: true })
  for (const name of ['package.json', 'tsconfig.json', 'vitest.config.ts']) cpSync(name, join(folder, name))
  cpSync('dist/engine.wasm', join(folder, 'dist/engine.wasm'))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a command line of the guide in the copy, with this Node. */
function run(line: string): string {
  const path = `${resolve('node_modules/.bin')}:${process.env['PATH']}`
  return execFileSync('sh', ['-c', line], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: path, CI: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

describe('the first rule of a newcomer', () => {
  it('is begun by the command of the guide', () => {
    expect(run(begin!)).toContain('src/rules/routing/delays-all.ts')
    expect(readFileSync(join(folder, 'src/rules/index.ts'), 'utf8')).toContain('  delaysAll,\n')
  })

  it('passes as it is begun, with what is to be filled in', () => {
    expect(run(end!.split('\n')[0]!)).toMatch(/Tests .*2 passed/)
  })

  it('is what the guide shows, and passes', () => {
    writeFileSync(join(folder, 'src/rules/routing/delays-all.ts'), rule!)
    writeFileSync(join(folder, 'test/rules/routing/delays-all/bad.yaml'), bad!)
    writeFileSync(join(folder, 'test/rules/routing/delays-all/good.yaml'), good!)
    expect(run(end!.split('\n')[0]!)).toMatch(/Tests .*2 passed/)
    expect(run('npx tsc')).toBe('')
  })

  it('is begun with small charts for cases where it is about Helm', () => {
    expect(run('npm run new-rule helm/todo-host')).toContain('test/rules/helm/todo-host/bad.txtar')
    expect(run('npx vitest run test/rules/cases.test.ts -t helm/todo-host')).toMatch(/Tests .*2 passed/)
  })

  it('is refused without a family, and where there is one of that name', () => {
    for (const name of ['src', 'test', 'scripts', 'schemas', 'engine', 'tools', 'examples'])
      cpSync(name, join(folder, name), { recursive: true })
    for (const name of ['package.json', 'tsconfig.json', 'vitest.config.ts'])
      expect(() => run(`npm run new-rule ${name}`)).toThrow(/exited|failed/i)
  })
})
