import {
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { KustomizeOptions } from '../../../src/render/kustomize/build.ts'
import { partsOf } from '../../rules/txtar.ts'

/** A kustomization on disk, and the flags of `kustomize build`. */
export interface KustomizeCase {
  readonly name: string
  /** The absolute path of the folder with all files. */
  readonly root: string
  /** The path of the kustomization's folder in it. */
  readonly path: string
  readonly options: KustomizeOptions
}

/** The meta.json of a case of kustomize's own tests (engine/kustomize-cases/dump.go). */
interface Dumped {
  readonly path: string
  readonly anyPath: boolean
  readonly legacy: boolean
  readonly managedBy: boolean
  readonly helm: boolean
}

/** The cases of kustomize's own tests, in the folder that engine/native-kustomize.ts wrote. */
export function upstreamCases(folder: string): KustomizeCase[] {
  return readdirSync(folder).map((name) => {
    const { path, anyPath, legacy, managedBy, helm } = JSON.parse(
      readFileSync(join(folder, name, 'meta.json'), 'utf8'),
    ) as Dumped
    const options = { anyPath, managedBy, helm, ...(legacy && { reorder: 'legacy' as const }) }
    return { name, root: realpathSync(join(folder, name)) + '/root', path: path.replace(/^\//, ''), options }
  })
}

/**
 * Writes the cases of `crafted/*.txtar` to a folder. A part `-- CASE/PATH --` is a file of a case, `-- CASE/PATH ->
 * TARGET --` a link, `-- CASE/options --` its options as JSON. Files of the case `*` belong to every case of the file,
 * those of `base.txtar` to all cases. A case builds its folder `app`.
 */
export function writeCraftedCases(folder: string): KustomizeCase[] {
  const { [baseFile]: base = {}, ...sources } = Object.fromEntries(
    readdirSync(crafted).map((file) => [file, partsOf(readFileSync(join(crafted, file), 'utf8'))]),
  )
  return Object.entries(sources).flatMap(([file, parts]) =>
    writeParts(join(folder, file.replace('.txtar', '')), base, parts),
  )
}

/** Writes the cases of one such file. */
export function writeCases(folder: string, file: string): KustomizeCase[] {
  return writeParts(folder, {}, partsOf(readFileSync(file, 'utf8')))
}

const crafted = fileURLToPath(new URL('crafted', import.meta.url))

const baseFile = 'base.txtar'

type Parts = Readonly<Record<string, string>>

function writeParts(folder: string, base: Parts, parts: Parts): KustomizeCase[] {
  const filesByCase = new Map<string, Record<string, string>>()
  for (const [part, text] of Object.entries(parts)) {
    const name = part.slice(0, part.indexOf('/'))
    filesByCase.set(name, { ...filesByCase.get(name), [part.slice(name.length + 1)]: text })
  }
  const shared = { ...base, ...filesByCase.get('*') }
  filesByCase.delete('*')
  return [...filesByCase].map(([name, ownParts]) => {
    const { options = '{}', ...files }: Parts = { ...shared, ...ownParts }
    return { ...writeCase(folder, name, files), options: JSON.parse(options) as KustomizeOptions }
  })
}

/** Writes the files of one case to a folder of its name. */
export function writeCase(folder: string, name: string, files: Parts): KustomizeCase {
  const root = join(folder, name)
  for (const [path, text] of Object.entries(files)) writePart(root, path, text)
  return { name: `${basename(folder)}/${name}`, root: realpathSync(root), path: 'app', options: {} }
}

function writePart(root: string, part: string, text: string): void {
  const [path = '', target] = part.split(' -> ')
  mkdirSync(dirname(join(root, path)), { recursive: true })
  if (target === undefined) writeFileSync(join(root, path), text)
  else symlinkSync(target, join(root, path))
}

/** What is in a folder, by relative path. */
export interface DiskFiles {
  readonly files: Readonly<Record<string, Uint8Array>>
  /** Links to the relative path that they lead to; those that leave the folder are left out. */
  readonly links: Readonly<Record<string, string>>
}

/** Reads a folder. */
export function filesOnDisk(folder: string): DiskFiles {
  const files: Record<string, Uint8Array> = {}
  const links: Record<string, string> = {}
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(folder.length + 1)
    if (entry.isFile()) files[name] = readFileSync(path)
    if (entry.isSymbolicLink()) {
      const target = join(entry.parentPath, readlinkSync(path))
      if (target.startsWith(`${folder}/`)) links[name] = target.slice(folder.length + 1)
    }
  }
  return { files, links }
}
