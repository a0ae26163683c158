// Standard output, line by line and at once. Node's own stream for a pipe brings its sockets along, which costs an eighth of
// Node's start-up: a job that finds everything fresh has little else to do.
import { writeSync } from 'node:fs'
import { EOL } from 'node:os'

const DESCRIPTOR = 1

/** Windows writes to a pipe later, and in no order with what is written around Node's stream. */
let isDirect = process.platform !== 'win32'

/** Prints a line for whoever started this process. */
export function printLine(line: string): void {
  const rest = isDirect ? writeDirectly(Buffer.from(line + EOL)) : line + EOL
  if (rest.length > 0) process.stdout.write(rest)
}

/** What could not be written: a pipe that somebody set not to block is full, or closed. Node's stream knows what to do. */
function writeDirectly(bytes: Buffer): Buffer {
  let offset = 0
  try {
    while (offset < bytes.length) offset += writeSync(DESCRIPTOR, bytes, offset)
  } catch {
    // What follows must not overtake it.
    isDirect = false
  }
  return bytes.subarray(offset)
}
