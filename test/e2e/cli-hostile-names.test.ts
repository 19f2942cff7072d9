import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder, type Folder } from '../host/repository.ts'
import { meshgate } from './cli.ts'

/** Names that would colour a terminal, clear it, and write a command of their own into the log of a workflow. */
const names = [
  '\u001b[31mred.yaml',
  '\u001b[2J\u009b2Jclear.yaml',
  'a\n::error::planted\nb.yaml',
  '\u202ereorder.yaml',
]

const bad = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: pay }
spec:
  hosts: ["https://pay.example.org"]
  resolution: DNS
  ports: [{ number: 80, name: http, protocol: HTTP }]
`
const broken = 'a: [\n'

describe.skipIf(!existsSync('dist/cli.js'))('files with hostile names', () => {
  let folder: Folder
  beforeAll(() => {
    folder = temporaryFolder()
    folder.write(
      Object.fromEntries(
        names.flatMap((name) => [
          [`bad/${name}`, bad],
          [`broken/${name}`, broken],
        ]),
      ),
    )
    folder.write({ 'configured/.meshgate.yaml': 'rules:\n  "\\u001b[31mrule": off\n' })
  })
  afterAll(() => folder.remove())

  it.each(['text', 'json', 'markdown', 'github'])(
    'move no cursor and give no command under --format %s',
    (format) => {
      const { stdout, stderr } = meshgate(folder.path, 'check', 'bad', 'broken', '--format', format)
      expect(stdout).toContain('red.yaml')
      expectInert(stdout, format === 'github')
      expectInert(stderr)
    },
  )

  it.each([
    ['check', ['check', 'no\u001b[31mwhere']],
    ['why', ['why', '\u001b[31mno.yaml', 'ServiceEntry/pay', 'spec']],
    ['render', ['render', '\u001b[31mno']],
    ['explain', ['explain', '\u001b[31mrule']],
    ['an unknown command', ['\u001b[31mcheck']],
    ['a configuration', ['check', 'configured', '--config', 'configured/.meshgate.yaml']],
  ])('move no cursor in what goes wrong with %s', (_, args) => {
    const { stdout, stderr, exitCode } = meshgate(folder.path, ...args)
    expect(exitCode).not.toBe(0)
    expect(stderr).toContain('[31m')
    expectInert(stdout)
    expectInert(stderr)
  })
})

/** Commands are for annotations alone, and each of these names a rule. */
function expectInert(output: string, isCommands = false): void {
  expect(output.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  const commands = output.split('\n').filter((line) => line.trimStart().startsWith('::'))
  expect(commands.filter((line) => !isCommands || !/^::(?:error|warning|notice) file=/.test(line))).toEqual(
    [],
  )
}
