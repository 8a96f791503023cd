type Resolvers<T> = {
  promise: Promise<T>;
  resolve: (value: T | PromiseLike<T>) => void;
  reject: (reason?: unknown) => void;
};

/** `aws-local-stepfunctions` calls `Promise.withResolvers`, which Node has from version 22 on. */
export function providePromiseWithResolvers(): void {
  const builtIn = Promise as unknown as { withResolvers?: () => Resolvers<unknown> };
  builtIn.withResolvers ??= () => {
    let resolvers: Omit<Resolvers<unknown>, 'promise'> | undefined;
    const promise = new Promise<unknown>((resolve, reject) => {
      resolvers = { resolve, reject };
    });
    return { promise, ...(resolvers as Omit<Resolvers<unknown>, 'promise'>) };
  };
}
