using System.Security.Cryptography;
using System.Text;

namespace IvrFunctions.Cli.Stack;

/// <summary>The secret of the caller pseudonyms: made once a data directory, because another key would give every caller another name.</summary>
internal static class PseudonymKey
{
    private const int Bytes = 32;

    public static string ReadOrCreate(string path)
    {
        if (!File.Exists(path))
            PrivateFile.Write(path, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes))));
        return File.ReadAllText(path).Trim();
    }
}
