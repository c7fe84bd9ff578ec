namespace IvrFunctions.Core;

/// <summary>A request that cannot be carried out as it stands: 400, naming the field.</summary>
public sealed class InvalidRequestException(string field, string message) : Exception(message)
{
    /// <summary>The field as the request spells it; <c>body</c> where the body itself is unusable.</summary>
    public string Field { get; } = field;
}
