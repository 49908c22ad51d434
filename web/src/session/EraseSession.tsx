import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../app/ConfirmDialog';
import { usePerson } from '../auth/AuthContext';
import { Button } from '../design/Button';
import type { Session } from '../api/types';
import { sessionKeys } from '../history/sessions';
import { eraseSession, erasureOptions } from './erasure';
import styles from './SessionPage.module.css';

/** Its owner can have the session removed for good, once nobody is in the call. */
export function EraseSession({ session }: { session: Session }) {
  const { userId, isAdmin } = usePerson();
  const [asks, setAsks] = useState(false);
  if (session.in_progress || (!isAdmin && userId !== session.user_id)) return null;
  return (
    <div className={styles.erase}>
      <Button variant="quiet" onClick={() => setAsks(true)}>
        <Trash2 aria-hidden="true" />
        Delete this session
      </Button>
      {asks && <Confirmation session={session} onClose={() => setAsks(false)} />}
    </div>
  );
}

function Confirmation({ session, onClose }: { session: Session; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const erase = useMutation({
    mutationFn: () => eraseSession(session.id),
    onSuccess: (erasure) => {
      client.setQueryData(erasureOptions(erasure.id).queryKey, erasure);
      void navigate(`/erasures/${erasure.id}`);
      client.removeQueries({ queryKey: sessionKeys.one(session.id) });
      void client.invalidateQueries({ queryKey: sessionKeys.all });
    },
  });
  return (
    <ConfirmDialog
      title="Delete this session for good?"
      description="Its recording, transcript, summary, chat, notes and what FRED remembers of it are removed for everybody. This cannot be undone."
      keep="Keep it"
      confirm="Delete"
      deed={erase}
      onClose={onClose}
    />
  );
}
