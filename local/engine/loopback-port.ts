import { createServer, type Server } from 'node:net';
import { StartError } from './start-error.ts';

export const LOOPBACK = '127.0.0.1';

/**
 * Makes a server listen on the loopback address and tells which port it got.
 *
 * @param wanted a port number, or 0 for any free one
 * @throws StartError `port-in-use`
 */
export async function listenOnLoopback(server: Server, wanted = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(taken ? portInUse(wanted, error) : error);
    };
    server.once('error', onError);
    server.listen(wanted, LOOPBACK, () => {
      server.off('error', onError);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return address.port;
}

/** Finds a port that is free now, or makes sure that the wanted one is. */
export async function freeLoopbackPort(wanted = 0): Promise<number> {
  const probe = createServer();
  const port = await listenOnLoopback(probe, wanted);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function portInUse(port: number, cause: unknown): StartError {
  return new StartError('port-in-use', { host: LOOPBACK, port }, { cause });
}
