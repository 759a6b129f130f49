using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Reading.Configuration;

/// <summary>A value of a document of JSON or YAML.</summary>
/// <param name="Path">The names on the way to it, of lists the index.</param>
/// <param name="Value">Its text.</param>
internal sealed record Leaf(ImmutableArray<string> Path, string Value)
{
    /// <summary>The names with colons between them, as configuration knows them.</summary>
    public string Key => string.Join(':', Path);

    /// <summary>Whether the value stands below some names.</summary>
    public bool IsBelow(params ReadOnlySpan<string> names) =>
        Path.Length > names.Length && Path.AsSpan()[..names.Length].SequenceEqual(names);
}
