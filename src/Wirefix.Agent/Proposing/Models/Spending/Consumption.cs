using System.Globalization;
using Wirefix.Traffic;

namespace Wirefix.Agent.Proposing.Models.Spending;

/// <summary>What was asked of a model and what it took. Calls that failed count, with the tokens that they took.</summary>
public sealed record Consumption
{
    /// <summary>How often the model was called.</summary>
    public int Calls { get; init; }

    /// <summary>How many of these broke off or failed.</summary>
    public int FailedCalls { get; init; }

    /// <summary>How often the model called a tool.</summary>
    public int ToolCalls { get; init; }

    /// <summary>The tokens of all calls.</summary>
    public TokenUsage Tokens { get; init; } = TokenUsage.None;

    /// <summary>How many of the tokens were not told by the service but estimated, since the call broke off before it told them.</summary>
    public long EstimatedTokens { get; init; }

    /// <summary>What the tokens cost; null where no price is known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>What the cost is in; null where there is none.</summary>
    public string? Currency { get; init; }

    /// <summary>The sum.</summary>
    public static Consumption operator +(Consumption left, Consumption right) => left with
    {
        Calls = left.Calls + right.Calls,
        FailedCalls = left.FailedCalls + right.FailedCalls,
        ToolCalls = left.ToolCalls + right.ToolCalls,
        Tokens = left.Tokens + right.Tokens,
        EstimatedTokens = left.EstimatedTokens + right.EstimatedTokens,
        Cost = left.Cost + right.Cost,
    };

    /// <summary>What was taken since an earlier moment.</summary>
    public Consumption Since(Consumption earlier) => this with
    {
        Calls = Calls - earlier.Calls,
        FailedCalls = FailedCalls - earlier.FailedCalls,
        ToolCalls = ToolCalls - earlier.ToolCalls,
        Tokens = Tokens - earlier.Tokens,
        EstimatedTokens = EstimatedTokens - earlier.EstimatedTokens,
        Cost = Cost - earlier.Cost,
    };

    /// <summary>All of it in a line.</summary>
    public override string ToString()
    {
        var failed = FailedCalls == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {FailedCalls} of them failed");
        var estimated = EstimatedTokens == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {EstimatedTokens:N0} of them estimated");
        var cost = Cost is { } price ? string.Create(CultureInfo.InvariantCulture, $", {price:0.####} {Currency}") : "";
        return $"{Quantity.Of(Calls, "call")} of the model{failed}, {Quantity.Of(ToolCalls, "call")} of tools; {Tokens}{estimated}{cost}";
    }
}
