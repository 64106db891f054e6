{{!
Rapportens mall. Ändra fritt: ordning, rubriker, utseende (report.css). Uppgifter skrivs med dubbla klamrar, avsnitt med
# och /. Allt som sätts in skyddas så att text aldrig blir märkning.
CHAPTER är kapitlen i sin ordning; WRITTEN är det som någon har skrivit i kapitlet.
FOR_PAGES visas på skärm, i utskrift och i PDF; FOR_WORD visas bara på väg till Word.
}}
<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{TITLE}}, {{UNIT_NAME}}</title>
{{#FOR_PAGES}}
<meta name="author" content="{{AUTHOR}}">
<meta name="description" content="{{TITLE}} för {{UNIT_NAME}}, {{PERIOD_NAME}}">
<style>
{{STYLE:none}}
</style>
{{/FOR_PAGES}}
</head>
<body>
{{#FOR_PAGES}}
<header class="document-head">
<p class="wide">{{TITLE}}, {{UNIT_NAME}}</p>
<dl>
<div><dt>Gäller för verksamhet</dt><dd>{{APPLIES_TO}}</dd></div>
<div><dt>Dokument-id</dt><dd>{{DOCUMENT_ID}}</dd></div>
<div><dt>Version</dt><dd>{{VERSION}}</dd></div>
<div><dt>Publiceringsdatum</dt><dd>{{PUBLISHED}}</dd></div>
<div><dt>Ansvarig</dt><dd>{{RESPONSIBLE}}</dd></div>
<div><dt>Upprättad av</dt><dd>{{AUTHOR}}</dd></div>
</dl>
</header>
{{/FOR_PAGES}}
<main>
<div class="title">
{{#FOR_PAGES}}<h1>{{TITLE}}</h1>{{/FOR_PAGES}}
<p class="subtitle"><span data-custom-style="Underrubrik">{{UNIT_NAME}}, {{PERIOD_NAME}}</span></p>
</div>
{{#FOR_PAGES}}
<nav class="contents" aria-labelledby="innehall">
<h2 id="innehall">Innehåll</h2>
<ol>
{{#CHAPTER}}<li{{#LOWER}} class="lower"{{/LOWER}}><a href="#{{ANCHOR}}">{{HEADING}}</a></li>
{{/CHAPTER}}
<li><a href="#data-saknas">Mått som saknar data</a></li>
<li><a href="#bedomningar">Bedömningarnas skäl</a></li>
</ol>
</nav>
{{/FOR_PAGES}}
{{#CHAPTER}}
{{#SECTION}}
<section aria-labelledby="{{ID}}">
{{#UPPER}}<h2 id="{{ID}}">{{HEADING}}</h2>{{/UPPER}}
{{#LOWER}}<h3 id="{{ID}}">{{HEADING}}</h3>{{/LOWER}}
{{>PARAGRAPHS}}
{{#WRITTEN}}{{CONTENT:none}}{{/WRITTEN}}
{{#FIGURES}}
<table class="figures">
<caption>{{CAPTION}}</caption>
<colgroup><col style="width: 58%"><col style="width: 17%"><col style="width: 25%"></colgroup>
<thead><tr><th scope="col">Uppgift</th><th scope="col" class="number">Värde</th><th scope="col">Jämfört med</th></tr></thead>
<tbody>
{{#FIGURE}}
<tr><th scope="row">{{LABEL}}</th><td class="number">{{PRINTED}}</td><td>{{COMPARISON}}</td></tr>
{{/FIGURE}}
</tbody>
</table>
{{/FIGURES}}
</section>
{{/SECTION}}
{{#KEY}}
<div class="key">
<p><strong>Måluppfyllelse:</strong> {{#ATTAINMENT_KEY}}<span class="mark mark-{{KEY_TONE}}"><span class="symbol">{{KEY_SYMBOL}}</span>&nbsp;{{KEY_WORD}}</span>{{#ATTAINMENT_KEY_separator}}, {{/ATTAINMENT_KEY_separator}}{{/ATTAINMENT_KEY}}</p>
<p><strong>Utveckling:</strong> {{#DEVELOPMENT_KEY}}<span class="mark mark-{{KEY_TONE}}"><span class="symbol">{{KEY_SYMBOL}}</span>&nbsp;{{KEY_WORD}}</span>{{#DEVELOPMENT_KEY_separator}}, {{/DEVELOPMENT_KEY_separator}}{{/DEVELOPMENT_KEY}}</p>
</div>
{{/KEY}}
{{#PERSPECTIVE}}
<section class="perspective" aria-labelledby="{{ID}}">
<h3 id="{{ID}}">{{HEADING}}</h3>
{{#DESCRIBED}}<p>{{DESCRIPTION}}</p>{{/DESCRIBED}}
{{#GOAL}}
<p class="goal"><strong>Strategiskt mål:</strong> {{GOAL_NAME}}. <strong>Samlad bedömning:</strong> {{ASSESSMENT}}</p>
{{/GOAL}}
{{#MEASURES}}
<table class="measures">
<caption>Mått i perspektivet {{NAME}}, {{PERIOD_NAME}}</caption>
<colgroup><col style="width: 22.5%"><col style="width: 12%"><col style="width: 10.5%"><col style="width: 8%"><col style="width: 12.5%"><col style="width: 9.5%"><col style="width: 12%"><col style="width: 13%"></colgroup>
<thead>
<tr><th scope="col">Framgångsfaktor och mått</th><th scope="col">Mål</th><th scope="col">Upp&shy;följning</th><th scope="col">Kön</th><th scope="col" class="number">Utfall</th><th scope="col" class="number">Jäm&shy;förelse</th><th scope="col">Mål&shy;uppfyllelse</th><th scope="col">Utveckling</th></tr>
</thead>
{{#MEASURE}}
<tbody id="{{ID}}">
{{#NEW_FACTOR}}<tr class="factor"><th scope="rowgroup" colspan="8">{{FACTOR}}</th></tr>{{/NEW_FACTOR}}
{{#ROW}}
<tr>
{{#FIRST}}
<th scope="row" rowspan="{{ROWS}}">{{NAME}}{{#FOOTNOTED}}<sup><a href="#fotnot-{{FOOTNOTE_MARK}}">[{{FOOTNOTE_MARK}}]</a></sup>{{/FOOTNOTED}}</th>
<td rowspan="{{ROWS}}">{{TARGET_TEXT}}</td>
<td rowspan="{{ROWS}}" class="code">{{FOLLOW_UP_TEXT}}</td>
{{/FIRST}}
<td>{{SEX_NAME}}</td>
<td class="number"><strong>{{PRINTED}}</strong>{{#LABELLED}}<p class="label"><span data-custom-style="Liten">{{LABEL}}</span></p>{{/LABELLED}}{{#FLAGGED}}<p class="label"><span data-custom-style="Liten">{{FLAG}}</span></p>{{/FLAGGED}}</td>
<td class="number">{{#COMPARED}}{{COMPARISON}}<p class="small"><span data-custom-style="Liten">{{COMPARISON_PERIOD}}</span></p>{{/COMPARED}}{{#NO_COMPARISON}}–{{/NO_COMPARISON}}</td>
<td><span class="mark mark-{{ATTAINMENT_TONE}}" data-custom-style="Status {{ATTAINMENT_TONE}}"><span class="symbol">{{ATTAINMENT_SYMBOL}}</span> {{ATTAINMENT_WORD}}</span></td>
<td><span class="mark mark-{{DEVELOPMENT_TONE}}" data-custom-style="Status {{DEVELOPMENT_TONE}}"><span class="symbol">{{DEVELOPMENT_SYMBOL}}</span> {{DEVELOPMENT_WORD}}</span>{{#CHANGED}}<p class="small"><span data-custom-style="Liten">{{CHANGE}}{{#DIRECTED}}, {{DIRECTION}}{{/DIRECTED}}</span></p>{{/CHANGED}}</td>
</tr>
{{/ROW}}
{{#SUB_UNIT}}
<tr class="sub-unit"><td colspan="3">därav {{SUB_UNIT_NAME}}</td><td>{{SUB_UNIT_SEX}}</td><td class="number">{{SUB_UNIT_PRINTED}}</td><td colspan="3"></td></tr>
{{/SUB_UNIT}}
</tbody>
{{/MEASURE}}
</table>
{{/MEASURES}}
{{#FOOTNOTE}}
<p class="footnote" id="fotnot-{{FOOTNOTE_MARK}}">[{{FOOTNOTE_MARK}}] {{FOOTNOTE_TEXT}}</p>
{{/FOOTNOTE}}
{{#CHART}}
<div class="chart">
<figure>
<figcaption>{{NAME}}</figcaption>
{{#DRAWN}}{{SVG:none}}{{/DRAWN}}
{{#PICTURED}}<img src="{{PICTURE}}" alt="{{IN_WORDS}}" width="420">{{/PICTURED}}
</figure>
<div class="values">
<table class="figures">
<caption>Diagrammets värden</caption>
<thead><tr><th scope="col">Period</th><th scope="col">Kön</th><th scope="col" class="number">Värde</th></tr></thead>
<tbody>
{{#VALUE}}<tr><th scope="row">{{PERIOD}}</th><td>{{SEX_NAME}}</td><td class="number">{{PRINTED}}</td></tr>
{{/VALUE}}
</tbody>
</table>
</div>
</div>
{{/CHART}}
{{#COMMENT}}
<section class="comment">
<h4>{{HEADING}}</h4>
{{>PARAGRAPHS}}
</section>
{{/COMMENT}}
{{#WRITTEN}}{{CONTENT:none}}{{/WRITTEN}}
</section>
{{/PERSPECTIVE}}
{{#ACTIONS}}
<section class="actions" aria-labelledby="atgarder">
<h2 id="atgarder">{{HEADING}}</h2>
{{#WRITTEN}}{{CONTENT:none}}{{/WRITTEN}}
{{#TABLE}}
<table class="actions">
<caption>{{COUNT}} åtgärder, {{PERIOD_NAME}}</caption>
<colgroup><col style="width: 5%"><col style="width: 16%"><col style="width: 44%"><col style="width: 12%"><col style="width: 23%"></colgroup>
<thead><tr><th scope="col">Nr</th><th scope="col">Mål</th><th scope="col">Åtgärd</th><th scope="col">Status</th><th scope="col">Kommentar</th></tr></thead>
{{#ACTION}}
<tbody>
{{#NEW_PERSPECTIVE}}<tr class="factor"><th scope="rowgroup" colspan="5">{{PERSPECTIVE}}</th></tr>{{/NEW_PERSPECTIVE}}
<tr>
<th scope="row" class="number">{{NUMBER}}</th>
<td>{{GOAL}}</td>
<td>
<p class="action-title"><strong>{{TITLE_OF_ACTION}}</strong></p>
{{#DESCRIBED}}<p><strong>Beskrivning av genomförande:</strong> {{DESCRIPTION}}</p>{{>DESCRIPTION_REST}}{{/DESCRIBED}}
{{#RESPONSIBLE_NAMED}}<p><strong>Ansvarig:</strong> {{RESPONSIBLE_FOR_ACTION}}</p>{{>RESPONSIBLE_FOR_ACTION_REST}}{{/RESPONSIBLE_NAMED}}
{{#TIMED}}<p><strong>Tidplan:</strong> {{TIMETABLE}}</p>{{>TIMETABLE_REST}}{{/TIMED}}
{{#EXPECTED}}<p><strong>Förväntad effekt:</strong> {{EXPECTED_EFFECT}}</p>{{>EXPECTED_EFFECT_REST}}{{/EXPECTED}}
</td>
<td><span class="mark mark-{{STATUS_TONE}}" data-custom-style="Status {{STATUS_TONE}}"><span class="symbol">{{STATUS_SYMBOL}}</span> {{STATUS_WORD}}</span>{{#LATE}}<p class="small"><span data-custom-style="Liten">{{LATENESS}}</span></p>{{/LATE}}{{#ROLLED_UP}}<p class="small"><span data-custom-style="Liten">{{ROLL_UP}}</span></p>{{/ROLLED_UP}}</td>
<td>{{>COMMENT}}</td>
</tr>
</tbody>
{{/ACTION}}
</table>
{{/TABLE}}
</section>
{{/ACTIONS}}
{{/CHAPTER}}
<section class="missing" aria-labelledby="data-saknas">
<h2 id="data-saknas">Mått som saknar data</h2>
{{#NOTHING_MISSING}}<p>Alla mått har data.</p>{{/NOTHING_MISSING}}
{{#MISSING}}
<table class="figures">
<caption>Mått som saknar data, {{PERIOD_NAME}}</caption>
<colgroup><col style="width: 40%"><col style="width: 30%"><col style="width: 15%"><col style="width: 15%"></colgroup>
<thead><tr><th scope="col">Mått</th><th scope="col">Skäl</th><th scope="col">Ansvarig</th><th scope="col">Saknas för</th></tr></thead>
<tbody>
{{#MISSING_MEASURE}}
<tr><th scope="row">{{NAME}}</th><td>{{REASON}}</td><td>{{RESPONSIBLE_FOR_MEASURE}}</td><td>{{SINCE}}</td></tr>
{{/MISSING_MEASURE}}
</tbody>
</table>
{{/MISSING}}
</section>
<section class="reasons" aria-labelledby="bedomningar">
<h2 id="bedomningar">Bedömningarnas skäl</h2>
<table class="reasons">
<caption>Så är måluppfyllelse och utveckling bedömda, {{PERIOD_NAME}}</caption>
<colgroup><col style="width: 26%"><col style="width: 10%"><col style="width: 32%"><col style="width: 32%"></colgroup>
<thead><tr><th scope="col">Mått</th><th scope="col">Kön</th><th scope="col">Måluppfyllelse</th><th scope="col">Utveckling</th></tr></thead>
{{#REASONS_OF_MEASURE}}
<tbody>
{{#REASON}}
<tr>
{{#FIRST}}<th scope="row" rowspan="{{ROWS}}">{{NAME}}</th>{{/FIRST}}
<td>{{SEX_NAME}}</td>
<td><span class="mark mark-{{ATTAINMENT_TONE}}" data-custom-style="Status {{ATTAINMENT_TONE}}"><span class="symbol">{{ATTAINMENT_SYMBOL}}</span> {{ATTAINMENT_WORD}}.</span> {{ATTAINMENT_REASON}}{{#NOTED}}<p class="small"><span data-custom-style="Liten">Anmärkning: {{NOTE}}</span></p>{{/NOTED}}</td>
<td><span class="mark mark-{{DEVELOPMENT_TONE}}" data-custom-style="Status {{DEVELOPMENT_TONE}}"><span class="symbol">{{DEVELOPMENT_SYMBOL}}</span> {{DEVELOPMENT_WORD}}.</span> {{DEVELOPMENT_REASON}}</td>
</tr>
{{/REASON}}
</tbody>
{{/REASONS_OF_MEASURE}}
</table>
</section>
</main>
</body>
</html>
