import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { ProcessEnvironment } from '../environment.ts'
import { toData } from '../../yaml/data.ts'
import { parseDocuments } from '../../yaml/parse.ts'

/** An entry of Helm's `repositories.yaml`, which `helm repo add` writes (Helm's `pkg/repo/v1/chartrepo.go`, Entry). */
export interface HelmRepository {
  readonly name: string
  readonly url: string
  readonly username?: string
  readonly password?: string
  readonly certFile?: string
  readonly keyFile?: string
  readonly caFile?: string
}

/** The repositories in Helm's configuration; empty if it cannot be read. */
export function helmRepositories(env: ProcessEnvironment): HelmRepository[] {
  const path = env['HELM_REPOSITORY_CONFIG'] || join(helmFolder(env), 'repositories.yaml')
  const root = parseDocuments(textOf(path), path)[0]?.root
  const { repositories } = ((root && toData(root)) ?? {}) as Readonly<Record<string, unknown>>
  return (Array.isArray(repositories) ? repositories : []).flatMap((entry: unknown) => {
    const texts = Object.entries(entry ?? {}).filter(([, value]) => typeof value === 'string')
    const repository = Object.fromEntries(texts) as Partial<HelmRepository>
    const { name, url } = repository
    return name !== undefined && url !== undefined ? [{ ...repository, name, url }] : []
  })
}

/** The folder of Helm's configuration (`pkg/helmpath/lazypath_*.go`). */
export function helmFolder(env: ProcessEnvironment): string {
  const home = env['HOME'] || homedir()
  if (env['HELM_CONFIG_HOME']) return env['HELM_CONFIG_HOME']
  if (env['XDG_CONFIG_HOME']) return join(env['XDG_CONFIG_HOME'], 'helm')
  if (process.platform === 'darwin') return join(home, 'Library', 'Preferences', 'helm')
  return join(process.platform === 'win32' ? (env['APPDATA'] ?? '') : join(home, '.config'), 'helm')
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
