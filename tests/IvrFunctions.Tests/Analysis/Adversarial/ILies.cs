namespace IvrFunctions.Tests.Analysis.Adversarial;

/// <summary>Sentences that some evidence does not bear out, by kind.</summary>
internal interface ILies
{
    IEnumerable<(string Family, Func<(string Text, string Cite)> Make, bool AlsoAdvice)> Families { get; }
}
