import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Failure } from '../app/problems';
import { Button } from '../design/Button';
import { Dialog, dialogActions } from '../design/Dialog';
import { askAgain, block } from './invitations';

/** Asks once more before somebody's invitations are seen no more. */
export function BlockDialog({
  userId,
  name,
  onClose,
}: {
  userId: string;
  name: string;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const blocking = useMutation({
    mutationFn: () => block(userId),
    onSuccess: () => {
      onClose();
      askAgain(client);
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Block ${name}?`}
      description="You will see no invitations from them, and they are not told. You can undo this at the end of your history."
    >
      {blocking.isError && <Failure error={blocking.error} />}
      <div className={dialogActions}>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="danger" disabled={blocking.isPending} onClick={() => blocking.mutate()}>
          Block
        </Button>
      </div>
    </Dialog>
  );
}
