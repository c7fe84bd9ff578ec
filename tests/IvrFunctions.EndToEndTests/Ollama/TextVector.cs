using System.Security.Cryptography;
using System.Text;

namespace IvrFunctions.EndToEndTests.Ollama;

/// <summary>Vectors of unit length that differ where texts differ, the same in every run; texts that share words are near.</summary>
internal static class TextVector
{
    public static float[] Of(string text, int dimensions)
    {
        var vector = new float[dimensions];
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Append(text))
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(word));
            for (var i = 0; i < hash.Length; i += 4)
                vector[BitConverter.ToUInt16(hash, i) % dimensions] += hash[i + 2] / 128f - 1;
        }

        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return length == 0 ? vector : [.. vector.Select(value => value / length)];
    }
}
