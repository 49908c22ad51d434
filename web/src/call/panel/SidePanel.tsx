import { X } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useEffect, useRef } from 'react';
import type { Call } from '../../api/types';
import { Button } from '../../design/Button';
import type { Caption } from './captions';
import { Captions } from './Captions';
import { FredChat } from './FredChat';
import { People } from './People';
import styles from './SidePanel.module.css';

export const TABS = { fred: 'FRED', captions: 'Captions', people: 'People' } as const;
export type PanelTab = keyof typeof TABS;

/** Beside the stage, on phones beneath it. Opening takes the focus there, Escape closes it and gives it back. */
export function SidePanel({
  call,
  tab,
  onTab,
  captions,
  nameOf,
  onClose,
}: {
  call: Call;
  tab: PanelTab;
  onTab: (tab: PanelTab) => void;
  captions: Caption[];
  nameOf: (userId: string) => string;
  onClose: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <aside
      className={styles.panel}
      aria-labelledby="panel-title"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className={styles.head}>
        <h2 id="panel-title" ref={heading} tabIndex={-1}>
          {TABS[tab]}
        </h2>
        <Button variant="quiet" size="icon" aria-label="Close the panel" onClick={onClose}>
          <X aria-hidden="true" />
        </Button>
      </div>
      <Tabs.Root
        value={tab}
        onValueChange={(value) => onTab(value as PanelTab)}
        style={{ display: 'contents' }}
      >
        <Tabs.List className={styles.tabs} aria-label="Panel">
          {Object.entries(TABS).map(([value, name]) => (
            <Tabs.Trigger key={value} value={value} className={styles.tab}>
              {name}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value="fred" className={styles.content} forceMount hidden={tab !== 'fred'}>
          <FredChat room={call.room} nameOf={nameOf} />
        </Tabs.Content>
        <Tabs.Content value="captions" className={styles.content}>
          <Captions captions={captions} nameOf={nameOf} />
        </Tabs.Content>
        <Tabs.Content value="people" className={styles.content}>
          <People />
        </Tabs.Content>
      </Tabs.Root>
    </aside>
  );
}
