import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { StartError } from '../engine/start-error.ts';

const HOST = '127.0.0.1';

/** A running HTTP server on loopback. */
export type HttpServer = {
  readonly url: string;
  /** No new connection is taken; what is under way is finished. */
  stop(): Promise<void>;
};

/**
 * Serves an app. Only on loopback: whoever wants it on a network puts a proxy with TLS in front.
 *
 * @param port 0 takes any free one
 * @throws StartError `port-in-use`
 */
export function startHttp(app: Pick<Hono, 'fetch'>, port: number): Promise<HttpServer> {
  return new Promise((resolve, reject) => {
    const server: ServerType = serve(
      { fetch: app.fetch, port, hostname: HOST },
      ({ port: taken }) => resolve({ url: `http://${HOST}:${taken}`, stop: () => stop(server) }),
    );
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new StartError('port-in-use', { host: HOST, port }) : error,
      );
    });
  });
}

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
