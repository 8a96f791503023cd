import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ServiceError } from './service-error.ts';

export type Actions = Record<string, (body: unknown) => Promise<object>>;

const TARGET = /^AWSStepFunctions\.([A-Za-z]+)$/;
const BODY_BYTES_MAX = 2_000_000;

/**
 * Speaks the protocol of Step Functions (AWS JSON 1.0): the header names the action, the body is
 * its input. Signatures are not checked: the endpoint is for programs on this machine.
 */
export function createProtocolServer(actions: Actions): Server {
  return createServer((request, response) => {
    answer(request, actions).then(
      (body) => send(response, 200, body),
      (error: unknown) => sendError(response, error),
    );
  });
}

async function answer(request: IncomingMessage, actions: Actions): Promise<object> {
  // A web page that rebinds its own name to this machine is kept out by the name it asks for.
  const host = request.headers.host?.replace(/:\d+$/, '');
  if (host !== '127.0.0.1' && host !== 'localhost') {
    throw new ServiceError('ValidationException', 'Ask this machine by its own name');
  }
  const action = TARGET.exec(String(request.headers['x-amz-target'] ?? ''))?.[1] ?? '';
  const text = await readBody(request);
  if (!Object.hasOwn(actions, action)) {
    throw new ServiceError('UnknownOperationException', `No action "${action}" here`);
  }
  return await (actions[action] as Actions[string])(parseBody(text));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new ServiceError('ValidationException', 'Body too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ServiceError('SerializationException', 'The body is no JSON', { cause: error });
  }
}

function sendError(response: ServerResponse, error: unknown): void {
  if (error instanceof ServiceError) {
    const type = `com.amazonaws.swf.service.v2.model#${error.name}`;
    send(response, 400, { __type: type, message: error.message });
  } else {
    // The SDK tries again after a 500: a database that is being restarted comes back.
    const message = error instanceof Error ? error.message : String(error);
    send(response, 500, { __type: 'InternalFailure', message });
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': randomUUID(),
  });
  response.end(JSON.stringify(body));
}
