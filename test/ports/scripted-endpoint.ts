import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';

export type Asked = {
  /** What the request asks for: the last part of `x-amz-target`, or the form's `Action`. */
  readonly operation: string;
  readonly body: string;
};

export type Answered = { readonly status?: number; readonly type?: string; readonly body: string };

/**
 * An HTTP endpoint that answers real SDK clients as AWS is documented to, by script. For what no engine here can
 * be made to do, such as an event that the bus refuses.
 */
export async function scriptedEndpoint(
  answer: (asked: Asked) => Answered,
): Promise<{ endpoint: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const target = String(request.headers['x-amz-target'] ?? '');
      const action = target === '' ? new URLSearchParams(body).get('Action') : undefined;
      const question = { operation: action ?? target.split('.').at(-1) ?? '', body };
      asked.push(question);
      const { status = 200, type = 'application/x-amz-json-1.1', body: text } = answer(question);
      response.writeHead(status, { 'content-type': type }).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return { endpoint: `http://127.0.0.1:${address.port}`, asked };
}

/** An error as JSON services send it. */
export function refusal(name: string): Answered {
  return { status: 400, body: JSON.stringify({ __type: name, message: name }) };
}
