import { lstatSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { once } from '../../core/once-per.ts'
import { linkMode, linkTarget } from './entries.ts'
import type { Git } from './git.ts'

/** The index of Git for a working folder. */
export interface IndexListing {
  /** The symbolic links that stay inside the tree: path to target path. */
  readonly links: () => ReadonlyMap<string, string>
  /**
   * True if each tracked file that `git status` does not list equals its blob except for line ends: no file is omitted by a
   * sparse checkout or assumed unchanged, and no attributes convert files.
   */
  readonly isCheckedOutAsStored: () => boolean
}

/** Lists the index with the tags of `git ls-files -v`, on first use. */
export function indexListing(git: Git): IndexListing {
  const listing = once(() => git(['ls-files', '--stage', '-v', '-z']))
  return {
    links: once(() => linksIn(listing(), git.top)),
    isCheckedOutAsStored: () => {
      const text = listing().toString('latin1')
      return !otherTag.test(text) && !attributes.test(text)
    },
  }
}

/** An entry with another tag than `H`: omitted by a sparse checkout, assumed unchanged, or in conflict. */
const otherTag = /(?:^|\0)(?!H )[^\0]/

const attributes = /[\t/]\.gitattributes\0/

/** The symbolic links in a listing. They are few, so it is searched and not parsed as a whole. */
function linksIn(listing: Buffer, top: string): Map<string, string> {
  const links = new Map<string, string>()
  for (let at = linkAt(listing, 0); at >= 0; at = linkAt(listing, at + 1)) {
    const entry = listing.toString('utf8', at, listing.indexOf(0, at))
    const path = entry.slice(entry.indexOf('\t') + 1)
    const target = targetOnDisk(join(top, path))
    const resolved = target === undefined ? undefined : linkTarget(path, target)
    if (resolved !== undefined) links.set(path, resolved)
  }
  return links
}

/** The offset of the mode in the next entry of a link at or after `from`; -1 if there is none. */
function linkAt(listing: Buffer, from: number): number {
  let at = listing.indexOf(` ${linkMode} `, from)
  // The tag and the end of the previous entry precede the mode.
  while (at >= 0 && at !== 1 && listing[at - 2] !== 0) at = listing.indexOf(` ${linkMode} `, at + 1)
  return at
}

function targetOnDisk(path: string): string | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(path) : undefined
}
