/** Makes a Git repository of the examples in a temporary folder, and returns the folder. */
export function createExampleRepository(overlays?: readonly string[]): string

/** Puts examples/gitops and the charts into a temporary folder, and returns the folder. */
export function createGitopsFolder(): string
