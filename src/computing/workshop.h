// The measure workshop: definitions listed, opened, checked while they are written, tried and saved; and how fresh the
// sources are that they rest on. Inside the computing module.
#pragma once

#include "computing/meaning.h"
#include "computing/trying.h"
#include "warehouse/freshness.h"

namespace ledstang {

struct DefinitionRow {
    std::string measure;
    std::string name;
    std::string value_unit;
    std::string owner;
    std::string purpose;
    std::optional<QualityClass> quality_class;
    bool in_store = false;              // whether the measure is among the region's measures
    std::vector<std::string> datasets;  // titles; of a quotient those of its parts
    std::vector<std::string> late;      // what is late among them, in words
    MeasureDefinition definition;
    template <class D = DefinitionRow>
    static constexpr auto described() {
        return describe(
            "DefinitionRow", field("measure", &D::measure, "Måttets id"), field("name", &D::name, "Namn"),
            field("value_unit", &D::value_unit, "Utfallets enhet"), field("owner", &D::owner, "Ägande funktion"),
            field("purpose", &D::purpose, "Syfte"), field("quality_class", &D::quality_class, "Slag av kvalitet"),
            field("in_store", &D::in_store, "Om måttet finns bland regionens mått"),
            field("datasets", &D::datasets, "Datamängder som det räknas ur"),
            field("late", &D::late, "Källor som är försenade"), field("definition", &D::definition, "Hur det räknas"));
    }
};
struct RefusedDefinition {
    std::string measure;
    std::string message;
    template <class D = RefusedDefinition>
    static constexpr auto described() {
        return describe("RefusedDefinition", field("measure", &D::measure, "Måttets id"),
                        field("message", &D::message, "Vad som är fel"));
    }
};
struct DefinitionList {
    std::vector<DefinitionRow> definitions;
    std::vector<RefusedDefinition> refused;
    template <class D = DefinitionList>
    static constexpr auto described() {
        return describe("DefinitionList", field("definitions", &D::definitions, "Definitioner"),
                        field("refused", &D::refused, "Filer med fel"));
    }
};

struct ToldFault {
    int line = 1;
    int column = 1;
    int length = 1;
    std::string code;
    std::string message;
    std::string suggestion;
    template <class F = ToldFault>
    static constexpr auto described() {
        return describe("ToldFault", field("line", &F::line, "Rad, från 1"),
                        field("column", &F::column, "Tecken i raden, från 1"),
                        field("length", &F::length, "Antal tecken"), field("code", &F::code, "Felkod"),
                        field("message", &F::message, "Vad som är fel"),
                        field("suggestion", &F::suggestion, "Vad som kan stå där i stället"));
    }
};
// What a text means, or what is wrong in it.
struct ToldDefinition {
    bool right = false;
    std::vector<ToldFault> faults;  // in the order of the text
    std::string measure;            // what follows is told of a right one
    std::string name;
    int version = 0;
    std::string dataset;  // title
    std::vector<MeaningPart> meaning;
    std::vector<ReadColumn> columns;
    template <class D = ToldDefinition>
    static constexpr auto described() {
        return describe("ToldDefinition", field("right", &D::right, "Om definitionen går att räkna"),
                        field("faults", &D::faults, "Fel, i textens ordning"),
                        field("measure", &D::measure, "Måttets id"), field("name", &D::name, "Måttets namn"),
                        field("version", &D::version, "Version"), field("dataset", &D::dataset, "Datamängd"),
                        field("meaning", &D::meaning, "Vad den betyder, del för del"),
                        field("columns", &D::columns, "Kolumner som den läser"));
    }
};

struct CheckDefinition {
    std::string text;
    template <class R = CheckDefinition>
    static constexpr auto described() {
        return describe("CheckDefinition", field("text", &R::text, "Definitionen, TOML"));
    }
};
struct OneDefinition {
    std::string measure;
    template <class R = OneDefinition>
    static constexpr auto described() {
        return describe("OneDefinition", field("measure", &R::measure, "Måttets id"));
    }
};
struct DefinitionPage {
    std::string measure;
    std::string text;
    std::string digest;  // for saving: what one started from
    bool in_store = false;
    std::vector<std::string> late;
    ToldDefinition told;
    template <class D = DefinitionPage>
    static constexpr auto described() {
        return describe("DefinitionPage", field("measure", &D::measure, "Måttets id"),
                        field("text", &D::text, "Filen som den är skriven"),
                        field("digest", &D::digest, "Textens kontrollsumma"),
                        field("in_store", &D::in_store, "Om måttet finns bland regionens mått"),
                        field("late", &D::late, "Källor som är försenade"),
                        field("told", &D::told, "Vad den betyder, eller vad som är fel"));
    }
};

struct MeasureName {
    std::string measure;
    std::string name;
    template <class M = MeasureName>
    static constexpr auto described() {
        return describe("MeasureName", field("measure", &M::measure, "Måttets id"), field("name", &M::name, "Namn"));
    }
};
struct DatasetMeasures {
    std::string dataset;
    std::vector<MeasureName> measures;
    template <class M = DatasetMeasures>
    static constexpr auto described() {
        return describe("DatasetMeasures", field("dataset", &M::dataset, "Datamängd"),
                        field("measures", &M::measures, "Mått som räknas ur den"));
    }
};
struct FreshnessList {
    std::vector<Freshness> sources;
    std::vector<DatasetMeasures> measures;  // by dataset; those that none rests on are left out
    int late = 0;                           // rows of `sources` that are late
    template <class L = FreshnessList>
    static constexpr auto described() {
        return describe("FreshnessList", field("sources", &L::sources, "Datamängder och deras källor"),
                        field("measures", &L::measures, "Mått som räknas ur dem"),
                        field("late", &L::late, "Antal försenade källor"));
    }
};

// Of the data folder's datasets, sources and deliveries.
Result<std::vector<Freshness>> region_freshness(Context& context, const std::vector<Dataset>& datasets);
Result<FreshnessList> get_freshness(Context& context, const Nothing& wish);
// The datasets that a definition reads; of a quotient those of its parts.
std::vector<std::string> datasets_of(const Sources& sources, const Definition& definition);
// "Vårdkontakter från cosmic är 12 dagar försenad." for each late one of the datasets.
std::vector<std::string> late_words(const std::vector<Freshness>& rows, const std::vector<std::string>& datasets);

void offer_workshop(Operations& operations);

}  // namespace ledstang
