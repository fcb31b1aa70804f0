import type { HostConstant } from '../plan/plan.ts';
import type { Json } from './host.ts';

/** What a host stage does: plain data, so that it can cross into another thread. */
export type HostCall =
  | {
      readonly kind: 'functions';
      /** How many of the first columns of the input stay. */
      readonly kept: number;
      /** Each gives one more column, of the columns at these positions of the input and of constants. */
      readonly calls: readonly { readonly name: string; readonly args: readonly (number | HostConstant)[] }[];
    }
  | { readonly kind: 'operator'; readonly name: string; readonly options: Json };
