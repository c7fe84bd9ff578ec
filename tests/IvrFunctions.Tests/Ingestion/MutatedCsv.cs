namespace IvrFunctions.Tests.Ingestion;

/// <summary>What transfers, editors and spreadsheets do to files, and worse.</summary>
internal static class MutatedCsv
{
    private static readonly byte[][] Inserted =
        ["\""u8.ToArray(), ","u8.ToArray(), ";"u8.ToArray(), "\r"u8.ToArray(), "\n"u8.ToArray(), "\r\n"u8.ToArray(), [0], [0xFF], [0xFF, 0xFE], "\uFEFF"u8.ToArray(), "ñ"u8.ToArray(), [0xF1]];

    public static byte[] Mutate(byte[] file, Random random)
    {
        var bytes = new List<byte>(file);
        for (var mutations = random.Next(1, 6); mutations > 0 && bytes.Count > 0; mutations--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(20)));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(60))));
                    break;
                default:
                    bytes.InsertRange(at, Inserted[random.Next(Inserted.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }
}
