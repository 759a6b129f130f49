using System.Text.Json.Serialization;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>What a field was, and what it is.</summary>
public sealed record SchemaChange
{
    /// <summary>Where the field stands, as a JSONPath.</summary>
    public required string Path { get; init; }

    /// <summary>In which message.</summary>
    public required MessageSide Side { get; init; }

    /// <summary>What it is told from.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<DriftBasis>))]
    public required DriftBasis Basis { get; init; }

    /// <summary>What it was, or is in most messages.</summary>
    public required Sighting Before { get; init; }

    /// <summary>What it is.</summary>
    public required Sighting After { get; init; }

    /// <summary>The change that a drift of a table shows.</summary>
    internal static SchemaChange Of(FieldTable table, Drift drift) =>
        new() { Path = drift.Path, Side = table.Side, Basis = drift.Basis, Before = drift.Before, After = drift.After };

    /// <summary>The change as one sentence about an operation.</summary>
    internal string Sentence(string operation) =>
        $"{Subject(After)} in the {Message} of {operation} ({After.Count} of {After.Total}); {Earlier} {Was} ({Before.Count} of {Before.Total})";

    /// <summary>Both ways beside each other, a line each.</summary>
    internal IEnumerable<string> Lines(string operation) =>
    [
        $"{(Basis == DriftBasis.Mixture ? Usually : "before")}: {Line(operation, Before)}",
        $"{(Basis == DriftBasis.Mixture ? "but" : "now")}: {Line(operation, After)}",
    ];

    private string Message => Side == MessageSide.Request ? "request" : "response";

    private string Was => Before.What.StartsWith('$') ? $"is {Before.What}" : Before.What;

    private string Earlier => Basis switch
    {
        DriftBasis.Baseline => "in the baseline it",
        DriftBasis.Onset => "before it",
        _ => $"{Usually} it",
    };

    private string Usually => Before.Count >= After.Count ? "mostly" : "otherwise";

    private string Line(string operation, Sighting seen) =>
        $"{operation} {Message}: {Subject(seen)}{(seen.Example is null ? "" : $", as {seen.Example}")} ({seen.Count} of {seen.Total})";

    // A rename names the path itself.
    private string Subject(Sighting seen) => seen.What.StartsWith('$') ? seen.What : $"{Path} {seen.What}";
}
