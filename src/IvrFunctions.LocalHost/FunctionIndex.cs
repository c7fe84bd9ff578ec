using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace IvrFunctions.LocalHost;

/// <summary>The functions that were found, by what triggers them.</summary>
internal sealed class FunctionIndex
{
    private readonly List<Function> functions;

    public FunctionIndex(IEnumerable<Type> types) => functions =
    [
        .. (from type in types
            from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            let function = method.GetCustomAttribute<FunctionAttribute>()
            where function is not null
            select Describe(function.Name, method)).OrderBy(function => function.Name, StringComparer.Ordinal),
    ];

    public IEnumerable<string> Names => functions.Select(function => function.Name);

    public IEnumerable<(Function Function, T Trigger)> TriggeredBy<T>()
        where T : Attribute =>
        from function in functions
        where function.Trigger is T
        select (function, (T)function.Trigger);

    private static Function Describe(string name, MethodInfo method)
    {
        foreach (var parameter in method.GetParameters())
        {
            var trigger = parameter.GetCustomAttributes().FirstOrDefault(IsTrigger);
            if (trigger is not null)
                return new Function(name, method, trigger, parameter, method.GetCustomAttribute<QueueOutputAttribute>()?.QueueName);
        }

        throw new InvalidOperationException($"The function {name} has no trigger that this host knows.");
    }

    private static bool IsTrigger(Attribute attribute) =>
        attribute is HttpTriggerAttribute or BlobTriggerAttribute or QueueTriggerAttribute or TimerTriggerAttribute;
}
