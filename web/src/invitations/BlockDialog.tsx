import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '../app/ConfirmDialog';
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
    <ConfirmDialog
      title={`Block ${name}?`}
      description="You will see no invitations from them, and they are not told. You can undo this at the end of your history."
      keep="Cancel"
      confirm="Block"
      deed={blocking}
      onClose={onClose}
    />
  );
}
