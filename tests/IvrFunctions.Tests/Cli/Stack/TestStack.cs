using IvrFunctions.Cli;
using IvrFunctions.Cli.Stack;

namespace IvrFunctions.Tests.Cli.Stack;

internal static class TestStack
{
    public static readonly Endpoints Endpoints = new(
        new Uri("http://127.0.0.1:7071"), "UseDevelopmentStorage=true", new Uri("http://127.0.0.1:10000/devstoreaccount1"),
        new Uri("http://127.0.0.1:10001/devstoreaccount1"), new Uri("http://127.0.0.1:8000"), null, "builtin");

    public static CliEnvironment Environment(params (string Name, string Value)[] variables) =>
        new(variables.ToDictionary(variable => variable.Name, variable => variable.Value));

    public static DataDirectory Data(TemporaryFolder folder)
    {
        var data = DataDirectory.Resolve(Environment((DataDirectory.Variable, folder.FullPath)), new ProjectLayout("/project"));
        data.Create();
        return data;
    }
}
