// A change of a copied package: a file and what is replaced in it. A text that
// is not found fails the build, so that a new upstream version is looked at
// before it is shipped.

export interface Edit {
  from: string | RegExp
  to: string
}

export interface Patch {
  module: string
  file: string
  why: string
  edits: Edit[]
}

/** What is copied of a module. */
export interface Copy {
  /** The folder in `generated/`. */
  into: string
  /** Folders and files; tests are left out. */
  paths: string[]
  /** Folders and files within `paths` that are left out. */
  without?: string[]
}

/** The copies by the path of their module. */
export type Copies = Record<string, Copy>

/** Drops a line of the imports of a Go file. */
export function noImport(path: string): Edit {
  return { from: `\t"${path}"\n`, to: '' }
}
