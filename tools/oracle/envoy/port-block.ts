import { createServer } from 'node:net'

/** The ports of one Envoy: of its admin interface, and of its listeners. */
export interface PortBlock {
  readonly admin: number
  /** The first port of the listeners; those of the block follow. */
  readonly first: number
}

/** Below the ports that systems take for connections of their own. */
const basePort = 21_000
const portsOfBlock = 50
const blocks = 200

/**
 * A block of ports that nothing listens at. Each Envoy of a process has the next one, and processes begin at different ones, so
 * that several may run at once.
 *
 * @param number how many the process had before
 */
export async function freePortBlock(number: number): Promise<PortBlock> {
  for (let attempt = 0; attempt < blocks; attempt++) {
    const admin = basePort + ((process.pid * 7 + number + attempt) % blocks) * portsOfBlock
    // oxlint-disable-next-line no-await-in-loop
    if ((await isFree(admin)) && (await isFree(admin + 1))) return { admin, first: admin + 1 }
  }
  throw new Error(`no free ports from ${basePort} to ${basePort + blocks * portsOfBlock}`)
}

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
