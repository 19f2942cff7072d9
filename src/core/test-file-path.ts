/** True for the path of a file with policy tests. */
export function isTestFile(path: string): boolean {
  return /[^/]\.meshgate-test\.ya?ml$/.test(path)
}
