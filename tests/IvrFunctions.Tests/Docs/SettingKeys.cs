using System.Globalization;
using System.Reflection;
using IvrFunctions.Adapters;
using IvrFunctions.Adapters.AzureStorage;
using IvrFunctions.Core;

namespace IvrFunctions.Tests.Docs;

/// <summary>The settings there are: every property of the options classes that can be set.</summary>
internal static class SettingKeys
{
    /// <summary>Key to default, as the tables of the documents write it.</summary>
    public static IReadOnlyDictionary<string, string> Defaults { get; } =
        (from type in OptionsClasses()
         let section = SectionOf(type)
         let defaults = Activator.CreateInstance(type)
         from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
         where property.SetMethod is { IsPublic: true }
         select (Key: section is null ? property.Name : $"{section}__{property.Name}", Default: Write(property.GetValue(defaults), property)))
        .ToDictionary(setting => setting.Key, setting => setting.Default, StringComparer.Ordinal);

    private static IEnumerable<Type> OptionsClasses() =>
        new[] { typeof(IvrOptions).Assembly, typeof(IvrRegistration).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith(nameof(IvrFunctions), StringComparison.Ordinal) == true)
            .Where(type => SectionOf(type) is not null)
            .Append(typeof(StorageOptions));

    private static string? SectionOf(Type type) =>
        type.GetField("SectionName", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string;

    /// <summary>A text that is empty must be given; one that is null may be left out.</summary>
    private static string Write(object? value, PropertyInfo property) => value switch
    {
        null => "none",
        "" => "required",
        string text => $"`{text}`",
        bool flag => flag ? "`true`" : "`false`",
        IFormattable number => $"`{number.ToString(null, CultureInfo.InvariantCulture)}`",
        _ => throw new NotSupportedException($"{property.Name} is of a type that no document writes yet."),
    };
}
