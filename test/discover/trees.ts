import { readFileSync } from 'node:fs'
import type { Config } from '../../src/core/config.ts'
import { once } from '../../src/core/once-per.ts'
import { unknownRepository } from '../../src/core/repository.ts'
import { namedFiles, type Target } from '../../src/core/target.ts'
import { memoryTree, type Tree } from '../../src/core/tree.ts'
import { discover, type Discovery } from '../../src/discover/discover.ts'
import type { DiscoverOptions } from '../../src/discover/discover-options.ts'
import { readConfig } from '../../src/config.ts'
import { createEngine } from '../../src/render/engine.ts'
import { createEvaluators } from '../../src/host/engine/evaluators.ts'
import { readerOf } from '../../src/yaml/reader.ts'

const engine = once(() =>
  createEngine(new WebAssembly.Module(readFileSync(new URL('../../dist/engine.wasm', import.meta.url)))),
)

/** Evaluates helmfiles and templates by the engine as it is shipped, in this thread. */
export const evaluators = createEvaluators({ render: (job) => engine().render(job) })

/** What a tree of these texts holds; its `.meshgate.yaml` is read, if it has one. */
export async function found(
  texts: Readonly<Record<string, string>>,
  options: Partial<DiscoverOptions> = {},
  links: Readonly<Record<string, string>> = {},
): Promise<Discovery> {
  return foundIn(memoryTree(texts, links), options)
}

/** What a tree holds. */
export async function foundIn(tree: Tree, options: Partial<DiscoverOptions> = {}): Promise<Discovery> {
  const reader = readerOf(tree)
  const config: Config = await readConfig(reader)
  return discover(reader, config, {
    configFile: '.meshgate.yaml',
    paths: [],
    together: false,
    repository: () => unknownRepository,
    evaluators,
    ...options,
  })
}

/** Targets in one line each: `kind id: files`. */
export function outline(targets: readonly Target[]): string[] {
  return targets.map((target) => {
    const files = namedFiles(target)
    return `${target.kind} ${target.id}${files.length > 0 ? `: ${files.join(' ')}` : ''}`
  })
}

/** A Chart.yaml. */
export function chart(name: string, more = ''): string {
  return `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`
}

/** Values in the layout of the egress chart. */
export const egress = 'mediatedTls:\n  pay:\n    externalHost: pay.example.org\n'

/** A plain object. */
export const object = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n'

/** The files of a chart that reads values in the layout of the egress chart; `folder` is `''` for the root. */
export function egressChart(folder: string, name: string, more = ''): Record<string, string> {
  const at = (file: string): string => (folder === '' ? file : `${folder}/${file}`)
  return {
    [at('Chart.yaml')]: chart(name, more),
    [at('templates/egress.yaml')]: 'a: {{ toYaml .Values.mediatedTls | nindent 2 }}\n',
  }
}
