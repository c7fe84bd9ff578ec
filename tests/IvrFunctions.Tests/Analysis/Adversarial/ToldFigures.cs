using IvrFunctions.Core.Analysis;
using IvrFunctions.Core.Narratives;

namespace IvrFunctions.Tests.Analysis.Adversarial;

/// <summary>The evidence's figures as an answer writes them.</summary>
internal sealed class ToldFigures(AnalysisEvidence evidence, TextLanguage language)
{
    private readonly NumberText numbers = new(language);

    public string Id(FactKind kind) => evidence.Facts.First(fact => fact.Kind == kind).Id;

    public string Rate(string name) => numbers.Percent(Value(name));

    public string Count(string name, string? id = null) => numbers.Count((long)(id is null ? Value(name) : evidence.Facts.Single(fact => fact.Id == id).Values[name]));

    private double Value(string name) => evidence.Facts.First(fact => fact.Values.ContainsKey(name)).Values[name];
}
