using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Samples.Proving.Running;

namespace Samples.Proving;

/// <summary>How <c>wirefix fix</c> ended.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Outcome">The outcome, in its word.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Seconds">How long it took.</param>
public sealed partial record FixProof(int ExitCode, string Outcome, string Reason, double Seconds)
{
    private const string Nothing = "–";

    /// <summary>The kind of the finding.</summary>
    public string Finding { get; init; } = Nothing;

    /// <summary>The metric, before and after.</summary>
    public string Metric { get; init; } = Nothing;

    /// <summary>The rules whose fixes were proposed last.</summary>
    public string Rule { get; init; } = Nothing;

    /// <summary>The gates in order, a line each.</summary>
    public IReadOnlyList<string> Gates { get; init; } = [];

    /// <summary>Reads what the command printed as JSON.</summary>
    public static FixProof Of(CommandResult result)
    {
        if (result.Output.Length == 0)
            return new FixProof(result.ExitCode, "nothing was done", result.LastError, result.Seconds);

        var evidence = JsonNode.Parse(result.Output)!;
        var gates = evidence["gates"]!.AsArray();
        return new FixProof(result.ExitCode, Text(evidence["outcome"]), Text(evidence["reason"]), result.Seconds)
        {
            Finding = Text(evidence["finding"]?["kind"]),
            Metric = evidence["metric"] is { } metric ? MetricOf(metric) : Nothing,
            Rule = RuleOf(gates),
            Gates = [.. gates.Select(gate => $"{((bool)gate!["passed"]! ? "passed" : "FAILED")}  {gate["name"]}: {gate["evidence"]}")],
        };
    }

    private static string MetricOf(JsonNode metric) =>
        $"{metric["name"]} {ValueOf(metric["baseline"])} → {ValueOf(metric["confirmation"])}";

    private static string ValueOf(JsonNode? measurement) =>
        measurement is null ? Nothing : ((double)measurement["value"]!).ToString("0.##", CultureInfo.InvariantCulture);

    private static string RuleOf(JsonArray gates)
    {
        var evidence = gates.FirstOrDefault(gate => (string)gate!["name"]! == "rules")?["evidence"];
        var rules = RuleId().Matches(Text(evidence)).Select(rule => rule.Value).Distinct().ToArray();
        return rules.Length == 0 ? Nothing : string.Join(", ", rules);
    }

    private static string Text(JsonNode? node) => node?.ToString() ?? Nothing;

    [GeneratedRegex(@"WIRE\d{4}")]
    private static partial Regex RuleId();
}
