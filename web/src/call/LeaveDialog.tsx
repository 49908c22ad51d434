import { Button } from '../design/Button';
import { Dialog, dialogActions } from '../design/Dialog';

export function LeaveDialog({
  isEnding,
  onLeave,
  onEnd,
  onClose,
}: {
  isEnding: boolean;
  onLeave: () => void;
  onEnd: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="Leave, or end it for everyone?"
      description="If you leave, the others can go on, and you can come back."
    >
      <div className={dialogActions}>
        <Button variant="quiet" onClick={onClose}>
          Stay
        </Button>
        <Button variant="danger" onClick={onEnd} disabled={isEnding}>
          End for everyone
        </Button>
        <Button variant="primary" onClick={onLeave}>
          Leave
        </Button>
      </div>
    </Dialog>
  );
}
