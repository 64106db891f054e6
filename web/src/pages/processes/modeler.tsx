// The drawing board: bpmn-js, with Swedish words. Its logo stands in the corner, as its licence asks.
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import BpmnModeler from 'bpmn-js/lib/Modeler';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { modelerWords } from './modeler_words';

interface Canvas {
  zoom: (how: 'fit-viewport' | number, middle: 'auto') => number;
}

export default function Modeler({ bpmn, readOnly, label, onChange }: { bpmn: string; readOnly: boolean; label: string; onChange: (bpmn: string) => void }) {
  const { t, i18n } = useTranslation();
  const holder = useRef<HTMLDivElement>(null);
  const board = useRef<BpmnModeler | NavigatedViewer>(null);
  /** What the board holds, so that our own change does not come back to us. */
  const held = useRef('');
  const tell = useRef(onChange);
  tell.current = onChange;
  const [refused, setRefused] = useState('');
  const language = i18n.language === 'en' ? 'en' : 'sv';

  useEffect(() => {
    const container = holder.current;
    if (!container) return;
    const translate = { translate: ['value', modelerWords(language)] };
    const made = readOnly
      ? new NavigatedViewer({ container, additionalModules: [translate] })
      : new BpmnModeler({ container, additionalModules: [translate] });
    board.current = made;
    held.current = '';
    let latest = 0;
    made.on('commandStack.changed', () => {
      latest += 1;
      const mine = latest;
      void made.saveXML({ format: true }).then(({ xml }) => {
        if (xml && mine === latest) {
          held.current = xml;
          tell.current(xml);
        }
      });
    });
    return () => {
      board.current = null;
      made.destroy();
    };
  }, [readOnly, language]);

  useEffect(() => {
    const made = board.current;
    if (!made || held.current === bpmn) return;
    held.current = bpmn;
    made
      .importXML(bpmn)
      .then(() => {
        setRefused('');
        const canvas = made.get('canvas') as Canvas;
        // Smaller than what fits, so that nothing lies under the tools at the left.
        const fitting = canvas.zoom('fit-viewport', 'auto');
        if (!readOnly) canvas.zoom(fitting * 0.82, 'auto');
      })
      .catch((error: unknown) => setRefused(error instanceof Error ? error.message : String(error)));
  }, [bpmn, readOnly, language]);

  return (
    <>
      {refused ? <p role="alert" className="notice">{t('processes.model.cannotDraw')} <code>{refused}</code></p> : null}
      <div className="modeler" data-read-only={readOnly} ref={holder} role="group" aria-label={label} />
    </>
  );
}
