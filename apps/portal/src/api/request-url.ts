import { joinList } from '@vedette/model';

type Value = string | number | boolean | readonly string[] | null | undefined;

const printValue = (value: Value): string | undefined => {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : joinList(value);
  return String(value);
};

/** The address of a call. Shape: `:name` of the path is replaced from `params`, empty query values are left out. */
export function printRequestUrl(
  path: string,
  params: Readonly<Record<string, string | number>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const filled = path.replace(/:([a-zA-Z]+)/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`the path ${path} needs ${whole}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const printed = printValue(value as Value);
    if (printed !== undefined) search.set(name, printed);
  }
  return search.size === 0 ? filled : `${filled}?${search}`;
}
