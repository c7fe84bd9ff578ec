namespace IvrFunctions.Adapters.Chroma;

/// <summary>The server has no collection of this id (any more): somebody deleted it, or the server's data was reset.</summary>
internal sealed class CollectionGoneException(Guid collection) : Exception($"Chroma has no collection {collection}.");
