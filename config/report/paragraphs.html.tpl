{{#PARAGRAPH}}
{{#WORDED}}<p>{{#RUN}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#LINK}}<a href="{{ADDRESS}}">{{TEXT}}</a>{{/LINK}}{{/RUN}}</p>{{/WORDED}}
{{#LIST}}
<ul>
{{#ITEM}}<li>{{TEXT}}</li>
{{/ITEM}}
</ul>
{{/LIST}}
{{/PARAGRAPH}}
