using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IvrFunctions;

/// <summary>Missing or wrong settings: one line a key, for the user who starts the app.</summary>
internal static class SettingsErrors
{
    /// <summary>Validates all settings now: the host would do so on its start, and log a stack trace.</summary>
    /// <exception cref="OptionsValidationException">A setting is missing or wrong.</exception>
    public static void Check(IServiceProvider services) => services.GetService<IStartupValidator>()?.Validate();

    /// <summary>The lines that an exception carries; none where settings are not its cause.</summary>
    public static IReadOnlyList<string> Find(Exception exception) => exception switch
    {
        OptionsValidationException settings => [.. settings.Failures.Select(WithoutProperty)],
        AggregateException several => [.. several.InnerExceptions.SelectMany(Find)],
        _ => [],
    };

    /// <summary>The generated validators put the property's name before a message, which names the key itself.</summary>
    private static string WithoutProperty(string failure) =>
        failure.Split(": ", 2) is [var property, var message] && property.All(char.IsAsciiLetterOrDigit) ? message : failure;
}
