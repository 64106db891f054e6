// Saves a definition for the whole region, or hands it over as a file.
import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, get, path } from '../../api/client';
import { useChange } from '../../api/queries';
import { saveDefinition, type DefinitionPage, type ToldDefinition } from '../../api/workshop';
import { ConflictNotice } from '../../components/conflict';
import { ErrorNotice } from '../../components/notice';
import { useWho } from '../../components/session';
import { download } from '../../lib/download';
import { linesNotIn } from '../../lib/text_place';

export function Save({
  text,
  told,
  basedOn,
  settled,
  saved,
  take,
}: {
  text: string;
  told: ToldDefinition | undefined;
  basedOn: string;
  /** Whether `told` is about the text as it stands now. */
  settled: boolean;
  saved: (page: DefinitionPage) => void;
  take: (page: DefinitionPage) => void;
}) {
  const { t } = useTranslation();
  const { may } = useWho();
  const [theirs, setTheirs] = useState<DefinitionPage | null>(null);
  const measure = told?.measure ?? '';
  const save = useChange((based_on: string) =>
    saveDefinition(measure, { text, based_on }).then(
      (page) => {
        setTheirs(null);
        saved(page);
      },
      async (error: unknown) => {
        if (!(error instanceof ApiError) || error.code !== 'definition.changed') throw error;
        setTheirs(await get<DefinitionPage>(path`/definitions/${measure}`));
      },
    ),
  );
  const right = Boolean(told?.right) && settled;
  return (
    <div className="definition-save no-print">
      {theirs ? (
        <ConflictNotice
          differences={[
            { name: t('workshop.lines'), theirs: linesNotIn(theirs.text, text), mine: linesNotIn(text, theirs.text) },
          ]}
          keepMine={() => save.mutate(theirs.digest)}
          takeTheirs={() => {
            take(theirs);
            setTheirs(null);
          }}
          pending={save.isPending}
        />
      ) : null}
      <ErrorNotice error={save.error} />
      <div className="form-buttons">
        {may('administer') ? (
          <Button type="button" loading={save.isPending} aria-disabled={!right} onClick={() => right && save.mutate(basedOn)}>
            {told?.right ? t('workshop.save', { version: told.version }) : t('workshop.saveAny')}
          </Button>
        ) : null}
        <Button
          type="button"
          variant="secondary"
          onClick={() => download(`${measure || 'definition'}.toml`, new Blob([text], { type: 'application/toml;charset=utf-8' }))}
        >
          {t('workshop.download')}
        </Button>
      </div>
      <p className="quiet">{may('administer') ? t('workshop.saveHelp') : t('workshop.onlyAdministrators')}</p>
    </div>
  );
}
