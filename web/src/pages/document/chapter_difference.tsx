// What has been added to and taken out of a chapter since an earlier version.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chapterDifference } from '../../api/document';
import { Answer } from '../../components/notice';
import { moment } from '../../lib/format';

export function ChapterDifference({ unit, period, id }: { unit: string; period: string; id: string }) {
  const { t } = useTranslation();
  const [version, setVersion] = useState<number | undefined>();
  const query = useQuery(chapterDifference(unit, period, id, version));
  return (
    <Answer query={query} rows={6}>
      {(data) => {
        const earlier = data.versions.filter((one) => one.version !== data.to_version);
        const changed = data.pieces.some((piece) => piece.kind !== 'same');
        return (
          <div className="difference">
            {earlier.length > 0 ? (
              <Field>
                <Label>{t('writing.since')}</Label>
                <Select width="auto" value={version ?? data.from_version} onChange={(event) => setVersion(Number(event.target.value))}>
                  {earlier.map((one) => (
                    <Select.Option key={one.version} value={one.version}>
                      {one.version === 0 ? t('writing.imported') : t('writing.versionBy', { version: one.version, by: one.by_name, at: moment(one.at) })}
                    </Select.Option>
                  ))}
                </Select>
              </Field>
            ) : null}
            {changed ? (
              <p className="difference-text" lang="sv">
                {data.pieces.map((piece, i) =>
                  piece.kind === 'same' ? (
                    <span key={i}>{piece.text}</span>
                  ) : piece.kind === 'added' ? (
                    <ins key={i}>
                      <span className="ds-sr-only">{t('writing.addedMark')} </span>
                      {piece.text}
                    </ins>
                  ) : (
                    <del key={i}>
                      <span className="ds-sr-only">{t('writing.removedMark')} </span>
                      {piece.text}
                    </del>
                  ),
                )}
              </p>
            ) : (
              <p className="quiet">{t('writing.noDifference')}</p>
            )}
          </div>
        );
      }}
    </Answer>
  );
}
