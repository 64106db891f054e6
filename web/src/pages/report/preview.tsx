// The report's own HTML with its own styles, in a shadow root: neither side's styles reach the other, nothing in it is
// run, and its rules come as a constructed sheet, which the content security policy allows.
import { useEffect, useRef } from 'react';

// Taken out before the text is parsed: a parsed style would be reported as a breach of the policy.
const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/gi;
const STYLE_ATTRIBUTE = /\sstyle="[^"]*"/gi;
const FORBIDDEN = 'script, style, link, meta, base, iframe, object, embed, form';

/** Rules written for a page of their own are moved to the preview's frame. */
function scoped(css: string): string {
  return css.replace(/(^|[\s,{}])(?:html|:root)(?=[\s,{.:[>])/g, '$1:host').replace(/(^|[\s,{}])body(?=[\s,{.:[>])/g, '$1.report');
}

/** What the report says, without its marks. */
export const wordsOf = (html: string) => new DOMParser().parseFromString(html.replace(STYLE, ''), 'text/html').body.textContent ?? '';

export function Preview({ html }: { html: string }) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const css = [...html.matchAll(STYLE)].map((style) => style[1]).join('\n');
    const page = new DOMParser().parseFromString(html.replace(STYLE, '').replace(STYLE_ATTRIBUTE, ''), 'text/html');
    page.querySelectorAll(FORBIDDEN).forEach((forbidden) => forbidden.remove());
    for (const any of page.querySelectorAll('*')) {
      for (const attribute of [...any.attributes]) {
        if (/^on|^style$/i.test(attribute.name)) any.removeAttribute(attribute.name);
        else if (/^(href|src)$/i.test(attribute.name) && /^\s*javascript:/i.test(attribute.value)) any.removeAttribute(attribute.name);
      }
    }
    // The report's headings stand below the page's own.
    page.querySelectorAll('h1, h2, h3, h4, h5').forEach((heading) => {
      heading.setAttribute('aria-level', String(Number(heading.tagName.charAt(1)) + 1));
    });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${scoped(css)}\n:host{display:block;overflow-x:auto}.report{margin:0 auto;padding:1.5rem clamp(1rem,4vw,3rem)}`);
    root.adoptedStyleSheets = [sheet];
    const report = document.createElement('div');
    report.className = `report ${page.body.className}`;
    report.lang = page.documentElement.lang || 'sv';
    report.append(...page.body.childNodes);
    root.replaceChildren(report);
    // Links to a place in the report stay within it.
    const follow = (event: Event) => {
      const link = (event.target as Element).closest('a[href^="#"]');
      if (!link) return;
      event.preventDefault();
      root.getElementById(decodeURIComponent(link.getAttribute('href')!.slice(1)))?.scrollIntoView();
    };
    report.addEventListener('click', follow);
    // What rolls sideways can be reached by keyboard; what does depends on the window and on the fonts.
    const reach = new ResizeObserver(() => {
      for (const part of report.querySelectorAll<HTMLElement>('section, div, figure, table')) {
        const rolls = part.scrollWidth > part.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(part).overflowX);
        if (rolls) part.tabIndex = 0;
        else part.removeAttribute('tabindex');
      }
    });
    reach.observe(report);
    return () => reach.disconnect();
  }, [html]);
  return <div ref={holder} className="preview-sheet" />;
}
