// The report's model as the template's dictionary: which markers and sections a template may use.
#pragma once

#include <cstring>  // which ctemplate's headers use and do not include

#include <ctemplate/template_dictionary.h>

#include "reports/report.h"

namespace ledstang {

// Name under which the template for paragraphs is kept; {{>PARAGRAPHS}} in the report's template includes it.
inline constexpr const char* paragraphs_template = "paragraphs.html.tpl";

// Charts are drawn on the page; with an ending for `pictures` they are files beside it (chart_file). `by_chapter`: the
// template asks for {{#CHAPTER}} and gets each part of the report inside its chapter; else, as templates were before
// there were chapters, for sections, perspectives and actions one after the other, without written texts.
void fill_dictionary(ctemplate::TemplateDictionary& dictionary, const Report& report, const std::string& pictures,
                     bool by_chapter);

// The measures' part of it.
void fill_perspective(ctemplate::TemplateDictionary& dictionary, const ReportPerspective& perspective,
                      const std::string& pictures);
// A row a judgement: the table of reasons.
void fill_reasons(ctemplate::TemplateDictionary& dictionary, const Report& report);

void fill_paragraphs(ctemplate::TemplateDictionary& dictionary, const char* marker,
                     const std::vector<ReportParagraph>& paragraphs);
void fill_mark(ctemplate::TemplateDictionary& dictionary, const std::string& prefix, const Mark& mark);
// Shows the section with the text in the marker, unless it is empty.
void show_text(ctemplate::TemplateDictionary& dictionary, const char* section, const char* marker,
               const std::string& text);

}  // namespace ledstang
