using System.Diagnostics.CodeAnalysis;

namespace IvrFunctions.Core.Narratives;

/// <summary>
/// Compares values by their letters and digits alone: <c>BiometricFail</c>, <c>biometric_fail</c> and <c>BIOMETRIC-FAIL</c>
/// are one value. Allocates nothing.
/// </summary>
internal sealed class LabelComparer : IEqualityComparer<string>
{
    public static readonly LabelComparer Instance = new();

    public bool Equals(string? x, string? y)
    {
        if (ReferenceEquals(x, y)) return true;
        if (x is null || y is null) return false;
        int i = 0, j = 0;
        while (true)
        {
            while (i < x.Length && !char.IsLetterOrDigit(x[i])) i++;
            while (j < y.Length && !char.IsLetterOrDigit(y[j])) j++;
            if (i == x.Length || j == y.Length) return i == x.Length && j == y.Length;
            if (LabelFolding.Fold(x[i++]) != LabelFolding.Fold(y[j++])) return false;
        }
    }

    public int GetHashCode([DisallowNull] string obj)
    {
        // FNV-1a: the keys are a fixed vocabulary, so the hash need not withstand chosen input.
        var hash = 2166136261u;
        foreach (var c in obj)
        {
            if (char.IsLetterOrDigit(c)) hash = (hash ^ LabelFolding.Fold(c)) * 16777619u;
        }

        return (int)hash;
    }
}
