// A first drawing out of what has happened, to go on drawing from.
import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get, path } from '../../api/client';
import type { FirstDrawing as Drawing, ProcessPage } from '../../api/processes';
import { ErrorNotice } from '../../components/notice';
import { Swedish } from '../../components/text';
import { Choose } from './parts';

/** How rare what is passed over may be, against what is commonest in the same place. */
const RAREST = { commonest: 0.4, most: 0.2, all: 0 };
const KINDS = ['commonest', 'most', 'all'] as const;

export function FirstDrawing({ page, take }: { page: ProcessPage; take: (bpmn: string) => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('most');
  const asked = useMutation({
    mutationFn: () => get<Drawing>(path`/processes/${page.row.id}/discovery`, { rarest: RAREST[kind] }),
    onSuccess: (drawing) => {
      if (!drawing.withheld) take(drawing.bpmn);
    },
  });
  return (
    <div className="form">
      <Choose
        label={t('processes.model.fromLog')}
        description={t('processes.model.fromLogHelp')}
        options={KINDS.map((id) => ({ id, name: t(`processes.model.fromLogKinds.${id}`) }))}
        value={kind}
        onChange={(id) => setKind(id as typeof kind)}
      />
      <div className="form-buttons">
        <Button type="button" variant="secondary" loading={asked.isPending} onClick={() => asked.mutate()}>
          {t('processes.model.fromLogDraw')}
        </Button>
      </div>
      <ErrorNotice error={asked.error} />
      <p className="quiet" role="status">
        {asked.data?.withheld ? t('processes.tooFew', { number: asked.data.fewest_shown }) : <Swedish>{asked.data?.sentence ?? ''}</Swedish>}
      </p>
    </div>
  );
}
