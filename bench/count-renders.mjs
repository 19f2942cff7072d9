// Loaded into meshgate's process: says at its end how many renders were asked of worker threads.
import { Worker } from 'node:worker_threads'

const post = Worker.prototype.postMessage
let renders = 0
Worker.prototype.postMessage = function (message, transferred) {
  renders++
  post.call(this, message, transferred)
}
process.on('exit', () => process.stderr.write(`renders: ${renders}\n`))
