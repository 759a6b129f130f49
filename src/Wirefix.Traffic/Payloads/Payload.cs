using System.Collections.Immutable;

namespace Wirefix.Traffic.Payloads;

/// <summary>The values of a body in the order in which they stand, containers before what they hold.</summary>
/// <param name="Fields">The values; the first one is the root, <c>$</c>.</param>
public sealed record Payload(ImmutableArray<PayloadField> Fields)
{
    private readonly Lazy<ILookup<string, PayloadField>> _byPath = new(() => Fields.ToLookup(field => field.Path, StringComparer.Ordinal));

    /// <summary>Every value that stands at a path; several where the path leads through a list, none where it is absent.</summary>
    public IEnumerable<PayloadField> At(string path) => _byPath.Value[path];

    /// <summary>Whether a value stands at the path.</summary>
    public bool Has(string path) => _byPath.Value.Contains(path);

    /// <summary>The paths, each once, in the order in which they come first.</summary>
    public IEnumerable<string> Paths => _byPath.Value.Select(fields => fields.Key);

    /// <summary>The text of the one value at a path; null where there is none or more than one.</summary>
    public string? Single(string path) => At(path).Take(2).ToArray() is [var only] ? only.Text : null;
}
