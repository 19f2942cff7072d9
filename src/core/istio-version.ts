/** A minor release of Istio; patch releases do not change semantics. */
export interface IstioVersion {
  readonly major: number
  readonly minor: number
}

/** The newest release whose semantics are implemented, assumed for a mesh unless the configuration names another. */
export const newestIstio: IstioVersion = { major: 1, minor: 32 }

/**
 * Reads the major and minor version of `1.27`, `v1.27.3` or `1.27.0-rc.1`, with blanks around it or none; `null` for anything
 * else, such as `1`, and for a greater major version than that of the newest release.
 */
export function parseIstioVersion(text: string): IstioVersion | null {
  const [, major, minor] = /^v?(\d{1,3})\.(\d{1,4})(?:\.\d+)?(?:[-+][\w.+-]+)?$/.exec(text.trim()) ?? []
  if (major === undefined || minor === undefined || Number(major) > newestIstio.major) return null
  return { major: Number(major), minor: Number(minor) }
}

/** A version in the usual form: `1.27`. */
export function versionText({ major, minor }: IstioVersion): string {
  return `${major}.${minor}`
}
