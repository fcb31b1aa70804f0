/** True for addresses that a click may open: http and https, or a place of this portal. */
export const isSafeUrl = (url: string): boolean => /^(?:https?:\/\/|\/(?!\/))/i.test(url);
