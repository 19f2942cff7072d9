import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { folderTexts } from '../charts/render.ts'
import { runTranscript } from '../e2e/shell-transcript.ts'
import { temporaryRepository } from '../host/repository.ts'
import { blocksIn, expectTranscript } from './blocks.ts'
import { guideCommands } from './commands.ts'
import { scenes } from './scenes.ts'

/** Windows has no `sh`. */
const canRun = existsSync('dist/cli.js') && process.platform !== 'win32'

describe.skipIf(!canRun).each(Object.entries(scenes))('the commands of %s', (page, createScene) => {
  let folder = ''
  beforeAll(() => {
    folder = createScene()
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(guideCommands(page))('$line', ({ line, shown }) => {
    const printed = runTranscript(folder, `$ ${line}\n`)
    expectTranscript(printed, shown)
    expect(exitCodeIn(printed)).toBe(exitCodeIn(shown))
  })
})

/** The exit code at the end of a transcript; 0 if there is none. */
function exitCodeIn(transcript: string): string {
  return /\[exit code (\d+)\]\n$/.exec(transcript)?.[1] ?? '0'
}

/** A release of which head gives a call less time than base, too little for its retries. */
describe.skipIf(!canRun)('the jobs of docs/ci-systems.md', () => {
  const repository = temporaryRepository()
  beforeAll(() => {
    const file = 'apps/payments/values-prod.yaml'
    const files = {
      ...folderTexts('charts/istio-egress'),
      ...folderTexts('examples/repository/apps/payments', 'apps/payments'),
    }
    repository.commit(files)
    repository.git('update-ref', 'refs/remotes/origin/main', 'main')
    repository.write({ [file]: files[file]!.replace('timeout: 15s', 'timeout: 5s') })
  })
  afterAll(() => repository.remove())
  const runJob = (variable: string, line: string): string =>
    runTranscript(repository.path, `$ export MESHGATE='${resolve('dist/cli.js')}' ${variable}; ${line}\n`)
  const written = (file: string): string => readFileSync(join(repository.path, file), 'utf8')

  it('GitLab: block, and write what the widgets read', () => {
    const [job] = blocksIn('docs/ci-systems.md', 'yaml')
    const { meshgate } = parse(job!) as {
      meshgate: { script: string[]; artifacts: { reports: { junit: string; codequality: string } } }
    }
    expect(meshgate.script).toHaveLength(1)
    expect(exitCodeIn(runJob('CI_MERGE_REQUEST_DIFF_BASE_SHA=main', meshgate.script[0]!))).toBe('1')
    const { junit, codequality } = meshgate.artifacts.reports
    expect(written(junit)).toContain('<failure')
    expect(written(codequality)).toContain('"blocker"')
  })

  it('Jenkins: block, and write what the plugins read', () => {
    const [pipeline] = blocksIn('docs/ci-systems.md', 'groovy')
    const [, line] = /sh '(node .+)'/.exec(pipeline!)!
    expect(exitCodeIn(runJob('CHANGE_TARGET=main', line!))).toBe('1')
    const [, junit] = /junit '(.+)'/.exec(pipeline!)!
    const [, sarif] = /sarif\(pattern: '(.+)'\)/.exec(pipeline!)!
    expect(written(junit!)).toContain('<failure')
    expect(written(sarif!)).toContain('routing/timeout-covers-retries')
  })
})
