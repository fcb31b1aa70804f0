import { useSuspenseQuery } from '@tanstack/react-query';
import { hasRole, type Me, type Role } from '@vedette/model';
import { read } from '../api/index.ts';

/** Who is signed in. Only under the frame, whose route has read it before. */
export function useMe(): Me {
  return useSuspenseQuery({ ...read('me'), staleTime: Number.POSITIVE_INFINITY }).data;
}

/** Whether the signed-in person may do what `role` may do. The server decides again. */
export function useMay(role: Role): boolean {
  return hasRole(useMe(), role);
}
