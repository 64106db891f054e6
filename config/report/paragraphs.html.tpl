{{#PARAGRAPH}}<p>{{#RUN}}{{#PLAIN}}{{TEXT}}{{/PLAIN}}{{#LINK}}<a href="{{ADDRESS}}">{{TEXT}}</a>{{/LINK}}{{/RUN}}</p>
{{#LIST}}
<ul>
{{#ITEM}}<li>{{TEXT}}</li>{{/ITEM}}
</ul>
{{/LIST}}
{{/PARAGRAPH}}
