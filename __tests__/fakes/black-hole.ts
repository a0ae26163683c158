// A server that takes every connection and never says a word.
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A running server. */
export interface BlackHole {
  /** `127.0.0.1:<port>` */
  readonly host: string
  /** Somebody is connected, and waits. */
  readonly asked: Promise<void>
  /** How many are connected now. */
  readonly waiting: () => number
  close(): Promise<void>
}

/** Starts a server on loopback. */
export async function startBlackHole(): Promise<BlackHole> {
  const sockets = new Set<Socket>()
  const asked = Promise.withResolvers<void>()
  const server = createServer((socket) => {
    sockets.add(socket)
    // What it is sent is taken, so that it hears of the end.
    socket.resume().on('error', () => undefined)
    socket.on('end', () => socket.destroy()).on('close', () => sockets.delete(socket))
    asked.resolve()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    asked: asked.promise,
    waiting: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
