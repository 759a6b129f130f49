using System.Collections.Immutable;

namespace Wirefix.Replay;

/// <summary>A write that reached the mock's own store.</summary>
/// <param name="Request">The request of the script that led to it; null where that is not known.</param>
/// <param name="Resource">Host and path of the resource.</param>
/// <param name="Undone">How many versions it wrote over that its caller had not read.</param>
public sealed record StoreWrite(int? Request, string Resource, int Undone)
{
    /// <summary>Whether it was refused, as its caller named a version that was no longer there.</summary>
    public bool Refused { get; init; }

    /// <summary>
    /// The fields in which what was written differs from what its caller had read last: a number by how much, everything else by what stands
    /// there now.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Changes { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
