using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>A field that goes by another name, or stands elsewhere, with like values.</summary>
/// <remarks>Where several fields are renamed in the same messages, the surest one is told and the others stand beside it.</remarks>
public sealed record RenamedField : SchemaFinding
{
    private const int MostNamed = 8;

    /// <summary>For readers of JSON.</summary>
    public RenamedField()
    {
    }

    [SetsRequiredMembers]
    internal RenamedField(FieldTable table, IReadOnlyList<Drift> together)
        : base(table, together[0])
    {
        if (together.Count == 1)
            return;
        Together = [.. together.Skip(1).Select(drift => SchemaChange.Of(table, drift))];
        Title += $"; and {Together.Length} more in the same messages";
        var named = Together.Take(MostNamed).Select(change => $"{change.Before.What} → {change.After.What}");
        Proof = [.. Proof, $"with it: {string.Join(", ", named)}{(Together.Length > MostNamed ? ", …" : "")}"];
    }

    /// <summary>The other fields that are renamed in the same messages; none where it is one alone.</summary>
    public ImmutableArray<SchemaChange> Together { get; init; } = [];
}
