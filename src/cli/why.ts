import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { oncePer } from '../core/once-per.ts'
import type { HelmTarget } from '../core/target.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { pathInside } from '../host/folder-tree.ts'
import { openFolder } from '../host/open.ts'
import { chartLoader } from '../render/chart-files.ts'
import { renderHelm, type HelmRequest } from '../render/helm.ts'
import { createProvenance } from '../render/causes/provenance.ts'
import { whyJson, whyText } from '../report/why.ts'
import { why as ask } from '../why/why.ts'
import { paintFor } from './formats.ts'
import { filesOfSet, givenFiles } from './given-files.ts'
import type { SeenFlags, ValuesFlags } from './helm-options.ts'
import type { Terminal } from './terminal.ts'

/** What `meshgate why` takes: a part of the flags of `helm template`, on top of what each release has. */
export interface WhyOptions extends ValuesFlags, SeenFlags {
  readonly name?: string
  readonly namespace?: string
  readonly config: string
  readonly environment: readonly string[]
  readonly format: 'text' | 'json'
}

/** What `meshgate why` asks for. */
export interface WhyQuestion {
  readonly file: string
  readonly object: string
  readonly path: string
}

/** `meshgate why FILE OBJECT PATH`: how a rendered field came to be. Exit code 1 if no release can be rendered. */
export async function whyCommand(
  { file, object, path }: WhyQuestion,
  options: WhyOptions,
  { folder, env, print, exitWith, colour }: Terminal,
  engine: EnginePool,
): Promise<void> {
  const { root, head, paths } = openFolder({ folder, paths: [file], base: null, env })
  const shelfOf = oncePer(chartLoader)
  const requestFor = requests(options, folder, root)
  const answer = await ask({
    head,
    file: paths[0]!,
    object,
    path,
    environments: options.environment,
    configFile: options.config,
    maskKey: randomBytes(16).toString('hex'),
    render: (tree, target) => renderHelm(engine, shelfOf(tree), requestFor(target)),
    provenance: (tree, target) => createProvenance(engine, shelfOf(tree), requestFor(target)),
  })
  print(options.format === 'json' ? whyJson(answer) : whyText(answer, paintFor(colour)))
  if (answer.answers.length === 0) exitWith(1)
}

/** Turns the options into requests: what they say is the strongest of each release. */
function requests(options: WhyOptions, folder: string, root: string): (target: HelmTarget) => HelmRequest {
  const { name, namespace, values, config: _, environment: __, format: ___, ...flags } = options
  const given = values.map((file) => nameInTree(resolve(folder, file), root))
  const files = new Map([
    ...givenFiles(options.setFile.flatMap(filesOfSet), folder),
    ...givenFiles(given, root),
  ])
  return (target) => ({
    target: {
      ...target,
      release: name ?? target.release,
      namespace: namespace ?? target.namespace,
      values: [...target.values.filter((file) => !given.includes(file)), ...given],
    },
    flags,
    files,
  })
}

/** A file of the tree goes by its path there, any other one by the one on the disk. */
function nameInTree(path: string, root: string): string {
  return pathInside(root, path) ?? path
}
