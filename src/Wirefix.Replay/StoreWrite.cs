using System.Collections.Immutable;

namespace Wirefix.Replay;

/// <summary>A write that the mock's own store accepted.</summary>
/// <param name="Request">The request of the script that led to it; null where that is not known.</param>
/// <param name="Resource">Host and path of the resource.</param>
/// <param name="Undone">The writes that it wrote over and its caller had not read, each by the request that led to it, where that is known.</param>
public sealed record StoreWrite(int? Request, string Resource, ImmutableArray<int?> Undone);
