using System.Globalization;

namespace IvrFunctions.Core.Ingestion.Values;

/// <summary>Recognises ids that a spreadsheet took for numbers and rounded, so that distinct calls may share one.</summary>
internal static class IdDamage
{
    /// <summary><c>1.671.274.242.369.440</c>, <c>1,67E+16</c>, or nothing but the signs for a column that is too narrow.</summary>
    public static bool LooksDamaged(ReadOnlySpan<char> cell)
    {
        var id = cell.Trim();
        return IsGroupedNumber(id) || IsScientificNumber(id) || (id.Length > 2 && !id.ContainsAnyExcept('#'));
    }

    private static bool IsGroupedNumber(ReadOnlySpan<char> id)
    {
        var firstSeparator = id.IndexOfAny('.', ',');
        if (firstSeparator is < 1 or > 3)
        {
            return false;
        }

        var (groups, fitsAddress) = (0, true);
        foreach (var part in id.Split(id[firstSeparator]))
        {
            var group = id[part];
            if (group.ContainsAnyExceptInRange('0', '9') || (groups > 0 ? group.Length != 3 : group.IsEmpty))
            {
                return false;
            }

            fitsAddress &= int.Parse(group, NumberStyles.None, CultureInfo.InvariantCulture) <= 255;
            groups++;
        }

        // Four groups up to 255 are the address of a machine.
        return groups >= 3 && !(groups == 4 && fitsAddress);
    }

    private static bool IsScientificNumber(ReadOnlySpan<char> id)
    {
        var exponent = id.IndexOf("E+", StringComparison.OrdinalIgnoreCase);
        return exponent > 0
            && char.IsAsciiDigit(id[0])
            && !id[(exponent + 2)..].ContainsAnyExceptInRange('0', '9')
            && id.Length > exponent + 2
            && (exponent == 1 || (id[1] is '.' or ',' && !id[2..exponent].ContainsAnyExceptInRange('0', '9')));
    }
}
