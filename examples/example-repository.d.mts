/** Makes a Git repository of the examples in a temporary folder, and returns the folder. */
export function createExampleRepository(overlays?: readonly string[]): string
