using System.Text.Json;

namespace IvrFunctions.Cli.Stack;

/// <summary>Says where the stack is, as long as it runs.</summary>
internal static class EndpointsFile
{
    /// <summary>Readers see the whole file or none. It may hold a storage key, so it is the user's alone.</summary>
    public static void Write(string path, Endpoints endpoints)
    {
        var temporary = path + ".new";
        PrivateFile.Write(temporary, JsonSerializer.SerializeToUtf8Bytes(endpoints, StackJson.Default.Endpoints));
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>The endpoints, or <see langword="null"/> where no stack has written any.</summary>
    public static Endpoints? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), StackJson.Default.Endpoints);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException exception)
        {
            throw new CliException($"{path} is not what ivr up writes: {exception.Message}", exception);
        }
    }
}
