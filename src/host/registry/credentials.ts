import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { ProcessEnvironment } from '../environment.ts'
import { helmFolder, helmRepositories } from './helm-repositories.ts'

/** A user with a password, or a token that a registry exchanges for another one (`docker login` with OAuth). */
export type Credentials =
  | { readonly user: string; readonly password: string }
  | { readonly refreshToken: string }

/** A repository in Helm's configuration, which `helm repo add` writes. */
export interface NamedRepository {
  readonly name: string
  readonly url: string
  readonly credentials: Credentials | null
}

/** The logins of the user. They are read on first use, and credential helpers run only then. */
export interface CredentialStore {
  /** The credentials for a path of a registry, such as `org/charts` of `ghcr.io`; `null` for none. */
  ofRegistry(host: string, path: string): Credentials | null
  readonly repositories: readonly NamedRepository[]
}

/**
 * Opens the logins of Helm, Podman and Docker, in this order: `HELM_REGISTRY_CONFIG`, `REGISTRY_AUTH_FILE`, and
 * `config.json` in `DOCKER_CONFIG` (Helm's `pkg/registry/client.go`, Docker's `cli/config`).
 */
export function openCredentials(env: ProcessEnvironment): CredentialStore {
  const files = configFiles(env).map(readConfig)
  const repositories = readRepositories(env)
  return {
    ofRegistry(host, path) {
      for (const config of files) {
        const credentials = credentialsIn(config, host, path, env)
        if (credentials) return credentials
      }
      return null
    },
    repositories,
  }
}

/** The header `Authorization` for a user with a password. */
export function basicAuthorization({ user, password }: { user: string; password: string }): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

function configFiles(env: ProcessEnvironment): string[] {
  return [
    env['HELM_REGISTRY_CONFIG'] || join(helmFolder(env), 'registry', 'config.json'),
    ...(env['REGISTRY_AUTH_FILE'] ? [env['REGISTRY_AUTH_FILE']] : []),
    join(env['DOCKER_CONFIG'] || join(homeOf(env), '.docker'), 'config.json'),
  ]
}

function homeOf(env: ProcessEnvironment): string {
  return env['HOME'] || homedir()
}

/** The parts of Docker's config.json that name credentials. */
interface DockerConfig {
  readonly auths?: Readonly<Record<string, Login>>
  readonly credsStore?: string
  readonly credHelpers?: Readonly<Record<string, string>>
}

interface Login {
  readonly auth?: string
  readonly username?: string
  readonly password?: string
  readonly identitytoken?: string
}

function readConfig(path: string): DockerConfig {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) ?? {}) as DockerConfig
  } catch {
    return {}
  }
}

function credentialsIn(
  config: DockerConfig,
  host: string,
  path: string,
  env: ProcessEnvironment,
): Credentials | null {
  const keys = keysOf(host, path)
  const helper = keys.map((key) => config.credHelpers?.[key]).find(Boolean) ?? config.credsStore
  const stated = keys.map((key) => loginOf(config.auths?.[key])).find(Boolean)
  return stated ?? (helper ? credentialsFromHelper(helper, keys.at(-1)!, env) : null)
}

/** The keys of a registry, the most specific first: Podman's keys have paths, Docker's only the host. */
function keysOf(host: string, path: string): string[] {
  const segments = path.split('/').filter(Boolean)
  const paths = segments.map((_, index) => `${host}/${segments.slice(0, segments.length - index).join('/')}`)
  const hub = host === dockerHub ? ['docker.io', 'index.docker.io', 'https://index.docker.io/v1/'] : []
  return [...paths, host, `https://${host}`, ...hub]
}

const dockerHub = 'registry-1.docker.io'

function loginOf({ auth, username, password, identitytoken }: Login = {}): Credentials | null {
  if (identitytoken) return { refreshToken: identitytoken }
  if (username && password) return { user: username, password }
  const text = auth ? Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '') : ''
  const colon = text.indexOf(':')
  return colon > 0 ? { user: text.slice(0, colon), password: text.slice(colon + 1) } : null
}

const helperTimeoutMs = 30_000

/** Asks a credential helper (docker/docker-credential-helpers, "the protocol"); one that fails has no credentials. */
function credentialsFromHelper(helper: string, key: string, env: ProcessEnvironment): Credentials | null {
  if (!/^[\w.-]+$/.test(helper)) return null
  try {
    const output = execFileSync(`docker-credential-${helper}`, ['get'], {
      input: key,
      encoding: 'utf8',
      env: env,
      timeout: helperTimeoutMs,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const { Username: user, Secret: password } = JSON.parse(output) as Readonly<Record<string, string>>
    if (!user || !password) return null
    return user === '<token>' ? { refreshToken: password } : { user, password }
  } catch {
    return null
  }
}

function readRepositories(env: ProcessEnvironment): NamedRepository[] {
  return helmRepositories(env).map(({ name, url, username = '', password }) => ({
    ...{ name, url },
    credentials: username !== '' && password !== undefined ? { user: username, password } : null,
  }))
}
