using System.Reflection;

namespace IvrFunctions.LocalHost;

/// <summary>A method that carries <c>[Function]</c>, and what triggers it.</summary>
/// <param name="Trigger">The trigger attribute of one of its parameters.</param>
/// <param name="TriggerParameter">The parameter that attribute stands on.</param>
/// <param name="OutputQueue">Where its result is sent, <see langword="null"/> without <c>[QueueOutput]</c>.</param>
internal sealed record Function(
    string Name, MethodInfo Method, Attribute Trigger, ParameterInfo TriggerParameter, string? OutputQueue);
