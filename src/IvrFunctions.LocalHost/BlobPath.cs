namespace IvrFunctions.LocalHost;

/// <summary>The path of a blob trigger, <c>container/{name}</c>: every blob of a container.</summary>
internal readonly record struct BlobPath(string Container)
{
    public static BlobPath Parse(string path) =>
        path.Split('/') is [{ Length: > 0 } container, ['{', .., '}']]
            ? new BlobPath(container)
            : throw new NotSupportedException($"This host knows blob paths like container/{{name}}, not {path}.");
}
