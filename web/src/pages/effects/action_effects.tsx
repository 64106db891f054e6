// The effects of one action, on its page.
import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { effects, type Effect } from '../../api/effects';
import type { ActionDetail } from '../../api/model';
import { ErrorNotice } from '../../components/notice';
import { useWho } from '../../components/session';
import { EffectForm } from './effect_form';
import { EffectTable } from './effect_table';

export function ActionEffects({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation();
  const { may } = useWho();
  const { action } = detail;
  const query = useQuery(effects(action.unit));
  const [open, setOpen] = useState<Effect | 'new' | null>(null);
  const own = query.data?.effects.filter((effect) => effect.action === action.id) ?? [];
  return (
    <section>
      <h2>{t('effects.title')}</h2>
      <ErrorNotice error={query.error} />
      {query.data && own.length === 0 ? <p className="quiet">{t('effects.none')}</p> : null}
      {own.length > 0 ? <EffectTable effects={own} change={may('report') ? setOpen : undefined} withAction={false} /> : null}
      {may('report') ? (
        <Button variant="tertiary" data-size="sm" className="add-button no-print" onClick={() => setOpen('new')}>
          + {t('effects.add')}
        </Button>
      ) : null}
      {open ? (
        <EffectForm unit={action.unit} action={action.id} linked={action.measures} effect={open === 'new' ? undefined : open} close={() => setOpen(null)} />
      ) : null}
    </section>
  );
}
