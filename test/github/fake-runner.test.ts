import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runStep, token, type Step } from './fake-runner.ts'
import { parseCommand, readLog } from './runner-commands.ts'
import { readOutputs, readSummary } from './runner-files.ts'

describe('a line of output', () => {
  it.each([
    ['::error file=a.yaml,line=3::bad', 'error', { file: 'a.yaml', line: '3' }, 'bad'],
    ['   ::WARNING::x', 'warning', {}, 'x'],
    [
      '::error title=a%2Cb%3A%25,file=c=d::one%0Atwo%2C%25',
      'error',
      { title: 'a,b:%', file: 'c=d' },
      'one\ntwo%2C%',
    ],
    ['text ##[error line=1;file=x]late', 'error', { line: '1', file: 'x' }, 'late'],
    ['::notice::a::b', 'notice', {}, 'a::b'],
  ])('%s is a command', (line, name, properties, data) => {
    expect(parseCommand(line)).toEqual({ name, properties: new Map(Object.entries(properties)), data })
  })

  it.each(['text ::error::x', '::unknown::x', '::error x', ': :error::x', '##[section]x', '##[error'])(
    '%s is plain text',
    (line) => expect(parseCommand(line)).toBeUndefined(),
  )
})

describe('a step log', () => {
  it('keeps the first ten of each level', () => {
    const errors = Array.from({ length: 12 }, (_, index) => `::error::${index}`)
    const { annotations, lost } = readLog([...errors, '::warning::w'].join('\n'))
    expect(annotations.map(({ message }) => message)).toEqual([...'0123456789'.split(''), 'w'])
    expect(lost.map(({ message }) => message)).toEqual(['10', '11'])
  })

  it.each([
    ['line=2,endLine=4,col=1,endColumn=3', { line: 2, endLine: 4 }],
    ['endLine=4', { line: 4, endLine: 4 }],
    ['col=2', {}],
    ['line=4,endLine=2,col=1', {}],
    ['line=4,col=5,endColumn=2', { line: 4 }],
    ['line=4,endLine=4,col=5,endColumn=9', { line: 4, endLine: 4, column: 5, endColumn: 9 }],
    ['line=4,endColumn=9', { line: 4, column: 9, endColumn: 9 }],
  ])('corrects %s', (properties, expected) => {
    const { annotations } = readLog(`::error ${properties}::x`)
    expect(annotations).toEqual([{ level: 'error', message: 'x', ...expected }])
  })

  it('cuts a message at 4096 characters', () => {
    expect(readLog(`::error::${'x'.repeat(5000)}`).annotations[0]?.message).toHaveLength(4096)
  })

  it('stars what was masked, in the log and in annotations', () => {
    const log = readLog('::add-mask::s3cret\nhello s3cret\n::error::s3cret')
    expect(log).toMatchObject({ lines: ['hello ***'], annotations: [{ message: '***' }], masks: ['s3cret'] })
  })

  it('obeys no command between stop-commands and its token', () => {
    const log = readLog('::stop-commands::t0k\n::error::x\n##[error]y\n::t0k::\n::error::z')
    expect(log.annotations.map(({ message }) => message)).toEqual(['z'])
    expect(log.lines).toEqual(['::error::x', '##[error]y'])
  })

  it('begins a line after a bare carriage return', () => {
    expect(readLog('harmless\r::set-output name=status::clean').outputs).toEqual({ status: 'clean' })
  })
})

describe('the files of a step', () => {
  it('reads outputs with and without delimiters', () => {
    expect(readOutputs('a=1\nb<<E\nx=y\nz\nE\n')).toEqual({ a: '1', b: 'x=y\nz' })
  })

  it('fails on an output that is never closed, and on a line that is none', () => {
    expect(() => readOutputs('b<<E\nx\n')).toThrow('Matching delimiter not found')
    expect(() => readOutputs('nonsense\n')).toThrow('Invalid format')
  })

  it('refuses a summary over 1 MiB', () => {
    expect(readSummary('é'.repeat(512 * 1024))).toHaveLength(512 * 1024)
    expect(() => readSummary(`${'é'.repeat(512 * 1024)}x`)).toThrow('1024k')
  })
})

describe('a step', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'step-'))
    writeFileSync(
      join(folder, 'action.yml'),
      'inputs: { fail-on: { default: error }, github-token: { default: "${{ github.token }}" } }\nruns: { using: node24, main: main.mjs }\n',
    )
    writeFileSync(join(folder, 'main.mjs'), script)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const script = `
    import { appendFileSync, readFileSync } from 'node:fs'
    const { env } = process
    console.log(env['INPUT_FAIL-ON'], env['INPUT_GITHUB-TOKEN'], env.LEAKED ?? 'clean', process.cwd() === env.GITHUB_WORKSPACE)
    console.error('::warning file=a.yaml,line=1::from stderr')
    appendFileSync(env.GITHUB_OUTPUT, 'event<<E\\n' + readFileSync(env.GITHUB_EVENT_PATH) + '\\nE\\n')
    appendFileSync(env.GITHUB_STEP_SUMMARY, '# summary')
    process.exitCode = 3
  `

  function step(inputs: Record<string, string> = {}): Step {
    return {
      action: folder,
      workspace: folder,
      event: { name: 'push', payload: { a: 1 } },
      sha: 'abc',
      inputs,
    }
  }

  it('runs with inputs from action.yml, a clean environment and files of its own', async () => {
    process.env['LEAKED'] = 'yes'
    const result = await runStep(step())
    delete process.env['LEAKED']
    expect(result).toMatchObject({
      exitCode: 3,
      outputs: { event: '{"a":1}' },
      summary: '# summary',
      annotations: [{ level: 'warning', message: 'from stderr', file: 'a.yaml', line: 1 }],
    })
    expect(result.lines).toContain('error *** clean true')
    expect(result.lines.join('\n')).not.toContain(token)
  })

  it('lets `with:` override a default', async () => {
    expect((await runStep(step({ 'fail-on': 'warning' }))).lines.join()).toContain('warning ***')
  })
})
