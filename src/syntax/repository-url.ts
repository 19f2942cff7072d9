import { table } from '../core/table.ts'

/**
 * A key that is equal for all URLs of one repository: `github.com/org/repo` for `https://github.com/org/repo.git`,
 * `ssh://git@github.com:22/Org/repo` and `git@github.com:org/repo`. `null` for a text that names no repository on a host.
 * Scheme, user, port, the ending `.git` and the case of the host make no difference, nor does the case of the path on hosts
 * that ignore it.
 */
export function repositoryKey(url: string): string | null {
  const parsed = urlParts(url.trim())
  if (!parsed) return null
  const host = hostAliases[parsed.host.toLowerCase()] ?? parsed.host.toLowerCase()
  const path = pathOf(decoded(parsed.path), host)
  if (path === '') return null
  return `${host}/${hostsIgnoringCase.has(host) ? path.toLowerCase() : path}`
}

/**
 * Parses `oci://` addresses of registries and URLs of Git, also as `host:path`
 * (https://git-scm.com/docs/git-clone#_git_urls).
 */
function urlParts(url: string): { host: string; path: string } | null {
  const [, host, path] =
    /^(?:git::|git\+)?(?:https?|ssh|git|oci):\/\/(?:[^/]*@)?([^/:@]+)(?::\d*)?\/(.*)$/i.exec(url) ?? []
  if (host !== undefined && path !== undefined) return { host, path }
  // A single letter before the colon is a drive of Windows.
  const [, shortHost, shortPath] = /^(?:[^/:@]+@)?([^/:@]{2,}):(?!\/\/)(.*)$/.exec(url) ?? []
  return shortHost === undefined || shortPath === undefined ? null : { host: shortHost, path: shortPath }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function pathOf(path: string, host: string): string {
  const plain = path
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((segment) => segment !== '')
    .join('/')
    .replace(/\.git$/i, '')
  // Azure DevOps: `v3/org/project/repo` by SSH is `org/project/_git/repo` by HTTPS.
  return host === azure ? plain.replace(/^v3\/([^/]+)\/([^/]+)\/([^/]+)$/, '$1/$2/_git/$3') : plain
}

const azure = 'dev.azure.com'

/** Names of hosts for SSH through a firewall, and other names of the same host. */
const hostAliases = table<string>({
  'altssh.bitbucket.org': 'bitbucket.org',
  'altssh.gitlab.com': 'gitlab.com',
  'ssh.dev.azure.com': azure,
  'ssh.github.com': 'github.com',
  'www.github.com': 'github.com',
})

const hostsIgnoringCase: ReadonlySet<string> = new Set([azure, 'bitbucket.org', 'github.com', 'gitlab.com'])
