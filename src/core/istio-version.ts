/** A minor release of Istio; patch releases change no meaning. */
export interface IstioVersion {
  readonly major: number
  readonly minor: number
}

/** The newest release whose meaning is known here: what a mesh runs unless somebody says otherwise. */
export const newestIstio: IstioVersion = { major: 1, minor: 31 }

/** Reads `1.27`, `v1.27.3` or `1.27.0-rc.1`; `null` for anything else. */
export function parseIstioVersion(text: string): IstioVersion | null {
  const [, major, minor] = /^v?(\d{1,3})\.(\d{1,4})(?:\.\d+)?(?:[-+][\w.+-]+)?$/.exec(text.trim()) ?? []
  return major === undefined || minor === undefined ? null : { major: Number(major), minor: Number(minor) }
}

/** A version as people write it: `1.27`. */
export function versionText({ major, minor }: IstioVersion): string {
  return `${major}.${minor}`
}
