import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { renderCommand, type RenderOptions } from '../../src/cli/render.ts'
import { targetsCommand } from '../../src/cli/targets.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { whyCommand, type WhyOptions } from '../../src/cli/why.ts'
import type { EnginePool } from '../../src/host/engine/engine-pool.ts'
import { temporaryFolder, type Folder } from '../host/repository.ts'
import { chart, configMap, engine } from '../run/scene.ts'

let folder: Folder
let root: string
let jobs: number
let printed: string
beforeEach(() => {
  folder = temporaryFolder()
  root = join(folder.path, 'repository')
  const files = {
    ...chart('web', configMap, { 'values.yaml': 'level: low\n' }),
    'helmfile.yaml': 'releases:\n  - {name: web, namespace: web, chart: ./web}\n',
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  writeFileSync(join(folder.path, 'engine.sha256'), 'engine\n')
  writeFileSync(join(folder.path, 'program.sha256'), 'program\n')
  jobs = 0
  printed = ''
})
afterEach(() => folder.remove())

const pool: EnginePool = {
  warm: () => undefined,
  render(job) {
    jobs++
    return Promise.resolve(engine.render(job))
  },
  close: () => Promise.resolve(),
}

const terminal = (): Terminal => ({
  folder: root,
  env: { XDG_CACHE_HOME: join(folder.path, 'cache') },
  version: '0.0.0',
  engine: () => pool,
  engineDigest: pathToFileURL(join(folder.path, 'engine.sha256')),
  processWorker: pathToFileURL(join(folder.path, 'none.js')),
  colour: false,
  opensLinks: false,
  width: null,
  print: (text) => void (printed += text),
  printError: (text) => void (printed += text),
  showProgress: null,
  exitWith: () => undefined,
  onInterrupt: () => undefined,
})

const flags = {
  ...{ values: [], set: [], setString: [], setJson: [], setFile: [], setLiteral: [] },
  ...{ apiVersions: [], isUpgrade: false, skipSchemaValidation: false },
}

const renderOptions: RenderOptions = {
  ...flags,
  ...{ name: 'web', namespace: 'web', showOnly: [], includeCrds: false, skipTests: false, hooks: true },
}

const whyOptions: WhyOptions = { ...flags, config: '.meshgate.yaml', environment: [], format: 'text' }

const commands = {
  render: (cache?: false) =>
    renderCommand('web', { ...renderOptions, ...(cache === false && { cache }) }, terminal(), pool),
  why: (cache?: false) =>
    whyCommand(
      { file: 'web', object: 'ConfigMap/settings', path: 'data.level' },
      { ...whyOptions, ...(cache === false && { cache }) },
      terminal(),
      pool,
    ),
  targets: (cache?: false) =>
    targetsCommand(
      [],
      {
        ...{ config: '.meshgate.yaml', environment: [], together: false, format: 'text' },
        ...(cache === false && { cache }),
      },
      terminal(),
      () => pool,
    ),
}

it.each(Object.entries(commands))(
  '%s asks the engine for nothing that it was asked before',
  async (_, command) => {
    await command()
    const [first, text] = [jobs, printed]
    await command()
    expect([first > 0, jobs, printed]).toEqual([true, first, text + text])
    await command(false)
    expect([jobs, printed]).toEqual([2 * first, text + text + text])
  },
)
