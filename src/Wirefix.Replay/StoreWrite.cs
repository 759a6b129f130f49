using System.Collections.Immutable;

namespace Wirefix.Replay;

/// <summary>A write that reached the mock's own store.</summary>
/// <param name="Request">The request of the script that led to it; null where that is not known.</param>
/// <param name="Resource">Host and path of the resource.</param>
/// <param name="Undone">The writes that it wrote over and its caller had not read, each by the request that led to it, where that is known.</param>
public sealed record StoreWrite(int? Request, string Resource, ImmutableArray<int?> Undone)
{
    /// <summary>Whether it was refused, as its caller named a version that was no longer there.</summary>
    public bool Refused { get; init; }

    /// <summary>
    /// The fields in which what was written differs from what its caller had read last: a number by how much, everything else by what stands
    /// there now.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Changes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
