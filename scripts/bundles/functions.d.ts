export function bundleFunctions(
  root: string,
  role?: 'lambda' | 'step',
): Promise<{
  readonly files: readonly { readonly path: string; readonly contents: Uint8Array }[];
  readonly sizes: Readonly<Record<string, { readonly start: number; readonly all: number }>>;
}>;
