import { join } from 'node:path'
import type { Engine } from '../../../src/render/engine.ts'
import { engineFrameOf } from '../../../src/render/wire.ts'
import { filesOnDisk, type KustomizeCase } from './cases.ts'
import type { NativeBuild } from './native.ts'

/** Builds a case with all of its files at the paths that they have on disk, so that messages are those of kustomize. */
export function engineBuild(engine: Engine, { root, path, options }: KustomizeCase): NativeBuild {
  const { files, links } = filesOnDisk(root)
  const onDisk = (entries: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(entries).map(([name, target]) => [join(root, name), join(root, target)]),
    )
  const extra = { links: onDisk(links), folders: [root] }
  const answer = engine.render({
    source: {
      kind: 'tree',
      files: [
        engineFrameOf('', new TextEncoder().encode(JSON.stringify(extra))),
        ...Object.entries(files).map(([name, data]) => engineFrameOf(join(root, name), data)),
      ],
    },
    options: { ...options, path: join(root, path) },
    files: [],
    clockAndSeed: { now: 0, seed: 1 },
  })
  if (answer.status === 'ended') return { error: answer.reason }
  const text = (name: string): string =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      answer.frames.find((frame) => frame.name === name)?.data,
    )
  const { error } = JSON.parse(text('')) as { error: string }
  return error === '' ? { manifest: text('manifest') } : { error: error.trim() }
}
