import { CalendarClock, CircleCheck, CircleX } from 'lucide-react';
import { Badge } from '../design/parts';

/** A session's status as icon and word, never by colour alone. */
export function StatusBadge({ status }: { status: string }) {
  switch (status) {
    case 'in_progress':
      return (
        <Badge tone="live" dot>
          In progress
        </Badge>
      );
    case 'scheduled':
      return (
        <Badge>
          <CalendarClock aria-hidden="true" />
          Scheduled
        </Badge>
      );
    case 'completed':
      return (
        <Badge>
          <CircleCheck aria-hidden="true" />
          Completed
        </Badge>
      );
    case 'missed':
      return (
        <Badge tone="waiting">
          <CircleX aria-hidden="true" />
          Missed
        </Badge>
      );
    case 'cancelled':
      return (
        <Badge>
          <CircleX aria-hidden="true" />
          Cancelled
        </Badge>
      );
    default:
      return <Badge>{status}</Badge>;
  }
}
