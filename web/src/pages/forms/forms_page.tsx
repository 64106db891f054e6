// The region's forms for one unit: answer one, or read what the unit and those below it have answered.
import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { forms, type Form } from '../../api/forms';
import { Answer, Empty } from '../../components/notice';
import { Page } from '../../components/page';
import { usePlace } from '../../components/place';
import { Swedish, usePeriodName } from '../../components/text';
import { containing } from '../../lib/period';
import { links } from '../../lib/place';
import { FormAnswering } from './form_answering';
import { FormReading } from './form_reading';

const VIEWS = ['svara', 'las'] as const;

export default function FormsPage() {
  const { t } = useTranslation();
  const { unit = '' } = useParams();
  const { unitName, period } = usePlace();
  const periodName = usePeriodName();
  const [search, setSearch] = useSearchParams();
  const query = useQuery(forms());
  const put = (name: string, value: string) =>
    setSearch((now) => {
      now.set(name, value);
      return now;
    }, { replace: true });
  const view = VIEWS.find((one) => one === search.get('vy')) ?? 'svara';
  const chosen = query.data?.forms.find((form) => form.id === search.get('formular')) ?? query.data?.forms[0];
  const inForm = (form: Form) => containing(form.rhythm, period);
  return (
    <Page
      title={t('forms.title')}
      crumbs={[{ to: links.round(unit, period), text: `${t('round.title')}, ${unitName(unit)}` }]}
      eyebrow={
        <>
          <Swedish>{unitName(unit)}</Swedish>
          {chosen ? `, ${periodName(inForm(chosen))}` : ''}
        </>
      }
    >
      <Answer query={query} rows={8}>
        {(data) =>
          !chosen ? (
            <Empty title={t('forms.none')}>
              <p>{t('forms.noneHelp')}</p>
            </Empty>
          ) : (
            <>
              <div className="filters no-print">
                <Field>
                  <Label>{t('forms.form')}</Label>
                  <Select value={chosen.id} onChange={(event) => put('formular', event.target.value)}>
                    {data.forms.map((form) => (
                      <Select.Option key={form.id} value={form.id} lang="sv">
                        {form.name}
                      </Select.Option>
                    ))}
                  </Select>
                </Field>
                <div className="switch" role="group" aria-label={t('forms.view')}>
                  {VIEWS.map((one) => (
                    <button key={one} type="button" aria-pressed={view === one} onClick={() => put('vy', one)}>
                      {t(`forms.views.${one}`)}
                    </button>
                  ))}
                </div>
              </div>
              <p className="form-purpose" lang="sv">{chosen.purpose}</p>
              {view === 'svara' ? (
                <FormAnswering key={`${unit}/${chosen.id}/${inForm(chosen)}`} unit={unit} form={chosen.id} period={inForm(chosen)} />
              ) : (
                <FormReading unit={unit} form={chosen} period={inForm(chosen)} reader={search.get('laser') ?? ''} choose={(reader) => put('laser', reader)} />
              )}
            </>
          )
        }
      </Answer>
    </Page>
  );
}
