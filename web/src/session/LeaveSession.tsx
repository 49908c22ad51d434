import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../app/ConfirmDialog';
import { usePerson } from '../auth/AuthContext';
import { Button } from '../design/Button';
import type { Session } from '../api/types';
import { sessionKeys } from '../history/sessions';
import { askAgain, leave } from '../invitations/invitations';
import styles from './SessionPage.module.css';

const MOMENT_MS = 1_500;

/** Whoever is named in somebody else's session can take it out of what is theirs. */
export function LeaveSession({ session }: { session: Session }) {
  const { userId } = usePerson();
  const [asks, setAsks] = useState(false);
  const isNamed = userId === session.coach_id || session.invited.includes(userId);
  if (session.in_progress || !isNamed) return null;
  return (
    <div className={styles.erase}>
      <Button variant="quiet" onClick={() => setAsks(true)}>
        <LogOut aria-hidden="true" />
        Leave this session
      </Button>
      {asks && <Confirmation session={session} onClose={() => setAsks(false)} />}
    </div>
  );
}

function Confirmation({ session, onClose }: { session: Session; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const leaving = useMutation({
    mutationFn: () => leave(session.room_name),
    onSuccess: () => {
      void navigate('/history');
      client.removeQueries({ queryKey: sessionKeys.one(session.id) });
      // The history hears of it a moment later, and tells nobody who is not in it any more
      setTimeout(() => askAgain(client), MOMENT_MS);
    },
  });
  return (
    <ConfirmDialog
      title="Leave this session for good?"
      description="It leaves your history, and you can read nothing of it any more. What you said in it stays, for the others. This cannot be undone."
      keep="Stay"
      confirm="Leave"
      deed={leaving}
      onClose={onClose}
    />
  );
}
