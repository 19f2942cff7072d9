import { readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { ProcessEnvironment } from '../environment.ts'
import { helmRepositories } from './helm-repositories.ts'

/** The certificate of a client and the authorities that it trusts: contents of PEM files. */
export interface ClientCertificates {
  readonly cert?: Buffer
  readonly key?: Buffer
  /** The authorities to trust instead of Node's. */
  readonly ca?: readonly Buffer[]
}

/** Finds the certificates for the host of an address; `null` if the machine has none. */
export type FindCertificates = (url: URL) => ClientCertificates | null

/**
 * Finds certificates where Podman, Docker and Helm do: in folders `HOST[:PORT]` with `NAME.cert`, `NAME.key` and `NAME.crt`
 * (containers `certs.d(5)`, Docker's "Use certificates for repository client verification"), and in Helm's
 * `repositories.yaml` (`certFile`, `keyFile`, `caFile`). Files are read at the first request to a host.
 */
export function openCertificates(env: ProcessEnvironment): FindCertificates {
  const found = new Map<string, ClientCertificates | null>()
  return ({ protocol, host }) => {
    if (protocol !== 'https:') return null
    const certificates =
      found.get(host) ?? certificatesInFolders(host, env) ?? certificatesOfRepository(host, env)
    found.set(host, certificates)
    return certificates
  }
}

function foldersOf(env: ProcessEnvironment): string[] {
  const config = env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config')
  return [join(config, 'containers'), join(config, 'docker'), '/etc/containers', '/etc/docker'].map(
    (folder) => join(folder, 'certs.d'),
  )
}

function certificatesInFolders(host: string, env: ProcessEnvironment): ClientCertificates | null {
  for (const folder of foldersOf(env)) {
    const certificates = certificatesIn(join(folder, host))
    if (certificates) return certificates
  }
  return null
}

function certificatesIn(folder: string): ClientCertificates | null {
  const names = namesIn(folder)
  const cert = names.find((name) => name.endsWith('.cert') && names.includes(name.replace(/cert$/, 'key')))
  const authorities = names.filter((name) => name.endsWith('.crt'))
  const read = (name: string): Buffer => readFileSync(join(folder, name))
  if (cert === undefined && authorities.length === 0) return null
  return {
    ...(cert !== undefined && { cert: read(cert), key: read(cert.replace(/cert$/, 'key')) }),
    ...(authorities.length > 0 && { ca: authorities.map(read) }),
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted()
  } catch {
    return []
  }
}

/** The files of the first repository at the host that names any. Throws if one cannot be read. */
function certificatesOfRepository(host: string, env: ProcessEnvironment): ClientCertificates | null {
  for (const { url, certFile = '', keyFile = '', caFile = '' } of helmRepositories(env)) {
    if (!URL.canParse(url) || new URL(url).host !== host || (certFile === '' && caFile === '')) continue
    return {
      ...(certFile !== '' && keyFile !== '' && { cert: readFileSync(certFile), key: readFileSync(keyFile) }),
      ...(caFile !== '' && { ca: [readFileSync(caFile)] }),
    }
  }
  return null
}
