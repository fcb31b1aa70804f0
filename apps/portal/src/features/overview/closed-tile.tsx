import { closedTables, type Subject } from '@vedette/model';
import { useMe } from '../../frame/session.ts';
import { EmptyState } from '../../widgets/states.tsx';
import { Tile, type TileProps } from './tile.tsx';

interface ClosedTileProps extends Pick<TileProps, 'title' | 'span'> {
  readonly subject: Subject;
}

/** A part of the overview that is closed to the person who looks, and which tables open it. */
export function ClosedTile({ title, span, subject }: ClosedTileProps) {
  const names = closedTables(useMe(), subject).join(' and ');
  return (
    <Tile title={title} span={span}>
      <EmptyState
        compact
        title="Not open to you"
        body={`The tables that you may read lack ${names}. An administrator of this workspace can change that.`}
      />
    </Tile>
  );
}
