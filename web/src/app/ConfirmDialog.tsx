import type { UseMutationResult } from '@tanstack/react-query';
import { Button } from '../design/Button';
import { Dialog, dialogActions } from '../design/Dialog';
import { Failure } from './problems';

/** Asks once more before something is done that is not easily undone, and says when it failed. */
export function ConfirmDialog({
  title,
  description,
  keep,
  confirm,
  deed,
  onClose,
}: {
  title: string;
  description: string;
  /** What the button says that changes nothing. */
  keep: string;
  /** What the button says that does it. */
  confirm: string;
  deed: Pick<UseMutationResult<unknown, Error, void>, 'mutate' | 'isPending' | 'error'>;
  onClose: () => void;
}) {
  return (
    <Dialog open onClose={onClose} title={title} description={description}>
      {deed.error && <Failure error={deed.error} />}
      <div className={dialogActions}>
        <Button variant="quiet" onClick={onClose}>
          {keep}
        </Button>
        <Button variant="danger" onClick={() => deed.mutate()} disabled={deed.isPending}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
