/** What a Fluent `Field` shows of a problem; nothing where there is none. */
export const asError = (message: string | undefined) =>
  message === undefined ? {} : ({ validationState: 'error', validationMessage: message } as const);
