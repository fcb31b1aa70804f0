import { useSuspenseQuery } from '@tanstack/react-query';
import { hasRole, type Me, mayRead, type Role, type Subject } from '@vedette/model';
import { read } from '../api/index.ts';

/** Who is signed in. Only under the frame, whose route has read it before. */
export function useMe(): Me {
  return useSuspenseQuery({ ...read('me'), staleTime: Number.POSITIVE_INFINITY }).data;
}

/** Whether the signed-in person may do what `role` may do. The server decides again. */
export function useMay(role: Role): boolean {
  return hasRole(useMe(), role);
}

/** Whether what tells of a subject is open to the signed-in person. The server decides again. */
export function useMayRead(subject: Subject): boolean {
  return mayRead(useMe(), subject);
}
